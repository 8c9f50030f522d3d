"""Find the second largest different value of an array.

apis: np.unique
"""

# %% prompt
import numpy as np


def second_largest(row):
    # The second largest of the different values of the one-dimensional array;
    # it holds at least two different values.
    return ...


# %% solution
def second_largest(row):
    return np.unique(row)[-2]


# %% solution
def second_largest(row):
    return sorted(set(row.tolist()))[-2]


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 2, 3]), 2
        yield array([3, 2, 1]), 2
        yield array([2, 3, 1]), 2
        yield array([5, 5, 4]), 4
        yield array([5, 5, 4, 4, 3]), 4
        yield array([9, 1]), 1
        yield array([1, 9]), 1
        yield array([0, -1]), -1
        yield array([-3, -2, -3]), -3
        yield array([10, 20, 20, 30, 30]), 20
        yield array([7, 8, 8, 8, 8]), 7
        yield array([8, 7, 7, 7, 7]), 7
        yield array([0, 0, 0, 1]), 0
        yield array([4, 1, 3, 2, 5]), 4
        yield array([100, -100, 50]), 50
        yield array([6, 2, 6, 2]), 2
        yield array([12, 11, 12, 10]), 11
        yield array([1, 2, 3, 4, 5, 6, 7, 8]), 7
        yield array([3, 30, 300, 3000]), 300
        yield array([255, 254, 255, 1]), 254

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert np.ndim(got) == 0
        assert got == expected
        assert_array_equal(arguments[0], before[0])
