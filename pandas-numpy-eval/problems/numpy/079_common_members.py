"""Find the values that two arrays share.

apis: np.intersect1d
"""

# %% prompt
import numpy as np

monday = np.array([7, 3, 9, 3, 1])
friday = np.array([9, 8, 3, 2])
# An array of the numbers that occur on both days, each once, in rising order.
both = ...


# %% solution
both = np.intersect1d(monday, friday)


# %% solution
both = np.unique(monday[np.isin(monday, friday)])


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([3, 9])
    assert isinstance(both, np.ndarray)
    assert both.shape == expected.shape
    assert_array_equal(both, expected)
    # the data are as they were
    assert_array_equal(monday, array([7, 3, 9, 3, 1]))
    assert_array_equal(friday, array([9, 8, 3, 2]))
