"""Measure how long each run of equal values is.

apis: np.concatenate, np.diff
"""

# %% prompt
import numpy as np


def run_lengths(values):
    # values is a non-empty one-dimensional array. Return an array with the lengths of its runs
    # of equal neighbours, in their order.
    starts = np.flatnonzero(np.diff(values)) + 1
    ...


# %% solution
def run_lengths(values):
    starts = np.flatnonzero(np.diff(values)) + 1
    edges = np.concatenate(([0], starts, [len(values)]))
    return np.diff(edges)


# %% solution
def run_lengths(values):
    starts = np.flatnonzero(np.diff(values)) + 1
    return np.array([len(run) for run in np.split(values, starts)])


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 1, 2]), array([2, 1])
        yield array([1, 2, 2]), array([1, 2])
        yield array([1, 2, 1]), array([1, 1, 1])
        yield array([3, 3, 3]), array([3])
        yield array([5]), array([1])
        yield array([1, 2, 3, 4]), array([1, 1, 1, 1])
        yield array([0, 0, 1, 1, 1, 0]), array([2, 3, 1])
        yield array([2, 2, 2, 2, 1]), array([4, 1])
        yield array([1, 2, 2, 2, 2]), array([1, 4])
        yield array([7, 7, 8, 8, 7, 7]), array([2, 2, 2])
        yield array([-1, -1, 1]), array([2, 1])
        yield array([0.5, 0.5, 0.25]), array([2, 1])
        yield array([4, 4, 4, 5, 5, 6]), array([3, 2, 1])
        yield array([6, 5, 5, 4, 4, 4]), array([1, 2, 3])
        yield array([1, 0, 1, 0, 1, 0]), array([1, 1, 1, 1, 1, 1])
        yield array([9, 9, 9, 9, 9, 9, 9]), array([7])
        yield array([100, 100, -100]), array([2, 1])
        yield array([1, 1, 2, 2, 3, 3, 4, 4]), array([2, 2, 2, 2])
        yield array([0, 0, 0, 0]), array([4])
        yield array([3, 1, 1, 1, 3, 3, 1]), array([1, 3, 2, 1])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
