"""Find the quartiles of some numbers.

apis: np.quantile
"""

# %% prompt
import numpy as np

pulses = np.array([62, 71, 58, 90, 66, 75, 80, 69])
# The lower quartile, the median and the upper quartile in one array (linear interpolation).
quartiles = ...


# %% solution
quartiles = np.quantile(pulses, [0.25, 0.5, 0.75])


# %% solution
quartiles = np.percentile(pulses, (25, 50, 75))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = array([65.0, 70.0, 76.25])
    assert isinstance(quartiles, np.ndarray)
    assert quartiles.shape == expected.shape
    assert_allclose(quartiles, expected)
    # the data are as they were
    assert_array_equal(pulses, array([62, 71, 58, 90, 66, 75, 80, 69]))
