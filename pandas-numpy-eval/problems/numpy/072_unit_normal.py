"""Find a vector of length one at right angles to two others.

apis: np.cross, np.cross, np.linalg.norm
"""

# %% prompt
import numpy as np

u = np.array([1, 2, 3])
v = np.array([4, 0, -2])
# The vector product u x v, scaled to length one.
normal = ...


# %% solution
normal = np.cross(u, v) / np.linalg.norm(np.cross(u, v))


# %% solution
normal = (np.roll(u, -1) * np.roll(v, 1) - np.roll(u, 1) * np.roll(v, -1)) / np.sqrt(
    (u @ u) * (v @ v) - (u @ v) ** 2
)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = array([-0.240771706, 0.842700972, -0.481543412])
    assert isinstance(normal, np.ndarray)
    assert normal.shape == expected.shape
    assert_allclose(normal, expected)
    # the data are as they were
    assert_array_equal(u, array([1, 2, 3]))
    assert_array_equal(v, array([4, 0, -2]))
