"""Measure how far each number lies from each of some others.

apis: np.abs, np.subtract.outer
"""

# %% prompt
import numpy as np


def gaps_to_all(places, stations):
    # Both are one-dimensional. Return an array with a row for every place and a column for every
    # station: the absolute difference of the two.
    return ...


# %% solution
def gaps_to_all(places, stations):
    return np.abs(np.subtract.outer(places, stations))


# %% solution
def gaps_to_all(places, stations):
    return np.array([[abs(place - station) for station in stations] for place in places])


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 2]), array([3, 4]), array([[2, 3], [1, 2]])
        yield array([3, 4]), array([1, 2]), array([[2, 1], [3, 2]])
        yield array([1, 2, 3]), array([2]), array([[1], [0], [1]])
        yield array([2]), array([1, 2, 3]), array([[1, 0, 1]])
        yield array([0]), array([0]), array([[0]])
        yield array([5, -5]), array([0, 5]), array([[5, 0], [5, 10]])
        yield array([1, 10, 100]), array([1, 2]), array([[0, 1], [9, 8], [99, 98]])
        yield array([0.5, 1.5]), array([1.0, 2.0]), array([[0.5, 1.5], [0.5, 0.5]])
        yield array([1, 2]), array([2, 1]), array([[1, 0], [0, 1]])
        yield array([-1, -2]), array([-3, -4, -5]), array([[2, 3, 4], [1, 2, 3]])
        yield array([7, 7]), array([7, 8]), array([[0, 1], [0, 1]])
        yield array([10, 20, 30]), array([15, 25]), array([[5, 15], [5, 5], [15, 5]])
        yield array([15, 25]), array([10, 20, 30]), array([[5, 5, 15], [15, 5, 5]])
        yield array([0, 1, 2, 3]), array([0, 3]), array([[0, 3], [1, 2], [2, 1], [3, 0]])
        yield array([9]), array([4]), array([[5]])
        yield array([4]), array([9]), array([[5]])
        yield array([100, 0]), array([50, 25, 75]), array([[50, 75, 25], [50, 25, 75]])
        yield array([1, 1, 1]), array([2, 3]), array([[1, 2], [1, 2], [1, 2]])
        yield array([0.25]), array([0.5, 0.75]), array([[0.25, 0.5]])
        yield array([-10, 10]), array([-10, 10]), array([[0, 20], [20, 0]])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
        assert_array_equal(arguments[1], before[1])
