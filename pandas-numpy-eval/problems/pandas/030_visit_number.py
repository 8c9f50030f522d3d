"""Number the rows of each group from one.

apis: DataFrame.groupby, GroupBy.cumcount
"""

# %% prompt
import pandas as pd


def visit_number(df, key):
    # A Series along df: 1 for the first row with this `key`, 2 for the second, and so on.
    return ...


# %% solution
def visit_number(df, key):
    return df.groupby(key).cumcount() + 1


# %% solution
def visit_number(df, key):
    return df[key].map(lambda value: 1).groupby(df[key]).cumsum()


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"k": ["a", "a", "b"]}), "k", series([1, 2, 1])
        yield frame({"k": ["a", "b", "a"]}), "k", series([1, 1, 2])
        yield frame({"k": ["b", "a", "b", "a", "b"]}), "k", series([1, 1, 2, 2, 3])
        yield frame({"k": ["a"]}), "k", series([1])
        yield frame({"k": ["a", "b", "c"]}), "k", series([1, 1, 1])
        yield frame({"k": [1, 1, 1, 1]}), "k", series([1, 2, 3, 4])
        yield frame({"k": [2, 1, 2, 1]}), "k", series([1, 1, 2, 2])
        yield frame({"k": [0.5, 0.5, 1.5]}), "k", series([1, 2, 1])
        yield frame({"k": ["x", "y", "y", "x", "y"]}), "k", series([1, 1, 2, 2, 3])
        yield frame({"v": [9, 8, 7], "k": ["a", "a", "a"]}), "k", series([1, 2, 3])
        yield frame({"k": ["a", "a"], "j": ["c", "d"]}), "k", series([1, 2])
        yield frame({"k": ["a", "a"], "j": ["c", "d"]}), "j", series([1, 1])
        yield (
            frame({"k": ["a", "a", "b"]}, index=["p", "q", "r"]),
            "k",
            series([1, 2, 1], index=["p", "q", "r"]),
        )
        yield (
            frame({"k": ["a", "a", "b"]}, index=[5, 3, 1]),
            "k",
            series([1, 2, 1], index=[5, 3, 1]),
        )
        yield frame({"k": [True, False, True, True]}), "k", series([1, 1, 2, 3])
        yield (
            frame({"guest": ["Eve", "Bob", "Eve", "Eve", "Bob"], "night": [1, 1, 2, 3, 4]}),
            "guest",
            series([1, 1, 2, 3, 2]),
        )
        yield (
            frame({"k": pd.to_datetime(["2020-01-01", "2020-01-01", "2020-01-02"])}),
            "k",
            series([1, 2, 1]),
        )
        yield frame({"k": list("aabbccabc")}), "k", series([1, 2, 1, 2, 1, 2, 3, 3, 3])
        yield frame({"k": [3, 2, 1, 1, 2, 3]}), "k", series([1, 1, 1, 2, 2, 2])
        yield frame({"k": [10] * 3 + [20] * 2}), "k", series([1, 2, 3, 1, 2])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False, check_dtype=False)
        assert_frame_equal(arguments[0], before[0])
