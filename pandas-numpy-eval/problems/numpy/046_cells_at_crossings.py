"""Pick some rows and some columns at once.

apis: np.ix_
"""

# %% prompt
import numpy as np

grid = np.arange(30).reshape(5, 6)
# The cells where the rows 4, 0 and 3, in this order, cross the columns 1 and 5.
picked = ...


# %% solution
picked = grid[np.ix_([4, 0, 3], [1, 5])]


# %% solution
picked = grid[[4, 0, 3]][:, [1, 5]]


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[25, 29], [1, 5], [19, 23]])
    assert isinstance(picked, np.ndarray)
    assert picked.shape == expected.shape
    assert_array_equal(picked, expected)
    # the data are as they were
    assert_array_equal(
        grid,
        array(
            [
                [0, 1, 2, 3, 4, 5],
                [6, 7, 8, 9, 10, 11],
                [12, 13, 14, 15, 16, 17],
                [18, 19, 20, 21, 22, 23],
                [24, 25, 26, 27, 28, 29],
            ]
        ),
    )
