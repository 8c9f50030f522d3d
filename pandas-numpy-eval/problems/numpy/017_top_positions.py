"""Find the positions of the k highest values.

apis: np.argsort
"""

# %% prompt
import numpy as np


def top_positions(scores, k):
    # An array of the positions of the k highest scores, best first; of equal scores the earlier
    # one first.
    return ...


# %% solution
def top_positions(scores, k):
    return np.argsort(-scores, kind="stable")[:k]


# %% solution
def top_positions(scores, k):
    return np.array(sorted(range(len(scores)), key=lambda place: -scores[place])[:k], dtype=int)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 3, 2]), 1, array([1])
        yield array([1, 3, 2]), 2, array([1, 2])
        yield array([1, 3, 2]), 3, array([1, 2, 0])
        yield array([3, 2, 1]), 2, array([0, 1])
        yield array([1, 2, 3]), 2, array([2, 1])
        yield array([5, 5, 5]), 2, array([0, 1])
        yield array([1, 5, 5]), 1, array([1])
        yield array([5, 1, 5, 5]), 2, array([0, 2])
        yield array([0.5, 0.25, 0.75]), 1, array([2])
        yield array([0.5, 0.25, 0.75]), 2, array([2, 0])
        yield array([-1, -3, -2]), 1, array([0])
        yield array([-1, -3, -2]), 2, array([0, 2])
        yield array([9]), 1, array([0])
        yield array([9, 8]), 5, array([0, 1])
        yield array([4, 9, 2, 7, 7]), 3, array([1, 3, 4])
        yield array([10, 30, 20, 40]), 4, array([3, 1, 2, 0])
        yield array([0, 0, 1, 0]), 2, array([2, 0])
        yield array([2, 1, 2, 1] * 5), 12, array([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 1, 3])
        yield array([100, 300, 200, 300]), 2, array([1, 3])
        yield array([7, 6, 5, 4, 3, 2, 1, 8]), 3, array([7, 0, 1])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.dtype.kind in "iu"
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
