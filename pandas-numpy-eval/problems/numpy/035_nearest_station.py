"""Find the nearest of several numbers for each number.

apis: np.abs, ndarray.argmin
"""

# %% prompt
import numpy as np


def nearest_station(places, stations):
    # An array with, for every place, the position in `stations` of the number that is nearest to
    # it; the first of two that are equally near.
    return ...


# %% solution
def nearest_station(places, stations):
    return np.abs(places[:, None] - stations).argmin(axis=1)


# %% solution
def nearest_station(places, stations):
    return np.array(
        [min(range(len(stations)), key=lambda k: abs(stations[k] - place)) for place in places]
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([1, 9]), array([0, 10]), array([0, 1])
        yield array([9, 1]), array([0, 10]), array([1, 0])
        yield array([1, 9]), array([10, 0]), array([1, 0])
        yield array([5]), array([0, 10]), array([0])
        yield array([5]), array([10, 0]), array([0])
        yield array([4, 6]), array([0, 10]), array([0, 1])
        yield array([0, 10]), array([0, 10]), array([0, 1])
        yield array([1, 2, 3]), array([2]), array([0, 0, 0])
        yield array([100, -100]), array([0, 50, -50]), array([1, 2])
        yield array([0.2, 0.8]), array([0.0, 1.0]), array([0, 1])
        yield array([0.5]), array([0.4, 0.7]), array([0])
        yield array([3, 7, 12]), array([1, 5, 10, 15]), array([0, 1, 2])
        yield array([-3, 3]), array([-5, -1, 4]), array([0, 2])
        yield array([8]), array([1, 9, 7]), array([1])
        yield array([8]), array([1, 7, 9]), array([1])
        yield array([20, 21, 22]), array([10, 30, 22]), array([2, 2, 2])
        yield array([1, 1, 1]), array([3, 2]), array([1, 1, 1])
        yield array([0, 25, 50, 75, 100]), array([0, 50, 100]), array([0, 0, 1, 1, 2])
        yield array([6, 2]), array([6, 2, 6, 2]), array([0, 1])
        yield array([1000]), array([1, 2, 3, 4]), array([3])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.dtype.kind in "iu"
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
        assert_array_equal(arguments[1], before[1])
