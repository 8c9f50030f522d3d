"""Count the items of comma separated texts.

apis: Series.str.split, Series.explode, Series.value_counts, Series.sort_index
"""

# %% prompt
import pandas as pd

tags = pd.Series(["sun,beach", "snow", "beach,sun,palm", "sun"])
# How often each tag occurs, as a Series labelled by tag in alphabetical order.
counts = ...


# %% solution
counts = tags.str.split(",").explode().value_counts().sort_index()


# %% solution
counts = tags.str.get_dummies(",").sum()


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    expected = series([2, 1, 1, 3], index=["beach", "palm", "snow", "sun"], name="count")
    assert_series_equal(counts, expected, check_names=False)
    # the data are as they were
    assert_series_equal(tags, series(["sun,beach", "snow", "beach,sun,palm", "sun"]))
