"""Take the first value of each row that is there.

apis: DataFrame.bfill, DataFrame.iloc
"""

# %% prompt
import pandas as pd


def first_known(df):
    # For each row the first value from the left that is not missing (NaN if there is none).
    return ...


# %% solution
def first_known(df):
    return df.bfill(axis=1).iloc[:, 0]


# %% solution
def first_known(df):
    return pd.Series(
        [next((value for value in row if value == value), float("nan")) for row in df.to_numpy()],
        index=df.index,
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1.0, nan], "b": [2.0, 3.0]}), series([1.0, 3.0], name="a")
        yield frame({"a": [nan, 1.0], "b": [2.0, 3.0]}), series([2.0, 1.0], name="a")
        yield frame({"a": [nan], "b": [nan]}), series([nan], name="a")
        yield frame({"a": [nan], "b": [5.0]}), series([5.0], name="a")
        yield frame({"a": [nan], "b": [nan], "c": [7.0]}), series([7.0], name="a")
        yield frame({"a": [1.0], "b": [nan], "c": [7.0]}), series([1.0], name="a")
        yield frame({"a": [nan], "b": [4.0], "c": [7.0]}), series([4.0], name="a")
        yield (
            frame({"c": [nan, 1.0], "b": [4.0, 2.0], "a": [7.0, 3.0]}),
            series([4.0, 1.0], name="c"),
        )
        yield (
            frame({"a": [nan, nan, 3.0], "b": [nan, 2.0, nan], "c": [1.0, nan, nan]}),
            series([1.0, 2.0, 3.0], name="a"),
        )
        yield frame({"a": [0.0, nan], "b": [9.0, 0.0]}), series([0.0, 0.0], name="a")
        yield frame({"a": [-1.0, nan], "b": [1.0, -2.0]}), series([-1.0, -2.0], name="a")
        yield frame({"a": [6.0]}), series([6.0], name="a")
        yield frame({"a": [6.0, nan]}), series([6.0, nan], name="a")
        yield (
            frame({"a": [1.0, nan], "b": [2.0, 3.0]}, index=["p", "q"]),
            series([1.0, 3.0], index=["p", "q"], name="a"),
        )
        yield (
            frame({"a": [1.0, nan], "b": [2.0, 3.0]}, index=[8, 4]),
            series([1.0, 3.0], index=[8, 4], name="a"),
        )
        yield (
            frame(
                {"mobile": [nan, 17.0, nan], "home": [30.0, 31.0, nan], "work": [40.0, 41.0, 42.0]}
            ),
            series([30.0, 17.0, 42.0], name="mobile"),
        )
        yield (
            frame({"a": [nan] * 4, "b": [1.0, nan, 2.0, nan], "c": [3.0, 4.0, 5.0, nan]}),
            series([1.0, 4.0, 2.0, nan], name="a"),
        )
        yield frame({"a": [0.5, 0.25], "b": [1.5, 1.25]}), series([0.5, 0.25], name="a")
        yield (
            frame({"a": [nan, nan], "b": [nan, nan], "c": [nan, nan], "d": [1.0, 2.0]}),
            series([1.0, 2.0], name="a"),
        )
        yield (
            frame({"p": [nan, 2.0, nan, 4.0], "q": [1.0, nan, 3.0, nan]}),
            series([1.0, 2.0, 3.0, 4.0], name="p"),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False)
        assert_frame_equal(arguments[0], before[0])
