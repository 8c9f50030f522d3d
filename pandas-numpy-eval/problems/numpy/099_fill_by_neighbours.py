"""Fill gaps in a series along straight lines.

apis: np.arange, np.flatnonzero, np.isnan, np.isnan, np.interp
"""

# %% prompt
import numpy as np

level = np.array([2.0, np.nan, np.nan, 8.0, 6.0, np.nan, 7.0])
# level with every NaN replaced by linear interpolation between the known values.
filled = ...


# %% solution
filled = np.interp(np.arange(7), np.flatnonzero(~np.isnan(level)), level[~np.isnan(level)])


# %% solution
filled = np.interp(
    range(len(level)), [k for k, v in enumerate(level) if v == v], [v for v in level if v == v]
)


# %% test
def check():
    import numpy as np
    from numpy import array, nan
    from numpy.testing import assert_allclose, assert_array_equal

    expected = array([2.0, 4.0, 6.0, 8.0, 6.0, 6.5, 7.0])
    assert isinstance(filled, np.ndarray)
    assert filled.shape == expected.shape
    assert_allclose(filled, expected)
    # the data are as they were
    assert_array_equal(level, array([2.0, nan, nan, 8.0, 6.0, nan, 7.0]))
