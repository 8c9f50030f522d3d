"""Convert time stamps from one time zone to another.

apis: Series.dt.tz_localize, Series.dt.tz_convert
"""

# %% prompt
import pandas as pd

# The stamps were written down in UTC, without saying so.
stamps = pd.Series(pd.to_datetime(["2021-01-15 23:30", "2021-07-15 23:30"]))
# The same moments with the time zone Asia/Tokyo.
local = ...


# %% solution
local = stamps.dt.tz_localize("UTC").dt.tz_convert("Asia/Tokyo")


# %% solution
local = pd.to_datetime(stamps, utc=True).dt.tz_convert("Asia/Tokyo")


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    wanted = ["2021-01-16 08:30:00+09:00", "2021-07-16 08:30:00+09:00"]
    assert [str(stamp) for stamp in local] == wanted
    assert str(local.dt.tz) == "Asia/Tokyo"
    assert isinstance(local, pd.Series)
    # the data are as they were
    assert_series_equal(
        stamps, series(pd.to_datetime(["2021-01-15 23:30:00", "2021-07-15 23:30:00"]))
    )
