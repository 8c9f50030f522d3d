"""Measure the distance from every point to every other.

apis: np.sqrt, np.sum
"""

# %% prompt
import numpy as np


def pairwise_distances(points):
    # points has shape (n, d). Return the n by n array of Euclidean distances between its rows.
    return ...


# %% solution
def pairwise_distances(points):
    return np.sqrt(np.sum((points[:, None, :] - points[None, :, :]) ** 2, axis=-1))


# %% solution
def pairwise_distances(points):
    return np.array([[np.linalg.norm(p - q) for q in points] for p in points])


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([[0.0, 0.0], [3.0, 4.0]]), array([[0.0, 5.0], [5.0, 0.0]])
        yield (
            array([[0, 0], [6, 8], [0, 8]]),
            array([[0.0, 10.0, 8.0], [10.0, 0.0, 6.0], [8.0, 6.0, 0.0]]),
        )
        yield array([[1.0, 2.0]]), array([[0.0]])
        yield array([[1], [4], [9]]), array([[0.0, 3.0, 8.0], [3.0, 0.0, 5.0], [8.0, 5.0, 0.0]])
        yield array([[0, 0, 0], [1, 2, 2]]), array([[0.0, 3.0], [3.0, 0.0]])
        yield array([[1, 1], [1, 1]]), array([[0.0, 0.0], [0.0, 0.0]])
        yield array([[-3, 0], [0, 4]]), array([[0.0, 5.0], [5.0, 0.0]])
        yield (
            array([[0.5], [0.25], [1.0]]),
            array([[0.0, 0.25, 0.5], [0.25, 0.0, 0.75], [0.5, 0.75, 0.0]]),
        )
        yield (
            array([[0, 0], [0, 1], [1, 0], [1, 1]]),
            array(
                [
                    [0.0, 1.0, 1.0, 1.41421356],
                    [1.0, 0.0, 1.41421356, 1.0],
                    [1.0, 1.41421356, 0.0, 1.0],
                    [1.41421356, 1.0, 1.0, 0.0],
                ]
            ),
        )
        yield array([[5, 12], [0, 0]]), array([[0.0, 13.0], [13.0, 0.0]])
        yield (
            array([[2, 3, 6], [0, 0, 0], [4, 6, 12]]),
            array([[0.0, 7.0, 7.0], [7.0, 0.0, 14.0], [7.0, 14.0, 0.0]]),
        )
        yield array([[1, 0, 0, 0], [0, 1, 0, 0]]), array([[0.0, 1.41421356], [1.41421356, 0.0]])
        yield array([[1, 1, 1, 1], [0, 0, 0, 0]]), array([[0.0, 2.0], [2.0, 0.0]])
        yield (
            array([[10, 0], [0, 0], [-10, 0]]),
            array([[0.0, 10.0, 20.0], [10.0, 0.0, 10.0], [20.0, 10.0, 0.0]]),
        )
        yield array([[-1, -1], [2, 3]]), array([[0.0, 5.0], [5.0, 0.0]])
        yield (
            array([[0.0], [0.0], [7.0]]),
            array([[0.0, 0.0, 7.0], [0.0, 0.0, 7.0], [7.0, 7.0, 0.0]]),
        )
        yield array([[100, 200], [103, 204]]), array([[0.0, 5.0], [5.0, 0.0]])
        yield (
            array([[8, 15], [0, 0], [8, 0]]),
            array([[0.0, 17.0, 15.0], [17.0, 0.0, 8.0], [15.0, 8.0, 0.0]]),
        )
        yield array([[0, 0], [20, 21]]), array([[0.0, 29.0], [29.0, 0.0]])
        yield (
            array([[1.5, 2.0], [0.0, 0.0], [3.0, 4.0]]),
            array([[0.0, 2.5, 2.5], [2.5, 0.0, 5.0], [2.5, 5.0, 0.0]]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
