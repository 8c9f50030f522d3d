"""Tell which dates fall on a weekend.

apis: Series.dt.day_of_week, Series.ge
"""

# %% prompt
import pandas as pd


def on_weekend(dates):
    # True for Saturdays and Sundays, False for the other days.
    return ...


# %% solution
def on_weekend(dates):
    return dates.dt.day_of_week.ge(5)


# %% solution
def on_weekend(dates):
    return dates.dt.day_name().isin(["Saturday", "Sunday"])


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(pd.to_datetime(["2023-05-01"])), series([False])
        yield series(pd.to_datetime(["2023-05-02"])), series([False])
        yield series(pd.to_datetime(["2023-05-03"])), series([False])
        yield series(pd.to_datetime(["2023-05-04"])), series([False])
        yield series(pd.to_datetime(["2023-05-05"])), series([False])
        yield series(pd.to_datetime(["2023-05-06"])), series([True])
        yield series(pd.to_datetime(["2023-05-07"])), series([True])
        yield series(pd.to_datetime([])), series([], dtype=bool)
        yield series(pd.to_datetime(["2023-05-06", "2023-05-05"])), series([True, False])
        yield series(pd.to_datetime(["2023-05-07", "2023-05-08"])), series([True, False])
        yield (
            series(pd.to_datetime(["2020-02-29", "2020-03-01", "2020-03-02"])),
            series([True, True, False]),
        )
        yield series(pd.to_datetime(["2000-01-01", "1999-12-31"])), series([True, False])
        yield series(pd.to_datetime(["2024-12-25", "2022-12-25"])), series([False, True])
        yield series(pd.to_datetime(["2023-05-06", "2023-05-06"])), series([True, True])
        yield (
            series(pd.to_datetime(["2023-05-06 23:59", "2023-05-08 00:00"])),
            series([True, False]),
        )
        yield (
            series(pd.to_datetime(["2023-05-06", "2023-05-09"]), index=["p", "q"]),
            series([True, False], index=["p", "q"]),
        )
        yield (
            series(pd.to_datetime(["2023-05-06", "2023-05-09"]), index=[4, 3]),
            series([True, False], index=[4, 3]),
        )
        yield (
            series(pd.to_datetime(["2023-05-12", "2023-05-13"]), name="day"),
            series([False, True], name="day"),
        )
        yield (
            series(pd.to_datetime(["2021-08-14", "2021-08-15", "2021-08-16", "2021-08-13"])),
            series([True, True, False, False]),
        )
        yield series(pd.to_datetime(["1970-01-01", "1970-01-03"])), series([False, True])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
