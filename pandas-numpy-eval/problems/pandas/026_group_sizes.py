"""Count the rows of every group into a column.

apis: DataFrame.groupby, GroupBy.size, Series.reset_index
"""

# %% prompt
import pandas as pd


def group_sizes(df, key):
    # A frame with the columns `key` (each value once, ascending) and "rows" (in how many rows).
    return ...


# %% solution
def group_sizes(df, key):
    return df.groupby(key).size().reset_index(name="rows")


# %% solution
def group_sizes(df, key):
    return df[key].value_counts().sort_index().rename_axis(key).rename("rows").reset_index()


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"k": ["a", "a", "b"]}), "k", frame({"k": ["a", "b"], "rows": [2, 1]})
        yield frame({"k": ["b", "a", "b"]}), "k", frame({"k": ["a", "b"], "rows": [1, 2]})
        yield frame({"k": ["b", "b", "b"]}), "k", frame({"k": ["b"], "rows": [3]})
        yield frame({"k": [3, 1, 2]}), "k", frame({"k": [1, 2, 3], "rows": [1, 1, 1]})
        yield frame({"k": [3, 1, 3, 3]}), "k", frame({"k": [1, 3], "rows": [1, 3]})
        yield frame({"k": ["z"]}), "k", frame({"k": ["z"], "rows": [1]})
        yield (
            frame({"k": ["a", "a", "b"], "v": [nan, 1.0, nan]}),
            "k",
            frame({"k": ["a", "b"], "rows": [2, 1]}),
        )
        yield (
            frame({"v": [1, 2, 3], "k": ["b", "a", "a"]}),
            "k",
            frame({"k": ["a", "b"], "rows": [2, 1]}),
        )
        yield frame({"k": [1, 1], "j": [2, 3]}), "j", frame({"j": [2, 3], "rows": [1, 1]})
        yield frame({"k": [1, 1], "j": [2, 3]}), "k", frame({"k": [1], "rows": [2]})
        yield frame({"k": [0.5, 0.25, 0.5]}), "k", frame({"k": [0.25, 0.5], "rows": [1, 2]})
        yield frame({"k": [True, False, True]}), "k", frame({"k": [False, True], "rows": [1, 2]})
        yield (
            frame({"k": ["x", "y", "x", "y", "x"]}, index=[5, 4, 3, 2, 1]),
            "k",
            frame({"k": ["x", "y"], "rows": [3, 2]}),
        )
        yield (
            frame({"k": ["q", "p"]}, index=["r", "s"]),
            "k",
            frame({"k": ["p", "q"], "rows": [1, 1]}),
        )
        yield (
            frame({"town": ["Ulm", "Bonn", "Ulm", "Ulm"], "n": [1, 2, 3, 4]}),
            "town",
            frame({"town": ["Bonn", "Ulm"], "rows": [1, 3]}),
        )
        yield (
            frame({"k": series([], dtype="int64")}),
            "k",
            frame({"k": series([], dtype="int64"), "rows": series([], dtype="int64")}),
        )
        yield frame({"k": ["B", "a", "B"]}), "k", frame({"k": ["B", "a"], "rows": [2, 1]})
        yield (
            frame({"k": pd.to_datetime(["2020-01-02", "2020-01-01", "2020-01-02"])}),
            "k",
            frame({"k": pd.to_datetime(["2020-01-01", "2020-01-02"]), "rows": [1, 2]}),
        )
        yield frame({"k": [10, 9, 8, 10, 9, 10]}), "k", frame({"k": [8, 9, 10], "rows": [1, 2, 3]})
        yield (
            frame({"k": ["a"] * 6 + ["b"] * 3 + ["c"]}),
            "k",
            frame({"k": ["a", "b", "c"], "rows": [6, 3, 1]}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
