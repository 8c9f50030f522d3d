"""Multiply two tables row by row as scalar products.

apis: np.einsum
"""

# %% prompt
import numpy as np


def row_dots(left, right):
    # Both arrays have shape (n, d). Return an array with the n scalar products of
    # equally placed rows.
    return ...


# %% solution
def row_dots(left, right):
    return np.einsum("ij,ij->i", left, right)


# %% solution
def row_dots(left, right):
    return (left * right).sum(axis=1)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([[1, 2]]), array([[3, 4]]), array([11])
        yield array([[1, 2], [3, 4]]), array([[5, 6], [7, 8]]), array([17, 53])
        yield array([[1, 0], [0, 1]]), array([[0, 1], [1, 0]]), array([0, 0])
        yield array([[1, 0], [0, 1]]), array([[1, 0], [0, 1]]), array([1, 1])
        yield array([[2]]), array([[5]]), array([10])
        yield array([[2], [3]]), array([[5], [7]]), array([10, 21])
        yield array([[1, 2, 3]]), array([[3, 2, 1]]), array([10])
        yield array([[1, 2, 3], [4, 5, 6]]), array([[1, 1, 1], [1, 1, 1]]), array([6, 15])
        yield array([[1, 2, 3], [4, 5, 6]]), array([[1, 0, 0], [0, 0, 1]]), array([1, 6])
        yield array([[-1, 1]]), array([[1, 1]]), array([0])
        yield array([[-1, -2], [3, -4]]), array([[-5, 6], [7, -8]]), array([-7, 53])
        yield array([[0, 0]]), array([[9, 9]]), array([0])
        yield array([[1, 1], [2, 2], [3, 3]]), array([[1, 2], [1, 2], [1, 2]]), array([3, 6, 9])
        yield np.zeros((0, 2), dtype=int), np.zeros((0, 2), dtype=int), array([], dtype=int)
        yield array([[1, 2, 3, 4]]), array([[4, 3, 2, 1]]), array([20])
        yield array([[1], [2], [3], [4]]), array([[4], [3], [2], [1]]), array([4, 6, 6, 4])
        yield array([[7, 1], [1, 7], [7, 7]]), array([[1, 7], [7, 1], [1, 1]]), array([14, 14, 14])
        yield array([[100, 1], [1, 100]]), array([[1, 100], [100, 1]]), array([200, 200])
        yield array([[3, 1, 4], [1, 5, 9]]), array([[2, 7, 1], [8, 2, 8]]), array([17, 90])
        yield (
            array([[2, 2], [2, 2], [2, 2], [2, 2]]),
            array([[1, 2], [3, 4], [5, 6], [7, 8]]),
            array([6, 14, 22, 30]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
        assert_array_equal(arguments[1], before[1])
