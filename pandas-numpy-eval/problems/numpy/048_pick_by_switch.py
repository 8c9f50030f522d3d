"""Take each element from the array that a switch names.

apis: np.choose
"""

# %% prompt
import numpy as np

switch = np.array([0, 2, 1, 1, 0])
a = np.array([10, 11, 12, 13, 14])
b = np.array([20, 21, 22, 23, 24])
c = np.array([30, 31, 32, 33, 34])
# An array that has at each position the element of a, b or c, where switch is 0, 1 or 2.
chosen = ...


# %% solution
chosen = np.choose(switch, [a, b, c])


# %% solution
chosen = np.stack([a, b, c])[switch, np.arange(5)]


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([10, 31, 22, 23, 14])
    assert isinstance(chosen, np.ndarray)
    assert chosen.shape == expected.shape
    assert_array_equal(chosen, expected)
    # the data are as they were
    assert_array_equal(switch, array([0, 2, 1, 1, 0]))
    assert_array_equal(a, array([10, 11, 12, 13, 14]))
    assert_array_equal(b, array([20, 21, 22, 23, 24]))
    assert_array_equal(c, array([30, 31, 32, 33, 34]))
