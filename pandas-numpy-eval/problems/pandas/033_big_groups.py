"""Keep the groups that have enough rows.

apis: DataFrame.groupby, GroupBy.transform
"""

# %% prompt
import pandas as pd


def big_groups(df, key, least):
    # The rows whose `key` occurs in at least `least` rows of df, in their order.
    return ...


# %% solution
def big_groups(df, key, least):
    return df[df.groupby(key)[key].transform("size") >= least]


# %% solution
def big_groups(df, key, least):
    return df.groupby(key).filter(lambda rows: len(rows) >= least)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"k": ["a", "a", "b"]}), "k", 2, frame({"k": ["a", "a"]})
        yield frame({"k": ["a", "a", "b"]}), "k", 1, frame({"k": ["a", "a", "b"]})
        yield frame({"k": ["a", "a", "b"]}), "k", 3, frame({"k": series([], dtype=str)})
        yield frame({"k": ["b", "a", "b"]}), "k", 2, frame({"k": ["b", "b"]}, index=[0, 2])
        yield frame({"k": ["b", "a", "b", "a"]}), "k", 2, frame({"k": ["b", "a", "b", "a"]})
        yield (
            frame({"k": ["b", "a", "b", "a", "b"]}),
            "k",
            3,
            frame({"k": ["b", "b", "b"]}, index=[0, 2, 4]),
        )
        yield frame({"k": [1]}), "k", 1, frame({"k": [1]})
        yield frame({"k": [1]}), "k", 2, frame({"k": series([], dtype="int64")})
        yield frame({"k": [3, 2, 3, 2, 1]}), "k", 2, frame({"k": [3, 2, 3, 2]})
        yield frame({"k": [3, 2, 3, 2, 3]}), "k", 2, frame({"k": [3, 2, 3, 2, 3]})
        yield (
            frame({"k": [3, 2, 3, 2, 3], "v": [1.0, nan, 3.0, nan, 5.0]}),
            "k",
            3,
            frame({"k": [3, 3, 3], "v": [1.0, 3.0, 5.0]}, index=[0, 2, 4]),
        )
        yield (
            frame({"k": [1, 2, 1], "v": [nan, nan, nan]}),
            "k",
            2,
            frame({"k": [1, 1], "v": [nan, nan]}, index=[0, 2]),
        )
        yield (
            frame({"v": [1, 2, 3], "k": ["x", "x", "y"]}),
            "k",
            2,
            frame({"v": [1, 2], "k": ["x", "x"]}),
        )
        yield (
            frame({"k": ["a", "b", "a"]}, index=["p", "q", "r"]),
            "k",
            2,
            frame({"k": ["a", "a"]}, index=["p", "r"]),
        )
        yield (
            frame({"k": ["a", "b", "a"]}, index=[3, 2, 1]),
            "k",
            2,
            frame({"k": ["a", "a"]}, index=[3, 1]),
        )
        yield frame({"k": [True, False, True]}), "k", 2, frame({"k": [True, True]}, index=[0, 2])
        yield (
            frame({"street": ["elm", "oak", "elm", "elm", "oak"], "no": [1, 2, 3, 4, 5]}),
            "street",
            3,
            frame({"street": ["elm", "elm", "elm"], "no": [1, 3, 4]}, index=[0, 2, 3]),
        )
        yield (
            frame({"k": series([], dtype="int64")}),
            "k",
            1,
            frame({"k": series([], dtype="int64")}),
        )
        yield (
            frame({"k": list("abcabcab")}),
            "k",
            3,
            frame({"k": ["a", "b", "a", "b", "a", "b"]}, index=[0, 1, 3, 4, 6, 7]),
        )
        yield (
            frame({"k": [7] * 4 + [8] * 5}),
            "k",
            5,
            frame({"k": [8, 8, 8, 8, 8]}, index=[4, 5, 6, 7, 8]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
