"""Pull the digits out of a text.

apis: Series.str.extract, Series.astype
"""

# %% prompt
import pandas as pd


def order_numbers(texts):
    # Every text holds one run of digits, such as "order 1042 (paid)". Return the runs
    # as a Series of int64.
    return ...


# %% solution
def order_numbers(texts):
    return texts.str.extract(r"(\d+)", expand=False).astype("int64")


# %% solution
def order_numbers(texts):
    return texts.str.replace(r"\D", "", regex=True).astype("int64")


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(["order 1042 (paid)"]), series([1042])
        yield series(["a1", "b2"]), series([1, 2])
        yield series(["1a", "22b", "333c"]), series([1, 22, 333])
        yield series(["no. 5", "no. 05"]), series([5, 5])
        yield series(["42"]), series([42])
        yield series(["x0y"]), series([0])
        yield series(["id=77;", "id=7;"]), series([77, 7])
        yield series(["-3", "3"]), series([3, 3])
        yield series(["#10", "#9", "#8"]), series([10, 9, 8])
        yield series(["page 12 of it"], index=["p"]), series([12], index=["p"])
        yield series(["u9", "v8"], index=["p", "q"]), series([9, 8], index=["p", "q"])
        yield (
            series(["u9", "v8"], index=[5, 1], name="code"),
            series([9, 8], index=[5, 1], name="code"),
        )
        yield series(["(100)", "[200]", "{300}"]), series([100, 200, 300])
        yield series(["B2B", "x3"]), series([2, 3])
        yield series(["T1000", "T800"]), series([1000, 800])
        yield series(["7\n", "\t8"]), series([7, 8])
        yield series(["abc123def"]), series([123])
        yield series(["1,", ",2", ",3,"]), series([1, 2, 3])
        yield series(["9" * 9, "1"]), series([999999999, 1])
        yield series(["no 1", "no 1", "no 2"]), series([1, 1, 2])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
