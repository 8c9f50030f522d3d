"""Move a column to the front.

apis: Index.drop
"""

# %% prompt
import pandas as pd


def column_first(df, name):
    # The same table with the column `name` as the first one; the others keep their order.
    return ...


# %% solution
def column_first(df, name):
    return df[[name, *df.columns.drop(name)]]


# %% solution
def column_first(df, name):
    return df[sorted(df.columns, key=lambda other: other != name)]


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1], "b": [2]}), "b", frame({"b": [2], "a": [1]})
        yield frame({"a": [1], "b": [2]}), "a", frame({"a": [1], "b": [2]})
        yield frame({"a": [1], "b": [2], "c": [3]}), "c", frame({"c": [3], "a": [1], "b": [2]})
        yield frame({"a": [1], "b": [2], "c": [3]}), "b", frame({"b": [2], "a": [1], "c": [3]})
        yield frame({"c": [1], "b": [2], "a": [3]}), "a", frame({"a": [3], "c": [1], "b": [2]})
        yield frame({"c": [1], "b": [2], "a": [3]}), "b", frame({"b": [2], "c": [1], "a": [3]})
        yield frame({"a": [1]}), "a", frame({"a": [1]})
        yield frame({"x": [1, 2], "y": ["p", "q"]}), "y", frame({"y": ["p", "q"], "x": [1, 2]})
        yield (
            frame({"x": [1, 2], "y": ["p", "q"], "z": [0.5, nan]}),
            "z",
            frame({"z": [0.5, nan], "x": [1, 2], "y": ["p", "q"]}),
        )
        yield (
            frame({"x": [1, 2], "y": ["p", "q"], "z": [0.5, nan]}, index=["r", "s"]),
            "y",
            frame({"y": ["p", "q"], "x": [1, 2], "z": [0.5, nan]}, index=["r", "s"]),
        )
        yield (
            frame({"x": [1, 2], "y": ["p", "q"]}, index=[3, 1]),
            "y",
            frame({"y": ["p", "q"], "x": [1, 2]}, index=[3, 1]),
        )
        yield frame({"name": ["Al"], "id": [7]}), "id", frame({"id": [7], "name": ["Al"]})
        yield (
            frame({"n": [1], "m": [2], "id": [7], "k": [3]}),
            "id",
            frame({"id": [7], "n": [1], "m": [2], "k": [3]}),
        )
        yield (
            frame({"d": [4], "a": [1], "c": [3], "b": [2]}),
            "c",
            frame({"c": [3], "d": [4], "a": [1], "b": [2]}),
        )
        yield (
            frame({"d": [4], "a": [1], "c": [3], "b": [2]}),
            "b",
            frame({"b": [2], "d": [4], "a": [1], "c": [3]}),
        )
        yield (
            frame({"x": series([], dtype="int64"), "y": series([], dtype="float64")}),
            "y",
            frame({"y": series([], dtype="float64"), "x": series([], dtype="int64")}),
        )
        yield frame({"A": [1], "a": [2]}), "a", frame({"a": [2], "A": [1]})
        yield (
            frame({"one": [1, 1], "two": [2, 2], "three": [3, 3]}),
            "three",
            frame({"three": [3, 3], "one": [1, 1], "two": [2, 2]}),
        )
        yield frame({"t": [True], "f": [False]}), "f", frame({"f": [False], "t": [True]})
        yield (
            frame({"p": [1], "q": [2], "r": [3], "s": [4], "t": [5]}),
            "s",
            frame({"s": [4], "p": [1], "q": [2], "r": [3], "t": [5]}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
