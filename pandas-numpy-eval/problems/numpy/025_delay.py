"""Shift values to later positions and fill with zeros.

apis: np.concatenate, np.zeros
"""

# %% prompt
import numpy as np


def delay(signal, steps):
    # Shift the one-dimensional array `steps` (0 .. len(signal)) places to the right; zeros come in
    # on the left, what leaves on the right is lost. Length and dtype stay.
    return ...


# %% solution
def delay(signal, steps):
    return np.concatenate((np.zeros(steps, dtype=signal.dtype), signal[: len(signal) - steps]))


# %% solution
def delay(signal, steps):
    return np.pad(signal, (steps, 0))[: signal.size]


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 2, 3]), 1, array([0, 1, 2])
        yield array([1, 2, 3]), 2, array([0, 0, 1])
        yield array([1, 2, 3]), 3, array([0, 0, 0])
        yield array([1, 2, 3]), 0, array([1, 2, 3])
        yield array([5]), 0, array([5])
        yield array([5]), 1, array([0])
        yield array([1.5, 2.5]), 1, array([0.0, 1.5])
        yield array([1.5, 2.5, 3.5]), 2, array([0.0, 0.0, 1.5])
        yield array([-1, -2, -3, -4]), 1, array([0, -1, -2, -3])
        yield array([-1, -2, -3, -4]), 3, array([0, 0, 0, -1])
        yield array([0, 0, 7]), 1, array([0, 0, 0])
        yield array([7, 0, 0]), 1, array([0, 7, 0])
        yield array([9, 9, 9, 9]), 2, array([0, 0, 9, 9])
        yield array([True, True, False]), 1, array([False, True, True])
        yield array([1, 2], dtype="int8"), 1, array([0, 1], dtype="int8")
        yield array([1, 2], dtype="float32"), 1, array([0.0, 1.0], dtype="float32")
        yield array([10, 20, 30, 40, 50]), 2, array([0, 0, 10, 20, 30])
        yield array([10, 20, 30, 40, 50]), 4, array([0, 0, 0, 0, 10])
        yield np.zeros(0, dtype=int), 0, np.zeros(0, dtype=int)
        yield array([3, 1, 4, 1, 5, 9, 2, 6]), 5, array([0, 0, 0, 0, 0, 3, 1, 4])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.dtype == expected.dtype
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
