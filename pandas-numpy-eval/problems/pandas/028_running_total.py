"""Keep a running total for every account.

apis: DataFrame.sort_values, DataFrame.groupby, GroupBy.cumsum, Series.sort_index
"""

# %% prompt
import pandas as pd


def running_total(df, account, when, amount):
    # For each row the sum of `amount` over the rows of the same `account` up to and including its
    # own `when`. The rows of df are not in order of `when`; the result has them as df has them
    # (its index is 0, 1, 2, ...).
    return ...


# %% solution
def running_total(df, account, when, amount):
    return df.sort_values(when).groupby(account)[amount].cumsum().sort_index()


# %% solution
def running_total(df, account, when, amount):
    return pd.Series(
        [
            df.loc[(df[account] == row[account]) & (df[when] <= row[when]), amount].sum()
            for _, row in df.iterrows()
        ],
        dtype=df[amount].dtype,
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield (
            frame({"a": ["x", "x"], "t": [1, 2], "v": [5, 6]}),
            "a",
            "t",
            "v",
            series([5, 11], name="v"),
        )
        yield (
            frame({"a": ["x", "x"], "t": [2, 1], "v": [5, 6]}),
            "a",
            "t",
            "v",
            series([11, 6], name="v"),
        )
        yield (
            frame({"a": ["x", "y"], "t": [2, 1], "v": [5, 6]}),
            "a",
            "t",
            "v",
            series([5, 6], name="v"),
        )
        yield (
            frame({"a": ["x", "y", "x"], "t": [3, 1, 2], "v": [5, 6, 7]}),
            "a",
            "t",
            "v",
            series([12, 6, 7], name="v"),
        )
        yield (
            frame({"a": ["x", "x", "x"], "t": [3, 1, 2], "v": [10, 20, 30]}),
            "a",
            "t",
            "v",
            series([60, 20, 50], name="v"),
        )
        yield (
            frame({"a": ["x", "x", "x"], "t": [2, 3, 1], "v": [10, 20, 30]}),
            "a",
            "t",
            "v",
            series([40, 60, 30], name="v"),
        )
        yield frame({"a": ["x"], "t": [1], "v": [4]}), "a", "t", "v", series([4], name="v")
        yield (
            frame({"a": ["y", "x", "y", "x"], "t": [4, 3, 2, 1], "v": [1, 10, 100, 1000]}),
            "a",
            "t",
            "v",
            series([101, 1010, 100, 1000], name="v"),
        )
        yield (
            frame({"a": ["y", "x", "y", "x"], "t": [1, 2, 3, 4], "v": [1, 10, 100, 1000]}),
            "a",
            "t",
            "v",
            series([1, 10, 101, 1010], name="v"),
        )
        yield (
            frame({"a": [1, 1, 2, 2], "t": [8, 7, 6, 5], "v": [-1, 1, -2, 3]}),
            "a",
            "t",
            "v",
            series([0, 1, 1, 3], name="v"),
        )
        yield (
            frame({"a": [1, 1, 1], "t": [0.3, 0.1, 0.2], "v": [0.5, 1.5, 2.5]}),
            "a",
            "t",
            "v",
            series([4.5, 1.5, 4.0], name="v"),
        )
        yield (
            frame({"t": [2, 1], "v": [3, 4], "a": ["x", "x"]}),
            "a",
            "t",
            "v",
            series([7, 4], name="v"),
        )
        yield (
            frame({"a": ["x", "y", "z"], "t": [3, 2, 1], "v": [7, 8, 9]}),
            "a",
            "t",
            "v",
            series([7, 8, 9], name="v"),
        )
        yield (
            frame({"a": ["x"] * 4, "t": [4, 1, 3, 2], "v": [1, 1, 1, 1]}),
            "a",
            "t",
            "v",
            series([4, 1, 3, 2], name="v"),
        )
        yield (
            frame({"a": ["x"] * 4, "t": [2, 4, 1, 3], "v": [0, 0, 5, 0]}),
            "a",
            "t",
            "v",
            series([5, 5, 5, 5], name="v"),
        )
        yield (
            frame({"who": ["al", "bo", "al"], "day": [20, 10, 5], "paid": [100, 50, 25]}),
            "who",
            "day",
            "paid",
            series([125, 50, 25], name="paid"),
        )
        yield (
            frame(
                {"a": ["x", "x"], "t": pd.to_datetime(["2021-02-01", "2021-01-01"]), "v": [1, 2]}
            ),
            "a",
            "t",
            "v",
            series([3, 2], name="v"),
        )
        yield (
            frame({"a": ["q", "p", "q", "p", "q"], "t": [5, 4, 3, 2, 1], "v": [1, 2, 3, 4, 5]}),
            "a",
            "t",
            "v",
            series([9, 6, 8, 4, 5], name="v"),
        )
        yield (
            frame({"a": [True, False, True], "t": [9, 8, 7], "v": [3, 3, 3]}),
            "a",
            "t",
            "v",
            series([6, 3, 3], name="v"),
        )
        yield (
            frame({"a": ["x", "x", "y", "y", "y"], "t": [1, 0, 2, 4, 3], "v": [9, 8, 7, 6, 5]}),
            "a",
            "t",
            "v",
            series([17, 8, 7, 18, 12], name="v"),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False)
        assert_frame_equal(arguments[0], before[0])
