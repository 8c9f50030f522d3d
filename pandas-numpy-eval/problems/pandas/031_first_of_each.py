"""Keep the first row of each pair of keys.

apis: DataFrame.drop_duplicates
"""

# %% prompt
import pandas as pd


def first_of_each(df, keys):
    # keys is a list of column names. Keep only the first row for each combination of their values
    # and number the rows of the result anew from 0.
    return ...


# %% solution
def first_of_each(df, keys):
    return df.drop_duplicates(keys, ignore_index=True)


# %% solution
def first_of_each(df, keys):
    return df[~df.duplicated(subset=keys, keep="first")].reset_index(drop=True)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1, 1, 2]}), ["a"], frame({"a": [1, 2]})
        yield frame({"a": [2, 1, 2]}), ["a"], frame({"a": [2, 1]})
        yield frame({"a": [1, 1], "b": [1, 2]}), ["a"], frame({"a": [1], "b": [1]})
        yield frame({"a": [1, 1], "b": [1, 2]}), ["a", "b"], frame({"a": [1, 1], "b": [1, 2]})
        yield frame({"a": [1, 1], "b": [2, 2]}), ["a", "b"], frame({"a": [1], "b": [2]})
        yield (
            frame({"a": [1, 1, 1], "b": [2, 3, 2], "c": [7, 8, 9]}),
            ["a", "b"],
            frame({"a": [1, 1], "b": [2, 3], "c": [7, 8]}),
        )
        yield (
            frame({"a": [1, 1, 1], "b": [2, 3, 2], "c": [7, 8, 9]}),
            ["b"],
            frame({"a": [1, 1], "b": [2, 3], "c": [7, 8]}),
        )
        yield (
            frame({"a": [1, 1, 1], "b": [2, 3, 2], "c": [7, 8, 9]}),
            ["c"],
            frame({"a": [1, 1, 1], "b": [2, 3, 2], "c": [7, 8, 9]}),
        )
        yield frame({"a": ["x"]}), ["a"], frame({"a": ["x"]})
        yield frame({"a": ["x", "X", "x"]}), ["a"], frame({"a": ["x", "X"]})
        yield frame({"a": [nan, nan, 1.0]}), ["a"], frame({"a": [nan, 1.0]})
        yield frame({"a": [1, 2, 1]}, index=["p", "q", "r"]), ["a"], frame({"a": [1, 2]})
        yield frame({"a": [1, 2, 1]}, index=[9, 8, 7]), ["a"], frame({"a": [1, 2]})
        yield frame({"a": [1, 2, 3]}, index=[9, 8, 7]), ["a"], frame({"a": [1, 2, 3]})
        yield frame({"a": [3, 3, 3, 3]}), ["a"], frame({"a": [3]})
        yield (
            frame({"a": [True, False, True], "b": [0, 1, 2]}),
            ["a"],
            frame({"a": [True, False], "b": [0, 1]}),
        )
        yield (
            frame({"day": ["mo", "mo", "tu"], "room": [1, 1, 1], "who": ["al", "bo", "cy"]}),
            ["day", "room"],
            frame({"day": ["mo", "tu"], "room": [1, 1], "who": ["al", "cy"]}),
        )
        yield (
            frame({"a": series([], dtype="int64")}),
            ["a"],
            frame({"a": series([], dtype="int64")}),
        )
        yield (
            frame({"a": [0.1, 0.1, 0.2], "b": [5, 4, 3]}),
            ["a"],
            frame({"a": [0.1, 0.2], "b": [5, 3]}),
        )
        yield (
            frame({"a": list("abcabc"), "b": [1, 2, 3, 4, 5, 6]}),
            ["a"],
            frame({"a": ["a", "b", "c"], "b": [1, 2, 3]}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
        assert arguments[1] == before[1]
