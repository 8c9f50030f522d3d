"""Add up values with time stamps by day, days without any included.

apis: Series.resample, Resampler.sum
"""

# %% prompt
import pandas as pd


def daily_totals(values):
    # The index of values holds time stamps. Sum the values of each calendar day, from the first
    # day to the last; a day without a value in between gets 0.
    return ...


# %% solution
def daily_totals(values):
    return values.resample("D").sum()


# %% solution
def daily_totals(values):
    return values.groupby(values.index.normalize()).sum().asfreq("D", fill_value=0)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield (
            series([1, 2], index=pd.to_datetime(["2020-01-01 10:00", "2020-01-01 12:00"])),
            series([3], index=pd.to_datetime(["2020-01-01"])),
        )
        yield (
            series([1, 2], index=pd.to_datetime(["2020-01-01 10:00", "2020-01-02 12:00"])),
            series([1, 2], index=pd.to_datetime(["2020-01-01", "2020-01-02"])),
        )
        yield (
            series([1, 2], index=pd.to_datetime(["2020-01-01 10:00", "2020-01-03 12:00"])),
            series([1, 0, 2], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"])),
        )
        yield (
            series([1, 2], index=pd.to_datetime(["2020-01-01 00:00", "2020-01-01 23:59"])),
            series([3], index=pd.to_datetime(["2020-01-01"])),
        )
        yield (
            series([1, 2], index=pd.to_datetime(["2020-01-01 23:59", "2020-01-02 00:00"])),
            series([1, 2], index=pd.to_datetime(["2020-01-01", "2020-01-02"])),
        )
        yield (
            series([5], index=pd.to_datetime(["2021-06-15 08:30"])),
            series([5], index=pd.to_datetime(["2021-06-15"])),
        )
        yield (
            series(
                [1, 2, 3],
                index=pd.to_datetime(["2020-02-28 01:00", "2020-02-29 01:00", "2020-03-01 01:00"]),
            ),
            series([1, 2, 3], index=pd.to_datetime(["2020-02-28", "2020-02-29", "2020-03-01"])),
        )
        yield (
            series([1, 2], index=pd.to_datetime(["2021-02-28 01:00", "2021-03-01 01:00"])),
            series([1, 2], index=pd.to_datetime(["2021-02-28", "2021-03-01"])),
        )
        yield (
            series([1, 2], index=pd.to_datetime(["2020-12-31 22:00", "2021-01-01 02:00"])),
            series([1, 2], index=pd.to_datetime(["2020-12-31", "2021-01-01"])),
        )
        yield (
            series(
                [1, 2, 4],
                index=pd.to_datetime(["2020-01-02 10:00", "2020-01-01 12:00", "2020-01-02 11:00"]),
            ),
            series([2, 5], index=pd.to_datetime(["2020-01-01", "2020-01-02"])),
        )
        yield (
            series([0, 0], index=pd.to_datetime(["2020-01-01 10:00", "2020-01-02 12:00"])),
            series([0, 0], index=pd.to_datetime(["2020-01-01", "2020-01-02"])),
        )
        yield (
            series([-1, 1], index=pd.to_datetime(["2020-01-01 10:00", "2020-01-01 11:00"])),
            series([0], index=pd.to_datetime(["2020-01-01"])),
        )
        yield (
            series([0.5, 0.25], index=pd.to_datetime(["2020-01-01 10:00", "2020-01-01 11:00"])),
            series([0.75], index=pd.to_datetime(["2020-01-01"])),
        )
        yield (
            series(
                [0.5, 0.25, 1.0],
                index=pd.to_datetime(["2020-01-01 10:00", "2020-01-02 11:00", "2020-01-02 12:00"]),
            ),
            series([0.5, 1.25], index=pd.to_datetime(["2020-01-01", "2020-01-02"])),
        )
        yield (
            series(
                [1, 1, 1, 1],
                index=pd.to_datetime(
                    ["2020-05-01 06:00", "2020-05-01 12:00", "2020-05-01 18:00", "2020-05-02 00:00"]
                ),
            ),
            series([3, 1], index=pd.to_datetime(["2020-05-01", "2020-05-02"])),
        )
        yield (
            series([3, 4], index=pd.to_datetime(["2020-01-01 10:00", "2020-01-06 12:00"])),
            series(
                [3, 0, 0, 0, 0, 4],
                index=pd.to_datetime(
                    [
                        "2020-01-01",
                        "2020-01-02",
                        "2020-01-03",
                        "2020-01-04",
                        "2020-01-05",
                        "2020-01-06",
                    ]
                ),
            ),
        )
        yield (
            series(
                [3, 4, 5],
                index=pd.to_datetime(["2020-01-01 10:00", "2020-01-01 10:00", "2020-01-01 10:00"]),
            ),
            series([12], index=pd.to_datetime(["2020-01-01"])),
        )
        yield (
            series(
                [10, 20],
                index=pd.to_datetime(["2019-12-30 00:00:01", "2019-12-30 23:59:59"]),
                name="steps",
            ),
            series([30], index=pd.to_datetime(["2019-12-30"]), name="steps"),
        )
        yield (
            series(
                [7, 8, 9],
                index=pd.to_datetime(["2022-08-01 09:00", "2022-08-03 09:00", "2022-08-03 17:00"]),
            ),
            series([7, 0, 17], index=pd.to_datetime(["2022-08-01", "2022-08-02", "2022-08-03"])),
        )
        yield (
            series([100, 1], index=pd.to_datetime(["2023-03-25 12:00", "2023-03-27 12:00"])),
            series([100, 0, 1], index=pd.to_datetime(["2023-03-25", "2023-03-26", "2023-03-27"])),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_freq=False, check_dtype=False)
        assert_series_equal(arguments[0], before[0])
