"""Add every element of one array to every element of another.

apis: ndarray.__getitem__
"""

# %% prompt
import numpy as np

tens = np.array([10, 20, 30])
ones = np.array([1, 2, 3, 4])
# A table with a row for each of tens and a column for each of ones: the sum of the two.
sums = ...


# %% solution
sums = tens[:, None] + ones


# %% solution
sums = np.add.outer(tens, ones)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[11, 12, 13, 14], [21, 22, 23, 24], [31, 32, 33, 34]])
    assert isinstance(sums, np.ndarray)
    assert sums.shape == expected.shape
    assert_array_equal(sums, expected)
    # the data are as they were
    assert_array_equal(tens, array([10, 20, 30]))
    assert_array_equal(ones, array([1, 2, 3, 4]))
