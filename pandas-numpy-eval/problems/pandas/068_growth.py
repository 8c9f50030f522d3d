"""Give the relative change from each value to the next.

apis: Series.pct_change, Series.mul, Series.round
"""

# %% prompt
import pandas as pd


def growth_percent(values):
    # The change against the value before in percent, rounded to one decimal; NaN for the first.
    return ...


# %% solution
def growth_percent(values):
    return values.pct_change().mul(100).round(1)


# %% solution
def growth_percent(values):
    return ((values / values.shift() - 1) * 100).round(1)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1.0, 2.0]), series([nan, 100.0])
        yield series([2.0, 1.0]), series([nan, -50.0])
        yield series([100, 110, 99]), series([nan, 10.0, -10.0])
        yield series([3, 4]), series([nan, 33.3])
        yield series([3, 5, 7]), series([nan, 66.7, 40.0])
        yield series([7, 6, 5]), series([nan, -14.3, -16.7])
        yield series([], dtype="float64"), series([], dtype="float64")
        yield series([5]), series([nan])
        yield series([8, 9, 11, 13]), series([nan, 12.5, 22.2, 18.2])
        yield series([1.5, 1.75]), series([nan, 16.7])
        yield series([-1, -2]), series([nan, 100.0])
        yield series([-2, 2]), series([nan, -200.0])
        yield series([200, 201]), series([nan, 0.5])
        yield series([9, 10], index=["p", "q"]), series([nan, 11.1], index=["p", "q"])
        yield series([9, 10, 12], index=[3, 2, 1]), series([nan, 11.1, 20.0], index=[3, 2, 1])
        yield series([9, 10, 12, 9], name="sales"), series([nan, 11.1, 20.0, -25.0], name="sales")
        yield series([6, 7, 8, 9, 10]), series([nan, 16.7, 14.3, 12.5, 11.1])
        yield series([1000, 1, 1000]), series([nan, -99.9, 99900.0])
        yield series([0.3, 0.4, 0.7]), series([nan, 33.3, 75.0])
        yield series([12, 11, 13, 12]), series([nan, -8.3, 18.2, -7.7])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
