"""Average with weights within each group.

apis: Series.groupby, GroupBy.sum, DataFrame.groupby, GroupBy.sum
"""

# %% prompt
import pandas as pd


def weighted_means(df, group, value, weight):
    # For each group: the sum of value times weight, divided by the sum of the weights.
    return ...


# %% solution
def weighted_means(df, group, value, weight):
    return (df[value] * df[weight]).groupby(df[group]).sum() / df.groupby(group)[weight].sum()


# %% solution
def weighted_means(df, group, value, weight):
    return (
        df.assign(product=df[value] * df[weight])
        .groupby(group)[["product", weight]]
        .sum()
        .pipe(lambda sums: sums["product"] / sums[weight])
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield (
            frame({"g": ["a", "a"], "v": [1, 2], "w": [1, 1]}),
            "g",
            "v",
            "w",
            series([1.5], index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["a", "a"], "v": [1, 2], "w": [1, 3]}),
            "g",
            "v",
            "w",
            series([1.75], index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["a", "a"], "v": [1, 2], "w": [3, 1]}),
            "g",
            "v",
            "w",
            series([1.25], index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["a", "a"], "v": [1, 2], "w": [3, 1]}),
            "g",
            "w",
            "v",
            series([1.66666667], index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["a", "b"], "v": [1, 2], "w": [3, 1]}),
            "g",
            "v",
            "w",
            series([1.0, 2.0], index=pd.Index(["a", "b"], name="g")),
        )
        yield (
            frame({"g": ["b", "a", "b"], "v": [1, 2, 4], "w": [1, 1, 2]}),
            "g",
            "v",
            "w",
            series([2.0, 3.0], index=pd.Index(["a", "b"], name="g")),
        )
        yield (
            frame({"g": ["b", "a", "b"], "v": [10, 20, 40], "w": [0, 1, 2]}),
            "g",
            "v",
            "w",
            series([20.0, 40.0], index=pd.Index(["a", "b"], name="g")),
        )
        yield (
            frame({"g": ["a"], "v": [5], "w": [2]}),
            "g",
            "v",
            "w",
            series([5.0], index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [1, 2, 3], "w": [1, 1, 1]}),
            "g",
            "v",
            "w",
            series([2.0], index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": ["a", "a", "a"], "v": [0, 0, 3], "w": [1, 1, 4]}),
            "g",
            "v",
            "w",
            series([2.0], index=pd.Index(["a"], name="g")),
        )
        yield (
            frame({"g": [1, 2, 1, 2], "v": [0.5, 1.5, 2.5, 3.5], "w": [1, 2, 3, 4]}),
            "g",
            "v",
            "w",
            series([2.0, 2.83333333], index=pd.Index([1, 2], name="g")),
        )
        yield (
            frame({"w": [1, 2], "v": [-1, 1], "g": ["x", "x"]}),
            "g",
            "v",
            "w",
            series([0.333333333], index=pd.Index(["x"], name="g")),
        )
        yield (
            frame({"g": ["x", "y", "z"], "v": [3, 2, 1], "w": [1, 2, 3]}),
            "g",
            "v",
            "w",
            series([3.0, 2.0, 1.0], index=pd.Index(["x", "y", "z"], name="g")),
        )
        yield (
            frame({"g": ["x"] * 4, "v": [1, 2, 3, 4], "w": [4, 3, 2, 1]}),
            "g",
            "v",
            "w",
            series([2.0], index=pd.Index(["x"], name="g")),
        )
        yield (
            frame({"g": ["x", "x"], "v": [1, 3], "w": [0.25, 0.75]}),
            "g",
            "v",
            "w",
            series([2.5], index=pd.Index(["x"], name="g")),
        )
        yield (
            frame({"g": ["x", "x"], "v": [1, 3], "w": [1, 4]}, index=["p", "q"]),
            "g",
            "v",
            "w",
            series([2.6], index=pd.Index(["x"], name="g")),
        )
        yield (
            frame({"g": ["x", "x", "y"], "v": [1, 3, 7], "w": [1, 4, 2]}, index=[3, 2, 1]),
            "g",
            "v",
            "w",
            series([2.6, 7.0], index=pd.Index(["x", "y"], name="g")),
        )
        yield (
            frame({"course": ["m", "m", "p"], "mark": [2, 5, 3], "hours": [10, 5, 8]}),
            "course",
            "mark",
            "hours",
            series([3.0, 3.0], index=pd.Index(["m", "p"], name="course")),
        )
        yield (
            frame({"g": [True, False, True], "v": [1, 2, 3], "w": [5, 5, 15]}),
            "g",
            "v",
            "w",
            series([2.0, 2.5], index=pd.Index([False, True], name="g")),
        )
        yield (
            frame({"g": list("abcabc"), "v": [1, 2, 3, 4, 5, 6], "w": [1, 1, 1, 3, 3, 3]}),
            "g",
            "v",
            "w",
            series([3.25, 4.25, 5.25], index=pd.Index(["a", "b", "c"], name="g")),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False)
        assert_frame_equal(arguments[0], before[0])
