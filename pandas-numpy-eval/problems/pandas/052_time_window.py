"""Cut a stretch of time out of unsorted records.

apis: DataFrame.sort_index, DataFrame.loc
"""

# %% prompt
import pandas as pd


def time_window(df, start, end):
    # The index of df holds dates without order. Return the rows from start to end (texts such as
    # "2020-05-01"), both days included, in the order of time.
    return ...


# %% solution
def time_window(df, start, end):
    return df.sort_index().loc[start:end]


# %% solution
def time_window(df, start, end):
    return df[(df.index >= start) & (df.index <= end)].sort_index()


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield (
            frame(
                {"v": [1, 2, 3]}, index=pd.to_datetime(["2020-05-01", "2020-05-02", "2020-05-03"])
            ),
            "2020-05-01",
            "2020-05-02",
            frame({"v": [1, 2]}, index=pd.to_datetime(["2020-05-01", "2020-05-02"])),
        )
        yield (
            frame(
                {"v": [1, 2, 3]}, index=pd.to_datetime(["2020-05-03", "2020-05-02", "2020-05-01"])
            ),
            "2020-05-01",
            "2020-05-02",
            frame({"v": [3, 2]}, index=pd.to_datetime(["2020-05-01", "2020-05-02"])),
        )
        yield (
            frame(
                {"v": [1, 2, 3]}, index=pd.to_datetime(["2020-05-03", "2020-05-01", "2020-05-02"])
            ),
            "2020-05-02",
            "2020-05-03",
            frame({"v": [3, 1]}, index=pd.to_datetime(["2020-05-02", "2020-05-03"])),
        )
        yield (
            frame(
                {"v": [1, 2, 3]}, index=pd.to_datetime(["2020-05-03", "2020-05-01", "2020-05-02"])
            ),
            "2020-05-02",
            "2020-05-02",
            frame({"v": [3]}, index=pd.to_datetime(["2020-05-02"])),
        )
        yield (
            frame(
                {"v": [1, 2, 3]}, index=pd.to_datetime(["2020-05-03", "2020-05-01", "2020-05-02"])
            ),
            "2020-04-01",
            "2020-06-01",
            frame(
                {"v": [2, 3, 1]}, index=pd.to_datetime(["2020-05-01", "2020-05-02", "2020-05-03"])
            ),
        )
        yield (
            frame(
                {"v": [1, 2, 3]}, index=pd.to_datetime(["2020-05-03", "2020-05-01", "2020-05-02"])
            ),
            "2020-06-01",
            "2020-06-02",
            frame({"v": series([], dtype="int64")}, index=pd.to_datetime([])),
        )
        yield (
            frame({"v": [1, 2]}, index=pd.to_datetime(["2020-05-09", "2020-05-01"])),
            "2020-05-02",
            "2020-05-08",
            frame({"v": series([], dtype="int64")}, index=pd.to_datetime([])),
        )
        yield (
            frame({"v": [1, 2]}, index=pd.to_datetime(["2020-05-09", "2020-05-01"])),
            "2020-05-02",
            "2020-05-09",
            frame({"v": [1]}, index=pd.to_datetime(["2020-05-09"])),
        )
        yield (
            frame({"v": [1]}, index=pd.to_datetime(["2020-05-09"])),
            "2020-05-09",
            "2020-05-09",
            frame({"v": [1]}, index=pd.to_datetime(["2020-05-09"])),
        )
        yield (
            frame({"v": [1]}, index=pd.to_datetime(["2020-05-09"])),
            "2020-05-10",
            "2020-05-11",
            frame({"v": series([], dtype="int64")}, index=pd.to_datetime([])),
        )
        yield (
            frame(
                {"v": [4, 5, 6]}, index=pd.to_datetime(["2021-01-01", "2020-12-31", "2021-01-02"])
            ),
            "2020-12-31",
            "2021-01-01",
            frame({"v": [5, 4]}, index=pd.to_datetime(["2020-12-31", "2021-01-01"])),
        )
        yield (
            frame({"v": [0.5, nan]}, index=pd.to_datetime(["2021-03-02", "2021-03-01"])),
            "2021-03-01",
            "2021-03-02",
            frame({"v": [nan, 0.5]}, index=pd.to_datetime(["2021-03-01", "2021-03-02"])),
        )
        yield (
            frame({"v": ["x", "y"]}, index=pd.to_datetime(["2021-03-02", "2021-03-01"])),
            "2021-03-01",
            "2021-03-01",
            frame({"v": ["y"]}, index=pd.to_datetime(["2021-03-01"])),
        )
        yield (
            frame({"v": [1, 2], "w": [3, 4]}, index=pd.to_datetime(["2021-03-02", "2021-03-01"])),
            "2021-02-01",
            "2021-03-05",
            frame({"v": [2, 1], "w": [4, 3]}, index=pd.to_datetime(["2021-03-01", "2021-03-02"])),
        )
        yield (
            frame(
                {"v": [1, 2, 3, 4]},
                index=pd.to_datetime(["2020-02-29", "2020-03-01", "2020-02-28", "2020-03-02"]),
            ),
            "2020-02-29",
            "2020-03-01",
            frame({"v": [1, 2]}, index=pd.to_datetime(["2020-02-29", "2020-03-01"])),
        )
        yield (
            frame(
                {"v": [9, 8, 7]}, index=pd.to_datetime(["2019-07-01", "2018-07-01", "2020-07-01"])
            ),
            "2018-01-01",
            "2019-12-31",
            frame({"v": [8, 9]}, index=pd.to_datetime(["2018-07-01", "2019-07-01"])),
        )
        yield (
            frame(
                {"v": [9, 8, 7]}, index=pd.to_datetime(["2019-07-01", "2018-07-01", "2020-07-01"])
            ),
            "2019-07-01",
            "2020-07-01",
            frame({"v": [9, 7]}, index=pd.to_datetime(["2019-07-01", "2020-07-01"])),
        )
        yield (
            frame(
                {"v": [9, 8, 7]}, index=pd.to_datetime(["2019-07-01", "2018-07-01", "2020-07-01"])
            ),
            "2019-07-02",
            "2020-06-30",
            frame({"v": series([], dtype="int64")}, index=pd.to_datetime([])),
        )
        yield (
            frame(
                {"v": [1, 2, 3, 4, 5]},
                index=pd.to_datetime(
                    ["2022-01-05", "2022-01-03", "2022-01-01", "2022-01-04", "2022-01-02"]
                ),
            ),
            "2022-01-02",
            "2022-01-04",
            frame(
                {"v": [5, 2, 4]}, index=pd.to_datetime(["2022-01-02", "2022-01-03", "2022-01-04"])
            ),
        )
        yield (
            frame({"v": [True, False]}, index=pd.to_datetime(["2022-01-05", "2022-01-03"])),
            "2022-01-03",
            "2022-01-05",
            frame({"v": [False, True]}, index=pd.to_datetime(["2022-01-03", "2022-01-05"])),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected, check_freq=False, check_index_type=False)
        assert_frame_equal(arguments[0], before[0])
