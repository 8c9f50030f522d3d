"""Sort texts by an order of one's own.

apis: DataFrame.sort_values, Series.map
"""

# %% prompt
import pandas as pd


def sort_by_size_name(df, column, order):
    # order is a list of all texts that occur in `column`, smallest first. Sort the rows by their
    # place in it; rows with the same text stay in their order.
    return ...


# %% solution
def sort_by_size_name(df, column, order):
    return df.sort_values(column, key=lambda texts: texts.map(order.index), kind="stable")


# %% solution
def sort_by_size_name(df, column, order):
    return df.iloc[sorted(range(len(df)), key=lambda row: order.index(df[column].iloc[row]))]


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"s": ["M", "S"]}), "s", ["S", "M", "L"], frame({"s": ["S", "M"]}, index=[1, 0])
        yield frame({"s": ["S", "M"]}), "s", ["S", "M", "L"], frame({"s": ["S", "M"]})
        yield (
            frame({"s": ["L", "M", "S"]}),
            "s",
            ["S", "M", "L"],
            frame({"s": ["S", "M", "L"]}, index=[2, 1, 0]),
        )
        yield (
            frame({"s": ["L", "M", "S"]}),
            "s",
            ["M", "L", "S"],
            frame({"s": ["M", "L", "S"]}, index=[1, 0, 2]),
        )
        yield (
            frame({"s": ["L", "S", "L", "S"], "n": [1, 2, 3, 4]}),
            "s",
            ["S", "M", "L"],
            frame({"s": ["S", "S", "L", "L"], "n": [2, 4, 1, 3]}, index=[1, 3, 0, 2]),
        )
        yield (
            frame({"s": ["L", "S", "L", "S"], "n": [4, 3, 2, 1]}),
            "s",
            ["S", "M", "L"],
            frame({"s": ["S", "S", "L", "L"], "n": [3, 1, 4, 2]}, index=[1, 3, 0, 2]),
        )
        yield (
            frame({"s": ["L", "S", "M", "L"], "n": [1, 2, 3, 4]}),
            "s",
            ["L", "S", "M"],
            frame({"s": ["L", "L", "S", "M"], "n": [1, 4, 2, 3]}, index=[0, 3, 1, 2]),
        )
        yield frame({"s": ["S"]}), "s", ["S"], frame({"s": ["S"]})
        yield (
            frame({"n": [1, 2], "s": ["b", "a"]}),
            "s",
            ["b", "a"],
            frame({"n": [1, 2], "s": ["b", "a"]}),
        )
        yield (
            frame({"n": [1, 2], "s": ["b", "a"]}),
            "s",
            ["a", "b"],
            frame({"n": [2, 1], "s": ["a", "b"]}, index=[1, 0]),
        )
        yield (
            frame({"day": ["tue", "mon", "wed"]}),
            "day",
            ["mon", "tue", "wed"],
            frame({"day": ["mon", "tue", "wed"]}, index=[1, 0, 2]),
        )
        yield (
            frame({"day": ["wed", "mon", "wed", "mon"], "h": [9, 9, 8, 8]}),
            "day",
            ["mon", "tue", "wed"],
            frame({"day": ["mon", "mon", "wed", "wed"], "h": [9, 8, 9, 8]}, index=[1, 3, 0, 2]),
        )
        yield (
            frame({"g": ["low", "high", "mid"], "v": [1.5, 2.5, 3.5]}),
            "g",
            ["low", "mid", "high"],
            frame({"g": ["low", "mid", "high"], "v": [1.5, 3.5, 2.5]}, index=[0, 2, 1]),
        )
        yield (
            frame({"g": ["low", "high", "mid"], "v": [1.5, 2.5, 3.5]}),
            "g",
            ["high", "mid", "low"],
            frame({"g": ["high", "mid", "low"], "v": [2.5, 3.5, 1.5]}, index=[1, 2, 0]),
        )
        yield (
            frame({"s": ["M", "S"]}, index=["p", "q"]),
            "s",
            ["S", "M"],
            frame({"s": ["S", "M"]}, index=["q", "p"]),
        )
        yield (
            frame({"s": ["M", "S", "M"]}, index=[5, 5, 1]),
            "s",
            ["S", "M"],
            frame({"s": ["S", "M", "M"]}, index=[5, 5, 1]),
        )
        yield (
            frame({"s": ["x", "x", "x"], "n": [3, 1, 2]}),
            "s",
            ["x"],
            frame({"s": ["x", "x", "x"], "n": [3, 1, 2]}),
        )
        yield (
            frame({"s": series([], dtype=str)}),
            "s",
            ["S", "M", "L"],
            frame({"s": series([], dtype=str)}),
        )
        yield (
            frame({"s": ["d", "c", "b", "a"]}),
            "s",
            ["c", "a", "d", "b"],
            frame({"s": ["c", "a", "d", "b"]}, index=[1, 3, 0, 2]),
        )
        yield (
            frame({"s": ["a", "b"] * 10, "n": list(range(20))}),
            "s",
            ["b", "a"],
            frame(
                {
                    "s": [
                        "b",
                        "b",
                        "b",
                        "b",
                        "b",
                        "b",
                        "b",
                        "b",
                        "b",
                        "b",
                        "a",
                        "a",
                        "a",
                        "a",
                        "a",
                        "a",
                        "a",
                        "a",
                        "a",
                        "a",
                    ],
                    "n": [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18],
                },
                index=[1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18],
            ),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
        assert arguments[2] == before[2]
