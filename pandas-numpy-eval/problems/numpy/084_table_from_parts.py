"""Put a column of numbers before a table.

apis: np.arange, np.column_stack
"""

# %% prompt
import numpy as np

table = np.array([[20, 21], [30, 31], [40, 41]])
# The table with a further column on the left that numbers the rows 1, 2, 3.
numbered = ...


# %% solution
numbered = np.column_stack((np.arange(1, 4), table))


# %% solution
numbered = np.insert(table, 0, [1, 2, 3], axis=1)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[1, 20, 21], [2, 30, 31], [3, 40, 41]])
    assert isinstance(numbered, np.ndarray)
    assert numbered.shape == expected.shape
    assert_array_equal(numbered, expected)
    # the data are as they were
    assert_array_equal(table, array([[20, 21], [30, 31], [40, 41]]))
