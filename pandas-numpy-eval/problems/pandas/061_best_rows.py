"""Take the n rows with the highest value of a column.

apis: DataFrame.nlargest
"""

# %% prompt
import pandas as pd


def best_rows(df, column, n):
    # The n rows with the highest values in `column`, highest first; of equal ones the earlier row.
    return ...


# %% solution
def best_rows(df, column, n):
    return df.nlargest(n, column)


# %% solution
def best_rows(df, column, n):
    return df.sort_values(column, ascending=False, kind="stable").head(n)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1, 3, 2]}), "a", 1, frame({"a": [3]}, index=[1])
        yield frame({"a": [1, 3, 2]}), "a", 2, frame({"a": [3, 2]}, index=[1, 2])
        yield frame({"a": [1, 3, 2]}), "a", 3, frame({"a": [3, 2, 1]}, index=[1, 2, 0])
        yield frame({"a": [1, 3, 2]}), "a", 5, frame({"a": [3, 2, 1]}, index=[1, 2, 0])
        yield (
            frame({"a": series([], dtype="int64")}),
            "a",
            2,
            frame({"a": series([], dtype="int64")}),
        )
        yield frame({"a": [1, 2, 3]}), "a", 2, frame({"a": [3, 2]}, index=[2, 1])
        yield frame({"a": [2, 2, 1]}), "a", 1, frame({"a": [2]})
        yield (
            frame({"a": [1, 2, 2], "b": ["x", "y", "z"]}),
            "a",
            1,
            frame({"a": [2], "b": ["y"]}, index=[1]),
        )
        yield (
            frame({"a": [1, 2, 2], "b": ["x", "y", "z"]}),
            "a",
            2,
            frame({"a": [2, 2], "b": ["y", "z"]}, index=[1, 2]),
        )
        yield frame({"a": [5, 5, 5, 5]}), "a", 2, frame({"a": [5, 5]})
        yield frame({"a": [-1, -3, -2]}), "a", 2, frame({"a": [-1, -2]}, index=[0, 2])
        yield frame({"a": [0.5, 0.75, 0.25]}), "a", 1, frame({"a": [0.75]}, index=[1])
        yield frame({"a": [0.5, nan, 0.25]}), "a", 2, frame({"a": [0.5, 0.25]}, index=[0, 2])
        yield frame({"a": [1], "b": [2]}), "b", 1, frame({"a": [1], "b": [2]})
        yield frame({"a": [1, 2], "b": [20, 10]}), "b", 1, frame({"a": [1], "b": [20]})
        yield frame({"a": [1, 2], "b": [20, 10]}), "a", 1, frame({"a": [2], "b": [10]}, index=[1])
        yield (
            frame({"a": [1, 3, 2]}, index=["p", "q", "r"]),
            "a",
            2,
            frame({"a": [3, 2]}, index=["q", "r"]),
        )
        yield frame({"a": [1, 3, 2]}, index=[9, 5, 7]), "a", 2, frame({"a": [3, 2]}, index=[5, 7])
        yield (
            frame({"film": ["u", "v", "w", "x"], "stars": [3, 5, 4, 5]}),
            "stars",
            3,
            frame({"film": ["v", "x", "w"], "stars": [5, 5, 4]}, index=[1, 3, 2]),
        )
        yield (
            frame({"a": [1, 2] * 10, "b": list(range(20))}),
            "a",
            5,
            frame({"a": [2, 2, 2, 2, 2], "b": [1, 3, 5, 7, 9]}, index=[1, 3, 5, 7, 9]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
