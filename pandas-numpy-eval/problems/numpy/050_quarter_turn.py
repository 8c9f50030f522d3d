"""Turn a picture by a quarter.

apis: np.rot90
"""

# %% prompt
import numpy as np

picture = np.array([[1, 2, 3], [4, 5, 6]])
# The picture turned by 90 degrees clockwise.
turned = ...


# %% solution
turned = np.rot90(picture, k=-1)


# %% solution
turned = picture[::-1].T


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[4, 1], [5, 2], [6, 3]])
    assert isinstance(turned, np.ndarray)
    assert turned.shape == expected.shape
    assert_array_equal(turned, expected)
    # the data are as they were
    assert_array_equal(picture, array([[1, 2, 3], [4, 5, 6]]))
