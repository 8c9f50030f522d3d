"""Count how often each small whole number occurs.

apis: np.bincount
"""

# %% prompt
import numpy as np


def count_numbers(numbers, upto):
    # numbers holds integers from 0 to `upto`. Return an array with upto + 1 counts: how often
    # 0, 1, ..., upto occur.
    return ...


# %% solution
def count_numbers(numbers, upto):
    return np.bincount(numbers, minlength=upto + 1)


# %% solution
def count_numbers(numbers, upto):
    return np.array([(numbers == number).sum() for number in range(upto + 1)])


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([0, 1, 1]), 1, array([1, 2])
        yield array([0, 1, 1]), 3, array([1, 2, 0, 0])
        yield array([2, 2, 2]), 2, array([0, 0, 3])
        yield array([2, 2, 2]), 4, array([0, 0, 3, 0, 0])
        yield array([0]), 0, array([1])
        yield array([0]), 2, array([1, 0, 0])
        yield array([3, 1, 0]), 3, array([1, 1, 0, 1])
        yield array([3, 3, 1]), 5, array([0, 1, 0, 2, 0, 0])
        yield np.zeros(0, dtype=int), 2, array([0, 0, 0])
        yield array([1, 2, 3, 4, 5, 6]), 6, array([0, 1, 1, 1, 1, 1, 1])
        yield array([6, 6, 1, 4, 6, 4]), 6, array([0, 1, 0, 0, 2, 0, 3])
        yield array([5, 4, 3, 2, 1, 0]), 5, array([1, 1, 1, 1, 1, 1])
        yield array([1, 1, 1, 1]), 1, array([0, 4])
        yield array([0, 0, 9]), 9, array([2, 0, 0, 0, 0, 0, 0, 0, 0, 1])
        yield array([7]), 9, array([0, 0, 0, 0, 0, 0, 0, 1, 0, 0])
        yield array([0, 2, 4, 6, 8]), 8, array([1, 0, 1, 0, 1, 0, 1, 0, 1])
        yield array([1, 3, 5, 7]), 8, array([0, 1, 0, 1, 0, 1, 0, 1, 0])
        yield array([2, 0, 2, 0]), 2, array([2, 0, 2])
        yield array([4, 4, 4, 0, 0]), 7, array([2, 0, 0, 0, 3, 0, 0, 0])
        yield array([10, 10, 2]), 10, array([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
