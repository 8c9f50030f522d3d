"""Count how often the values of two columns meet.

apis: pd.crosstab
"""

# %% prompt
import pandas as pd


def count_pairs(df, rows, columns):
    # A table of counts: one row for each value of the column `rows`, one column for each value of
    # the column `columns`, 0 where two never meet.
    return ...


# %% solution
def count_pairs(df, rows, columns):
    return pd.crosstab(df[rows], df[columns])


# %% solution
def count_pairs(df, rows, columns):
    return df.groupby([rows, columns]).size().unstack(fill_value=0)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame

    def cases():
        yield (
            frame({"a": ["x", "x"], "b": ["u", "v"]}),
            "a",
            "b",
            frame({"u": [1], "v": [1]}, index=pd.Index(["x"], name="a")).rename_axis(columns="b"),
        )
        yield (
            frame({"a": ["x", "x"], "b": ["u", "v"]}),
            "b",
            "a",
            frame({"x": [1, 1]}, index=pd.Index(["u", "v"], name="b")).rename_axis(columns="a"),
        )
        yield (
            frame({"a": ["x", "y"], "b": ["u", "v"]}),
            "a",
            "b",
            frame({"u": [1, 0], "v": [0, 1]}, index=pd.Index(["x", "y"], name="a")).rename_axis(
                columns="b"
            ),
        )
        yield (
            frame({"a": ["x", "y"], "b": ["v", "u"]}),
            "a",
            "b",
            frame({"u": [0, 1], "v": [1, 0]}, index=pd.Index(["x", "y"], name="a")).rename_axis(
                columns="b"
            ),
        )
        yield (
            frame({"a": ["x", "x", "x"], "b": ["u", "u", "v"]}),
            "a",
            "b",
            frame({"u": [2], "v": [1]}, index=pd.Index(["x"], name="a")).rename_axis(columns="b"),
        )
        yield (
            frame({"a": ["y", "x", "y"], "b": ["u", "u", "u"]}),
            "a",
            "b",
            frame({"u": [1, 2]}, index=pd.Index(["x", "y"], name="a")).rename_axis(columns="b"),
        )
        yield (
            frame({"a": ["y", "x", "y"], "b": ["u", "u", "u"]}),
            "b",
            "a",
            frame({"x": [1], "y": [2]}, index=pd.Index(["u"], name="b")).rename_axis(columns="a"),
        )
        yield (
            frame({"a": ["x"], "b": ["u"]}),
            "a",
            "b",
            frame({"u": [1]}, index=pd.Index(["x"], name="a")).rename_axis(columns="b"),
        )
        yield (
            frame({"a": [1, 2, 1], "b": [3, 3, 4]}),
            "a",
            "b",
            frame({3: [1, 1], 4: [1, 0]}, index=pd.Index([1, 2], name="a")).rename_axis(
                columns="b"
            ),
        )
        yield (
            frame({"a": [1, 2, 1], "b": [3, 3, 4], "c": [9, 9, 9]}),
            "a",
            "c",
            frame({9: [2, 1]}, index=pd.Index([1, 2], name="a")).rename_axis(columns="c"),
        )
        yield (
            frame({"a": [2, 1], "b": [1, 2]}),
            "a",
            "b",
            frame({1: [0, 1], 2: [1, 0]}, index=pd.Index([1, 2], name="a")).rename_axis(
                columns="b"
            ),
        )
        yield (
            frame({"a": [True, False, True], "b": ["p", "p", "q"]}),
            "a",
            "b",
            frame({"p": [1, 1], "q": [0, 1]}, index=pd.Index([False, True], name="a")).rename_axis(
                columns="b"
            ),
        )
        yield (
            frame({"a": ["x", "y", "z"], "b": ["z", "y", "x"]}),
            "a",
            "b",
            frame(
                {"x": [0, 0, 1], "y": [0, 1, 0], "z": [1, 0, 0]},
                index=pd.Index(["x", "y", "z"], name="a"),
            ).rename_axis(columns="b"),
        )
        yield (
            frame({"a": ["x"] * 4, "b": list("uvuv")}),
            "a",
            "b",
            frame({"u": [2], "v": [2]}, index=pd.Index(["x"], name="a")).rename_axis(columns="b"),
        )
        yield (
            frame({"a": list("xyxy"), "b": list("uvvu")}),
            "a",
            "b",
            frame({"u": [1, 1], "v": [1, 1]}, index=pd.Index(["x", "y"], name="a")).rename_axis(
                columns="b"
            ),
        )
        yield (
            frame({"a": list("xyx"), "b": list("uuv")}, index=["p", "q", "r"]),
            "a",
            "b",
            frame({"u": [1, 1], "v": [1, 0]}, index=pd.Index(["x", "y"], name="a")).rename_axis(
                columns="b"
            ),
        )
        yield (
            frame({"a": list("xyx"), "b": list("uuv")}, index=[5, 5, 5]),
            "a",
            "b",
            frame({"u": [1, 1], "v": [1, 0]}, index=pd.Index(["x", "y"], name="a")).rename_axis(
                columns="b"
            ),
        )
        yield (
            frame({"eye": ["blue", "brown", "blue"], "hair": ["fair", "dark", "dark"]}),
            "eye",
            "hair",
            frame(
                {"dark": [1, 1], "fair": [1, 0]}, index=pd.Index(["blue", "brown"], name="eye")
            ).rename_axis(columns="hair"),
        )
        yield (
            frame({"a": [10, 20, 10, 20, 10], "b": [1, 1, 1, 2, 2]}),
            "a",
            "b",
            frame({1: [2, 1], 2: [1, 1]}, index=pd.Index([10, 20], name="a")).rename_axis(
                columns="b"
            ),
        )
        yield (
            frame({"a": ["B", "a", "B"], "b": ["c", "C", "c"]}),
            "a",
            "b",
            frame({"C": [0, 1], "c": [2, 0]}, index=pd.Index(["B", "a"], name="a")).rename_axis(
                columns="b"
            ),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected, check_names=False, check_dtype=False)
        assert_frame_equal(arguments[0], before[0])
