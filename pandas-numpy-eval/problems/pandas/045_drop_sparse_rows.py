"""Remove rows that are mostly empty.

apis: DataFrame.dropna
"""

# %% prompt
import pandas as pd


def drop_sparse_rows(df, least):
    # Keep the rows that hold at least `least` values that are not missing.
    return ...


# %% solution
def drop_sparse_rows(df, least):
    return df.dropna(thresh=least)


# %% solution
def drop_sparse_rows(df, least):
    return df[df.notna().sum(axis=1) >= least]


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1.0, nan], "b": [1.0, 1.0]}), 2, frame({"a": [1.0], "b": [1.0]})
        yield (
            frame({"a": [1.0, nan], "b": [1.0, 1.0]}),
            1,
            frame({"a": [1.0, nan], "b": [1.0, 1.0]}),
        )
        yield frame({"a": [1.0, nan], "b": [1.0, nan]}), 1, frame({"a": [1.0], "b": [1.0]})
        yield frame({"a": [1.0, nan], "b": [nan, nan]}), 1, frame({"a": [1.0], "b": [nan]})
        yield (
            frame({"a": [1.0, nan], "b": [nan, nan]}),
            2,
            frame({"a": series([], dtype="float64"), "b": series([], dtype="float64")}),
        )
        yield (
            frame({"a": [1.0, nan, 3.0], "b": [1.0, nan, nan], "c": [1.0, 2.0, 3.0]}),
            2,
            frame({"a": [1.0, 3.0], "b": [1.0, nan], "c": [1.0, 3.0]}, index=[0, 2]),
        )
        yield (
            frame({"a": [1.0, nan, 3.0], "b": [1.0, nan, nan], "c": [1.0, 2.0, 3.0]}),
            3,
            frame({"a": [1.0], "b": [1.0], "c": [1.0]}),
        )
        yield (
            frame({"a": series([], dtype="float64"), "b": series([], dtype="float64")}),
            1,
            frame({"a": series([], dtype="float64"), "b": series([], dtype="float64")}),
        )
        yield (
            frame({"a": [nan, nan, nan], "b": [1.0, 2.0, nan]}),
            1,
            frame({"a": [nan, nan], "b": [1.0, 2.0]}),
        )
        yield frame({"a": [5.0]}), 1, frame({"a": [5.0]})
        yield frame({"a": [nan, 5.0]}), 1, frame({"a": [5.0]}, index=[1])
        yield frame({"a": ["x", nan], "b": [1.0, 2.0]}), 2, frame({"a": ["x"], "b": [1.0]})
        yield frame({"a": ["x", nan], "b": [1, 2]}), 1, frame({"a": ["x", nan], "b": [1, 2]})
        yield frame({"a": [0.0, nan], "b": [0.0, 0.0]}), 2, frame({"a": [0.0], "b": [0.0]})
        yield frame({"a": ["", "y"], "b": [nan, nan]}), 1, frame({"a": ["", "y"], "b": [nan, nan]})
        yield (
            frame({"a": [nan, 1.0, 1.0], "b": [1.0, nan, 1.0]}, index=["p", "q", "r"]),
            2,
            frame({"a": [1.0], "b": [1.0]}, index=["r"]),
        )
        yield (
            frame({"a": [nan, 1.0, 1.0], "b": [1.0, nan, 1.0]}, index=[7, 5, 3]),
            2,
            frame({"a": [1.0], "b": [1.0]}, index=[3]),
        )
        yield (
            frame({"w": [1.0, nan], "x": [1.0, nan], "y": [1.0, 2.0], "z": [nan, 2.0]}),
            3,
            frame({"w": [1.0], "x": [1.0], "y": [1.0], "z": [nan]}),
        )
        yield (
            frame({"w": [1.0, nan], "x": [1.0, nan], "y": [1.0, 2.0], "z": [nan, 2.0]}),
            2,
            frame({"w": [1.0, nan], "x": [1.0, nan], "y": [1.0, 2.0], "z": [nan, 2.0]}),
        )
        yield (
            frame({"d": pd.to_datetime(["2020-01-01", None]), "n": [1.0, nan]}),
            1,
            frame({"d": pd.to_datetime(["2020-01-01"]), "n": [1.0]}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
