"""Standardise every column of a table.

apis: ndarray.mean, ndarray.std
"""

# %% prompt
import numpy as np


def standard_columns(table):
    # Subtract from each column its mean and divide by its (population) standard deviation.
    return ...


# %% solution
def standard_columns(table):
    return (table - table.mean(axis=0)) / table.std(axis=0)


# %% solution
def standard_columns(table):
    return np.transpose(
        [(column - np.mean(column)) / np.sqrt(np.var(column)) for column in table.T]
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([[1.0, 2.0], [3.0, 6.0]]), array([[-1.0, -1.0], [1.0, 1.0]])
        yield array([[3.0, 2.0], [1.0, 6.0]]), array([[1.0, -1.0], [-1.0, 1.0]])
        yield array([[1], [2], [3]]), array([[-1.22474487], [0.0], [1.22474487]])
        yield array([[1], [3]]), array([[-1.0], [1.0]])
        yield (
            array([[0, 10], [0, 20], [3, 30]]),
            array([[-0.707106781, -1.22474487], [-0.707106781, 0.0], [1.41421356, 1.22474487]]),
        )
        yield (
            array([[1, 2, 3], [3, 2, 1], [2, 5, 8]]),
            array(
                [
                    [-1.22474487, -0.707106781, -0.33968311],
                    [1.22474487, -0.707106781, -1.01904933],
                    [0.0, 1.41421356, 1.35873244],
                ]
            ),
        )
        yield array([[-1.0, 1.0], [1.0, -1.0]]), array([[-1.0, 1.0], [1.0, -1.0]])
        yield (
            array([[10, 1], [20, 2], [30, 3], [40, 4]]),
            array(
                [
                    [-1.34164079, -1.34164079],
                    [-0.447213595, -0.447213595],
                    [0.447213595, 0.447213595],
                    [1.34164079, 1.34164079],
                ]
            ),
        )
        yield array([[0.5, 100.0], [0.25, 300.0]]), array([[1.0, -1.0], [-1.0, 1.0]])
        yield (
            array([[1, 1], [1, 2], [2, 1]]),
            array(
                [
                    [-0.707106781, -0.707106781],
                    [-0.707106781, 1.41421356],
                    [1.41421356, -0.707106781],
                ]
            ),
        )
        yield (
            array([[5, 0], [5, 1], [8, 5]]),
            array(
                [[-0.707106781, -0.9258201], [-0.707106781, -0.46291005], [1.41421356, 1.38873015]]
            ),
        )
        yield (
            array([[2, 4], [4, 4], [4, 5], [5, 7], [5, 7], [7, 9], [9, 9]]),
            array(
                [
                    [-1.4969104, -1.22052887],
                    [-0.544331054, -1.22052887],
                    [-0.544331054, -0.717958159],
                    [-0.0680413817, 0.287183263],
                    [-0.0680413817, 0.287183263],
                    [0.884537963, 1.29232469],
                    [1.83711731, 1.29232469],
                ]
            ),
        )
        yield array([[1e6], [2e6], [6e6]]), array([[-0.9258201], [-0.46291005], [1.38873015]])
        yield array([[1e-6, 1.0], [3e-6, 2.0]]), array([[-1.0, -1.0], [1.0, 1.0]])
        yield (
            array([[0, 1], [1, 0], [0, 1], [1, 0]]),
            array([[-1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, -1.0]]),
        )
        yield array([[100, -100], [200, -300]]), array([[-1.0, 1.0], [1.0, -1.0]])
        yield array([[1, 10, 100], [2, 30, 500]]), array([[-1.0, -1.0, -1.0], [1.0, 1.0, 1.0]])
        yield array([[7.5], [2.5], [5.0]]), array([[1.22474487], [-1.22474487], [0.0]])
        yield (
            array([[1, 2], [4, 8], [16, 32]]),
            array([[-0.9258201, -0.9258201], [-0.46291005, -0.46291005], [1.38873015, 1.38873015]]),
        )
        yield (
            array([[9, 8, 7, 6], [1, 2, 3, 5]]),
            array([[1.0, 1.0, 1.0, 1.0], [-1.0, -1.0, -1.0, -1.0]]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
