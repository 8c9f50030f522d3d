"""Average every full window of neighbouring values.

apis: np.convolve, np.ones
"""

# %% prompt
import numpy as np


def moving_average(values, width):
    # The mean of each run of `width` neighbouring values, without padding at the ends:
    # the result is width - 1 shorter than values.
    return ...


# %% solution
def moving_average(values, width):
    return np.convolve(values, np.ones(width) / width, mode="valid")


# %% solution
def moving_average(values, width):
    return np.lib.stride_tricks.sliding_window_view(values, width).mean(axis=-1)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([1, 2, 3, 4]), 2, array([1.5, 2.5, 3.5])
        yield array([1, 2, 3, 4]), 3, array([2.0, 3.0])
        yield array([1, 2, 3, 4]), 4, array([2.5])
        yield array([1, 2, 3, 4]), 1, array([1.0, 2.0, 3.0, 4.0])
        yield array([4.0, 0.0, 2.0]), 2, array([2.0, 1.0])
        yield array([5]), 1, array([5.0])
        yield array([10, 10, 10]), 2, array([10.0, 10.0])
        yield array([0, 3, 0, 3, 0, 3]), 3, array([1.0, 2.0, 1.0, 2.0])
        yield array([-1, 1, -1, 1]), 2, array([0.0, 0.0, 0.0])
        yield array([1, 4, 9, 16, 25]), 2, array([2.5, 6.5, 12.5, 20.5])
        yield array([1, 4, 9, 16, 25]), 5, array([11.0])
        yield array([100, 1, 1, 1, 100]), 3, array([34.0, 1.0, 34.0])
        yield array([0.5, 1.5, 3.5]), 2, array([1.0, 2.5])
        yield (
            array([2, 4, 8, 16, 32, 64]),
            3,
            array([4.66666667, 9.33333333, 18.6666667, 37.3333333]),
        )
        yield array([2, 4, 8, 16, 32, 64]), 4, array([7.5, 15.0, 30.0])
        yield array([1, 0, 0, 0, 0, 0, 1]), 2, array([0.5, 0.0, 0.0, 0.0, 0.0, 0.5])
        yield array([7, 7]), 2, array([7.0])
        yield array([-6, 3, 9]), 3, array([2.0])
        yield array([1e3, 2e3, 6e3]), 3, array([3000.0])
        yield array([9, 8, 7, 6, 5, 4]), 2, array([8.5, 7.5, 6.5, 5.5, 4.5])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
