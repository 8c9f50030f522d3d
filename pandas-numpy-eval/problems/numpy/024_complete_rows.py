"""Keep only rows without NaN.

apis: np.isnan, ndarray.any
"""

# %% prompt
import numpy as np


def complete_rows(table):
    # The rows of the two-dimensional array in which no value is NaN.
    return ...


# %% solution
def complete_rows(table):
    return table[~np.isnan(table).any(axis=1)]


# %% solution
def complete_rows(table):
    return table[(table == table).all(axis=1)]


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array, inf, nan
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([[1.0, 2.0], [nan, 4.0]]), array([[1.0, 2.0]])
        yield array([[nan, 2.0], [3.0, 4.0]]), array([[3.0, 4.0]])
        yield array([[1.0, 2.0], [3.0, 4.0]]), array([[1.0, 2.0], [3.0, 4.0]])
        yield array([[nan, 2.0], [3.0, nan]]), np.zeros((0, 2))
        yield array([[nan, nan], [3.0, 4.0]]), array([[3.0, 4.0]])
        yield array([[1.0], [nan], [3.0]]), array([[1.0], [3.0]])
        yield array([[nan]]), np.zeros((0, 1))
        yield array([[1.0]]), array([[1.0]])
        yield array([[1.0, nan, 3.0], [4.0, 5.0, 6.0]]), array([[4.0, 5.0, 6.0]])
        yield array([[1.0, 2.0, nan], [4.0, 5.0, 6.0], [nan, 8.0, 9.0]]), array([[4.0, 5.0, 6.0]])
        yield array([[0.0, 0.0], [nan, 0.0]]), array([[0.0, 0.0]])
        yield array([[-1.0, nan], [-2.0, -3.0]]), array([[-2.0, -3.0]])
        yield array([[inf, 1.0], [nan, 1.0]]), array([[inf, 1.0]])
        yield array([[1.0, -inf], [2.0, 3.0]]), array([[1.0, -inf], [2.0, 3.0]])
        yield array([[1.0, 2.0], [nan, 2.0], [1.0, 2.0]]), array([[1.0, 2.0], [1.0, 2.0]])
        yield array([[nan, 1.0], [nan, 2.0], [nan, 3.0]]), np.zeros((0, 2))
        yield (
            array([[1.0, nan], [2.0, 1.0], [3.0, nan], [4.0, 3.0]]),
            array([[2.0, 1.0], [4.0, 3.0]]),
        )
        yield array([[0.5, 0.25, 0.125, nan], [1.0, 2.0, 3.0, 4.0]]), array([[1.0, 2.0, 3.0, 4.0]])
        yield np.zeros((0, 2)), np.zeros((0, 2))
        yield (
            array([[5.0, 6.0], [7.0, 8.0], [nan, nan], [9.0, 10.0]]),
            array([[5.0, 6.0], [7.0, 8.0], [9.0, 10.0]]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
