"""Order the rows of a table by one of its columns.

apis: np.argsort
"""

# %% prompt
import numpy as np

table = np.array([[3, 70], [1, 90], [4, 60], [2, 80]])
# The same rows, ordered so that the second column rises.
ordered = ...


# %% solution
ordered = table[np.argsort(table[:, 1])]


# %% solution
ordered = np.array(sorted(table.tolist(), key=lambda row: row[1]))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[4, 60], [3, 70], [2, 80], [1, 90]])
    assert isinstance(ordered, np.ndarray)
    assert ordered.shape == expected.shape
    assert_array_equal(ordered, expected)
    # the data are as they were
    assert_array_equal(table, array([[3, 70], [1, 90], [4, 60], [2, 80]]))
