"""Summarise each group by its lowest and highest value.

apis: DataFrame.groupby, GroupBy.agg
"""

# %% prompt
import pandas as pd


def low_high(df, group, value):
    # A frame labelled by group with two columns: "low" and "high", the least and the greatest
    # `value` of the group.
    return ...


# %% solution
def low_high(df, group, value):
    return df.groupby(group).agg(low=(value, "min"), high=(value, "max"))


# %% solution
def low_high(df, group, value):
    return df.groupby(group)[value].agg(["min", "max"]).set_axis(["low", "high"], axis=1)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame

    def cases():
        yield (
            frame({"g": ["a", "a", "b"], "v": [1, 2, 3]}),
            "g",
            "v",
            frame({"low": [1, 3], "high": [2, 3]}, index=pd.Index(["a", "b"], name="g")),
        )
        yield (
            frame({"g": ["a", "a", "b"], "v": [2, 1, 3]}),
            "g",
            "v",
            frame({"low": [1, 3], "high": [2, 3]}, index=pd.Index(["a", "b"], name="g")),
        )
        yield (
            frame({"g": ["b", "a", "b"], "v": [9, 8, 7]}),
            "g",
            "v",
            frame({"low": [8, 7], "high": [8, 9]}, index=pd.Index(["a", "b"], name="g")),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [5, 9, 7]}),
            "g",
            "v",
            frame({"low": [5], "high": [9]}, index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [-5, -9, -7]}),
            "g",
            "v",
            frame({"low": [-9], "high": [-5]}, index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["a"], "v": [4]}),
            "g",
            "v",
            frame({"low": [4], "high": [4]}, index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["c", "b", "a"], "v": [1, 2, 3]}),
            "g",
            "v",
            frame({"low": [3, 2, 1], "high": [3, 2, 1]}, index=pd.Index(["a", "b", "c"], name="g")),
        )
        yield (
            frame({"g": [2, 1, 2, 1], "v": [0.5, 0.25, 0.75, 1.0]}),
            "g",
            "v",
            frame({"low": [0.25, 0.5], "high": [1.0, 0.75]}, index=pd.Index([1, 2], name="g")),
        )
        yield (
            frame({"g": ["a", "a"], "v": [nan, 2.0]}),
            "g",
            "v",
            frame({"low": [2.0], "high": [2.0]}, index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["a", "a", "b"], "v": [1.0, 3.0, nan]}),
            "g",
            "v",
            frame({"low": [1.0, nan], "high": [3.0, nan]}, index=pd.Index(["a", "b"], name="g")),
        )
        yield (
            frame({"v": [4, 6, 1], "g": ["x", "x", "y"]}),
            "g",
            "v",
            frame({"low": [4, 1], "high": [6, 1]}, index=pd.Index(["x", "y"], name="g")),
        )
        yield (
            frame({"g": ["x", "x"], "v": [1, 2], "w": [40, 30]}),
            "g",
            "w",
            frame({"low": [30], "high": [40]}, index=pd.Index(["x"], name="g")),
        )
        yield (
            frame({"g": ["x", "y", "x"], "v": [1, 2, 3]}, index=[7, 7, 7]),
            "g",
            "v",
            frame({"low": [1, 2], "high": [3, 2]}, index=pd.Index(["x", "y"], name="g")),
        )
        yield (
            frame({"g": [True, False, True], "v": [1, 2, 0]}),
            "g",
            "v",
            frame({"low": [2, 0], "high": [2, 1]}, index=pd.Index([False, True], name="g")),
        )
        yield (
            frame({"city": ["Rom", "Oslo", "Rom", "Oslo"], "temp": [31, -4, 12, 20]}),
            "city",
            "temp",
            frame(
                {"low": [-4, 12], "high": [20, 31]}, index=pd.Index(["Oslo", "Rom"], name="city")
            ),
        )
        yield (
            frame({"g": ["a"] * 5, "v": [3, 1, 4, 1, 5]}),
            "g",
            "v",
            frame({"low": [1], "high": [5]}, index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["x", "x", "y"], "v": ["kiwi", "fig", "pear"]}),
            "g",
            "v",
            frame(
                {"low": ["fig", "pear"], "high": ["kiwi", "pear"]},
                index=pd.Index(["x", "y"], name="g"),
            ),
        )
        yield (
            frame({"g": ["x", "x"], "v": pd.to_datetime(["2020-03-01", "2020-02-01"])}),
            "g",
            "v",
            frame(
                {"low": pd.to_datetime(["2020-02-01"]), "high": pd.to_datetime(["2020-03-01"])},
                index=pd.Index(["x"], name="g"),
            ),
        )
        yield (
            frame({"g": [1, 2, 3, 1, 2, 3], "v": [6, 5, 4, 3, 2, 1]}),
            "g",
            "v",
            frame({"low": [3, 2, 1], "high": [6, 5, 4]}, index=pd.Index([1, 2, 3], name="g")),
        )
        yield (
            frame({"g": ["a", "b"], "v": [0, 0]}),
            "g",
            "v",
            frame({"low": [0, 0], "high": [0, 0]}, index=pd.Index(["a", "b"], name="g")),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
