"""Take the maximum of each window of neighbours.

apis: np.lib.stride_tricks.sliding_window_view, ndarray.max
"""

# %% prompt
import numpy as np


def sliding_peaks(values, width):
    # An array with the greatest value of every full window of `width` neighbours, from left to
    # right.
    return ...


# %% solution
def sliding_peaks(values, width):
    return np.lib.stride_tricks.sliding_window_view(values, width).max(axis=1)


# %% solution
def sliding_peaks(values, width):
    return np.array(
        [max(values[start : start + width]) for start in range(len(values) - width + 1)]
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 2, 3]), 2, array([2, 3])
        yield array([3, 2, 1]), 2, array([3, 2])
        yield array([1, 3, 2]), 2, array([3, 3])
        yield array([1, 3, 2]), 3, array([3])
        yield array([1, 3, 2]), 1, array([1, 3, 2])
        yield array([5, 5, 5]), 2, array([5, 5])
        yield array([7]), 1, array([7])
        yield array([4, 1, 2, 3, 0]), 3, array([4, 3, 3])
        yield array([4, 1, 2, 3, 0]), 2, array([4, 2, 3, 3])
        yield array([4, 1, 2, 3, 0]), 5, array([4])
        yield array([-1, -3, -2]), 2, array([-1, -2])
        yield array([0.5, 0.25, 0.75, 0.125]), 2, array([0.5, 0.75, 0.75])
        yield array([0, 0, 1, 0, 0]), 2, array([0, 1, 1, 0])
        yield array([0, 0, 1, 0, 0]), 3, array([1, 1, 1])
        yield array([9, 8, 7, 6]), 3, array([9, 8])
        yield array([6, 7, 8, 9]), 3, array([8, 9])
        yield array([1, 5, 2, 5, 1]), 2, array([5, 5, 5, 5])
        yield array([10, -10, 10, -10]), 2, array([10, 10, 10])
        yield array([2, 7, 1, 8, 2, 8, 1]), 4, array([8, 8, 8, 8])
        yield array([3, 1, 4, 1, 5, 9, 2, 6]), 3, array([4, 4, 5, 9, 9, 9])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
