"""Average daily values by calendar week.

apis: Series.resample, Resampler.mean
"""

# %% prompt
import pandas as pd

sleep = pd.Series(
    [7.0, 8.0, 6.0, 9.0, 5.0, 7.5, 6.5],
    index=pd.to_datetime(
        [
            "2023-01-06",
            "2023-01-07",
            "2023-01-08",
            "2023-01-09",
            "2023-01-10",
            "2023-01-15",
            "2023-01-16",
        ]
    ),
)
# The mean of each week, weeks ending on Sunday and labelled by that Sunday.
weekly = ...


# %% solution
weekly = sleep.resample("W").mean()


# %% solution
weekly = sleep.groupby(sleep.index.to_period("W").end_time.normalize()).mean()


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    expected = series(
        [7.0, 7.16666667, 6.5], index=pd.to_datetime(["2023-01-08", "2023-01-15", "2023-01-22"])
    )
    assert_series_equal(weekly, expected, check_freq=False, check_index_type=False)
    # the data are as they were
    assert_series_equal(
        sleep,
        series(
            [7.0, 8.0, 6.0, 9.0, 5.0, 7.5, 6.5],
            index=pd.to_datetime(
                [
                    "2023-01-06",
                    "2023-01-07",
                    "2023-01-08",
                    "2023-01-09",
                    "2023-01-10",
                    "2023-01-15",
                    "2023-01-16",
                ]
            ),
        ),
    )
