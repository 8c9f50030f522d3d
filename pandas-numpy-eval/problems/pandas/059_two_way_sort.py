"""Sort by one column upward and by another downward.

apis: DataFrame.sort_values
"""

# %% prompt
import pandas as pd


def two_way_sort(df, up, down):
    # Order the rows by the column `up`, ascending; rows that are equal in it by the column `down`,
    # descending. Number the rows of the result 0, 1, 2, ...
    return ...


# %% solution
def two_way_sort(df, up, down):
    return df.sort_values([up, down], ascending=[True, False], ignore_index=True)


# %% solution
def two_way_sort(df, up, down):
    return (
        df.sort_values(down, ascending=False).sort_values(up, kind="stable").reset_index(drop=True)
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"a": [2, 1], "b": [1, 2]}), "a", "b", frame({"a": [1, 2], "b": [2, 1]})
        yield frame({"a": [1, 1], "b": [1, 2]}), "a", "b", frame({"a": [1, 1], "b": [2, 1]})
        yield frame({"a": [1, 1], "b": [2, 1]}), "a", "b", frame({"a": [1, 1], "b": [2, 1]})
        yield (
            frame({"a": series([], dtype="int64"), "b": series([], dtype="int64")}),
            "a",
            "b",
            frame({"a": series([], dtype="int64"), "b": series([], dtype="int64")}),
        )
        yield (
            frame({"a": [2, 1, 1], "b": [1, 2, 3]}),
            "a",
            "b",
            frame({"a": [1, 1, 2], "b": [3, 2, 1]}),
        )
        yield (
            frame({"a": [2, 1, 2], "b": [1, 2, 3]}),
            "b",
            "a",
            frame({"a": [2, 1, 2], "b": [1, 2, 3]}),
        )
        yield (
            frame({"a": [2, 1, 2], "b": [1, 1, 1]}),
            "b",
            "a",
            frame({"a": [2, 2, 1], "b": [1, 1, 1]}),
        )
        yield (
            frame({"a": ["y", "x", "y", "x"], "b": [1, 2, 3, 4]}),
            "a",
            "b",
            frame({"a": ["x", "x", "y", "y"], "b": [4, 2, 3, 1]}),
        )
        yield (
            frame({"a": ["y", "x", "y", "x"], "b": [4, 3, 2, 1]}),
            "a",
            "b",
            frame({"a": ["x", "x", "y", "y"], "b": [3, 1, 4, 2]}),
        )
        yield frame({"a": [1], "b": [1]}), "a", "b", frame({"a": [1], "b": [1]})
        yield (
            frame({"a": [0.5, 0.25, 0.5], "b": ["p", "q", "r"]}),
            "a",
            "b",
            frame({"a": [0.25, 0.5, 0.5], "b": ["q", "r", "p"]}),
        )
        yield (
            frame({"b": [3, 1, 2], "a": [1, 1, 1]}),
            "a",
            "b",
            frame({"b": [3, 2, 1], "a": [1, 1, 1]}),
        )
        yield (
            frame({"a": [3, 2, 1], "b": [1, 2, 3], "c": [7, 8, 9]}),
            "a",
            "b",
            frame({"a": [1, 2, 3], "b": [3, 2, 1], "c": [9, 8, 7]}),
        )
        yield (
            frame({"a": [1, 1, 1], "b": [1, 2, 3], "c": [7, 8, 9]}),
            "a",
            "c",
            frame({"a": [1, 1, 1], "b": [3, 2, 1], "c": [9, 8, 7]}),
        )
        yield (
            frame({"a": [-1, -2, -1], "b": [-5, -6, -4]}),
            "a",
            "b",
            frame({"a": [-2, -1, -1], "b": [-6, -4, -5]}),
        )
        yield (
            frame({"a": [2, 1, 1], "b": [5, 6, 7]}, index=["p", "q", "r"]),
            "a",
            "b",
            frame({"a": [1, 1, 2], "b": [7, 6, 5]}),
        )
        yield (
            frame({"a": [2, 1, 1], "b": [5, 6, 7]}, index=[9, 8, 7]),
            "a",
            "b",
            frame({"a": [1, 1, 2], "b": [7, 6, 5]}),
        )
        yield (
            frame({"class": ["3b", "3a", "3b"], "points": [12, 9, 15]}),
            "class",
            "points",
            frame({"class": ["3a", "3b", "3b"], "points": [9, 15, 12]}),
        )
        yield (
            frame({"a": [True, False, True], "b": [1, 2, 3]}),
            "a",
            "b",
            frame({"a": [False, True, True], "b": [2, 3, 1]}),
        )
        yield (
            frame({"a": [1, 2] * 12, "b": list(range(24))}),
            "a",
            "b",
            frame(
                {
                    "a": [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2],
                    "b": [
                        22,
                        20,
                        18,
                        16,
                        14,
                        12,
                        10,
                        8,
                        6,
                        4,
                        2,
                        0,
                        23,
                        21,
                        19,
                        17,
                        15,
                        13,
                        11,
                        9,
                        7,
                        5,
                        3,
                        1,
                    ],
                }
            ),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
