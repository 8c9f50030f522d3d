"""Smooth a series by the mean of the last few values.

apis: Series.rolling, Rolling.mean
"""

# %% prompt
import pandas as pd


def rolling_mean(values, width):
    # Mean of each value and the width - 1 values before it; missing while there are too few.
    return ...


# %% solution
def rolling_mean(values, width):
    return values.rolling(width).mean()


# %% solution
def rolling_mean(values, width):
    return sum(values.shift(step) for step in range(width)) / width


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1, 2, 3, 4]), 2, series([nan, 1.5, 2.5, 3.5])
        yield series([1, 2, 3, 4]), 3, series([nan, nan, 2.0, 3.0])
        yield series([1, 2, 3, 4]), 4, series([nan, nan, nan, 2.5])
        yield series([1, 2, 3, 4]), 1, series([1.0, 2.0, 3.0, 4.0])
        yield series([1, 2, 3, 4]), 5, series([nan, nan, nan, nan])
        yield series([4.0, 0.0, 2.0]), 2, series([nan, 2.0, 1.0])
        yield series([4.0, nan, 2.0, 6.0]), 2, series([nan, nan, nan, 4.0])
        yield series([nan, 1.0, 1.0]), 2, series([nan, nan, 1.0])
        yield series([5]), 1, series([5.0])
        yield series([5]), 2, series([nan])
        yield series([10, 10, 10, 10, 10]), 3, series([nan, nan, 10.0, 10.0, 10.0])
        yield series([0, 3, 0, 3, 0, 3]), 3, series([nan, nan, 1.0, 2.0, 1.0, 2.0])
        yield series([], dtype="float64"), 2, series([], dtype="float64")
        yield series([-6.0, 3.0, 9.0]), 3, series([nan, nan, 2.0])
        yield (
            series([1, 4, 9, 16], index=["a", "b", "c", "d"]),
            2,
            series([nan, 2.5, 6.5, 12.5], index=["a", "b", "c", "d"]),
        )
        yield (
            series([1, 4, 9, 16], index=[9, 7, 5, 3]),
            3,
            series([nan, nan, 4.66666667, 9.66666667], index=[9, 7, 5, 3]),
        )
        yield series([2, 4, 8], name="level"), 2, series([nan, 3.0, 6.0], name="level")
        yield (
            series(
                [1.0, 2.0, 4.0], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-09"])
            ),
            2,
            series(
                [nan, 1.5, 3.0], index=pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-09"])
            ),
        )
        yield series([100, 1, 1, 1, 100]), 4, series([nan, nan, nan, 25.75, 25.75])
        yield series([0.5, 1.5, 2.5, 3.5, 4.5]), 2, series([nan, 1.0, 2.0, 3.0, 4.0])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
