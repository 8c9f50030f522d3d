"""Find values that are greater than both neighbours.

apis: np.diff, np.sign, np.diff, np.flatnonzero
"""

# %% prompt
import numpy as np

wave = np.array([10, 4, 6, 2, 2, 5, 7, 7, 6, 8, 3, 3, 9, 1])
# An array of the positions (without the first and the last) whose value exceeds both
# neighbours.
tops = ...


# %% solution
tops = np.flatnonzero(np.diff(np.sign(np.diff(wave))) == -2) + 1


# %% solution
tops = np.array([k for k in range(1, len(wave) - 1) if wave[k - 1] < wave[k] > wave[k + 1]])


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([2, 9, 12])
    assert isinstance(tops, np.ndarray)
    assert tops.shape == expected.shape
    assert_array_equal(tops, expected)
    # the data are as they were
    assert_array_equal(wave, array([10, 4, 6, 2, 2, 5, 7, 7, 6, 8, 3, 3, 9, 1]))
