"""Put two tables below each other without repeated rows.

apis: pd.concat, DataFrame.drop_duplicates
"""

# %% prompt
import pandas as pd


def merge_lists(first, second):
    # The rows of first, then those of second, each different row once; index 0, 1, 2, ...
    return ...


# %% solution
def merge_lists(first, second):
    return pd.concat([first, second]).drop_duplicates(ignore_index=True)


# %% solution
def merge_lists(first, second):
    return (
        pd.concat([first, second], ignore_index=True)
        .groupby(list(first.columns), sort=False, dropna=False)
        .head(1)
        .reset_index(drop=True)
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [1, 2]}), frame({"a": [2, 3]}), frame({"a": [1, 2, 3]})
        yield frame({"a": [1, 2]}), frame({"a": [1, 2]}), frame({"a": [1, 2]})
        yield frame({"a": [1, 2]}), frame({"a": [3, 4]}), frame({"a": [1, 2, 3, 4]})
        yield frame({"a": [2, 1]}), frame({"a": [3, 1]}), frame({"a": [2, 1, 3]})
        yield frame({"a": [1, 1]}), frame({"a": [1]}), frame({"a": [1]})
        yield frame({"a": [1, 1]}), frame({"a": [2, 2]}), frame({"a": [1, 2]})
        yield frame({"a": [1]}), frame({"a": [1]}), frame({"a": [1]})
        yield frame({"a": ["x"]}), frame({"a": ["y"]}), frame({"a": ["x", "y"]})
        yield frame({"a": ["x", "y"]}), frame({"a": ["Y", "x"]}), frame({"a": ["x", "y", "Y"]})
        yield (
            frame({"a": [1, 1], "b": [1, 2]}),
            frame({"a": [1, 2], "b": [2, 1]}),
            frame({"a": [1, 1, 2], "b": [1, 2, 1]}),
        )
        yield (
            frame({"a": [1, 1], "b": ["p", "p"]}),
            frame({"a": [1, 1], "b": ["q", "q"]}),
            frame({"a": [1, 1], "b": ["p", "q"]}),
        )
        yield (
            frame({"a": [1, 2]}, index=["p", "q"]),
            frame({"a": [2, 3]}, index=["p", "q"]),
            frame({"a": [1, 2, 3]}),
        )
        yield (
            frame({"a": [1, 2]}, index=[7, 8]),
            frame({"a": [3]}, index=[9]),
            frame({"a": [1, 2, 3]}),
        )
        yield frame({"a": [0.5, nan]}), frame({"a": [nan, 1.5]}), frame({"a": [0.5, nan, 1.5]})
        yield frame({"a": series([], dtype="int64")}), frame({"a": [2, 2]}), frame({"a": [2]})
        yield frame({"a": [2, 2]}), frame({"a": series([], dtype="int64")}), frame({"a": [2]})
        yield frame({"a": [True]}), frame({"a": [False, True]}), frame({"a": [True, False]})
        yield (
            frame({"mail": ["a@x", "b@x"], "n": [1, 2]}),
            frame({"mail": ["b@x", "c@x"], "n": [2, 3]}),
            frame({"mail": ["a@x", "b@x", "c@x"], "n": [1, 2, 3]}),
        )
        yield (
            frame({"mail": ["a@x", "b@x"], "n": [1, 2]}),
            frame({"mail": ["b@x", "c@x"], "n": [9, 3]}),
            frame({"mail": ["a@x", "b@x", "b@x", "c@x"], "n": [1, 2, 9, 3]}),
        )
        yield frame({"a": [3, 2, 1]}), frame({"a": [1, 2, 3, 4]}), frame({"a": [3, 2, 1, 4]})

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
        assert_frame_equal(arguments[1], before[1])
