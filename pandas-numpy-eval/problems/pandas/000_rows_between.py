"""Keep the rows whose number lies between two bounds, both included.

apis: Series.between
"""

# %% prompt
import pandas as pd


def rows_between(df, column, low, high):
    # Only the rows whose value in `column` is at least `low` and at most `high`;
    # order and index labels stay as they are.
    return ...


# %% solution
def rows_between(df, column, low, high):
    return df[df[column].between(low, high)]


# %% solution
def rows_between(df, column, low, high):
    return df.loc[(df[column] >= low) & (df[column] <= high)]


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import inf, nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1, 2, 3, 4, 5]}), "a", 2, 4, frame({"a": [2, 3, 4]}, index=[1, 2, 3])
        yield frame({"a": [5, 4, 3, 2, 1]}), "a", 2, 4, frame({"a": [4, 3, 2]}, index=[1, 2, 3])
        yield (
            frame({"a": [1, 2, 3], "b": [30, 10, 20]}),
            "b",
            10,
            20,
            frame({"a": [2, 3], "b": [10, 20]}, index=[1, 2]),
        )
        yield (
            frame({"a": [1, 2, 3], "b": [30, 10, 20]}),
            "b",
            11,
            19,
            frame({"a": series([], dtype="int64"), "b": series([], dtype="int64")}),
        )
        yield frame({"a": [1.5, nan, 2.5]}), "a", 1, 2.5, frame({"a": [1.5, 2.5]}, index=[0, 2])
        yield frame({"a": [nan, nan]}), "a", 0, 1, frame({"a": series([], dtype="float64")})
        yield frame({"a": [7]}), "a", 7, 7, frame({"a": [7]})
        yield frame({"a": [7]}), "a", 8, 9, frame({"a": series([], dtype="int64")})
        yield (
            frame({"a": series([], dtype="int64")}),
            "a",
            0,
            9,
            frame({"a": series([], dtype="int64")}),
        )
        yield frame({"a": [3, 3, 3]}), "a", 3, 3, frame({"a": [3, 3, 3]})
        yield frame({"a": [3, 1, 3]}), "a", 2, 3, frame({"a": [3, 3]}, index=[0, 2])
        yield (
            frame({"a": [1, 2, 3]}, index=["x", "y", "z"]),
            "a",
            2,
            9,
            frame({"a": [2, 3]}, index=["y", "z"]),
        )
        yield (
            frame({"a": [1, 2, 3]}, index=[5, 5, 6]),
            "a",
            1,
            2,
            frame({"a": [1, 2]}, index=[5, 5]),
        )
        yield frame({"a": [-2, -1, 0, 1]}), "a", -1, 0, frame({"a": [-1, 0]}, index=[1, 2])
        yield frame({"a": [1, 2, 3]}), "a", 3, 1, frame({"a": series([], dtype="int64")})
        yield (
            frame({"word": ["pear", "fig", "apple"]}),
            "word",
            "apple",
            "fig",
            frame({"word": ["fig", "apple"]}, index=[1, 2]),
        )
        yield (
            frame({"a": [0.1, 0.2, 0.3], "b": ["u", "v", "w"]}),
            "a",
            0.15,
            0.3,
            frame({"a": [0.2, 0.3], "b": ["v", "w"]}, index=[1, 2]),
        )
        yield (
            frame({"a": [10, 20, 30, 40]}, index=[3, 1, 2, 0]),
            "a",
            20,
            40,
            frame({"a": [20, 30, 40]}, index=[1, 2, 0]),
        )
        yield (
            frame({"on": [100, 250, 175], "a": [1, 2, 3]}),
            "on",
            175,
            249,
            frame({"on": [175], "a": [3]}, index=[2]),
        )
        yield (
            frame({"a": [float("inf"), 0.0, float("-inf")]}),
            "a",
            -1,
            1,
            frame({"a": [0.0]}, index=[1]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
