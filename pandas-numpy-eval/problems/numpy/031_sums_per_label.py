"""Add up values per label.

apis: np.unique, np.bincount
"""

# %% prompt
import numpy as np


def sums_per_label(labels, values):
    # An array with the sum of the values that carry a label, for every different label in
    # ascending order.
    ...


# %% solution
def sums_per_label(labels, values):
    places = np.unique(labels, return_inverse=True)[1]
    return np.bincount(places, weights=values)


# %% solution
def sums_per_label(labels, values):
    return np.array([values[labels == label].sum() for label in np.unique(labels)])


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([1, 1, 2]), array([5, 6, 7]), array([11.0, 7.0])
        yield array([2, 1, 2]), array([5, 6, 7]), array([6.0, 12.0])
        yield array([3, 2, 1]), array([5, 6, 7]), array([7.0, 6.0, 5.0])
        yield array([7, 7, 7]), array([1, 2, 3]), array([6.0])
        yield array([7]), array([1.5]), array([1.5])
        yield array(["a", "b", "a"]), array([1, 2, 3]), array([4.0, 2.0])
        yield array(["b", "a", "b"]), array([1, 2, 3]), array([2.0, 4.0])
        yield array([-1, 1, -1]), array([0.5, 0.25, 0.125]), array([0.625, 0.25])
        yield array([10, 1000, 10, 1000]), array([1, 2, 3, 4]), array([4.0, 6.0])
        yield array([0, 5, 0, 5, 9]), array([1, 1, 1, 1, 1]), array([2.0, 2.0, 1.0])
        yield array([1, 2, 3]), array([0, 0, 0]), array([0.0, 0.0, 0.0])
        yield array([1, 1]), array([-4, 4]), array([0.0])
        yield array([2, 2, 1, 1]), array([-1, -2, -3, -4]), array([-7.0, -3.0])
        yield array([1.5, 0.5, 1.5]), array([10, 20, 30]), array([20.0, 40.0])
        yield array([True, False, True]), array([3, 4, 5]), array([4.0, 8.0])
        yield array(["x", "y", "z", "x"]), array([2.5, 3.5, 4.5, 5.5]), array([8.0, 3.5, 4.5])
        yield array([4, 4, 4, 4, 3]), array([1, 2, 3, 4, 5]), array([5.0, 10.0])
        yield array([1, 2, 1, 2, 1, 2]), array([1, 10, 2, 20, 3, 30]), array([6.0, 60.0])
        yield array([100, 50, 0]), array([7, 8, 9]), array([9.0, 8.0, 7.0])
        yield array(["no", "yes", "yes"]), array([1, 0, 1]), array([1.0, 1.0])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
        assert_array_equal(arguments[1], before[1])
