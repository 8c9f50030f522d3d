"""Measure the spread of every column.

apis: ndarray.max, ndarray.min
"""

# %% prompt
import numpy as np

heat = np.array([[12, 30, -5], [18, 22, 4], [15, 41, 0]])
# An array with the difference of the largest and the smallest value of each column.
spread = ...


# %% solution
spread = heat.max(axis=0) - heat.min(axis=0)


# %% solution
spread = np.ptp(heat, axis=0)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([6, 19, 9])
    assert isinstance(spread, np.ndarray)
    assert spread.shape == expected.shape
    assert_array_equal(spread, expected)
    # the data are as they were
    assert_array_equal(heat, array([[12, 30, -5], [18, 22, 4], [15, 41, 0]]))
