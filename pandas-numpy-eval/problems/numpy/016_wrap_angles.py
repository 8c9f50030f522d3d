"""Bring angles into the range from -180 to 180 degrees.

apis: np.mod
"""

# %% prompt
import numpy as np


def wrap_angles(degrees):
    # The same directions as angles of at least -180 and less than 180.
    return ...


# %% solution
def wrap_angles(degrees):
    return np.mod(degrees + 180, 360) - 180


# %% solution
def wrap_angles(degrees):
    return degrees - 360 * np.floor((degrees + 180) / 360)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([0.0]), array([0.0])
        yield array([180.0]), array([-180.0])
        yield array([-180.0]), array([-180.0])
        yield array([181.0]), array([-179.0])
        yield array([-181.0]), array([179.0])
        yield array([360.0, 720.0]), array([0.0, 0.0])
        yield array([90.0, 270.0]), array([90.0, -90.0])
        yield array([-90.0, -270.0]), array([-90.0, 90.0])
        yield array([359.0, 1.0]), array([-1.0, 1.0])
        yield array([]), array([])
        yield array([-540.0]), array([-180.0])
        yield array([179.5, 180.5]), array([179.5, -179.5])
        yield array([1000.0]), array([-80.0])
        yield array([-1000.0]), array([80.0])
        yield array([45.0, 405.0, -315.0]), array([45.0, 45.0, 45.0])
        yield array([10.25, 370.25]), array([10.25, 10.25])
        yield (
            array([0.0, 60.0, 120.0, 180.0, 240.0, 300.0]),
            array([0.0, 60.0, 120.0, -180.0, -120.0, -60.0]),
        )
        yield array([3600.0, 3599.0]), array([0.0, -1.0])
        yield array([-1.0, -359.0]), array([-1.0, 1.0])
        yield array([[200.0, -200.0], [100.0, -100.0]]), array([[-160.0, 160.0], [100.0, -100.0]])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
