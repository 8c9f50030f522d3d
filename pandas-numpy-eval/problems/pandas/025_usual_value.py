"""Find the most frequent value of every group.

apis: DataFrame.groupby, GroupBy.agg, Series.mode, Series.iloc
"""

# %% prompt
import pandas as pd


def usual_value(df, group, column):
    # For each group (the index of the result) the value of `column` that it holds most often;
    # the smaller value where two are equally frequent.
    return ...


# %% solution
def usual_value(df, group, column):
    return df.groupby(group)[column].agg(lambda values: values.mode().iloc[0])


# %% solution
def usual_value(df, group, column):
    return (
        df.groupby([group, column])
        .size()
        .sort_values(ascending=False, kind="stable")
        .reset_index()
        .drop_duplicates(group)
        .set_index(group)[column]
        .sort_index()
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield (
            frame({"g": ["a", "a", "a"], "v": [1, 2, 2]}),
            "g",
            "v",
            series([2], index=pd.Index(["a"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [2, 1, 1]}),
            "g",
            "v",
            series([1], index=pd.Index(["a"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["a", "a"], "v": [2, 1]}),
            "g",
            "v",
            series([1], index=pd.Index(["a"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["a", "a", "b"], "v": [1, 1, 5]}),
            "g",
            "v",
            series([1, 5], index=pd.Index(["a", "b"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["b", "a", "b"], "v": [9, 8, 9]}),
            "g",
            "v",
            series([8, 9], index=pd.Index(["a", "b"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["b", "a", "b", "a", "a"], "v": [1, 3, 2, 4, 4]}),
            "g",
            "v",
            series([4, 1], index=pd.Index(["a", "b"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["a"], "v": [7]}),
            "g",
            "v",
            series([7], index=pd.Index(["a"], name="g"), name="v"),
        )
        yield (
            frame({"g": [1, 1, 2, 2], "v": ["x", "x", "z", "y"]}),
            "g",
            "v",
            series(["x", "y"], index=pd.Index([1, 2], name="g"), name="v"),
        )
        yield (
            frame({"g": [2, 2, 1], "v": ["q", "p", "p"]}),
            "g",
            "v",
            series(["p", "p"], index=pd.Index([1, 2], name="g"), name="v"),
        )
        yield (
            frame({"v": [3, 3, 3, 1], "g": ["a", "a", "b", "b"]}),
            "g",
            "v",
            series([3, 1], index=pd.Index(["a", "b"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["x"] * 5, "v": [5, 4, 4, 5, 3]}),
            "g",
            "v",
            series([4], index=pd.Index(["x"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["x", "y"] * 3, "v": [0, 1, 0, 1, 2, 2]}),
            "g",
            "v",
            series([0, 1], index=pd.Index(["x", "y"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["c", "b", "a"], "v": [1, 2, 3]}),
            "g",
            "v",
            series([3, 2, 1], index=pd.Index(["a", "b", "c"], name="g"), name="v"),
        )
        yield (
            frame({"shop": ["s", "s", "t", "t", "t"], "item": ["tea", "tea", "cup", "pot", "pot"]}),
            "shop",
            "item",
            series(["tea", "pot"], index=pd.Index(["s", "t"], name="shop"), name="item"),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [1.5, 1.5, 0.5]}),
            "g",
            "v",
            series([1.5], index=pd.Index(["a"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["a", "a", "b", "b"], "v": [-1, -1, -2, 0]}, index=[4, 3, 2, 1]),
            "g",
            "v",
            series([-1, -2], index=pd.Index(["a", "b"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["a"] * 80, "v": list(range(60, 0, -1)) + list(range(2, 60, 3))}),
            "g",
            "v",
            series([2], index=pd.Index(["a"], name="g"), name="v"),
        )
        yield (
            frame({"g": ["a"] * 7, "v": [1, 2, 3, 1, 2, 3, 3]}),
            "g",
            "v",
            series([3], index=pd.Index(["a"], name="g"), name="v"),
        )
        yield (
            frame({"g": [True, True, False], "v": [1, 1, 2]}),
            "g",
            "v",
            series([2, 1], index=pd.Index([False, True], name="g"), name="v"),
        )
        yield (
            frame({"g": ["k", "l", "k", "l", "k", "l"], "v": [6, 6, 7, 8, 7, 8]}),
            "g",
            "v",
            series([7, 8], index=pd.Index(["k", "l"], name="g"), name="v"),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False)
        assert_frame_equal(arguments[0], before[0])
