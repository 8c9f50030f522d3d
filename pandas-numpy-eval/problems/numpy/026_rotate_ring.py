"""Rotate the values of a ring.

apis: np.roll
"""

# %% prompt
import numpy as np


def rotate_ring(ring, steps):
    # Move every value `steps` places to the left; what leaves on the left comes in on the right.
    return ...


# %% solution
def rotate_ring(ring, steps):
    return np.roll(ring, -steps)


# %% solution
def rotate_ring(ring, steps):
    return ring[(np.arange(len(ring)) + steps) % len(ring)]


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 2, 3]), 1, array([2, 3, 1])
        yield array([1, 2, 3]), 2, array([3, 1, 2])
        yield array([1, 2, 3]), 3, array([1, 2, 3])
        yield array([1, 2, 3]), 0, array([1, 2, 3])
        yield array([1, 2, 3]), 4, array([2, 3, 1])
        yield array([1, 2, 3]), -1, array([3, 1, 2])
        yield array([1, 2, 3, 4]), 1, array([2, 3, 4, 1])
        yield array([1, 2, 3, 4]), 3, array([4, 1, 2, 3])
        yield array([1, 2, 3, 4]), -2, array([3, 4, 1, 2])
        yield array([1, 2, 3, 4]), -3, array([2, 3, 4, 1])
        yield array([5]), 1, array([5])
        yield array([5, 6]), 1, array([6, 5])
        yield array([5, 6]), 2, array([5, 6])
        yield array([0.5, 1.5, 2.5]), 1, array([1.5, 2.5, 0.5])
        yield array([7, 7, 8]), 1, array([7, 8, 7])
        yield array([7, 8, 7, 9]), 2, array([7, 9, 7, 8])
        yield array(["a", "b", "c"]), 1, array(["b", "c", "a"])
        yield array([True, False, False]), 1, array([False, False, True])
        yield array([1, 2, 3, 4, 5, 6]), 10, array([5, 6, 1, 2, 3, 4])
        yield array([1, 2, 3, 4, 5]), -7, array([4, 5, 1, 2, 3])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
