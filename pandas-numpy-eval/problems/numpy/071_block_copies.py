"""Enlarge a picture by whole factors.

apis: np.kron, np.ones
"""

# %% prompt
import numpy as np

picture = np.array([[1, 2], [3, 4]])
# Every cell becomes a block of 2 rows and 3 columns of the same value: integers, shape (4, 6).
enlarged = ...


# %% solution
enlarged = np.kron(picture, np.ones((2, 3), dtype=int))


# %% solution
enlarged = picture.repeat(2, axis=0).repeat(3, axis=1)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array(
        [[1, 1, 1, 2, 2, 2], [1, 1, 1, 2, 2, 2], [3, 3, 3, 4, 4, 4], [3, 3, 3, 4, 4, 4]]
    )
    assert isinstance(enlarged, np.ndarray)
    assert enlarged.dtype == expected.dtype
    assert enlarged.shape == expected.shape
    assert_array_equal(enlarged, expected)
    # the data are as they were
    assert_array_equal(picture, array([[1, 2], [3, 4]]))
