"""Build a multiplication table.

apis: np.outer, np.arange, np.arange
"""

# %% prompt
import numpy as np

# The products of 1 to 4 (down the rows) with 1 to 6 (across the columns).
table = ...


# %% solution
table = np.outer(np.arange(1, 5), np.arange(1, 7))


# %% solution
table = np.array([[row * column for column in range(1, 7)] for row in range(1, 5)])


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array(
        [[1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 12], [3, 6, 9, 12, 15, 18], [4, 8, 12, 16, 20, 24]]
    )
    assert isinstance(table, np.ndarray)
    assert table.shape == expected.shape
    assert_array_equal(table, expected)
