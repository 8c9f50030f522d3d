"""Turn time differences into hours.

apis: Series.dt.total_seconds
"""

# %% prompt
import pandas as pd

shifts = pd.DataFrame(
    {
        "begin": pd.to_datetime(["2022-03-01 08:00", "2022-03-01 22:30"]),
        "end": pd.to_datetime(["2022-03-01 16:45", "2022-03-02 06:00"]),
    }
)
# The length of every shift in hours, as floats.
hours = ...


# %% solution
hours = (shifts["end"] - shifts["begin"]).dt.total_seconds() / 3600


# %% solution
hours = (shifts["end"] - shifts["begin"]) / pd.Timedelta(hours=1)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series
    expected = series([8.75, 7.5])
    assert_series_equal(hours, expected)
    # the data are as they were
    assert_frame_equal(
        shifts,
        frame(
            {
                "begin": pd.to_datetime(["2022-03-01 08:00:00", "2022-03-01 22:30:00"]),
                "end": pd.to_datetime(["2022-03-01 16:45:00", "2022-03-02 06:00:00"]),
            }
        ),
    )
