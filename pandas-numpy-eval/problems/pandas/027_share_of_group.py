"""Express each amount as a share of its group's total.

apis: DataFrame.groupby, GroupBy.transform
"""

# %% prompt
import pandas as pd


def share_of_group(df, group, amount):
    # A Series along df: the row's `amount` divided by the sum of `amount` over its group.
    return ...


# %% solution
def share_of_group(df, group, amount):
    return df[amount] / df.groupby(group)[amount].transform("sum")


# %% solution
def share_of_group(df, group, amount):
    return df[amount] / df[group].map(df.groupby(group)[amount].sum())


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"g": ["a", "a"], "v": [1, 3]}), "g", "v", series([0.25, 0.75], name="v")
        yield frame({"g": ["a", "b"], "v": [1, 3]}), "g", "v", series([1.0, 1.0], name="v")
        yield (
            frame({"g": ["a", "b", "a", "b"], "v": [1, 1, 3, 4]}),
            "g",
            "v",
            series([0.25, 0.2, 0.75, 0.8], name="v"),
        )
        yield (
            frame({"g": ["b", "b", "a"], "v": [2, 6, 5]}),
            "g",
            "v",
            series([0.25, 0.75, 1.0], name="v"),
        )
        yield frame({"g": ["a"], "v": [9]}), "g", "v", series([1.0], name="v")
        yield frame({"g": ["a", "a"], "v": [0, 5]}), "g", "v", series([0.0, 1.0], name="v")
        yield frame({"g": ["a", "a"], "v": [-1, 2]}), "g", "v", series([-1.0, 2.0], name="v")
        yield (
            frame({"g": ["a", "a", "a"], "v": [0.5, 0.25, 0.25]}),
            "g",
            "v",
            series([0.5, 0.25, 0.25], name="v"),
        )
        yield (
            frame({"g": ["a", "a", "b"], "v": [1.0, nan, 4.0]}),
            "g",
            "v",
            series([1.0, nan, 1.0], name="v"),
        )
        yield (
            frame({"g": [1, 2, 1], "v": [10, 20, 30]}),
            "g",
            "v",
            series([0.25, 1.0, 0.75], name="v"),
        )
        yield (
            frame({"v": [10, 20, 30], "g": [1, 2, 1]}),
            "g",
            "v",
            series([0.25, 1.0, 0.75], name="v"),
        )
        yield (
            frame({"g": [7] * 4, "v": [1, 2, 3, 4]}),
            "g",
            "v",
            series([0.1, 0.2, 0.3, 0.4], name="v"),
        )
        yield (
            frame({"g": ["x", "y", "z"] * 2, "v": [1, 2, 3, 4, 5, 6]}),
            "g",
            "v",
            series([0.2, 0.285714286, 0.333333333, 0.8, 0.714285714, 0.666666667], name="v"),
        )
        yield (
            frame({"g": ["a", "a"], "v": [3, 1]}, index=["p", "q"]),
            "g",
            "v",
            series([0.75, 0.25], index=["p", "q"], name="v"),
        )
        yield (
            frame({"g": ["a", "a", "b"], "v": [3, 1, 2]}, index=[9, 8, 7]),
            "g",
            "v",
            series([0.75, 0.25, 1.0], index=[9, 8, 7], name="v"),
        )
        yield (
            frame({"team": ["r", "r", "s"], "goals": [2, 2, 5], "year": [1, 2, 1]}),
            "team",
            "goals",
            series([0.5, 0.5, 1.0], name="goals"),
        )
        yield (
            frame({"g": [True, False, True], "v": [1, 1, 4]}),
            "g",
            "v",
            series([0.2, 1.0, 0.8], name="v"),
        )
        yield (
            frame({"g": ["a"] * 5, "v": [1, 1, 1, 1, 1]}),
            "g",
            "v",
            series([0.2, 0.2, 0.2, 0.2, 0.2], name="v"),
        )
        yield (
            frame({"g": ["a", "b", "a"], "v": [100, 1, 300]}),
            "g",
            "v",
            series([0.25, 1.0, 0.75], name="v"),
        )
        yield (
            frame({"g": ["c", "b", "a", "c"], "v": [1.5, 2.5, 3.5, 4.5]}),
            "g",
            "v",
            series([0.25, 1.0, 1.0, 0.75], name="v"),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False)
        assert_frame_equal(arguments[0], before[0])
