"""Find where numbers fit into a sorted array.

apis: np.searchsorted
"""

# %% prompt
import numpy as np

ladder = np.array([100, 200, 200, 300, 450])
scores = np.array([50, 200, 310, 450, 999])
# For each score the first position at which it could be inserted so that ladder stays sorted,
# as an array.
places = ...


# %% solution
places = np.searchsorted(ladder, scores)


# %% solution
places = (ladder < scores[:, None]).sum(axis=1)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([0, 1, 4, 4, 5])
    assert isinstance(places, np.ndarray)
    assert places.shape == expected.shape
    assert_array_equal(places, expected)
    # the data are as they were
    assert_array_equal(ladder, array([100, 200, 200, 300, 450]))
    assert_array_equal(scores, array([50, 200, 310, 450, 999]))
