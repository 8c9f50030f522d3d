"""Count values per band.

apis: pd.cut, Series.value_counts, Series.sort_index, Series.tolist
"""

# %% prompt
import pandas as pd

delays = pd.Series([2, 4, 5, 0, 9, 10, -1, 14, 15, 3, 16, 20, 21, 0])
# A list of four integers: how many delays lie in [0, 5), [5, 10), [10, 15) and [15, 20], that is,
# a limit between two bands belongs to the upper band; delays outside all bands do not count.
counts = ...


# %% solution
counts = pd.cut(delays, [0, 5, 10, 15, 21], right=False).value_counts().sort_index().tolist()


# %% solution
counts = [
    int(delays.between(low, high, inclusive="left").sum())
    for low, high in [(0, 5), (5, 10), (10, 15), (15, 20.1)]
]


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    expected = [5, 2, 2, 3]
    assert isinstance(counts, list)
    assert not any(isinstance(count, float) for count in counts)
    assert counts == expected
    # the data are as they were
    assert_series_equal(delays, series([2, 4, 5, 0, 9, 10, -1, 14, 15, 3, 16, 20, 21, 0]))
