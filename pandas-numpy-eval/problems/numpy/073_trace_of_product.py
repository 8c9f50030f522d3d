"""Sum the diagonal of a matrix product.

apis: np.matmul, np.trace
"""

# %% prompt
import numpy as np

a = np.array([[1, 2, 0], [3, 1, 4]])
b = np.array([[2, 1], [0, 5], [6, 7]])
# The sum of the diagonal entries of the matrix product of a and b.
total = ...


# %% solution
total = np.trace(np.matmul(a, b))


# %% solution
total = (a * b.T).sum()


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = 38
    assert np.ndim(total) == 0
    assert total == expected
    # the data are as they were
    assert_array_equal(a, array([[1, 2, 0], [3, 1, 4]]))
    assert_array_equal(b, array([[2, 1], [0, 5], [6, 7]]))
