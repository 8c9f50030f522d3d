"""Find what belongs to neither of two arrays.

apis: np.arange, np.union1d, np.setdiff1d, ndarray.tolist
"""

# %% prompt
import numpy as np

booked = np.array([4, 3, 9, 4])
closed = np.array([2, 9])
# Of the seats 1 to 10 those that are neither booked nor closed: a plain list in rising order.
free = ...


# %% solution
free = np.setdiff1d(np.arange(1, 11), np.union1d(booked, closed)).tolist()


# %% solution
free = [seat for seat in range(1, 11) if seat not in booked and seat not in closed]


# %% test
def check():
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = [1, 5, 6, 7, 8, 10]
    assert isinstance(free, list)
    assert free == expected
    # the data are as they were
    assert_array_equal(booked, array([4, 3, 9, 4]))
    assert_array_equal(closed, array([2, 9]))
