"""Evaluate a polynomial at several places.

apis: np.polyval
"""

# %% prompt
import numpy as np


def evaluate_polynomial(coefficients, x):
    # The array coefficients belongs to falling powers, the last one is the constant. Return an
    # array with the value of the polynomial at each x.
    return ...


# %% solution
def evaluate_polynomial(coefficients, x):
    return np.polyval(coefficients, x)


# %% solution
def evaluate_polynomial(coefficients, x):
    return sum(factor * x**power for power, factor in enumerate(coefficients[::-1]))


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 0]), array([1, 2, 3]), array([1, 2, 3])
        yield array([0, 1]), array([1, 2, 3]), array([1, 1, 1])
        yield array([2, 3]), array([0, 1, 2]), array([3, 5, 7])
        yield array([1, 0, 0]), array([1, 2, 3]), array([1, 4, 9])
        yield array([1, 2, 3]), array([0, 1, 2]), array([3, 6, 11])
        yield array([3, 2, 1]), array([0, 1, 2]), array([1, 6, 17])
        yield array([1, 2, 3]), array([-1, -2]), array([2, 3])
        yield array([5]), array([1, 2, 3]), array([5, 5, 5])
        yield array([1, -3, 2]), array([1, 2]), array([0, 0])
        yield array([1, 0, 0, 0]), array([2, 3]), array([8, 27])
        yield array([2, 0, -1, 4]), array([1, -1]), array([5, 3])
        yield array([-1, 0, 1]), array([3]), array([-8])
        yield array([1, 1, 1, 1]), array([1, 10]), array([4, 1111])
        yield array([0, 0, 7]), array([4, 5]), array([7, 7])
        yield array([10, 20]), array([0, 1]), array([20, 30])
        yield array([4, 3, 2, 1]), array([-2, 0, 2]), array([-23, 1, 49])
        yield array([1, 0, -1]), array([1, -1, 0]), array([0, 0, -1])
        yield array([6, 5]), array([100]), array([605])
        yield array([2, -4, 2]), array([1, 2, 3, 4]), array([0, 2, 8, 18])
        yield array([1, 2, 1]), array([-1, 0, 1, 2]), array([0, 1, 4, 9])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
        assert_array_equal(arguments[1], before[1])
