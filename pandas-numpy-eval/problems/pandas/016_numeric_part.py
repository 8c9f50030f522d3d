"""Keep the columns that hold numbers.

apis: DataFrame.select_dtypes
"""

# %% prompt
import pandas as pd


def numeric_part(df):
    # Only the columns whose dtype is a number (integer or float; neither text, nor bool, nor date).
    return ...


# %% solution
def numeric_part(df):
    return df.select_dtypes(include="number")


# %% solution
def numeric_part(df):
    return df[[name for name in df.columns if df[name].dtype.kind in "iuf"]]


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1], "b": ["x"]}), frame({"a": [1]})
        yield frame({"a": [1.5], "b": ["x"], "c": [2]}), frame({"a": [1.5], "c": [2]})
        yield frame({"b": ["x"], "a": [1]}), frame({"a": [1]})
        yield frame({"a": [True], "b": [1]}), frame({"b": [1]})
        yield (
            frame({"a": [True, False], "b": [0.5, 1.5], "c": ["t", "f"]}),
            frame({"b": [0.5, 1.5]}),
        )
        yield frame({"a": pd.to_datetime(["2020-01-01"]), "b": [3]}), frame({"b": [3]})
        yield frame({"a": ["1"], "b": ["2"], "c": [3]}), frame({"c": [3]})
        yield frame({"a": [1, 2], "b": [3, 4]}), frame({"a": [1, 2], "b": [3, 4]})
        yield frame({"a": [1, 2], "b": [nan, 4]}), frame({"a": [1, 2], "b": [nan, 4.0]})
        yield frame({"a": [nan, nan], "b": ["x", "y"]}), frame({"a": [nan, nan]})
        yield frame({"z": [1], "y": ["k"], "x": [2], "w": ["k"]}), frame({"z": [1], "x": [2]})
        yield (
            frame({"a": np.array([1, 2], dtype="int8"), "b": ["x", "y"]}),
            frame({"a": np.array([1, 2], dtype="int8")}),
        )
        yield (
            frame({"a": np.array([1, 2], dtype="uint16"), "b": [True, True]}),
            frame({"a": np.array([1, 2], dtype="uint16")}),
        )
        yield (
            frame({"a": np.array([1, 2], dtype="float32"), "b": ["x", "y"]}),
            frame({"a": np.array([1.0, 2.0], dtype="float32")}),
        )
        yield (
            frame({"a": ["x", "y"], "b": [1, 2]}, index=["r", "s"]),
            frame({"b": [1, 2]}, index=["r", "s"]),
        )
        yield (
            frame(
                {
                    "name": ["Ann"],
                    "age": [30],
                    "height": [1.7],
                    "born": pd.to_datetime(["1990-02-03"]),
                }
            ),
            frame({"age": [30], "height": [1.7]}),
        )
        yield (
            frame({"a": series([], dtype="int64"), "b": series([], dtype=bool)}),
            frame({"a": series([], dtype="int64")}),
        )
        yield frame({"a": [1], "b": pd.Categorical(["u"])}), frame({"a": [1]})
        yield frame({"a": ["x", 1], "b": [1, 1]}), frame({"b": [1, 1]})
        yield frame({"p": [False], "q": [0], "r": [0.0], "s": [""]}), frame({"q": [0], "r": [0.0]})

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
