"""Measure the length of a path.

apis: np.diff, np.linalg.norm, ndarray.sum
"""

# %% prompt
import numpy as np

path = np.array([[0.0, 0.0], [3.0, 4.0], [3.0, 10.0], [-5.0, 10.0]])
# The total length of the straight lines from each point to the next.
length = ...


# %% solution
length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()


# %% solution
length = sum(np.hypot(*(after - before)) for before, after in [path[:2], path[1:3], path[2:]])


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = 19.0
    assert np.ndim(length) == 0
    assert_allclose(length, expected)
    # the data are as they were
    assert_array_equal(path, array([[0.0, 0.0], [3.0, 4.0], [3.0, 10.0], [-5.0, 10.0]]))
