"""Take from one table what stands at the maxima of another.

apis: ndarray.argmax, np.take_along_axis, ndarray.ravel
"""

# %% prompt
import numpy as np

quality = np.array([[3, 9, 5], [7, 2, 6], [1, 4, 8], [5, 6, 2]])
price = np.array([[30, 90, 55], [72, 20, 61], [10, 40, 85], [50, 65, 25]])
# For each row the price at the place where the row of quality is highest:
# an array of four numbers.
costs = ...


# %% solution
costs = np.take_along_axis(price, quality.argmax(axis=1)[:, None], axis=1).ravel()


# %% solution
costs = price[np.arange(4), np.argmax(quality, axis=1)]


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([90, 72, 85, 65])
    assert isinstance(costs, np.ndarray)
    assert costs.shape == expected.shape
    assert_array_equal(costs, expected)
    # the data are as they were
    assert_array_equal(quality, array([[3, 9, 5], [7, 2, 6], [1, 4, 8], [5, 6, 2]]))
    assert_array_equal(price, array([[30, 90, 55], [72, 20, 61], [10, 40, 85], [50, 65, 25]]))
