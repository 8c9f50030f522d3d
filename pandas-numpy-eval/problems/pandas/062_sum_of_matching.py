"""Add up, row by row, the columns whose name has a given beginning.

apis: DataFrame.filter, DataFrame.sum
"""

# %% prompt
import pandas as pd


def sum_of_matching(df, beginning):
    # For each row the sum of the columns whose name begins with `beginning` (letters, digits and
    # underscores); missing counts as 0.
    return ...


# %% solution
def sum_of_matching(df, beginning):
    return df.filter(regex="^" + beginning).sum(axis=1)


# %% solution
def sum_of_matching(df, beginning):
    return df.loc[:, df.columns.str.startswith(beginning)].fillna(0).sum(axis="columns")


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"q1": [1], "q2": [2]}), "q", series([3])
        yield frame({"q1": [1], "q2": [2], "n": [4]}), "q", series([3])
        yield frame({"q1": [1, 2], "q2": [3, 4], "n": [5, 6]}), "q", series([4, 6])
        yield frame({"n": [5, 6], "q1": [1, 2], "q2": [3, 4]}), "q", series([4, 6])
        yield frame({"q1": [1, 2], "aq": [3, 4]}), "q", series([1, 2])
        yield frame({"q1": [1, 2], "Q2": [3, 4]}), "q", series([1, 2])
        yield frame({"q1": [1, 2], "Q2": [3, 4]}), "Q", series([3, 4])
        yield frame({"q1": [1.0, nan], "q2": [3.0, 4.0]}), "q", series([4.0, 4.0])
        yield frame({"q1": [1.5, 2.5], "q2": [3, 4]}), "q", series([4.5, 6.5])
        yield frame({"q1": [nan, nan], "q2": [nan, 1.0]}), "q", series([0.0, 1.0])
        yield frame({"q": [7]}), "q", series([7])
        yield frame({"day_1": [1, 1], "day_2": [2, 2], "date": [9, 9]}), "day_", series([3, 3])
        yield frame({"day_1": [1, 1], "day_2": [2, 2], "date": [9, 9]}), "da", series([12, 12])
        yield frame({"x": [1], "xx": [10], "xxx": [100]}), "xx", series([110])
        yield frame({"x": [1], "xx": [10], "xxx": [100]}), "x", series([111])
        yield (
            frame({"q1": [1, 2], "q2": [3, 4]}, index=["a", "b"]),
            "q",
            series([4, 6], index=["a", "b"]),
        )
        yield frame({"q1": [1, 2], "q2": [3, 4]}, index=[8, 6]), "q2", series([3, 4], index=[8, 6])
        yield frame({"name": ["u", "v"], "p1": [1, 2], "p2": [0, 5]}), "p", series([1, 7])
        yield frame({"q1": [-1, 1], "q2": [1, -1]}), "q", series([0, 0])
        yield (
            frame({"sale_jan": [10, 20, 30], "sale_feb": [1, 2, 3], "cost_jan": [5, 5, 5]}),
            "sale",
            series([11, 22, 33]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
