"""Add up shares from the largest item down.

apis: Series.sort_values, Series.cumsum, Series.sum, Series.mul, Series.round
"""

# %% prompt
import pandas as pd

defects = pd.Series({"scratch": 20, "dent": 50, "stain": 5, "crack": 31})
# The running share of all defects in percent, beginning with the most frequent kind, rounded to
# one decimal.
running = ...


# %% solution
running = (defects.sort_values(ascending=False).cumsum() / defects.sum()).mul(100).round(1)


# %% solution
running = (defects * 100 / sum(defects)).nlargest(4).cumsum().map(lambda share: round(share, 1))


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    expected = series([47.2, 76.4, 95.3, 100.0], index=["dent", "crack", "scratch", "stain"])
    assert_series_equal(running, expected)
    # the data are as they were
    assert_series_equal(
        defects, series([20, 50, 5, 31], index=["scratch", "dent", "stain", "crack"])
    )
