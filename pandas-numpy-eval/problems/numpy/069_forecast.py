"""Fit a straight line and extend it.

apis: np.polyfit, np.polyval, np.round
"""

# %% prompt
import numpy as np

year = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
price = np.array([2.0, 2.5, 3.5, 3.65, 5.072])
# The value in year 6 of the line with the least squared error through the points, rounded to two
# decimals.
forecast = ...


# %% solution
forecast = np.round(np.polyval(np.polyfit(year, price, 1), 6), 2)


# %% solution
forecast = round(
    price.mean()
    + (6 - year.mean()) * ((year - year.mean()) @ price) / ((year - year.mean()) @ year),
    2,
)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = 6.26
    assert np.ndim(forecast) == 0
    assert_allclose(forecast, expected)
    # the data are as they were
    assert_array_equal(year, array([0.0, 1.0, 2.0, 3.0, 4.0]))
    assert_array_equal(price, array([2.0, 2.5, 3.5, 3.65, 5.072]))
