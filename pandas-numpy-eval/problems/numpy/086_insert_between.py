"""Insert values at given places.

apis: np.insert
"""

# %% prompt
import numpy as np

stops = np.array([10, 20, 40, 50])
# stops with 30 inserted before 40 and 60 added at the end.
route = ...


# %% solution
route = np.insert(stops, [2, 4], [30, 60])


# %% solution
route = np.concatenate((stops[:2], [30], stops[2:], [60]))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([10, 20, 30, 40, 50, 60])
    assert isinstance(route, np.ndarray)
    assert route.shape == expected.shape
    assert_array_equal(route, expected)
    # the data are as they were
    assert_array_equal(stops, array([10, 20, 40, 50]))
