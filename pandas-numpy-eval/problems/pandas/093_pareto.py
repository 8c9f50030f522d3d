"""Add up shares from the largest item down.

apis: Series.sort_values, Series.cumsum, Series.sum
"""

# %% prompt
import pandas as pd

defects = pd.Series({"scratch": 20, "dent": 50, "stain": 5, "crack": 25})
# The running share of all defects (0 to 1), beginning with the most frequent kind.
running = ...


# %% solution
running = defects.sort_values(ascending=False).cumsum() / defects.sum()


# %% solution
running = (defects / defects.sum()).nlargest(4).cumsum()


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    expected = series([0.5, 0.75, 0.95, 1.0], index=["dent", "crack", "scratch", "stain"])
    assert_series_equal(running, expected)
    # the data are as they were
    assert_series_equal(
        defects, series([20, 50, 5, 25], index=["scratch", "dent", "stain", "crack"])
    )
