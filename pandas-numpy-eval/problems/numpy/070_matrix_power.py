"""Multiply a matrix by itself many times.

apis: np.linalg.matrix_power
"""

# %% prompt
import numpy as np

step = np.array([[1, 1], [1, 0]])
# step multiplied by itself so that it stands ten times in the matrix product.
result = ...


# %% solution
result = np.linalg.matrix_power(step, 10)


# %% solution
result = np.linalg.multi_dot([step] * 10)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[89, 55], [55, 34]])
    assert isinstance(result, np.ndarray)
    assert result.shape == expected.shape
    assert_array_equal(result, expected)
    # the data are as they were
    assert_array_equal(step, array([[1, 1], [1, 0]]))
