"""Find the second largest different value of each row.

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

    cases = [
        (array([1, 2, 3]), 2),
        (array([3, 2, 1]), 2),
        (array([2, 3, 1]), 2),
        (array([5, 5, 4]), 4),
        (array([5, 5, 4, 4, 3]), 4),
        (array([9, 1]), 1),
        (array([1, 9]), 1),
        (array([0, -1]), -1),
        (array([-3, -2, -3]), -3),
        (array([10, 20, 20, 30, 30]), 20),
        (array([7, 8, 8, 8, 8]), 7),
        (array([8, 7, 7, 7, 7]), 7),
        (array([0, 0, 0, 1]), 0),
        (array([4, 1, 3, 2, 5]), 4),
        (array([100, -100, 50]), 50),
        (array([6, 2, 6, 2]), 2),
        (array([12, 11, 12, 10]), 11),
        (array([1, 2, 3, 4, 5, 6, 7, 8]), 7),
        (array([3, 30, 300, 3000]), 300),
        (array([255, 254, 255, 1]), 254),
    ]
    for *arguments, expected in cases:
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert np.ndim(got) == 0
        assert got == expected
        assert_array_equal(arguments[0], before[0])
