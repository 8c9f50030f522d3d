"""Remove all values that occur in a second array.

apis: np.isin
"""

# %% prompt
import numpy as np


def without(values, unwanted):
    # An array of the values that do not occur in `unwanted`, in their order and with their
    # repetitions.
    return ...


# %% solution
def without(values, unwanted):
    return values[~np.isin(values, unwanted)]


# %% solution
def without(values, unwanted):
    return values[[value not in unwanted.tolist() for value in values.tolist()]]


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 2, 3]), array([2]), array([1, 3])
        yield array([1, 2, 3]), array([4]), array([1, 2, 3])
        yield array([1, 2, 3]), array([3, 2, 1]), np.zeros(0, dtype=int)
        yield array([3, 1, 2]), array([1]), array([3, 2])
        yield array([3, 3, 1, 3]), array([1]), array([3, 3, 3])
        yield array([3, 3, 1, 3]), array([3]), array([1])
        yield array([5]), array([5]), np.zeros(0, dtype=int)
        yield array([5]), array([6]), array([5])
        yield array([1, 2, 3]), np.zeros(0, dtype=int), array([1, 2, 3])
        yield array([2, 1, 2, 1, 0]), array([1, 0]), array([2, 2])
        yield array([-1, 0, 1]), array([1]), array([-1, 0])
        yield array([0.5, 0.25]), array([0.25]), array([0.5])
        yield array(["a", "b", "c"]), array(["b"]), array(["a", "c"])
        yield array(["a", "b", "c"]), array(["B"]), array(["a", "b", "c"])
        yield array([9, 8, 7, 6]), array([7, 9]), array([8, 6])
        yield array([1, 1, 2, 2]), array([2, 2]), array([1, 1])
        yield array([10, 20, 30, 20, 10]), array([20]), array([10, 30, 10])
        yield array([4, 3, 2, 1]), array([5, 3, 1]), array([4, 2])
        yield array([0, 0, 1]), array([0, 0]), array([1])
        yield array([7, 5, 7, 6, 5]), array([6, 8]), array([7, 5, 7, 5])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
        assert_array_equal(arguments[1], before[1])
