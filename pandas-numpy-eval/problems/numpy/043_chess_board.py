"""Alternate zeros and ones over a board.

apis: np.indices, ndarray.sum
"""

# %% prompt
import numpy as np

# A 4 by 6 board of 0 and 1 in turn, in rows and in columns, with a 0 in the upper left corner.
board = ...


# %% solution
board = np.indices((4, 6)).sum(axis=0) % 2


# %% solution
board = (np.arange(4)[:, None] + np.arange(6)) & 1


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array(
        [[0, 1, 0, 1, 0, 1], [1, 0, 1, 0, 1, 0], [0, 1, 0, 1, 0, 1], [1, 0, 1, 0, 1, 0]]
    )
    assert isinstance(board, np.ndarray)
    assert board.shape == expected.shape
    assert_array_equal(board, expected)
