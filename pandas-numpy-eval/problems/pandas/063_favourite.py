"""Name the column with the highest value of each row.

apis: DataFrame.idxmax
"""

# %% prompt
import pandas as pd


def favourite(scores):
    # For each row the name of the column that holds its highest value; the first of equals.
    return ...


# %% solution
def favourite(scores):
    return scores.idxmax(axis=1)


# %% solution
def favourite(scores):
    return scores.apply(lambda row: row.index[row.to_numpy().argmax()], axis=1)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1], "b": [2]}), series(["b"])
        yield frame({"a": [2], "b": [1]}), series(["a"])
        yield frame({"a": [1], "b": [1]}), series(["a"])
        yield frame({"b": [1], "a": [1]}), series(["b"])
        yield frame({"a": [1, 4], "b": [2, 3]}), series(["b", "a"])
        yield frame({"a": [1, 4, 0], "b": [2, 3, 0], "c": [3, 2, 1]}), series(["c", "a", "c"])
        yield frame({"c": [1, 4, 0], "b": [2, 3, 0], "a": [3, 2, 1]}), series(["a", "c", "a"])
        yield frame({"a": [-1], "b": [-2]}), series(["a"])
        yield frame({"a": [0.5, 0.25], "b": [0.25, 0.5]}), series(["a", "b"])
        yield frame({"a": [7]}), series(["a"])
        yield frame({"a": [7, 8, 9]}), series(["a", "a", "a"])
        yield frame({"x": [0, 0], "y": [0, 0]}), series(["x", "x"])
        yield (
            frame({"x": [0, 1], "y": [1, 0]}, index=["p", "q"]),
            series(["y", "x"], index=["p", "q"]),
        )
        yield frame({"x": [0, 1], "y": [1, 0]}, index=[3, 2]), series(["y", "x"], index=[3, 2])
        yield frame({"cat": [10, 2], "dog": [3, 40], "cow": [5, 6]}), series(["cat", "dog"])
        yield frame({"a": [1e9, 1.0], "b": [1.0, 1e-9]}), series(["a", "a"])
        yield frame({"a": [1, 2, 3, 4], "b": [4, 3, 2, 1]}), series(["b", "b", "a", "a"])
        yield frame({"p": [3], "q": [9], "r": [9], "s": [1]}), series(["q"])
        yield frame({"p": [-5, 5], "q": [0, 0], "r": [5, -5]}), series(["r", "p"])
        yield (
            frame({"north": [1, 0, 0], "south": [0, 1, 0], "east": [0, 0, 1]}),
            series(["north", "south", "east"]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_dtype=False)
        assert_frame_equal(arguments[0], before[0])
