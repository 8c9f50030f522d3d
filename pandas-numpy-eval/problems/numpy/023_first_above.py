"""Find the first position at which a limit is exceeded.

apis: ndarray.any, ndarray.argmax
"""

# %% prompt
import numpy as np


def first_above(values, limit):
    # The position of the first value greater than limit, or -1 if there is none.
    above = values > limit
    return ...


# %% solution
def first_above(values, limit):
    above = values > limit
    return above.argmax() if above.any() else -1


# %% solution
def first_above(values, limit):
    above = values > limit
    return next((place for place, value in enumerate(values) if value > limit), -1)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array, nan
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 2, 3]), 1, 1
        yield array([1, 2, 3]), 2, 2
        yield array([1, 2, 3]), 3, -1
        yield array([1, 2, 3]), 0, 0
        yield array([3, 2, 1]), 2, 0
        yield array([3, 2, 1]), 1, 0
        yield array([3, 2, 1]), 5, -1
        yield array([5]), 4, 0
        yield array([5]), 5, -1
        yield np.zeros(0), 1, -1
        yield array([0, 0, 1, 0, 1]), 0, 2
        yield array([0.5, 1.5, 2.5]), 1.5, 2
        yield array([0.5, 1.5, 2.5]), 1.4, 1
        yield array([-3, -2, -1]), -3, 1
        yield array([-3, -2, -1]), -1, -1
        yield array([10, 30, 20, 40]), 25, 1
        yield array([10, 30, 20, 40]), 35, 3
        yield array([nan, 2.0, 3.0]), 1, 1
        yield array([7, 7, 7, 8]), 7, 3
        yield array([100, 1, 1]), 99, 0

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert np.ndim(got) == 0
        assert got == expected
        assert_array_equal(arguments[0], before[0])
