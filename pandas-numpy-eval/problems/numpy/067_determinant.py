"""Compute a determinant.

apis: np.linalg.det, np.round
"""

# %% prompt
import numpy as np

matrix = np.array([[1.25, 0.3, 0.0], [0.7, 2.125, 1.1], [0.0, 0.45, 3.3]])
# The determinant of matrix, rounded to three decimals.
value = ...


# %% solution
value = np.round(np.linalg.det(matrix), 3)


# %% solution
value = round(float(np.prod(np.linalg.eigvals(matrix)).real), 3)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = 7.454
    assert np.ndim(value) == 0
    assert_allclose(value, expected)
    # the data are as they were
    assert_array_equal(matrix, array([[1.25, 0.3, 0.0], [0.7, 2.125, 1.1], [0.0, 0.45, 3.3]]))
