"""Test whether a matrix equals its transpose.

apis: np.allclose, ndarray.T
"""

# %% prompt
import numpy as np


def is_symmetric(matrix):
    # True if the square matrix equals its transpose up to rounding errors, else False.
    return ...


# %% solution
def is_symmetric(matrix):
    return np.allclose(matrix, matrix.T)


# %% solution
def is_symmetric(matrix):
    return bool(np.abs(matrix - np.transpose(matrix)).max() < 1e-6)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([[1, 2], [2, 1]]), True
        yield array([[1, 2], [3, 1]]), False
        yield array([[1]]), True
        yield array([[0, 0], [0, 0]]), True
        yield array([[0, 1], [-1, 0]]), False
        yield array([[1, 2, 3], [2, 4, 5], [3, 5, 6]]), True
        yield array([[1, 2, 3], [2, 4, 5], [3, 6, 6]]), False
        yield array([[1, 2, 3], [4, 4, 5], [3, 5, 6]]), False
        yield array([[1, 2, 4], [2, 4, 5], [3, 5, 6]]), False
        yield array([[0.1 + 0.2, 0.5], [0.5, 0.3]]), True
        yield array([[1.0, 0.1 + 0.2], [0.3, 1.0]]), True
        yield array([[1.0, 0.31], [0.3, 1.0]]), False
        yield np.eye(4), True
        yield np.ones((3, 3)), True
        yield np.arange(4).reshape(2, 2), False
        yield np.arange(9).reshape(3, 3), False
        yield np.diag([3, 1, 2]), True
        yield array([[5, -7], [-7, 5]]), True
        yield array([[5, -7], [7, 5]]), False
        yield array([[1.0, 1e3], [1.1e3, 1.0]]), False

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, (bool, np.bool_))
        assert got == expected
        assert_array_equal(arguments[0], before[0])
