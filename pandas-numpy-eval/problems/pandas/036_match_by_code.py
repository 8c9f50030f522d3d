"""Join two tables whose key columns have different names.

apis: DataFrame.merge, DataFrame.drop, DataFrame.sort_values
"""

# %% prompt
import pandas as pd


def match_by_code(orders, articles):
    # Join the rows in which orders["article"] equals articles["code"]; leave out rows without a
    # partner and the column "code"; order by the column "no", which orders has.
    return ...


# %% solution
def match_by_code(orders, articles):
    return (
        orders.merge(articles, left_on="article", right_on="code")
        .drop(columns="code")
        .sort_values("no")
    )


# %% solution
def match_by_code(orders, articles):
    return (
        orders[orders["article"].isin(articles["code"])]
        .merge(articles.rename(columns={"code": "article"}), on="article")
        .sort_values("no")
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield (
            frame({"no": [1], "article": ["x"]}),
            frame({"code": ["x"], "price": [5]}),
            frame({"no": [1], "article": ["x"], "price": [5]}),
        )
        yield (
            frame({"no": [1], "article": ["x"]}),
            frame({"code": ["y"], "price": [5]}),
            frame(
                {
                    "no": series([], dtype="int64"),
                    "article": series([], dtype=str),
                    "price": series([], dtype="int64"),
                }
            ),
        )
        yield (
            frame({"no": [1, 2], "article": ["x", "y"]}),
            frame({"code": ["x", "y"], "price": [5, 6]}),
            frame({"no": [1, 2], "article": ["x", "y"], "price": [5, 6]}),
        )
        yield (
            frame({"no": [2, 1], "article": ["x", "y"]}),
            frame({"code": ["x", "y"], "price": [5, 6]}),
            frame({"no": [1, 2], "article": ["y", "x"], "price": [6, 5]}, index=[1, 0]),
        )
        yield (
            frame({"no": [1, 2], "article": ["x", "y"]}),
            frame({"code": ["y", "x"], "price": [5, 6]}),
            frame({"no": [1, 2], "article": ["x", "y"], "price": [6, 5]}),
        )
        yield (
            frame({"no": [1, 2], "article": ["x", "z"]}),
            frame({"code": ["y", "x"], "price": [5, 6]}),
            frame({"no": [1], "article": ["x"], "price": [6]}),
        )
        yield (
            frame({"no": [1, 2, 3], "article": ["x", "x", "x"]}),
            frame({"code": ["x"], "price": [5]}),
            frame({"no": [1, 2, 3], "article": ["x", "x", "x"], "price": [5, 5, 5]}),
        )
        yield (
            frame({"no": [3, 1, 2], "article": ["x", "y", "x"]}),
            frame({"code": ["x", "y"], "price": [5, 6]}),
            frame(
                {"no": [1, 2, 3], "article": ["y", "x", "x"], "price": [6, 5, 5]}, index=[1, 2, 0]
            ),
        )
        yield (
            frame({"article": [10, 20], "no": [7, 3]}),
            frame({"code": [20, 10], "price": [0.5, 1.5]}),
            frame({"article": [20, 10], "no": [3, 7], "price": [0.5, 1.5]}, index=[1, 0]),
        )
        yield (
            frame({"article": [10, 20], "no": [7, 3]}),
            frame({"price": [0.5, 1.5], "code": [20, 30]}),
            frame({"article": [20], "no": [3], "price": [0.5]}),
        )
        yield (
            frame({"no": [1], "article": ["x"], "qty": [9]}),
            frame({"code": ["x"], "price": [5], "name": ["pen"]}),
            frame({"no": [1], "article": ["x"], "qty": [9], "price": [5], "name": ["pen"]}),
        )
        yield (
            frame({"no": [5, 4, 3, 2, 1], "article": list("abcab")}),
            frame({"code": ["a", "b"], "price": [1, 2]}),
            frame(
                {"no": [1, 2, 4, 5], "article": ["b", "a", "b", "a"], "price": [2, 1, 2, 1]},
                index=[3, 2, 1, 0],
            ),
        )
        yield (
            frame({"no": [5, 4, 3, 2, 1], "article": list("abcab")}),
            frame({"code": ["c"], "price": [3]}),
            frame({"no": [3], "article": ["c"], "price": [3]}),
        )
        yield (
            frame({"no": [1, 2], "article": ["x", "X"]}),
            frame({"code": ["X"], "price": [5]}),
            frame({"no": [2], "article": ["X"], "price": [5]}),
        )
        yield (
            frame({"no": [10, 9], "article": ["x", "y"]}, index=["p", "q"]),
            frame({"code": ["x", "y"], "price": [5, 6]}),
            frame({"no": [9, 10], "article": ["y", "x"], "price": [6, 5]}, index=[1, 0]),
        )
        yield (
            frame({"no": [1, 2], "article": ["x", "y"]}),
            frame({"code": ["x", "y"], "price": [nan, 6.0]}),
            frame({"no": [1, 2], "article": ["x", "y"], "price": [nan, 6.0]}),
        )
        yield (
            frame({"no": [2, 3], "article": [1, 1]}),
            frame({"code": [1], "price": [4]}, index=[9]),
            frame({"no": [2, 3], "article": [1, 1], "price": [4, 4]}),
        )
        yield (
            frame({"no": [0, 1], "article": ["x", "y"]}),
            frame({"code": ["y", "z", "x"], "price": [7, 8, 9]}),
            frame({"no": [0, 1], "article": ["x", "y"], "price": [9, 7]}),
        )
        yield (
            frame({"no": [4, 2, 6], "article": ["p", "q", "p"], "ok": [True, False, True]}),
            frame({"code": ["p", "q"], "kg": [1.0, 2.0]}),
            frame(
                {
                    "no": [2, 4, 6],
                    "article": ["q", "p", "p"],
                    "ok": [False, True, True],
                    "kg": [2.0, 1.0, 1.0],
                },
                index=[1, 0, 2],
            ),
        )
        yield (
            frame({"no": [1, 3, 2], "article": ["u", "v", "w"]}),
            frame({"code": ["w", "v", "u"], "price": [1, 2, 3]}),
            frame(
                {"no": [1, 2, 3], "article": ["u", "w", "v"], "price": [3, 1, 2]}, index=[0, 2, 1]
            ),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got.reset_index(drop=True), expected.reset_index(drop=True))
        assert_frame_equal(arguments[0], before[0])
        assert_frame_equal(arguments[1], before[1])
