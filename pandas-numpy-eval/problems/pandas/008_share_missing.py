"""Tell which share of every column is missing, most incomplete column first.

apis: DataFrame.isna, DataFrame.mean, Series.sort_values
"""

# %% prompt
import pandas as pd


def share_missing(df):
    # For each column the share (0 to 1) of its values that are missing, highest share first.
    return ...


# %% solution
def share_missing(df):
    return df.isna().mean().sort_values(ascending=False)


# %% solution
def share_missing(df):
    return (1 - df.count() / len(df)).sort_values(ascending=False)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1.0, nan], "b": [1.0, 2.0]}), series([0.5, 0.0], index=["a", "b"])
        yield frame({"a": [1.0, 2.0], "b": [nan, 2.0]}), series([0.5, 0.0], index=["b", "a"])
        yield frame({"a": [nan, nan], "b": [2.0, nan]}), series([1.0, 0.5], index=["a", "b"])
        yield (
            frame({"a": [nan, 1.0, 2.0, 3.0], "b": [nan, nan, nan, 4.0], "c": [1, 2, 3, 4]}),
            series([0.75, 0.25, 0.0], index=["b", "a", "c"]),
        )
        yield frame({"a": [1]}), series([0.0], index=["a"])
        yield frame({"a": [nan]}), series([1.0], index=["a"])
        yield frame({"a": ["x", None, "y", None]}), series([0.5], index=["a"])
        yield frame({"a": ["x", None], "b": [nan, nan]}), series([1.0, 0.5], index=["b", "a"])
        yield (
            frame({"a": [1, 2, 3], "b": [nan, 1.0, 1.0]}),
            series([0.333333333, 0.0], index=["b", "a"]),
        )
        yield (
            frame({"b": [0.0, 0.0, nan], "a": [nan, nan, 0.0]}),
            series([0.666666667, 0.333333333], index=["a", "b"]),
        )
        yield (
            frame({"a": pd.to_datetime(["2020-01-01", None, None])}),
            series([0.666666667], index=["a"]),
        )
        yield frame({"a": [True, False], "b": [None, "t"]}), series([0.5, 0.0], index=["b", "a"])
        yield frame({"a": ["", " "], "b": ["", None]}), series([0.5, 0.0], index=["b", "a"])
        yield (
            frame({"a": [nan, 1.0, 1.0, 1.0, 1.0], "b": [nan, nan, 1.0, 1.0, 1.0]}),
            series([0.4, 0.2], index=["b", "a"]),
        )
        yield frame({"a": [nan, 1.0]}, index=["x", "y"]), series([0.5], index=["a"])
        yield (
            frame({"a": [0, 1], "b": [0.0, nan]}, index=[3, 3]),
            series([0.5, 0.0], index=["b", "a"]),
        )
        yield (
            frame({"x": [nan] * 3, "y": [1.0] * 3, "z": [1.0, nan, nan]}),
            series([1.0, 0.666666667, 0.0], index=["x", "z", "y"]),
        )
        yield frame({"x": [nan] * 4 + [1.0] * 4}), series([0.5], index=["x"])
        yield (
            frame({"p": [1.0, nan, 3.0], "q": [nan, nan, nan], "r": [1.0, 2.0, 3.0]}),
            series([1.0, 0.333333333, 0.0], index=["q", "p", "r"]),
        )
        yield (
            frame({"one": [None, 1.0], "two": [None, None], "three": [3, 3]}),
            series([1.0, 0.5, 0.0], index=["two", "one", "three"]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
