"""Measure the distance of every cell from a corner.

apis: np.arange, np.arange, np.meshgrid, np.hypot
"""

# %% prompt
import numpy as np

# A 4 by 5 array of the distances of each cell (row, column) from the cell (0, 0).
distance = ...


# %% solution
distance = np.hypot(*np.meshgrid(np.arange(5), np.arange(4)))


# %% solution
distance = np.sqrt(np.arange(4)[:, None] ** 2 + np.arange(5) ** 2)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose

    expected = array(
        [
            [0.0, 1.0, 2.0, 3.0, 4.0],
            [1.0, 1.41421356, 2.23606798, 3.16227766, 4.12310563],
            [2.0, 2.23606798, 2.82842712, 3.60555128, 4.47213595],
            [3.0, 3.16227766, 3.60555128, 4.24264069, 5.0],
        ]
    )
    assert isinstance(distance, np.ndarray)
    assert distance.shape == expected.shape
    assert_allclose(distance, expected)
