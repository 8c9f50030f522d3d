"""Collect the entries above the diagonal.

apis: np.triu_indices
"""

# %% prompt
import numpy as np


def above_diagonal(matrix):
    # The entries of the square matrix strictly above its main diagonal, row by row, as one
    # one-dimensional array.
    return ...


# %% solution
def above_diagonal(matrix):
    return matrix[np.triu_indices(len(matrix), k=1)]


# %% solution
def above_diagonal(matrix):
    return np.array(
        [
            matrix[row, column]
            for row in range(len(matrix))
            for column in range(row + 1, len(matrix))
        ],
        dtype=matrix.dtype,
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([[1, 2], [3, 4]]), array([2])
        yield array([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), array([2, 3, 6])
        yield array([[9, 8, 7], [6, 5, 4], [3, 2, 1]]), array([8, 7, 4])
        yield array([[5]]), np.zeros(0, dtype=int)
        yield array([[0, 1], [0, 0]]), array([1])
        yield array([[0, 0], [1, 0]]), array([0])
        yield array([[1.5, 2.5], [3.5, 4.5]]), array([2.5])
        yield np.eye(3), array([0.0, 0.0, 0.0])
        yield np.arange(16).reshape(4, 4), array([1, 2, 3, 6, 7, 11])
        yield np.arange(25).reshape(5, 5), array([1, 2, 3, 4, 7, 8, 9, 13, 14, 19])
        yield array([[1, -1], [-2, 2]]), array([-1])
        yield array([[1, 7, 7], [0, 1, 7], [0, 0, 1]]), array([7, 7, 7])
        yield array([[1, 0, 0], [7, 1, 0], [7, 7, 1]]), array([0, 0, 0])
        yield array([["a", "b"], ["c", "d"]]), array(["b"])
        yield array([[True, False], [True, True]]), array([False])
        yield array([[0, 10, 20], [10, 0, 30], [20, 30, 0]]), array([10, 20, 30])
        yield array([[4, 3], [2, 1]]), array([3])
        yield array([[1, 2, 3], [2, 1, 4], [3, 4, 1]]), array([2, 3, 4])
        yield array([[100, 200], [300, 400]]), array([200])
        yield np.arange(9, 0, -1).reshape(3, 3), array([8, 7, 4])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
