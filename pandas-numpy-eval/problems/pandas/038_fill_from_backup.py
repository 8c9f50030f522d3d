"""Fill the holes of one table from another.

apis: DataFrame.combine_first
"""

# %% prompt
import pandas as pd


def fill_from_backup(main, backup):
    # Where main has a missing value, take the one that backup holds for the same row label and
    # column. Labels that only backup has are added. The order of rows and columns is free.
    return ...


# %% solution
def fill_from_backup(main, backup):
    return main.combine_first(backup)


# %% solution
def fill_from_backup(main, backup):
    return main.reindex(
        index=main.index.union(backup.index), columns=main.columns.union(backup.columns)
    ).fillna(backup)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame

    def cases():
        yield frame({"a": [1.0, nan]}), frame({"a": [8.0, 9.0]}), frame({"a": [1.0, 9.0]})
        yield frame({"a": [nan, 2.0]}), frame({"a": [8.0, 9.0]}), frame({"a": [8.0, 2.0]})
        yield frame({"a": [1.0, 2.0]}), frame({"a": [8.0, 9.0]}), frame({"a": [1.0, 2.0]})
        yield frame({"a": [nan, nan]}), frame({"a": [8.0, 9.0]}), frame({"a": [8.0, 9.0]})
        yield frame({"a": [nan, nan]}), frame({"a": [nan, 9.0]}), frame({"a": [nan, 9.0]})
        yield frame({"a": [nan]}), frame({"a": [3.5]}), frame({"a": [3.5]})
        yield (
            frame({"a": [1.0, nan], "b": [nan, 2.0]}),
            frame({"a": [5.0, 6.0], "b": [7.0, 8.0]}),
            frame({"a": [1.0, 6.0], "b": [7.0, 2.0]}),
        )
        yield (
            frame({"a": [1.0, nan], "b": [nan, 2.0]}),
            frame({"a": [5.0, 6.0]}),
            frame({"a": [1.0, 6.0], "b": [nan, 2.0]}),
        )
        yield (
            frame({"a": [1.0, nan]}),
            frame({"b": [5.0, 6.0]}),
            frame({"a": [1.0, nan], "b": [5.0, 6.0]}),
        )
        yield (
            frame({"b": [1.0, nan]}),
            frame({"a": [5.0, 6.0]}),
            frame({"b": [1.0, nan], "a": [5.0, 6.0]}),
        )
        yield (
            frame({"a": [1.0, nan]}, index=["x", "y"]),
            frame({"a": [5.0, 6.0]}, index=["y", "x"]),
            frame({"a": [1.0, 5.0]}, index=["x", "y"]),
        )
        yield (
            frame({"a": [1.0, nan]}, index=["x", "y"]),
            frame({"a": [5.0, 6.0]}, index=["y", "z"]),
            frame({"a": [1.0, 5.0, 6.0]}, index=["x", "y", "z"]),
        )
        yield (
            frame({"a": [nan, 1.0]}, index=[1, 2]),
            frame({"a": [4.0]}, index=[1]),
            frame({"a": [4.0, 1.0]}, index=[1, 2]),
        )
        yield (
            frame({"a": [nan, 1.0]}, index=[1, 2]),
            frame({"a": [4.0]}, index=[0]),
            frame({"a": [4.0, nan, 1.0]}),
        )
        yield (
            frame({"a": [nan, 0.0, 0.0]}),
            frame({"a": [1.0, 2.0, 3.0]}),
            frame({"a": [1.0, 0.0, 0.0]}),
        )
        yield (
            frame({"a": [-1.0, nan, -3.0], "b": [nan, nan, nan]}),
            frame({"a": [0.0, 0.0, 0.0], "b": [1.0, nan, 3.0]}),
            frame({"a": [-1.0, 0.0, -3.0], "b": [1.0, nan, 3.0]}),
        )
        yield (
            frame({"a": [nan, 2.0]}, index=["x", "y"]),
            frame({"a": [7.0]}, index=["w"]),
            frame({"a": [7.0, nan, 2.0]}, index=["w", "x", "y"]),
        )
        yield (
            frame({"p": [nan, nan], "q": [1.5, nan]}),
            frame({"q": [2.5, 3.5], "p": [4.5, nan]}),
            frame({"p": [4.5, nan], "q": [1.5, 3.5]}),
        )
        yield (
            frame({"t": [nan, 10.0, nan]}, index=[2020, 2021, 2022]),
            frame({"t": [1.0, 2.0, 3.0]}, index=[2020, 2021, 2022]),
            frame({"t": [1.0, 10.0, 3.0]}, index=[2020, 2021, 2022]),
        )
        yield (
            frame({"a": [1.0], "c": [nan]}),
            frame({"b": [2.0], "c": [3.0]}),
            frame({"a": [1.0], "c": [3.0], "b": [2.0]}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected, check_like=True)
        assert_frame_equal(arguments[0], before[0])
        assert_frame_equal(arguments[1], before[1])
