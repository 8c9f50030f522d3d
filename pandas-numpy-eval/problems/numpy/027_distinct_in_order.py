"""List the different values in the order of their first appearance.

apis: np.sort
"""

# %% prompt
import numpy as np


def distinct_in_order(values):
    # Each value of the one-dimensional array once, ordered by where it stands first.
    firsts = np.unique(values, return_index=True)[1]
    return ...


# %% solution
def distinct_in_order(values):
    firsts = np.unique(values, return_index=True)[1]
    return values[np.sort(firsts)]


# %% solution
def distinct_in_order(values):
    firsts = np.unique(values, return_index=True)[1]
    return np.array(list(dict.fromkeys(values.tolist())), dtype=values.dtype)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([3, 1, 3, 2]), array([3, 1, 2])
        yield array([1, 2, 3]), array([1, 2, 3])
        yield array([3, 2, 1]), array([3, 2, 1])
        yield array([2, 2, 2]), array([2])
        yield array([5]), array([5])
        yield array([9, 9, 1, 1, 5, 5]), array([9, 1, 5])
        yield array([1, 0, 1, 0]), array([1, 0])
        yield array([0, 1, 0, 1]), array([0, 1])
        yield array([-1, 1, -1, 0]), array([-1, 1, 0])
        yield array([0.5, 0.25, 0.5]), array([0.5, 0.25])
        yield array([10, 2, 33, 2, 10, 4]), array([10, 2, 33, 4])
        yield array(["b", "a", "b"]), array(["b", "a"])
        yield array(["pear", "fig", "apple", "fig"]), array(["pear", "fig", "apple"])
        yield array([True, False, True]), array([True, False])
        yield array([False, True, True]), array([False, True])
        yield np.zeros(0, dtype=int), np.zeros(0, dtype=int)
        yield array([7, 6, 7, 5, 6, 4]), array([7, 6, 5, 4])
        yield array([4, 3, 2, 1, 1, 2, 3, 4]), array([4, 3, 2, 1])
        yield array([100, 1, 100, 1, 50]), array([100, 1, 50])
        yield array([2, 7, 1, 8, 2, 8, 1, 8]), array([2, 7, 1, 8])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
