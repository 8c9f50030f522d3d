"""Read texts as numbers where that is possible.

apis: pd.to_numeric, Series.astype
"""

# %% prompt
import pandas as pd


def to_numbers(texts):
    # A float64 Series of the numbers that the texts hold; NaN where a text is no number.
    return ...


# %% solution
def to_numbers(texts):
    return pd.to_numeric(texts, errors="coerce").astype("float64")


# %% solution
def to_numbers(texts):
    return (
        texts.str.strip().where(texts.str.fullmatch(r"\s*[+-]?\d+([.]\d+)?\s*")).astype("float64")
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(["1", "2"]), series([1.0, 2.0])
        yield series(["1", "two"]), series([1.0, nan])
        yield series(["1.5", "-2"]), series([1.5, -2.0])
        yield series(["x", "y"]), series([nan, nan])
        yield series(["007", "0"]), series([7.0, 0.0])
        yield series(["", "3"]), series([nan, 3.0])
        yield series(["3", ""]), series([3.0, nan])
        yield series(["12a", "12"]), series([nan, 12.0])
        yield series(["-0.25", "+4"]), series([-0.25, 4.0])
        yield series(["1,5", "1.5"]), series([nan, 1.5])
        yield series(["5"]), series([5.0])
        yield series(["none"]), series([nan])
        yield series(["1", "2", "three", "4"]), series([1.0, 2.0, nan, 4.0])
        yield series(["1", "b"], index=["p", "q"]), series([1.0, nan], index=["p", "q"])
        yield series(["9", "8"], index=[4, 2], name="n"), series([9.0, 8.0], index=[4, 2], name="n")
        yield series(["1.2.3", "1.23"]), series([nan, 1.23])
        yield series([" 7", "8 "]), series([7.0, 8.0])
        yield series(["10", "9", "11", "n/a", "12"]), series([10.0, 9.0, 11.0, nan, 12.0])
        yield series(["1 000", "1000"]), series([nan, 1000.0])
        yield series(["--5", "-5"]), series([nan, -5.0])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(
            got,
            expected,
        )
        assert_series_equal(arguments[0], before[0])
