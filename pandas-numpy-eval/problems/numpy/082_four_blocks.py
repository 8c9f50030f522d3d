"""Put a matrix together from blocks.

apis: np.block
"""

# %% prompt
import numpy as np

core = np.array([[8, 1], [6, 3]])
side = np.array([[4], [2]])
foot = np.array([[7, 5]])
corner = np.array([[9]])
# One 3 by 3 array: core with side to its right, below them foot with corner to its right.
whole = ...


# %% solution
whole = np.block([[core, side], [foot, corner]])


# %% solution
whole = np.vstack((np.hstack((core, side)), np.hstack((foot, corner))))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[8, 1, 4], [6, 3, 2], [7, 5, 9]])
    assert isinstance(whole, np.ndarray)
    assert whole.shape == expected.shape
    assert_array_equal(whole, expected)
    # the data are as they were
    assert_array_equal(core, array([[8, 1], [6, 3]]))
    assert_array_equal(side, array([[4], [2]]))
    assert_array_equal(foot, array([[7, 5]]))
    assert_array_equal(corner, array([[9]]))
