"""Make an array of zeros of a small integer type.

apis: np.zeros
"""

# %% prompt
import numpy as np

# Two rows and five columns of zeros, stored as unsigned bytes (uint8).
canvas = ...


# %% solution
canvas = np.zeros((2, 5), dtype=np.uint8)


# %% solution
canvas = np.full((2, 5), 0, dtype="uint8")


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]], dtype="uint8")
    assert isinstance(canvas, np.ndarray)
    assert canvas.dtype == expected.dtype
    assert canvas.shape == expected.shape
    assert_array_equal(canvas, expected)
