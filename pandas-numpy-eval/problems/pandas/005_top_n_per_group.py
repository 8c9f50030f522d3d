"""Take the n rows with the highest value within each group.

apis: DataFrame.sort_values, DataFrame.groupby, GroupBy.head
"""

# %% prompt
import pandas as pd


def top_n_per_group(df, group, value, n):
    # For every group keep its n rows with the highest `value` (fewer if it has fewer).
    # The result is sorted by `value` from high to low and keeps the index labels.
    return ...


# %% solution
def top_n_per_group(df, group, value, n):
    return df.sort_values(value, ascending=False).groupby(group).head(n)


# %% solution
def top_n_per_group(df, group, value, n):
    return df[df.groupby(group)[value].rank(method="first", ascending=False) <= n].sort_values(
        value, ascending=False
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield (
            frame({"g": ["a", "a", "b"], "v": [1, 2, 3]}),
            "g",
            "v",
            1,
            frame({"g": ["b", "a"], "v": [3, 2]}, index=[2, 1]),
        )
        yield (
            frame({"g": ["a", "a", "b"], "v": [1, 2, 3]}),
            "g",
            "v",
            2,
            frame({"g": ["b", "a", "a"], "v": [3, 2, 1]}, index=[2, 1, 0]),
        )
        yield (
            frame({"g": ["a", "b", "a", "b"], "v": [9, 8, 7, 6]}),
            "g",
            "v",
            1,
            frame({"g": ["a", "b"], "v": [9, 8]}),
        )
        yield (
            frame({"g": ["a", "b", "a", "b"], "v": [6, 7, 8, 9]}),
            "g",
            "v",
            1,
            frame({"g": ["b", "a"], "v": [9, 8]}, index=[3, 2]),
        )
        yield (
            frame({"g": ["a", "a", "a", "a"], "v": [3, 1, 4, 2]}),
            "g",
            "v",
            2,
            frame({"g": ["a", "a"], "v": [4, 3]}, index=[2, 0]),
        )
        yield (
            frame({"g": ["a", "a", "a", "a"], "v": [3, 1, 4, 2]}),
            "g",
            "v",
            3,
            frame({"g": ["a", "a", "a"], "v": [4, 3, 2]}, index=[2, 0, 3]),
        )
        yield (
            frame({"g": ["a", "a", "a", "a"], "v": [3, 1, 4, 2]}),
            "g",
            "v",
            9,
            frame({"g": ["a", "a", "a", "a"], "v": [4, 3, 2, 1]}, index=[2, 0, 3, 1]),
        )
        yield frame({"g": ["a"], "v": [0]}), "g", "v", 1, frame({"g": ["a"], "v": [0]})
        yield (
            frame({"g": series([], dtype="int64"), "v": series([], dtype="int64")}),
            "g",
            "v",
            2,
            frame({"g": series([], dtype="int64"), "v": series([], dtype="int64")}),
        )
        yield (
            frame({"g": ["x", "y", "z"], "v": [1.5, 0.5, 2.5]}),
            "g",
            "v",
            1,
            frame({"g": ["z", "x", "y"], "v": [2.5, 1.5, 0.5]}, index=[2, 0, 1]),
        )
        yield (
            frame({"g": ["x", "y", "x", "y", "x"], "v": [5, 10, 15, 20, 25]}),
            "g",
            "v",
            2,
            frame({"g": ["x", "y", "x", "y"], "v": [25, 20, 15, 10]}, index=[4, 3, 2, 1]),
        )
        yield (
            frame({"v": [5, 10, 15], "g": [1, 2, 1]}),
            "g",
            "v",
            1,
            frame({"v": [15, 10], "g": [1, 2]}, index=[2, 1]),
        )
        yield (
            frame({"g": [2, 2, 1, 1], "v": [-1, -2, -3, -4]}),
            "g",
            "v",
            1,
            frame({"g": [2, 1], "v": [-1, -3]}, index=[0, 2]),
        )
        yield (
            frame({"g": ["a", "b", "a"], "v": [1, 2, 3]}, index=[30, 20, 10]),
            "g",
            "v",
            1,
            frame({"g": ["a", "b"], "v": [3, 2]}, index=[10, 20]),
        )
        yield (
            frame({"g": ["a", "b", "a"], "v": [1, 2, 3]}, index=["p", "q", "r"]),
            "g",
            "v",
            2,
            frame({"g": ["a", "b", "a"], "v": [3, 2, 1]}, index=["r", "q", "p"]),
        )
        yield (
            frame({"city": ["Ulm", "Bonn", "Ulm"], "rain": [12.5, 3.0, 40.1]}),
            "city",
            "rain",
            1,
            frame({"city": ["Ulm", "Bonn"], "rain": [40.1, 3.0]}, index=[2, 1]),
        )
        yield (
            frame({"g": ["a", "b", "a", "c"], "v": [1, 2, 3, 4], "w": ["k", "l", "m", "n"]}),
            "g",
            "v",
            1,
            frame({"g": ["c", "a", "b"], "v": [4, 3, 2], "w": ["n", "m", "l"]}, index=[3, 2, 1]),
        )
        yield (
            frame({"g": ["a", "a", "b", "b", "b"], "v": [50, 40, 30, 20, 10]}),
            "g",
            "v",
            2,
            frame({"g": ["a", "a", "b", "b"], "v": [50, 40, 30, 20]}),
        )
        yield (
            frame({"g": [True, False, False], "v": [2, 1, 0]}),
            "g",
            "v",
            1,
            frame({"g": [True, False], "v": [2, 1]}),
        )
        yield (
            frame({"g": ["a"] * 6, "v": [11, 16, 12, 15, 13, 14]}),
            "g",
            "v",
            4,
            frame({"g": ["a", "a", "a", "a"], "v": [16, 15, 14, 13]}, index=[1, 3, 5, 4]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
