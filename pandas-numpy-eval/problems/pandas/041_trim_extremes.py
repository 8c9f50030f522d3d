"""Pull extreme numbers in to two quantiles.

apis: Series.quantile, Series.quantile, Series.clip
"""

# %% prompt
import pandas as pd


def trim_extremes(values, share):
    # Values below the quantile `share` become that quantile, values above the quantile
    # 1 - share become that one.
    return ...


# %% solution
def trim_extremes(values, share):
    return values.clip(values.quantile(share), values.quantile(1 - share))


# %% solution
def trim_extremes(values, share):
    return values.mask(values < values.quantile(share), values.quantile(share)).mask(
        values > values.quantile(1 - share), values.quantile(1 - share)
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1.0, 2.0, 3.0, 4.0, 5.0]), 0.25, series([2.0, 2.0, 3.0, 4.0, 4.0])
        yield series([1.0, 2.0, 3.0, 4.0, 5.0]), 0.1, series([1.4, 2.0, 3.0, 4.0, 4.6])
        yield series([1.0, 2.0, 3.0, 4.0, 5.0]), 0.0, series([1.0, 2.0, 3.0, 4.0, 5.0])
        yield series([1.0, 2.0, 3.0, 4.0, 5.0]), 0.5, series([3.0, 3.0, 3.0, 3.0, 3.0])
        yield series([5.0, 1.0, 4.0, 2.0, 3.0]), 0.25, series([4.0, 2.0, 4.0, 2.0, 3.0])
        yield series([100.0, 1.0, 1.0, 1.0, -100.0]), 0.25, series([1.0, 1.0, 1.0, 1.0, 1.0])
        yield series([0.0, 10.0]), 0.1, series([1.0, 9.0])
        yield series([10.0, 0.0]), 0.25, series([7.5, 2.5])
        yield series([7.0]), 0.2, series([7.0])
        yield series([2.0, 2.0, 2.0]), 0.3, series([2.0, 2.0, 2.0])
        yield series([-1.0, -2.0, -3.0, -4.0, -50.0]), 0.25, series([-2.0, -2.0, -3.0, -4.0, -4.0])
        yield series([1.0, nan, 3.0, 5.0]), 0.25, series([2.0, nan, 3.0, 4.0])
        yield series([0.5, 1.5, 2.5, 99.5]), 1 / 3, series([1.5, 1.5, 2.5, 2.5])
        yield (
            series([1.0, 2.0, 9.0], index=["a", "b", "c"]),
            0.5,
            series([2.0, 2.0, 2.0], index=["a", "b", "c"]),
        )
        yield (
            series([1.0, 2.0, 9.0], index=[3, 2, 1]),
            0.25,
            series([1.5, 2.0, 5.5], index=[3, 2, 1]),
        )
        yield (
            series([1.0, 2.0, 9.0, 4.0], name="pay"),
            0.2,
            series([1.6, 2.0, 6.0, 4.0], name="pay"),
        )
        yield series([1e6, 1e-6, 1.0, 2.0, 3.0]), 0.25, series([3.0, 1.0, 1.0, 2.0, 3.0])
        yield series([3.0, 3.0, 3.0, 30.0, 3.0, 3.0]), 0.1, series([3.0, 3.0, 3.0, 16.5, 3.0, 3.0])
        yield (
            series([float(n) for n in range(11)]),
            0.1,
            series([1.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 9.0]),
        )
        yield series([float(n * n) for n in range(5)]), 0.2, series([0.8, 1.0, 4.0, 9.0, 10.4])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
