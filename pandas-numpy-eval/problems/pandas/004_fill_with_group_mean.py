"""Replace missing numbers by the mean of the row's group.

apis: DataFrame.groupby, GroupBy.transform, Series.fillna
"""

# %% prompt
import pandas as pd


def fill_with_group_mean(df, group, column):
    # Return `column` as a Series in which a missing value is replaced by the mean of the
    # values that are known in the same group. A group with no known value stays missing.
    return ...


# %% solution
def fill_with_group_mean(df, group, column):
    return df[column].fillna(df.groupby(group)[column].transform("mean"))


# %% solution
def fill_with_group_mean(df, group, column):
    return df[column].where(df[column].notna(), df[group].map(df.groupby(group)[column].mean()))


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield (
            frame({"g": ["a", "a", "b"], "v": [1.0, nan, 5.0]}),
            "g",
            "v",
            series([1.0, 1.0, 5.0], name="v"),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [1.0, nan, 3.0]}),
            "g",
            "v",
            series([1.0, 2.0, 3.0], name="v"),
        )
        yield (
            frame({"g": ["a", "b", "a", "b"], "v": [1.0, 2.0, nan, nan]}),
            "g",
            "v",
            series([1.0, 2.0, 1.0, 2.0], name="v"),
        )
        yield (
            frame({"g": ["b", "b", "a", "a", "a"], "v": [nan, 4.0, 10.0, 20.0, nan]}),
            "g",
            "v",
            series([4.0, 4.0, 10.0, 20.0, 15.0], name="v"),
        )
        yield frame({"g": ["a", "b"], "v": [nan, 2.0]}), "g", "v", series([nan, 2.0], name="v")
        yield frame({"g": ["a", "b"], "v": [1.0, 2.0]}), "g", "v", series([1.0, 2.0], name="v")
        yield frame({"g": ["a"], "v": [nan]}), "g", "v", series([nan], name="v")
        yield (
            frame({"g": [1, 1, 2, 2], "v": [0.0, nan, nan, -4.0]}),
            "g",
            "v",
            series([0.0, 0.0, -4.0, -4.0], name="v"),
        )
        yield (
            frame({"g": ["x"] * 4, "v": [1.0, 2.0, 6.0, nan]}),
            "g",
            "v",
            series([1.0, 2.0, 6.0, 3.0], name="v"),
        )
        yield (
            frame({"g": ["x"] * 4, "v": [nan, nan, 1.0, 4.0]}),
            "g",
            "v",
            series([2.5, 2.5, 1.0, 4.0], name="v"),
        )
        yield (
            frame({"g": ["x", "y"] * 3, "v": [1.0, nan, nan, 8.0, 2.0, nan]}),
            "g",
            "v",
            series([1.0, 8.0, 1.5, 8.0, 2.0, 8.0], name="v"),
        )
        yield (
            frame({"team": ["r", "g", "r"], "score": [7.5, 1.0, nan]}),
            "team",
            "score",
            series([7.5, 1.0, 7.5], name="score"),
        )
        yield (
            frame({"team": ["r", "g", "r"], "score": [7.5, 1.0, nan], "w": [1, 2, 3]}),
            "team",
            "score",
            series([7.5, 1.0, 7.5], name="score"),
        )
        yield (
            frame({"g": ["a", "a"], "v": [nan, 3.0]}, index=[8, 4]),
            "g",
            "v",
            series([3.0, 3.0], index=[8, 4], name="v"),
        )
        yield (
            frame({"g": ["a", "b", "a"], "v": [nan, 3.0, 9.0]}, index=["p", "q", "r"]),
            "g",
            "v",
            series([9.0, 3.0, 9.0], index=["p", "q", "r"], name="v"),
        )
        yield (
            frame({"v": [2.0, nan, 2.0], "g": ["a", "a", "b"]}),
            "g",
            "v",
            series([2.0, 2.0, 2.0], name="v"),
        )
        yield (
            frame({"g": ["a", "a", "a", "b", "b"], "v": [1.0, 1.0, nan, 100.0, nan]}),
            "g",
            "v",
            series([1.0, 1.0, 1.0, 100.0, 100.0], name="v"),
        )
        yield (
            frame({"g": [True, False, True], "v": [nan, nan, 0.25]}),
            "g",
            "v",
            series([0.25, nan, 0.25], name="v"),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [-1.0, nan, 1.0]}),
            "g",
            "v",
            series([-1.0, 0.0, 1.0], name="v"),
        )
        yield (
            frame({"g": ["c", "b", "a", "c", "b", "a"], "v": [1.0, nan, 3.0, nan, 5.0, nan]}),
            "g",
            "v",
            series([1.0, 5.0, 3.0, 1.0, 5.0, 3.0], name="v"),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
