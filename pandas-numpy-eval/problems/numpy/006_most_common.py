"""Find the value that occurs most often.

apis: np.argmax
"""

# %% prompt
import numpy as np

votes = np.array([17, 4, 9, 4, 17, 23, 4, 9])
values, counts = np.unique(votes, return_counts=True)
# The vote that was given most often.
winner = ...


# %% solution
winner = values[np.argmax(counts)]


# %% solution
winner = max(values, key=lambda value: (votes == value).sum())


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = 4
    assert np.ndim(winner) == 0
    assert winner == expected
    # the data are as they were
    assert_array_equal(votes, array([17, 4, 9, 4, 17, 23, 4, 9]))
    assert_array_equal(values, array([4, 9, 17, 23]))
    assert_array_equal(counts, array([3, 2, 2, 1]))
