"""Repeat the last known value over short gaps only.

apis: Series.ffill
"""

# %% prompt
import pandas as pd


def carry_forward(values, most):
    # Fill missing values with the last known value before them, but at most the first `most`
    # missing values of each gap.
    return ...


# %% solution
def carry_forward(values, most):
    return values.ffill(limit=most)


# %% solution
def carry_forward(values, most):
    return values.where(
        values.notna()
        | (values.isna().astype(int).groupby(values.notna().cumsum()).cumsum() > most),
        values.ffill(),
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1.0, nan, 3.0]), 1, series([1.0, 1.0, 3.0])
        yield series([1.0, nan, nan, 4.0]), 1, series([1.0, 1.0, nan, 4.0])
        yield series([1.0, nan, nan, 4.0]), 2, series([1.0, 1.0, 1.0, 4.0])
        yield series([1.0, nan, nan, nan]), 2, series([1.0, 1.0, 1.0, nan])
        yield series([1.0, nan, nan, nan]), 3, series([1.0, 1.0, 1.0, 1.0])
        yield series([1.0, nan, nan, nan]), 9, series([1.0, 1.0, 1.0, 1.0])
        yield series([nan, 1.0, nan]), 1, series([nan, 1.0, 1.0])
        yield series([nan, nan, 1.0]), 2, series([nan, nan, 1.0])
        yield series([nan, nan]), 1, series([nan, nan])
        yield series([1.0, 2.0]), 1, series([1.0, 2.0])
        yield series([5.0]), 1, series([5.0])
        yield (
            series([1.0, nan, 2.0, nan, nan, 3.0, nan, nan, nan]),
            1,
            series([1.0, 1.0, 2.0, 2.0, nan, 3.0, 3.0, nan, nan]),
        )
        yield (
            series([1.0, nan, 2.0, nan, nan, 3.0, nan, nan, nan]),
            2,
            series([1.0, 1.0, 2.0, 2.0, 2.0, 3.0, 3.0, 3.0, nan]),
        )
        yield series([], dtype="float64"), 1, series([], dtype="float64")
        yield series([-1.0, nan, nan, nan, 7.0]), 2, series([-1.0, -1.0, -1.0, nan, 7.0])
        yield (
            series([1.0, nan, nan], index=["a", "b", "c"]),
            1,
            series([1.0, 1.0, nan], index=["a", "b", "c"]),
        )
        yield (
            series([1.0, nan, nan], index=[30, 20, 10]),
            1,
            series([1.0, 1.0, nan], index=[30, 20, 10]),
        )
        yield (
            series([2.5, nan, nan, 2.5, nan, nan], name="v"),
            1,
            series([2.5, 2.5, nan, 2.5, 2.5, nan], name="v"),
        )
        yield series([nan, 4.0, nan, nan, nan, nan]), 3, series([nan, 4.0, 4.0, 4.0, 4.0, nan])
        yield series([9.0, nan, 8.0, nan, 7.0, nan]), 2, series([9.0, 9.0, 8.0, 8.0, 7.0, 7.0])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
