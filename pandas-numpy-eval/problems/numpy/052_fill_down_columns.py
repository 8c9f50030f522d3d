"""Arrange numbers in a table column by column.

apis: np.arange, ndarray.reshape
"""

# %% prompt
import numpy as np

# The numbers 1 to 12 in three rows and four columns, counted down the columns: the first column
# holds 1, 2, 3.
table = ...


# %% solution
table = np.arange(1, 13).reshape(3, 4, order="F")


# %% solution
table = np.arange(1, 13).reshape(4, 3).T


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[1, 4, 7, 10], [2, 5, 8, 11], [3, 6, 9, 12]])
    assert isinstance(table, np.ndarray)
    assert table.shape == expected.shape
    assert_array_equal(table, expected)
