"""Look up further columns in another table.

apis: DataFrame.merge
"""

# %% prompt
import pandas as pd


def add_columns_from(left, right, key):
    # Every row of left, in its order, with the columns of right for the same `key` behind its own
    # (NaN where right has no such key). Each key stands at most once in right.
    return ...


# %% solution
def add_columns_from(left, right, key):
    return left.merge(right, on=key, how="left")


# %% solution
def add_columns_from(left, right, key):
    return left.join(right.set_index(key), on=key).reset_index(drop=True)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame

    def cases():
        yield (
            frame({"k": [1, 2], "a": [5, 6]}),
            frame({"k": [1, 2], "b": [7, 8]}),
            "k",
            frame({"k": [1, 2], "a": [5, 6], "b": [7, 8]}),
        )
        yield (
            frame({"k": [2, 1], "a": [5, 6]}),
            frame({"k": [1, 2], "b": [7, 8]}),
            "k",
            frame({"k": [2, 1], "a": [5, 6], "b": [8, 7]}),
        )
        yield (
            frame({"k": [1, 3], "a": [5, 6]}),
            frame({"k": [1, 2], "b": [7, 8]}),
            "k",
            frame({"k": [1, 3], "a": [5, 6], "b": [7.0, nan]}),
        )
        yield (
            frame({"k": [3, 4], "a": [5, 6]}),
            frame({"k": [1, 2], "b": [7, 8]}),
            "k",
            frame({"k": [3, 4], "a": [5, 6], "b": [nan, nan]}),
        )
        yield (
            frame({"k": [1, 1, 2], "a": [5, 6, 7]}),
            frame({"k": [1, 2], "b": [7, 8]}),
            "k",
            frame({"k": [1, 1, 2], "a": [5, 6, 7], "b": [7, 7, 8]}),
        )
        yield (
            frame({"k": [1, 2, 1], "a": [5, 6, 7]}),
            frame({"k": [1], "b": [0.5]}),
            "k",
            frame({"k": [1, 2, 1], "a": [5, 6, 7], "b": [0.5, nan, 0.5]}),
        )
        yield (
            frame({"k": ["x", "y"]}),
            frame({"k": ["y", "x"], "b": ["p", "q"]}),
            "k",
            frame({"k": ["x", "y"], "b": ["q", "p"]}),
        )
        yield (
            frame({"k": ["y", "z"]}),
            frame({"k": ["z"], "b": [1], "c": [2]}),
            "k",
            frame({"k": ["y", "z"], "b": [nan, 1.0], "c": [nan, 2.0]}),
        )
        yield (
            frame({"k": [1], "a": [2]}),
            frame({"k": [1], "b": [3]}),
            "k",
            frame({"k": [1], "a": [2], "b": [3]}),
        )
        yield (
            frame({"k": [1], "a": [2]}),
            frame({"k": [9], "b": [3]}),
            "k",
            frame({"k": [1], "a": [2], "b": [nan]}),
        )
        yield (
            frame({"a": [2, 3], "k": [1, 2]}),
            frame({"b": [3, 4], "k": [2, 1]}),
            "k",
            frame({"a": [2, 3], "k": [1, 2], "b": [4, 3]}),
        )
        yield (
            frame({"k": [1, 2], "a": [5, 6]}, index=["p", "q"]),
            frame({"k": [1, 2], "b": [7, 8]}),
            "k",
            frame({"k": [1, 2], "a": [5, 6], "b": [7, 8]}),
        )
        yield (
            frame({"k": [1, 2], "a": [5, 6]}),
            frame({"k": [2, 1], "b": [7, 8]}, index=["p", "q"]),
            "k",
            frame({"k": [1, 2], "a": [5, 6], "b": [8, 7]}),
        )
        yield (
            frame({"k": [3, 2, 1], "a": [0, 0, 0]}),
            frame({"k": [1, 2, 3, 4], "b": [10, 20, 30, 40]}),
            "k",
            frame({"k": [3, 2, 1], "a": [0, 0, 0], "b": [30, 20, 10]}),
        )
        yield (
            frame({"k": [4, 4, 4]}),
            frame({"k": [4], "b": ["four"]}),
            "k",
            frame({"k": [4, 4, 4], "b": ["four", "four", "four"]}),
        )
        yield (
            frame({"id": ["e1", "e2", "e3"], "pay": [1, 2, 3]}),
            frame({"id": ["e3", "e1"], "dept": ["hr", "it"]}),
            "id",
            frame({"id": ["e1", "e2", "e3"], "pay": [1, 2, 3], "dept": ["it", nan, "hr"]}),
        )
        yield (
            frame({"k": [0.5, 1.5]}),
            frame({"k": [1.5], "b": [1.0]}),
            "k",
            frame({"k": [0.5, 1.5], "b": [nan, 1.0]}),
        )
        yield (
            frame({"k": [True, False]}),
            frame({"k": [True, False], "b": [1, 0]}),
            "k",
            frame({"k": [True, False], "b": [1, 0]}),
        )
        yield (
            frame({"k": ["a", "b", "c", "a"], "n": [1, 2, 3, 4]}),
            frame({"k": ["a", "c"], "m": [5.5, 6.5]}),
            "k",
            frame({"k": ["a", "b", "c", "a"], "n": [1, 2, 3, 4], "m": [5.5, nan, 6.5, 5.5]}),
        )
        yield (
            frame({"k": [5, 6], "a": [nan, 1.0]}),
            frame({"k": [6, 5], "b": [nan, 2.0]}),
            "k",
            frame({"k": [5, 6], "a": [nan, 1.0], "b": [2.0, nan]}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got.reset_index(drop=True), expected)
        assert_frame_equal(arguments[0], before[0])
        assert_frame_equal(arguments[1], before[1])
