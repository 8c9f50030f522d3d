"""Mirror a picture from left to right.

apis: np.fliplr
"""

# %% prompt
import numpy as np

picture = np.array([[1, 2, 3], [4, 5, 6]])
# The picture as a mirror shows it: left and right exchanged.
mirrored = ...


# %% solution
mirrored = np.fliplr(picture)


# %% solution
mirrored = picture[:, ::-1]


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[3, 2, 1], [6, 5, 4]])
    assert isinstance(mirrored, np.ndarray)
    assert mirrored.shape == expected.shape
    assert_array_equal(mirrored, expected)
    # the data are as they were
    assert_array_equal(picture, array([[1, 2, 3], [4, 5, 6]]))
