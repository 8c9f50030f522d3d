"""Sum up along the rows.

apis: np.cumsum
"""

# %% prompt
import numpy as np

rain = np.array([[1, 0, 4, 2], [3, 3, 0, 1]])
# For every row its running total from left to right.
totals = ...


# %% solution
totals = np.cumsum(rain, axis=1)


# %% solution
totals = rain @ np.triu(np.ones((4, 4), int))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[1, 1, 5, 7], [3, 6, 6, 7]])
    assert isinstance(totals, np.ndarray)
    assert totals.shape == expected.shape
    assert_array_equal(totals, expected)
    # the data are as they were
    assert_array_equal(rain, array([[1, 0, 4, 2], [3, 3, 0, 1]]))
