"""Pair up the elements of two arrays.

apis: np.stack
"""

# %% prompt
import numpy as np

x = np.array([1, 2, 3])
y = np.array([10, 20, 30])
# One array of shape (3, 2) that has x as first and y as second column.
pairs = ...


# %% solution
pairs = np.stack((x, y), axis=1)


# %% solution
pairs = np.array(list(zip(x, y)))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[1, 10], [2, 20], [3, 30]])
    assert isinstance(pairs, np.ndarray)
    assert pairs.shape == expected.shape
    assert_array_equal(pairs, expected)
    # the data are as they were
    assert_array_equal(x, array([1, 2, 3]))
    assert_array_equal(y, array([10, 20, 30]))
