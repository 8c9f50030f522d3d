"""Find every row that occurs more than once.

apis: DataFrame.duplicated
"""

# %% prompt
import pandas as pd


def all_repeated(df):
    # Every row that has an equal row elsewhere in df: all copies, not only the later ones.
    return ...


# %% solution
def all_repeated(df):
    return df[df.duplicated(keep=False)]


# %% solution
def all_repeated(df):
    return df[df.duplicated() | df[::-1].duplicated()[::-1]]


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1, 1, 2]}), frame({"a": [1, 1]})
        yield frame({"a": [1, 2, 1]}), frame({"a": [1, 1]}, index=[0, 2])
        yield frame({"a": [1, 2, 3]}), frame({"a": series([], dtype="int64")})
        yield frame({"a": [1, 1, 1]}), frame({"a": [1, 1, 1]})
        yield frame({"a": [1, 2, 2, 1]}), frame({"a": [1, 2, 2, 1]})
        yield frame({"a": [1]}), frame({"a": series([], dtype="int64")})
        yield (
            frame({"a": [1, 1], "b": [1, 2]}),
            frame({"a": series([], dtype="int64"), "b": series([], dtype="int64")}),
        )
        yield frame({"a": [1, 1], "b": [2, 2]}), frame({"a": [1, 1], "b": [2, 2]})
        yield (
            frame({"a": [1, 1, 2, 2], "b": ["x", "x", "x", "y"]}),
            frame({"a": [1, 1], "b": ["x", "x"]}),
        )
        yield frame({"a": ["x", "y", "x"]}), frame({"a": ["x", "x"]}, index=[0, 2])
        yield frame({"a": ["x", "X"]}), frame({"a": series([], dtype=str)})
        yield frame({"a": [nan, nan, 1.0]}), frame({"a": [nan, nan]})
        yield (
            frame({"a": [0.5, 0.25, 0.5], "b": [1, 1, 1]}),
            frame({"a": [0.5, 0.5], "b": [1, 1]}, index=[0, 2]),
        )
        yield frame({"a": [True, True, False]}), frame({"a": [True, True]})
        yield frame({"a": [1, 2, 1]}, index=["p", "q", "r"]), frame({"a": [1, 1]}, index=["p", "r"])
        yield frame({"a": [1, 2, 1]}, index=[5, 5, 6]), frame({"a": [1, 1]}, index=[5, 6])
        yield (
            frame({"a": [3, 2, 1, 2, 3], "b": [1, 1, 1, 1, 1]}),
            frame({"a": [3, 2, 2, 3], "b": [1, 1, 1, 1]}, index=[0, 1, 3, 4]),
        )
        yield frame({"a": series([], dtype="int64")}), frame({"a": series([], dtype="int64")})
        yield (
            frame({"name": ["Al", "Bo", "Al"], "born": [1990, 1990, 1990]}),
            frame({"name": ["Al", "Al"], "born": [1990, 1990]}, index=[0, 2]),
        )
        yield (
            frame({"name": ["Al", "Bo", "Al"], "born": [1990, 1990, 1991]}),
            frame({"name": series([], dtype=str), "born": series([], dtype="int64")}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
