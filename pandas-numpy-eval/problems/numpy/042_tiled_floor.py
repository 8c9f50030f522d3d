"""Lay a pattern side by side.

apis: np.tile
"""

# %% prompt
import numpy as np

pattern = np.array([[1, 0], [0, 2]])
# The pattern twice downward and three times across, as one array of shape (4, 6).
floor = ...


# %% solution
floor = np.tile(pattern, (2, 3))


# %% solution
floor = np.vstack([np.hstack([pattern] * 3)] * 2)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array(
        [[1, 0, 1, 0, 1, 0], [0, 2, 0, 2, 0, 2], [1, 0, 1, 0, 1, 0], [0, 2, 0, 2, 0, 2]]
    )
    assert isinstance(floor, np.ndarray)
    assert floor.shape == expected.shape
    assert_array_equal(floor, expected)
    # the data are as they were
    assert_array_equal(pattern, array([[1, 0], [0, 2]]))
