"""Average the three smallest values.

apis: np.sort, ndarray.mean, ndarray.round
"""

# %% prompt
import numpy as np

times = np.array([12.4, 11.97, 13.0, 11.5, 12.04, 14.2])
# The mean of the three lowest times, rounded to one decimal.
best = ...


# %% solution
best = np.sort(times)[:3].mean().round(1)


# %% solution
best = round(sum(np.partition(times, 2)[:3]) / 3, 1)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = 11.8
    assert np.ndim(best) == 0
    assert_allclose(best, expected)
    # the data are as they were
    assert_array_equal(times, array([12.4, 11.97, 13.0, 11.5, 12.04, 14.2]))
