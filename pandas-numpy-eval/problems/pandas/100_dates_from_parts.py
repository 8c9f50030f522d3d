"""Put dates together from year, month and day.

apis: pd.to_datetime
"""

# %% prompt
import pandas as pd

parts = pd.DataFrame({"month": [2, 11], "day": [29, 5], "year": [2020, 2021]})
# A Series with the dates that the rows describe.
dates = ...


# %% solution
dates = pd.to_datetime(parts)


# %% solution
dates = pd.Series([pd.Timestamp(row.year, row.month, row.day) for row in parts.itertuples()])


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series
    expected = series(pd.to_datetime(["2020-02-29", "2021-11-05"]))
    assert_series_equal(dates, expected, check_dtype=False)
    # the data are as they were
    assert_frame_equal(parts, frame({"month": [2, 11], "day": [29, 5], "year": [2020, 2021]}))
