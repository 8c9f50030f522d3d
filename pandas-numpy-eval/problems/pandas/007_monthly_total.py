"""Add up daily readings per calendar month.

apis: pd.to_datetime, Series.dt.to_period, DataFrame.groupby, GroupBy.sum
"""

# %% prompt
import pandas as pd

meter = pd.DataFrame(
    {
        "day": ["2021-01-30", "2021-01-31", "2021-02-01", "2021-03-15", "2021-03-16"],
        "kwh": [5, 7, 11, 2, 4],
    }
)
# Sum of kwh for each month, as a Series whose index holds monthly periods (2021-01, ...).
monthly = ...


# %% solution
monthly = meter.groupby(pd.to_datetime(meter["day"]).dt.to_period("M"))["kwh"].sum()


# %% solution
monthly = meter.set_index(pd.PeriodIndex(meter["day"], freq="M"))["kwh"].groupby(level=0).sum()


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series
    expected = series(
        [12, 11, 6],
        index=pd.PeriodIndex(["2021-01", "2021-02", "2021-03"], freq="M", name="day"),
        name="kwh",
    )
    assert_series_equal(monthly, expected, check_names=False)
    # the data are as they were
    assert_frame_equal(
        meter,
        frame(
            {
                "day": ["2021-01-30", "2021-01-31", "2021-02-01", "2021-03-15", "2021-03-16"],
                "kwh": [5, 7, 11, 2, 4],
            }
        ),
    )
