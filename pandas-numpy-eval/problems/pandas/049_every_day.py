"""Add the missing days to daily counts.

apis: pd.date_range, Series.reindex
"""

# %% prompt
import pandas as pd


def every_day(counts, start, end):
    # The index of counts holds days. Give a value for every day from start to end, both included:
    # the one of counts, or 0 where there is none.
    return ...


# %% solution
def every_day(counts, start, end):
    return counts.reindex(pd.date_range(start, end), fill_value=0)


# %% solution
def every_day(counts, start, end):
    return pd.Series(
        [counts.get(day, 0) for day in pd.date_range(start=start, end=end, freq="D")],
        index=pd.date_range(start, end),
        name=counts.name,
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield (
            series([5], index=pd.to_datetime(["2020-01-02"])),
            "2020-01-01",
            "2020-01-03",
            series([0, 5, 0], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"])),
        )
        yield (
            series([5], index=pd.to_datetime(["2020-01-01"])),
            "2020-01-01",
            "2020-01-01",
            series([5], index=pd.to_datetime(["2020-01-01"])),
        )
        yield (
            series([5, 6], index=pd.to_datetime(["2020-01-01", "2020-01-03"])),
            "2020-01-01",
            "2020-01-03",
            series([5, 0, 6], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"])),
        )
        yield (
            series([5, 6], index=pd.to_datetime(["2020-01-03", "2020-01-01"])),
            "2020-01-01",
            "2020-01-03",
            series([6, 0, 5], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"])),
        )
        yield (
            series([5, 6], index=pd.to_datetime(["2020-01-01", "2020-01-03"])),
            "2020-01-01",
            "2020-01-02",
            series([5, 0], index=pd.to_datetime(["2020-01-01", "2020-01-02"])),
        )
        yield (
            series([5, 6], index=pd.to_datetime(["2020-01-01", "2020-01-03"])),
            "2020-01-02",
            "2020-01-05",
            series(
                [0, 6, 0, 0],
                index=pd.to_datetime(["2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05"]),
            ),
        )
        yield (
            series([5, 6], index=pd.to_datetime(["2020-01-01", "2020-01-03"])),
            "2020-01-02",
            "2020-01-02",
            series([0], index=pd.to_datetime(["2020-01-02"])),
        )
        yield (
            series([7], index=pd.to_datetime(["2020-02-28"])),
            "2020-02-28",
            "2020-03-01",
            series([7, 0, 0], index=pd.to_datetime(["2020-02-28", "2020-02-29", "2020-03-01"])),
        )
        yield (
            series([7], index=pd.to_datetime(["2021-02-28"])),
            "2021-02-28",
            "2021-03-01",
            series([7, 0], index=pd.to_datetime(["2021-02-28", "2021-03-01"])),
        )
        yield (
            series([7, 8], index=pd.to_datetime(["2020-12-31", "2021-01-01"])),
            "2020-12-30",
            "2021-01-02",
            series(
                [0, 7, 8, 0],
                index=pd.to_datetime(["2020-12-30", "2020-12-31", "2021-01-01", "2021-01-02"]),
            ),
        )
        yield (
            series([], index=pd.to_datetime([]), dtype="int64"),
            "2020-01-01",
            "2020-01-02",
            series([0, 0], index=pd.to_datetime(["2020-01-01", "2020-01-02"])),
        )
        yield (
            series([-1], index=pd.to_datetime(["2020-01-02"])),
            "2020-01-01",
            "2020-01-02",
            series([0, -1], index=pd.to_datetime(["2020-01-01", "2020-01-02"])),
        )
        yield (
            series([1, 2, 3], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"])),
            "2020-01-01",
            "2020-01-03",
            series([1, 2, 3], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"])),
        )
        yield (
            series([1, 2, 3], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"])),
            "2019-12-31",
            "2020-01-04",
            series(
                [0, 1, 2, 3, 0],
                index=pd.to_datetime(
                    ["2019-12-31", "2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04"]
                ),
            ),
        )
        yield (
            series([1, 2, 3], index=pd.to_datetime(["2020-01-01", "2020-01-05", "2020-01-09"])),
            "2020-01-01",
            "2020-01-09",
            series(
                [1, 0, 0, 0, 2, 0, 0, 0, 3],
                index=pd.to_datetime(
                    [
                        "2020-01-01",
                        "2020-01-02",
                        "2020-01-03",
                        "2020-01-04",
                        "2020-01-05",
                        "2020-01-06",
                        "2020-01-07",
                        "2020-01-08",
                        "2020-01-09",
                    ]
                ),
            ),
        )
        yield (
            series([4], index=pd.to_datetime(["2020-01-09"])),
            "2020-01-01",
            "2020-01-03",
            series([0, 0, 0], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"])),
        )
        yield (
            series([5], index=pd.to_datetime(["2020-01-02"]), name="visits"),
            "2020-01-01",
            "2020-01-02",
            series([0, 5], index=pd.to_datetime(["2020-01-01", "2020-01-02"]), name="visits"),
        )
        yield (
            series([10, 20], index=pd.to_datetime(["2022-06-29", "2022-07-02"])),
            "2022-06-28",
            "2022-07-02",
            series(
                [0, 10, 0, 0, 20],
                index=pd.to_datetime(
                    ["2022-06-28", "2022-06-29", "2022-06-30", "2022-07-01", "2022-07-02"]
                ),
            ),
        )
        yield (
            series([10, 20], index=pd.to_datetime(["2022-06-29", "2022-07-02"])),
            "2022-06-30",
            "2022-07-01",
            series([0, 0], index=pd.to_datetime(["2022-06-30", "2022-07-01"])),
        )
        yield (
            series([9, 9], index=pd.to_datetime(["2024-02-27", "2024-03-02"])),
            "2024-02-27",
            "2024-03-02",
            series(
                [9, 0, 0, 0, 9],
                index=pd.to_datetime(
                    ["2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"]
                ),
            ),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(
            got, expected, check_freq=False, check_index_type=False, check_dtype=False
        )
        assert_series_equal(arguments[0], before[0])
