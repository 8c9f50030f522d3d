"""Keep the highest value seen so far.

apis: np.maximum.accumulate
"""

# %% prompt
import numpy as np


def record_so_far(values):
    # An array that holds at every position the greatest of the values up to and including it.
    return ...


# %% solution
def record_so_far(values):
    return np.maximum.accumulate(values)


# %% solution
def record_so_far(values):
    return np.array([values[: stop + 1].max() for stop in range(len(values))], dtype=values.dtype)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 2, 3]), array([1, 2, 3])
        yield array([3, 2, 1]), array([3, 3, 3])
        yield array([2, 1, 3]), array([2, 2, 3])
        yield array([1, 3, 2, 5, 4]), array([1, 3, 3, 5, 5])
        yield array([5, 5, 5]), array([5, 5, 5])
        yield array([7]), array([7])
        yield array([], dtype=int), np.zeros(0, dtype=int)
        yield array([-1, -2, -3]), array([-1, -1, -1])
        yield array([-3, -1, -2, 0]), array([-3, -1, -1, 0])
        yield array([0.5, 0.25, 0.75]), array([0.5, 0.5, 0.75])
        yield array([1.5, -1.5, 2.5, 2.0]), array([1.5, 1.5, 2.5, 2.5])
        yield array([10, 9, 11, 8, 12]), array([10, 10, 11, 11, 12])
        yield array([0, 0, 1, 0, 0]), array([0, 0, 1, 1, 1])
        yield array([4, 4, 3, 4, 5, 5]), array([4, 4, 4, 4, 5, 5])
        yield array([100, 1, 1, 1, 1]), array([100, 100, 100, 100, 100])
        yield array([1, 1, 1, 1, 100]), array([1, 1, 1, 1, 100])
        yield array([6, 3, 9, 3, 6, 12]), array([6, 6, 9, 9, 9, 12])
        yield array([1e-9, -1e9, 1e9]), array([1e-09, 1e-09, 1000000000.0])
        yield array([2, 7, 1, 8, 2, 8]), array([2, 7, 7, 8, 8, 8])
        yield array([-5, 5, -6, 6, -7, 7]), array([-5, 5, 5, 6, 6, 7])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
