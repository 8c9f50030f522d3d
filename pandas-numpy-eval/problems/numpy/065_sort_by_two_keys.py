"""Sort rows by two columns.

apis: np.lexsort
"""

# %% prompt
import numpy as np

visits = np.array([[2, 30, 7], [1, 50, 8], [2, 10, 9], [1, 40, 6]])
# The rows sorted by the first column and, where that is equal, by the second.
ordered = ...


# %% solution
ordered = visits[np.lexsort((visits[:, 1], visits[:, 0]))]


# %% solution
ordered = np.array(sorted(visits.tolist()))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[1, 40, 6], [1, 50, 8], [2, 10, 9], [2, 30, 7]])
    assert isinstance(ordered, np.ndarray)
    assert ordered.shape == expected.shape
    assert_array_equal(ordered, expected)
    # the data are as they were
    assert_array_equal(visits, array([[2, 30, 7], [1, 50, 8], [2, 10, 9], [1, 40, 6]]))
