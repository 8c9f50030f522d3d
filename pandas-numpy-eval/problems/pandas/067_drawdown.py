"""Measure how far a price has fallen below its highest point so far.

apis: Series.cummax
"""

# %% prompt
import pandas as pd


def drawdown(prices):
    # Each price relative to the highest price up to then, minus one: 0 at a new high, -0.25 when
    # it lies a quarter below.
    return ...


# %% solution
def drawdown(prices):
    return prices / prices.cummax() - 1


# %% solution
def drawdown(prices):
    return (prices - prices.expanding().max()) / prices.expanding().max()


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1.0, 2.0, 1.0]), series([0.0, 0.0, -0.5])
        yield series([2.0, 1.0]), series([0.0, -0.5])
        yield series([1.0, 2.0]), series([0.0, 0.0])
        yield series([4.0, 3.0, 2.0, 1.0]), series([0.0, -0.25, -0.5, -0.75])
        yield series([], dtype="float64"), series([], dtype="float64")
        yield series([4.0, 2.0, 8.0, 6.0]), series([0.0, -0.5, 0.0, -0.25])
        yield series([4.0, 2.0, 3.0, 1.0]), series([0.0, -0.5, -0.25, -0.75])
        yield series([10, 5, 20, 10]), series([0.0, -0.5, 0.0, -0.5])
        yield series([7]), series([0.0])
        yield series([5, 5, 5]), series([0.0, 0.0, 0.0])
        yield series([100, 99, 98, 101]), series([0.0, -0.01, -0.02, 0.0])
        yield series([1.0, nan, 0.5]), series([0.0, nan, -0.5])
        yield series([8, 4, 2, 16, 1]), series([0.0, -0.5, -0.75, 0.0, -0.9375])
        yield series([0.5, 0.25, 1.0, 0.75]), series([0.0, -0.5, 0.0, -0.25])
        yield series([4, 3], index=["p", "q"]), series([0.0, -0.25], index=["p", "q"])
        yield series([4, 3, 5], index=[9, 8, 7]), series([0.0, -0.25, 0.0], index=[9, 8, 7])
        yield series([4, 3, 5, 4], name="gold"), series([0.0, -0.25, 0.0, -0.2], name="gold")
        yield series([10, 12, 9, 15, 6]), series([0.0, 0.0, -0.25, 0.0, -0.6])
        yield series([3, 6, 3, 12, 3]), series([0.0, 0.0, -0.5, 0.0, -0.75])
        yield series([1000, 1, 1000]), series([0.0, -0.999, 0.0])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
