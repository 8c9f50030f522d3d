"""Put a prefix before all column names but one.

apis: DataFrame.rename
"""

# %% prompt
import pandas as pd


def prefix_columns(df, prefix, key):
    # Put `prefix` in front of every column name except that of the column `key`.
    return ...


# %% solution
def prefix_columns(df, prefix, key):
    return df.rename(columns=lambda name: name if name == key else prefix + name)


# %% solution
def prefix_columns(df, prefix, key):
    return df.add_prefix(prefix).rename(columns={prefix + key: key})


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"id": [1], "a": [2]}), "x_", "id", frame({"id": [1], "x_a": [2]})
        yield (
            frame({"id": [1], "a": [2], "b": [3]}),
            "x_",
            "id",
            frame({"id": [1], "x_a": [2], "x_b": [3]}),
        )
        yield frame({"a": [2], "id": [1]}), "left.", "id", frame({"left.a": [2], "id": [1]})
        yield frame({"id": [1]}), "x_", "id", frame({"id": [1]})
        yield frame({"a": [1]}), "x_", "id", frame({"x_a": [1]})
        yield frame({"a": [1], "b": [2]}), "p", "a", frame({"a": [1], "pb": [2]})
        yield frame({"a": [1], "b": [2]}), "p", "b", frame({"pa": [1], "b": [2]})
        yield (
            frame({"a": [1, 2], "b": [2, 4]}, index=["u", "v"]),
            "q-",
            "b",
            frame({"q-a": [1, 2], "b": [2, 4]}, index=["u", "v"]),
        )
        yield (
            frame({"key": ["k"], "val": [0.5]}),
            "old ",
            "key",
            frame({"key": ["k"], "old val": [0.5]}),
        )
        yield (
            frame({"key": ["k"], "keys": [0.5]}),
            "n",
            "key",
            frame({"key": ["k"], "nkeys": [0.5]}),
        )
        yield frame({"ab": [1], "a": [2]}), "a", "a", frame({"aab": [1], "a": [2]})
        yield frame({"a": [1], "aa": [2]}), "a", "aa", frame([[1, 2]], columns=["aa", "aa"])
        yield (
            frame({"id": series([], dtype="int64"), "a": series([], dtype="int64")}),
            "x_",
            "id",
            frame({"id": series([], dtype="int64"), "x_a": series([], dtype="int64")}),
        )
        yield frame({"A": [1], "a": [2]}), "_", "a", frame({"_A": [1], "a": [2]})
        yield (
            frame({"c": [1], "b": [2], "a": [3]}),
            "z",
            "b",
            frame({"zc": [1], "b": [2], "za": [3]}),
        )
        yield (
            frame({"date": ["d1"], "open": [1.0], "close": [2.0]}),
            "stock_",
            "date",
            frame({"date": ["d1"], "stock_open": [1.0], "stock_close": [2.0]}),
        )
        yield (
            frame({"x": [True], "y": [False]}),
            "is_",
            "none",
            frame({"is_x": [True], "is_y": [False]}),
        )
        yield frame({"n": [1], "m": [nan]}), "", "n", frame({"n": [1], "m": [nan]})
        yield (
            frame({"id": [3, 3], "v": [1, 1]}, index=[7, 7]),
            "v",
            "id",
            frame({"id": [3, 3], "vv": [1, 1]}, index=[7, 7]),
        )
        yield (
            frame({"one": [1], "two": [2], "three": [3], "four": [4]}),
            "no_",
            "three",
            frame({"no_one": [1], "no_two": [2], "three": [3], "no_four": [4]}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
