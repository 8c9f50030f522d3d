"""Count, row by row, the values above a limit.

apis: DataFrame.gt, DataFrame.sum
"""

# %% prompt
import pandas as pd


def count_above(df, limit):
    # For each row the number of its values that are greater than `limit`.
    return ...


# %% solution
def count_above(df, limit):
    return df.gt(limit).sum(axis=1)


# %% solution
def count_above(df, limit):
    return (df > limit).T.sum()


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1], "b": [2]}), 0, series([2])
        yield frame({"a": [1], "b": [2]}), 1, series([1])
        yield frame({"a": [1], "b": [2]}), 2, series([0])
        yield frame({"a": [1, 5], "b": [2, 6]}), 1, series([1, 2])
        yield frame({"a": [1, 5], "b": [2, 6]}), 5, series([0, 1])
        yield frame({"a": [1, 5], "b": [6, 2], "c": [3, 3]}), 2, series([2, 2])
        yield frame({"a": [1, 5], "b": [6, 2], "c": [3, 3]}), 3, series([1, 1])
        yield frame({"a": [nan, 5.0], "b": [2.0, nan]}), 0, series([1, 1])
        yield frame({"a": [nan, nan]}), 0, series([0, 0])
        yield frame({"a": [0.5, 1.5]}), 1, series([0, 1])
        yield frame({"a": [-1, -3], "b": [-2, -4]}), -2, series([1, 0])
        yield frame({"a": [-1, -3], "b": [-2, -4]}), -3.5, series([2, 1])
        yield frame({"a": [7]}), 6.9, series([1])
        yield frame({"a": [7, 7, 7]}), 7, series([0, 0, 0])
        yield (
            frame({"a": [1, 2], "b": [3, 4]}, index=["p", "q"]),
            1,
            series([1, 2], index=["p", "q"]),
        )
        yield frame({"a": [1, 2], "b": [3, 4]}, index=[9, 4]), 2, series([1, 1], index=[9, 4])
        yield frame({"mo": [20, 31], "tu": [33, 29], "we": [35, 28]}), 30, series([2, 1])
        yield frame({"a": [0, 0, 1], "b": [0, 1, 1]}), 0, series([0, 1, 2])
        yield frame({"a": [100], "b": [200], "c": [300], "d": [400]}), 250, series([2])
        yield frame({"a": [1, 2, 3, 4], "b": [4, 3, 2, 1]}), 2, series([1, 1, 1, 1])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
