"""Fetch the value of the previous row of the same group.

apis: DataFrame.groupby, GroupBy.shift
"""

# %% prompt
import pandas as pd


def previous_in_group(df, group, column):
    # A Series along df: the value of `column` in the row before, counted within the same group;
    # NaN in the first row of a group.
    return ...


# %% solution
def previous_in_group(df, group, column):
    return df.groupby(group)[column].shift()


# %% solution
def previous_in_group(df, group, column):
    return df.groupby(group)[column].transform(lambda values: values.shift())


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"g": ["a", "a"], "v": [1, 2]}), "g", "v", series([nan, 1.0], name="v")
        yield frame({"g": ["a", "b"], "v": [1, 2]}), "g", "v", series([nan, nan], name="v")
        yield (
            frame({"g": ["a", "b", "a"], "v": [1, 2, 3]}),
            "g",
            "v",
            series([nan, nan, 1.0], name="v"),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [5, 4, 9]}),
            "g",
            "v",
            series([nan, 5.0, 4.0], name="v"),
        )
        yield (
            frame({"g": ["b", "a", "b", "a"], "v": [1, 2, 3, 4]}),
            "g",
            "v",
            series([nan, nan, 1.0, 2.0], name="v"),
        )
        yield frame({"g": ["a"], "v": [1]}), "g", "v", series([nan], name="v")
        yield (
            frame({"g": ["a", "a", "b", "b"], "v": [1.5, 2.5, 3.5, 4.5]}),
            "g",
            "v",
            series([nan, 1.5, nan, 3.5], name="v"),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [1.0, nan, 3.0]}),
            "g",
            "v",
            series([nan, 1.0, nan], name="v"),
        )
        yield (
            frame({"g": [1, 1, 2, 1], "v": [0, -1, -2, -3]}),
            "g",
            "v",
            series([nan, 0.0, nan, -1.0], name="v"),
        )
        yield (
            frame({"v": [10, 20, 30], "g": ["x", "x", "x"]}),
            "g",
            "v",
            series([nan, 10.0, 20.0], name="v"),
        )
        yield (
            frame({"g": ["x", "y", "z"], "v": [1, 2, 3]}),
            "g",
            "v",
            series([nan, nan, nan], name="v"),
        )
        yield (
            frame({"g": ["x", "y", "z", "x", "y", "z"], "v": [1, 2, 3, 4, 5, 6]}),
            "g",
            "v",
            series([nan, nan, nan, 1.0, 2.0, 3.0], name="v"),
        )
        yield (
            frame({"g": ["x", "x"], "v": [1, 2]}, index=["p", "q"]),
            "g",
            "v",
            series([nan, 1.0], index=["p", "q"], name="v"),
        )
        yield (
            frame({"g": ["x", "y", "x"], "v": [7, 8, 9]}, index=[3, 2, 1]),
            "g",
            "v",
            series([nan, nan, 7.0], index=[3, 2, 1], name="v"),
        )
        yield (
            frame({"car": ["c1", "c2", "c1", "c1"], "km": [10, 5, 12, 20]}),
            "car",
            "km",
            series([nan, nan, 10.0, 12.0], name="km"),
        )
        yield (
            frame({"g": [True, True, False], "v": [1, 2, 3]}),
            "g",
            "v",
            series([nan, 1.0, nan], name="v"),
        )
        yield (
            frame({"g": ["a"] * 5, "v": [1, 1, 2, 3, 5]}),
            "g",
            "v",
            series([nan, 1.0, 1.0, 2.0, 3.0], name="v"),
        )
        yield (
            frame({"g": ["a", "a"], "v": [1, 2], "w": [3, 4]}),
            "g",
            "w",
            series([nan, 3.0], name="w"),
        )
        yield (
            frame({"g": ["a", "b", "b", "a"], "v": [100, 200, 300, 400]}),
            "g",
            "v",
            series([nan, nan, 200.0, 100.0], name="v"),
        )
        yield (
            frame({"g": ["m", "m", "n"], "v": [0, 0, 1]}),
            "g",
            "v",
            series([nan, 0.0, nan], name="v"),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False)
        assert_frame_equal(arguments[0], before[0])
