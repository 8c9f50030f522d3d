"""Turn shares into bytes.

apis: np.clip, np.round, ndarray.astype
"""

# %% prompt
import numpy as np

light = np.array([-0.2, 0.0, 0.1, 0.499, 0.999, 1.7])
# Limit the values to 0 .. 1, scale them to 0 .. 255, round to whole numbers and store as uint8.
pixels = ...


# %% solution
pixels = np.round(np.clip(light, 0, 1) * 255).astype(np.uint8)


# %% solution
pixels = np.rint(255 * np.minimum(np.maximum(light, 0), 1)).astype("uint8")


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([0, 0, 26, 127, 255, 255], dtype="uint8")
    assert isinstance(pixels, np.ndarray)
    assert pixels.dtype == expected.dtype
    assert pixels.shape == expected.shape
    assert_array_equal(pixels, expected)
    # the data are as they were
    assert_array_equal(light, array([-0.2, 0.0, 0.1, 0.499, 0.999, 1.7]))
