"""Rotate points about the origin.

apis: np.array, ndarray.T
"""

# %% prompt
import numpy as np


def turn_points(points, degrees):
    # points has shape (n, 2). Rotate them counterclockwise about the origin by `degrees`.
    angle = np.deg2rad(degrees)
    c, s = np.cos(angle), np.sin(angle)
    ...


# %% solution
def turn_points(points, degrees):
    angle = np.deg2rad(degrees)
    c, s = np.cos(angle), np.sin(angle)
    turn = np.array([[c, -s], [s, c]])
    return points @ turn.T


# %% solution
def turn_points(points, degrees):
    angle = np.deg2rad(degrees)
    c, s = np.cos(angle), np.sin(angle)
    x, y = points[:, 0], points[:, 1]
    return np.stack((c * x - s * y, s * x + c * y), axis=1)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([[1.0, 0.0]]), 90, array([[6.123234e-17, 1.0]])
        yield array([[1.0, 0.0]]), 180, array([[-1.0, 1.2246468e-16]])
        yield array([[1.0, 0.0]]), 270, array([[-1.8369702e-16, -1.0]])
        yield array([[1.0, 0.0]]), 0, array([[1.0, 0.0]])
        yield array([[1.0, 0.0]]), 360, array([[1.0, -2.4492936e-16]])
        yield array([[1.0, 0.0]]), -90, array([[6.123234e-17, -1.0]])
        yield array([[1.0, 0.0]]), 45, array([[0.707106781, 0.707106781]])
        yield array([[1.0, 0.0]]), 30, array([[0.866025404, 0.5]])
        yield array([[0.0, 1.0]]), 90, array([[-1.0, 6.123234e-17]])
        yield array([[0.0, 1.0]]), 60, array([[-0.866025404, 0.5]])
        yield array([[1.0, 1.0]]), 90, array([[-1.0, 1.0]])
        yield array([[1.0, 1.0]]), 45, array([[1.11022302e-16, 1.41421356]])
        yield array([[2.0, 3.0], [4.0, 5.0]]), 90, array([[-3.0, 2.0], [-5.0, 4.0]])
        yield array([[2.0, 3.0], [4.0, 5.0]]), 180, array([[-2.0, -3.0], [-4.0, -5.0]])
        yield (
            array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]]),
            90,
            array([[6.123234e-17, 1.0], [-1.0, 6.123234e-17], [-6.123234e-17, -1.0]]),
        )
        yield array([[0.0, 0.0]]), 77, array([[0.0, 0.0]])
        yield array([[-2.0, 1.0]]), -45, array([[-0.707106781, 2.12132034]])
        yield (
            array([[10.0, 0.0], [0.0, 10.0]]),
            120,
            array([[-5.0, 8.66025404], [-8.66025404, -5.0]]),
        )
        yield array([[3.0, 4.0]]), 10, array([[2.25983055, 4.46017555]])
        yield array([[0.5, -0.5], [1.5, 2.5]]), 450, array([[0.5, 0.5], [-2.5, 1.5]])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected, atol=1e-9)
        assert_array_equal(arguments[0], before[0])
