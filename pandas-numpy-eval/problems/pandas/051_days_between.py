"""Count the days from one date column to another.

apis: Series.sub, Series.dt.days
"""

# %% prompt
import pandas as pd


def days_between(df, start, end):
    # How many whole days lie between the column `start` and the column `end`, row by row, as
    # integers; negative where `end` comes first.
    return ...


# %% solution
def days_between(df, start, end):
    return df[end].sub(df[start]).dt.days


# %% solution
def days_between(df, start, end):
    return (df[end] - df[start]) // pd.Timedelta(days=1)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield (
            frame({"a": pd.to_datetime(["2020-01-01"]), "b": pd.to_datetime(["2020-01-02"])}),
            "a",
            "b",
            series([1]),
        )
        yield (
            frame({"a": pd.to_datetime(["2020-01-01"]), "b": pd.to_datetime(["2020-01-02"])}),
            "b",
            "a",
            series([-1]),
        )
        yield (
            frame({"a": pd.to_datetime(["2020-01-01"]), "b": pd.to_datetime(["2020-01-01"])}),
            "a",
            "b",
            series([0]),
        )
        yield (
            frame({"a": pd.to_datetime(["2020-02-28"]), "b": pd.to_datetime(["2020-03-01"])}),
            "a",
            "b",
            series([2]),
        )
        yield (
            frame({"a": pd.to_datetime(["2021-02-28"]), "b": pd.to_datetime(["2021-03-01"])}),
            "a",
            "b",
            series([1]),
        )
        yield (
            frame({"a": pd.to_datetime(["2020-01-01"]), "b": pd.to_datetime(["2021-01-01"])}),
            "a",
            "b",
            series([366]),
        )
        yield (
            frame({"a": pd.to_datetime(["2021-01-01"]), "b": pd.to_datetime(["2022-01-01"])}),
            "a",
            "b",
            series([365]),
        )
        yield (
            frame({"a": pd.to_datetime(["1999-12-31"]), "b": pd.to_datetime(["2000-01-01"])}),
            "a",
            "b",
            series([1]),
        )
        yield (
            frame(
                {
                    "a": pd.to_datetime(["2020-01-01", "2020-01-05"]),
                    "b": pd.to_datetime(["2020-01-11", "2020-01-06"]),
                }
            ),
            "a",
            "b",
            series([10, 1]),
        )
        yield (
            frame(
                {
                    "a": pd.to_datetime(["2020-01-01", "2020-01-05"]),
                    "b": pd.to_datetime(["2020-01-11", "2020-01-01"]),
                }
            ),
            "a",
            "b",
            series([10, -4]),
        )
        yield (
            frame({"b": pd.to_datetime(["2020-01-09"]), "a": pd.to_datetime(["2020-01-02"])}),
            "a",
            "b",
            series([7]),
        )
        yield (
            frame({"a": pd.to_datetime([]), "b": pd.to_datetime([])}),
            "a",
            "b",
            series([], dtype="int64"),
        )
        yield (
            frame(
                {
                    "a": pd.to_datetime(["2020-01-01 12:00"]),
                    "b": pd.to_datetime(["2020-01-02 11:00"]),
                }
            ),
            "a",
            "b",
            series([0]),
        )
        yield (
            frame(
                {
                    "a": pd.to_datetime(["2020-01-01 12:00"]),
                    "b": pd.to_datetime(["2020-01-02 13:00"]),
                }
            ),
            "a",
            "b",
            series([1]),
        )
        yield (
            frame(
                {"a": pd.to_datetime(["2020-01-01"]), "b": pd.to_datetime(["2020-01-04"])},
                index=["p"],
            ),
            "a",
            "b",
            series([3], index=["p"]),
        )
        yield (
            frame(
                {
                    "a": pd.to_datetime(["2020-01-01", "2020-01-02"]),
                    "b": pd.to_datetime(["2020-01-04", "2020-01-04"]),
                },
                index=[9, 3],
            ),
            "a",
            "b",
            series([3, 2], index=[9, 3]),
        )
        yield (
            frame(
                {
                    "a": pd.to_datetime(["2020-01-01"] * 3),
                    "b": pd.to_datetime(["2020-01-04"] * 3),
                    "c": [1, 2, 3],
                }
            ),
            "a",
            "b",
            series([3, 3, 3]),
        )
        yield (
            frame({"a": pd.to_datetime(["1900-01-01"]), "b": pd.to_datetime(["2000-01-01"])}),
            "a",
            "b",
            series([36524]),
        )
        yield (
            frame({"a": pd.to_datetime(["2024-02-01"]), "b": pd.to_datetime(["2024-03-01"])}),
            "a",
            "b",
            series([29]),
        )
        yield (
            frame(
                {
                    "a": pd.to_datetime(["2023-10-01", "2023-10-15"]),
                    "b": pd.to_datetime(["2023-11-01", "2023-10-16"]),
                }
            ),
            "a",
            "b",
            series([31, 1]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False)
        assert_frame_equal(arguments[0], before[0])
