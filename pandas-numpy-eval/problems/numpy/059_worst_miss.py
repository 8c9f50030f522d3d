"""Find the largest distance from the median of a row.

apis: np.median, np.abs, ndarray.max
"""

# %% prompt
import numpy as np

marks = np.array([[3, 1, 2, 10], [8, 8, 1, 4], [5, 7, 6, 6]])
# The largest distance of any mark from the median of its row, as one number.
miss = ...


# %% solution
miss = np.abs(marks - np.median(marks, axis=1, keepdims=True)).max()


# %% solution
miss = max(abs(mark - np.median(row)) for row in marks for mark in row)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = 7.5
    assert np.ndim(miss) == 0
    assert_allclose(miss, expected)
    # the data are as they were
    assert_array_equal(marks, array([[3, 1, 2, 10], [8, 8, 1, 4], [5, 7, 6, 6]]))
