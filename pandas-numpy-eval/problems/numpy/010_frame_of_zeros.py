"""Put a border of zeros around a picture.

apis: np.pad
"""

# %% prompt
import numpy as np

picture = np.array([[5, 6, 7], [8, 9, 1]])
# The picture with a border of zeros, one cell wide on each side.
framed = ...


# %% solution
framed = np.pad(picture, 1)


# %% solution
framed = np.block(
    [
        [np.zeros((1, 5), int)],
        [np.zeros((2, 1), int), picture, np.zeros((2, 1), int)],
        [np.zeros((1, 5), int)],
    ]
)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[0, 0, 0, 0, 0], [0, 5, 6, 7, 0], [0, 8, 9, 1, 0], [0, 0, 0, 0, 0]])
    assert isinstance(framed, np.ndarray)
    assert framed.shape == expected.shape
    assert_array_equal(framed, expected)
    # the data are as they were
    assert_array_equal(picture, array([[5, 6, 7], [8, 9, 1]]))
