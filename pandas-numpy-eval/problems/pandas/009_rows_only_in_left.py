"""Find the rows of one table whose key the other table does not have.

apis: Series.isin
"""

# %% prompt
import pandas as pd


def rows_only_in_left(left, right, key):
    # The rows of left whose `key` appears nowhere in right; index labels are kept.
    return ...


# %% solution
def rows_only_in_left(left, right, key):
    return left[~left[key].isin(right[key])]


# %% solution
def rows_only_in_left(left, right, key):
    return left.loc[[value not in set(right[key]) for value in left[key]]]


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"k": [1, 2, 3]}), frame({"k": [2]}), "k", frame({"k": [1, 3]}, index=[0, 2])
        yield frame({"k": [1, 2, 3]}), frame({"k": [2, 3, 4]}), "k", frame({"k": [1]})
        yield (
            frame({"k": [1, 2, 3]}),
            frame({"k": [3, 2, 1]}),
            "k",
            frame({"k": series([], dtype="int64")}),
        )
        yield frame({"k": [1, 2, 3]}), frame({"k": [7, 8, 9]}), "k", frame({"k": [1, 2, 3]})
        yield frame({"k": [3, 1, 2]}), frame({"k": [1]}), "k", frame({"k": [3, 2]}, index=[0, 2])
        yield frame({"k": [1, 1, 2]}), frame({"k": [2]}), "k", frame({"k": [1, 1]})
        yield frame({"k": [1, 1, 2]}), frame({"k": [1, 1, 1]}), "k", frame({"k": [2]}, index=[2])
        yield frame({"k": ["a", "b"]}), frame({"k": ["b", "c"]}), "k", frame({"k": ["a"]})
        yield frame({"k": ["a", "B"]}), frame({"k": ["A", "B"]}), "k", frame({"k": ["a"]})
        yield (
            frame({"k": ["a", "b"], "n": [1, 2]}),
            frame({"k": ["a", "a"], "m": [5, 6]}),
            "k",
            frame({"k": ["b"], "n": [2]}, index=[1]),
        )
        yield (
            frame({"n": [1, 2], "k": ["a", "b"]}),
            frame({"m": [5], "k": ["b"]}),
            "k",
            frame({"n": [1], "k": ["a"]}),
        )
        yield frame({"k": [5]}), frame({"k": [6]}), "k", frame({"k": [5]})
        yield frame({"k": [5]}), frame({"k": [5]}), "k", frame({"k": series([], dtype="int64")})
        yield (
            frame({"k": [1, 2]}),
            frame({"k": series([], dtype="int64")}),
            "k",
            frame({"k": [1, 2]}),
        )
        yield (
            frame({"k": series([], dtype="int64")}),
            frame({"k": [1, 2]}),
            "k",
            frame({"k": series([], dtype="int64")}),
        )
        yield (
            frame({"k": [1, 2, 3]}, index=["x", "y", "z"]),
            frame({"k": [2]}),
            "k",
            frame({"k": [1, 3]}, index=["x", "z"]),
        )
        yield (
            frame({"k": [1, 2, 3]}, index=[9, 9, 8]),
            frame({"k": [3]}),
            "k",
            frame({"k": [1, 2]}, index=[9, 9]),
        )
        yield (
            frame({"id": [10, 20], "k": [1, 2]}),
            frame({"id": [20, 30], "k": [1, 2]}),
            "id",
            frame({"id": [10], "k": [1]}),
        )
        yield frame({"k": [1.5, 2.5]}), frame({"k": [2.5]}), "k", frame({"k": [1.5]})
        yield (
            frame({"mail": ["a@x", "b@x", "c@x"]}),
            frame({"mail": ["c@x"], "ok": [True]}),
            "mail",
            frame({"mail": ["a@x", "b@x"]}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
        assert_frame_equal(arguments[1], before[1])
