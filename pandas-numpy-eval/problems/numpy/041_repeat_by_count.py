"""Repeat each value its own number of times.

apis: np.repeat
"""

# %% prompt
import numpy as np

sizes = np.array([36, 38, 40])
pieces = np.array([2, 0, 3])
# An array with every size as often as `pieces` says: 36 twice, 38 not at all, 40 three times.
shelf = ...


# %% solution
shelf = np.repeat(sizes, pieces)


# %% solution
shelf = np.array([size for size, times in zip(sizes, pieces) for _ in range(times)])


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([36, 36, 40, 40, 40])
    assert isinstance(shelf, np.ndarray)
    assert shelf.shape == expected.shape
    assert_array_equal(shelf, expected)
    # the data are as they were
    assert_array_equal(sizes, array([36, 38, 40]))
    assert_array_equal(pieces, array([2, 0, 3]))
