"""Make a lower triangle of ones.

apis: np.tri
"""

# %% prompt
import numpy as np

# A 4 by 4 integer array with 1 on and below the main diagonal and 0 above it.
steps = ...


# %% solution
steps = np.tri(4, dtype=int)


# %% solution
steps = np.array([[int(column <= row) for column in range(4)] for row in range(4)])


# %% test
def check():
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1]])
    assert steps.dtype.kind == "i"
    assert steps.shape == expected.shape
    assert_array_equal(steps, expected)
