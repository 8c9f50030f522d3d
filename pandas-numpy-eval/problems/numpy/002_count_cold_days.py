"""Count the entries between two limits.

apis: np.count_nonzero
"""

# %% prompt
import numpy as np

degrees = np.array([3.5, -2.0, 0.0, 7.1, -0.5, 4.9, 0.2, 5.0])
# How many readings are above zero and below five?
cool = ...


# %% solution
cool = np.count_nonzero((degrees > 0) & (degrees < 5))


# %% solution
cool = int(((degrees > 0) * (degrees < 5)).sum())


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = 3
    assert np.ndim(cool) == 0
    assert cool == expected
    # the data are as they were
    assert_array_equal(degrees, array([3.5, -2.0, 0.0, 7.1, -0.5, 4.9, 0.2, 5.0]))
