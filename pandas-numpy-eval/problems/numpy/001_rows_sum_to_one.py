"""Scale every row so that it adds up to one.

apis: ndarray.sum
"""

# %% prompt
import numpy as np


def rows_sum_to_one(table):
    # Divide each row of the two-dimensional array by the sum of that row.
    return ...


# %% solution
def rows_sum_to_one(table):
    return table / table.sum(axis=1, keepdims=True)


# %% solution
def rows_sum_to_one(table):
    return np.array([row / sum(row) for row in table])


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array, nan
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([[1, 1], [1, 3]]), array([[0.5, 0.5], [0.25, 0.75]])
        yield array([[2, 2], [4, 4]]), array([[0.5, 0.5], [0.5, 0.5]])
        yield array([[1, 3]]), array([[0.25, 0.75]])
        yield array([[5], [7]]), array([[1.0], [1.0]])
        yield array([[1.0, 2.0, 5.0]]), array([[0.125, 0.25, 0.625]])
        yield array([[1, 0], [0, 1]]), array([[1.0, 0.0], [0.0, 1.0]])
        yield array([[10, 30, 60], [1, 1, 2]]), array([[0.1, 0.3, 0.6], [0.25, 0.25, 0.5]])
        yield array([[0.5, 0.5], [0.25, 0.75]]), array([[0.5, 0.5], [0.25, 0.75]])
        yield array([[-1, 2], [3, -1]]), array([[-1.0, 2.0], [1.5, -0.5]])
        yield array([[-1, -3], [-2, -2]]), array([[0.25, 0.75], [0.5, 0.5]])
        yield (
            array([[1, 2], [3, 4], [5, 6]]),
            array(
                [[0.333333333, 0.666666667], [0.428571429, 0.571428571], [0.454545455, 0.545454545]]
            ),
        )
        yield (
            array([[1, 2, 3], [4, 5, 6]]),
            array([[0.166666667, 0.333333333, 0.5], [0.266666667, 0.333333333, 0.4]]),
        )
        yield (
            array([[8, 0, 0, 0], [0, 8, 8, 0]]),
            array([[1.0, 0.0, 0.0, 0.0], [0.0, 0.5, 0.5, 0.0]]),
        )
        yield (
            array([[3, 3, 3], [3, 3, 3], [3, 3, 3]]),
            array(
                [
                    [0.333333333, 0.333333333, 0.333333333],
                    [0.333333333, 0.333333333, 0.333333333],
                    [0.333333333, 0.333333333, 0.333333333],
                ]
            ),
        )
        yield array([[1e6, 3e6], [1e-6, 3e-6]]), array([[0.25, 0.75], [0.25, 0.75]])
        yield array([[nan, 1.0], [1.0, 1.0]]), array([[nan, nan], [0.5, 0.5]])
        yield array([[7]]), array([[1.0]])
        yield (
            array([[1, 4], [4, 1], [1, 4], [4, 1]]),
            array([[0.2, 0.8], [0.8, 0.2], [0.2, 0.8], [0.8, 0.2]]),
        )
        yield array([[2.5, 7.5], [1.0, 0.0]]), array([[0.25, 0.75], [1.0, 0.0]])
        yield (
            array([[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]),
            array([[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
