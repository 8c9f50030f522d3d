"""Draw straight lines over gaps between known values.

apis: Series.interpolate
"""

# %% prompt
import pandas as pd


def bridge_gaps(values):
    # Fill missing values that lie between known ones by linear interpolation over the positions;
    # missing values at the beginning and at the end stay missing.
    return ...


# %% solution
def bridge_gaps(values):
    return values.interpolate(limit_area="inside")


# %% solution
def bridge_gaps(values):
    return values.interpolate().where(values.bfill().notna())


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1.0, nan, 3.0]), series([1.0, 2.0, 3.0])
        yield series([1.0, nan, nan, 4.0]), series([1.0, 2.0, 3.0, 4.0])
        yield series([nan, 1.0, nan, 3.0]), series([nan, 1.0, 2.0, 3.0])
        yield series([1.0, nan, 3.0, nan]), series([1.0, 2.0, 3.0, nan])
        yield (
            series([nan, nan, 2.0, nan, 6.0, nan, nan]),
            series([nan, nan, 2.0, 4.0, 6.0, nan, nan]),
        )
        yield series([1.0, 2.0, 3.0]), series([1.0, 2.0, 3.0])
        yield series([nan, nan]), series([nan, nan])
        yield series([5.0]), series([5.0])
        yield series([5.0, nan]), series([5.0, nan])
        yield series([nan, 5.0]), series([nan, 5.0])
        yield series([4.0, nan, 0.0]), series([4.0, 2.0, 0.0])
        yield series([-1.0, nan, nan, nan, 1.0]), series([-1.0, -0.5, 0.0, 0.5, 1.0])
        yield series([0.0, nan, 10.0, nan, 0.0]), series([0.0, 5.0, 10.0, 5.0, 0.0])
        yield series([], dtype="float64"), series([], dtype="float64")
        yield (
            series([1.0, nan, 2.0], index=["a", "b", "c"]),
            series([1.0, 1.5, 2.0], index=["a", "b", "c"]),
        )
        yield (
            series([1.0, nan, nan, 7.0, nan], index=[10, 20, 30, 40, 50]),
            series([1.0, 3.0, 5.0, 7.0, nan], index=[10, 20, 30, 40, 50]),
        )
        yield series([2.0, nan, 8.0], name="level"), series([2.0, 5.0, 8.0], name="level")
        yield series([100.0, nan, nan, nan, nan, 0.0]), series([100.0, 80.0, 60.0, 40.0, 20.0, 0.0])
        yield (
            series([nan, 3.0, nan, nan, 0.0, nan, 4.0]),
            series([nan, 3.0, 2.0, 1.0, 0.0, 2.0, 4.0]),
        )
        yield (
            series([0.5, nan, 0.25, nan, nan, nan, 1.25]),
            series([0.5, 0.375, 0.25, 0.5, 0.75, 1.0, 1.25]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
