"""Keep only the most recent row of every key.

apis: DataFrame.sort_values, DataFrame.drop_duplicates, DataFrame.sort_index
"""

# %% prompt
import pandas as pd


def latest_per_key(df, key, when):
    # Several rows can share a `key`. Keep one row for each key, the one with the highest `when`,
    # and leave the kept rows in the order in which they stand in df (its index is ascending).
    return ...


# %% solution
def latest_per_key(df, key, when):
    return df.sort_values(when).drop_duplicates(key, keep="last").sort_index()


# %% solution
def latest_per_key(df, key, when):
    return df.loc[sorted(df.groupby(key)[when].idxmax())]


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield (
            frame({"k": ["a", "a", "b"], "t": [1, 2, 3]}),
            "k",
            "t",
            frame({"k": ["a", "b"], "t": [2, 3]}, index=[1, 2]),
        )
        yield (
            frame({"k": ["a", "a", "b"], "t": [2, 1, 3]}),
            "k",
            "t",
            frame({"k": ["a", "b"], "t": [2, 3]}, index=[0, 2]),
        )
        yield (
            frame({"k": ["b", "a", "b", "a"], "t": [4, 3, 2, 1]}),
            "k",
            "t",
            frame({"k": ["b", "a"], "t": [4, 3]}),
        )
        yield (
            frame({"k": ["b", "a", "b", "a"], "t": [1, 2, 3, 4]}),
            "k",
            "t",
            frame({"k": ["b", "a"], "t": [3, 4]}, index=[2, 3]),
        )
        yield frame({"k": ["a"], "t": [9]}), "k", "t", frame({"k": ["a"], "t": [9]})
        yield (
            frame({"k": ["a", "b", "c"], "t": [3, 2, 1]}),
            "k",
            "t",
            frame({"k": ["a", "b", "c"], "t": [3, 2, 1]}),
        )
        yield (
            frame({"k": [1, 1, 1, 1], "t": [5, 8, 7, 6]}),
            "k",
            "t",
            frame({"k": [1], "t": [8]}, index=[1]),
        )
        yield (
            frame({"k": [2, 1, 2], "t": [0.5, 0.1, 0.4]}),
            "k",
            "t",
            frame({"k": [2, 1], "t": [0.5, 0.1]}),
        )
        yield (
            frame(
                {"k": ["x", "y", "x", "y", "x"], "t": [1, 5, 2, 4, 0], "v": [10, 20, 30, 40, 50]}
            ),
            "k",
            "t",
            frame({"k": ["y", "x"], "t": [5, 2], "v": [20, 30]}, index=[1, 2]),
        )
        yield frame({"t": [3, 1, 2], "k": ["a", "a", "a"]}), "k", "t", frame({"t": [3], "k": ["a"]})
        yield (
            frame({"k": ["a", "b", "a"], "t": [1, 1, 2]}, index=[10, 20, 30]),
            "k",
            "t",
            frame({"k": ["b", "a"], "t": [1, 2]}, index=[20, 30]),
        )
        yield (
            frame({"k": ["a", "b", "a", "b"], "t": [4, 1, 2, 3]}, index=["p", "q", "r", "s"]),
            "k",
            "t",
            frame({"k": ["a", "b"], "t": [4, 3]}, index=["p", "s"]),
        )
        yield (
            frame({"who": ["eve", "bob", "eve"], "year": [2001, 1999, 1998]}),
            "who",
            "year",
            frame({"who": ["eve", "bob"], "year": [2001, 1999]}),
        )
        yield (
            frame({"k": ["a", "a"], "t": pd.to_datetime(["2020-05-01", "2019-05-01"])}),
            "k",
            "t",
            frame({"k": ["a"], "t": pd.to_datetime(["2020-05-01"])}),
        )
        yield (
            frame(
                {
                    "k": ["a", "b", "b"],
                    "t": pd.to_datetime(["2020-01-01", "2020-01-03", "2020-01-02"]),
                }
            ),
            "k",
            "t",
            frame({"k": ["a", "b"], "t": pd.to_datetime(["2020-01-01", "2020-01-03"])}),
        )
        yield (
            frame({"k": [True, False, True], "t": [1, 2, 3]}),
            "k",
            "t",
            frame({"k": [False, True], "t": [2, 3]}, index=[1, 2]),
        )
        yield (
            frame({"k": ["a", "b", "c", "a", "b", "c"], "t": [6, 1, 4, 3, 5, 2]}),
            "k",
            "t",
            frame({"k": ["a", "c", "b"], "t": [6, 4, 5]}, index=[0, 2, 4]),
        )
        yield (
            frame({"k": series([], dtype="int64"), "t": series([], dtype="int64")}),
            "k",
            "t",
            frame({"k": series([], dtype="int64"), "t": series([], dtype="int64")}),
        )
        yield (
            frame({"k": ["a", "b", "a"], "t": [7, 0, 6], "n": [nan, 1.0, 2.0]}),
            "k",
            "t",
            frame({"k": ["a", "b"], "t": [7, 0], "n": [nan, 1.0]}),
        )
        yield (
            frame({"k": [5, 4, 5, 4, 5, 4], "t": [1, 2, 3, 4, 5, 6]}),
            "k",
            "t",
            frame({"k": [5, 4], "t": [5, 6]}, index=[4, 5]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
