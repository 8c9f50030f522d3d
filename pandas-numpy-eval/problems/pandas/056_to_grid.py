"""Spread a column over a grid of two keys.

apis: DataFrame.set_index, Series.unstack
"""

# %% prompt
import pandas as pd


def to_grid(df, rows, columns, value):
    # Each pair of `rows` and `columns` stands once in df. Return a frame with the values of `rows`
    # as index, those of `columns` as column names, `value` in the cells and 0 in empty cells.
    return ...


# %% solution
def to_grid(df, rows, columns, value):
    return df.set_index([rows, columns])[value].unstack(fill_value=0)


# %% solution
def to_grid(df, rows, columns, value):
    return df.pivot_table(index=rows, columns=columns, values=value, aggfunc="sum", fill_value=0)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame

    def cases():
        yield (
            frame({"r": [1, 1], "c": [1, 2], "v": [5, 6]}),
            "r",
            "c",
            "v",
            frame({1: [5], 2: [6]}, index=pd.Index([1], name="r")).rename_axis(columns="c"),
        )
        yield (
            frame({"r": [1, 1], "c": [1, 2], "v": [5, 6]}),
            "c",
            "r",
            "v",
            frame({1: [5, 6]}, index=pd.Index([1, 2], name="c")).rename_axis(columns="r"),
        )
        yield (
            frame({"r": [1, 2], "c": [1, 2], "v": [5, 6]}),
            "r",
            "c",
            "v",
            frame({1: [5, 0], 2: [0, 6]}, index=pd.Index([1, 2], name="r")).rename_axis(
                columns="c"
            ),
        )
        yield (
            frame({"r": [2, 1], "c": [1, 2], "v": [5, 6]}),
            "r",
            "c",
            "v",
            frame({1: [0, 5], 2: [6, 0]}, index=pd.Index([1, 2], name="r")).rename_axis(
                columns="c"
            ),
        )
        yield (
            frame({"r": [2, 1], "c": [2, 1], "v": [5, 6]}),
            "c",
            "r",
            "v",
            frame({1: [6, 0], 2: [0, 5]}, index=pd.Index([1, 2], name="c")).rename_axis(
                columns="r"
            ),
        )
        yield (
            frame({"r": ["x", "y", "x"], "c": ["p", "p", "q"], "v": [7, 8, 9]}),
            "r",
            "c",
            "v",
            frame({"p": [7, 8], "q": [9, 0]}, index=pd.Index(["x", "y"], name="r")).rename_axis(
                columns="c"
            ),
        )
        yield (
            frame({"r": ["x", "y", "x"], "c": ["q", "p", "p"], "v": [7, 8, 9]}),
            "r",
            "c",
            "v",
            frame({"p": [9, 8], "q": [7, 0]}, index=pd.Index(["x", "y"], name="r")).rename_axis(
                columns="c"
            ),
        )
        yield (
            frame({"r": ["x"], "c": ["p"], "v": [3]}),
            "r",
            "c",
            "v",
            frame({"p": [3]}, index=pd.Index(["x"], name="r")).rename_axis(columns="c"),
        )
        yield (
            frame({"v": [3, 4], "c": ["p", "q"], "r": ["x", "x"]}),
            "r",
            "c",
            "v",
            frame({"p": [3], "q": [4]}, index=pd.Index(["x"], name="r")).rename_axis(columns="c"),
        )
        yield (
            frame({"r": ["x", "y"], "c": ["p", "p"], "v": [3, 4], "w": [30, 40]}),
            "r",
            "c",
            "w",
            frame({"p": [30, 40]}, index=pd.Index(["x", "y"], name="r")).rename_axis(columns="c"),
        )
        yield (
            frame({"r": ["x", "y"], "c": ["p", "q"], "v": [-1, -2]}),
            "r",
            "c",
            "v",
            frame({"p": [-1, 0], "q": [0, -2]}, index=pd.Index(["x", "y"], name="r")).rename_axis(
                columns="c"
            ),
        )
        yield (
            frame({"r": ["x", "y"], "c": ["p", "q"], "v": [0, 2]}),
            "r",
            "c",
            "v",
            frame({"p": [0, 0], "q": [0, 2]}, index=pd.Index(["x", "y"], name="r")).rename_axis(
                columns="c"
            ),
        )
        yield (
            frame({"r": [1, 1, 2, 2], "c": ["a", "b", "a", "b"], "v": [1, 2, 3, 4]}),
            "r",
            "c",
            "v",
            frame({"a": [1, 3], "b": [2, 4]}, index=pd.Index([1, 2], name="r")).rename_axis(
                columns="c"
            ),
        )
        yield (
            frame({"r": [1, 2, 1, 2], "c": ["b", "b", "a", "a"], "v": [1, 2, 3, 4]}),
            "r",
            "c",
            "v",
            frame({"a": [3, 4], "b": [1, 2]}, index=pd.Index([1, 2], name="r")).rename_axis(
                columns="c"
            ),
        )
        yield (
            frame({"r": [3, 2, 1], "c": ["k", "k", "k"], "v": [1, 2, 3]}),
            "r",
            "c",
            "v",
            frame({"k": [3, 2, 1]}, index=pd.Index([1, 2, 3], name="r")).rename_axis(columns="c"),
        )
        yield (
            frame({"r": [3, 2, 1], "c": ["k", "l", "m"], "v": [1, 2, 3]}),
            "r",
            "c",
            "v",
            frame(
                {"k": [0, 0, 1], "l": [0, 2, 0], "m": [3, 0, 0]},
                index=pd.Index([1, 2, 3], name="r"),
            ).rename_axis(columns="c"),
        )
        yield (
            frame({"r": ["x", "y"], "c": ["p", "q"], "v": [3, 4]}, index=["i", "j"]),
            "r",
            "c",
            "v",
            frame({"p": [3, 0], "q": [0, 4]}, index=pd.Index(["x", "y"], name="r")).rename_axis(
                columns="c"
            ),
        )
        yield (
            frame({"row": ["A", "A", "B"], "seat": [1, 2, 1], "sold": [1, 1, 1]}),
            "row",
            "seat",
            "sold",
            frame({1: [1, 1], 2: [1, 0]}, index=pd.Index(["A", "B"], name="row")).rename_axis(
                columns="seat"
            ),
        )
        yield (
            frame({"day": ["mo", "tu"], "hour": [9, 10], "calls": [100, 200]}),
            "hour",
            "day",
            "calls",
            frame(
                {"mo": [100, 0], "tu": [0, 200]}, index=pd.Index([9, 10], name="hour")
            ).rename_axis(columns="day"),
        )
        yield (
            frame({"r": [True, False], "c": [True, False], "v": [8, 9]}),
            "r",
            "c",
            "v",
            frame(
                {False: [9, 0], True: [0, 8]}, index=pd.Index([False, True], name="r")
            ).rename_axis(columns="c"),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected, check_names=False, check_dtype=False)
        assert_frame_equal(arguments[0], before[0])
