"""Solve a system of linear equations.

apis: np.linalg.solve
"""

# %% prompt
import numpy as np

# Two teas and three cakes cost 17; four teas and one cake cost 19.
amounts = np.array([[2.0, 3.0], [4.0, 1.0]])
paid = np.array([17.0, 19.0])
# The price of a tea and the price of a cake, as an array of two numbers.
prices = ...


# %% solution
prices = np.linalg.solve(amounts, paid)


# %% solution
prices = np.linalg.inv(amounts) @ paid


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = array([4.0, 3.0])
    assert isinstance(prices, np.ndarray)
    assert prices.shape == expected.shape
    assert_allclose(prices, expected)
    # the data are as they were
    assert_array_equal(amounts, array([[2.0, 3.0], [4.0, 1.0]]))
    assert_array_equal(paid, array([17.0, 19.0]))
