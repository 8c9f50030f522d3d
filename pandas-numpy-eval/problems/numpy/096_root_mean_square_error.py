"""Measure the error of a forecast.

apis: np.subtract, np.square, np.mean, np.sqrt
"""

# %% prompt
import numpy as np

forecast = np.array([2.0, 4.0, 6.0, 9.0])
actual = np.array([1.0, 4.0, 8.0, 7.0])
# The square root of the mean of the squared differences.
error = ...


# %% solution
error = np.sqrt(np.mean(np.square(np.subtract(forecast, actual))))


# %% solution
error = ((forecast - actual) ** 2).mean() ** 0.5


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = 1.5
    assert np.ndim(error) == 0
    assert_allclose(error, expected)
    # the data are as they were
    assert_array_equal(forecast, array([2.0, 4.0, 6.0, 9.0]))
    assert_array_equal(actual, array([1.0, 4.0, 8.0, 7.0]))
