"""Sort numbers into bins that hold equally many.

apis: pd.qcut
"""

# %% prompt
import pandas as pd


def equal_bins(values, bins):
    # Divide the different values at their quantiles into `bins` groups of equal size; a value on
    # the border belongs to the lower group. Return the number of each value's group as a Series
    # of integers, 0 for the lowest values.
    return ...


# %% solution
def equal_bins(values, bins):
    return pd.qcut(values, bins, labels=False)


# %% solution
def equal_bins(values, bins):
    return pd.cut(
        values,
        [values.quantile(number / bins) for number in range(bins + 1)],
        labels=False,
        include_lowest=True,
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1, 2]), 2, series([0, 1])
        yield series([2, 1]), 2, series([1, 0])
        yield series([1, 2, 3, 4]), 2, series([0, 0, 1, 1])
        yield series([4, 3, 2, 1]), 2, series([1, 1, 0, 0])
        yield series([1, 2, 3, 4]), 4, series([0, 1, 2, 3])
        yield series([3, 1, 4, 2]), 4, series([2, 0, 3, 1])
        yield series([1, 2, 3]), 3, series([0, 1, 2])
        yield series([1, 2, 3]), 2, series([0, 0, 1])
        yield series([10, 30, 20, 50, 40, 60]), 3, series([0, 1, 0, 2, 1, 2])
        yield series([10, 30, 20, 50, 40, 60]), 2, series([0, 0, 0, 1, 1, 1])
        yield series([1, 10, 100, 1000]), 2, series([0, 0, 1, 1])
        yield series([-1, -10, -100, -1000]), 2, series([1, 1, 0, 0])
        yield series([0.5, 0.25, 0.75, 1.0]), 4, series([1, 0, 2, 3])
        yield series([5, 6, 7, 8, 9]), 5, series([0, 1, 2, 3, 4])
        yield series([5, 6, 7, 8, 9]), 1, series([0, 0, 0, 0, 0])
        yield (
            series([8, 6, 4, 2], index=["p", "q", "r", "s"]),
            2,
            series([1, 1, 0, 0], index=["p", "q", "r", "s"]),
        )
        yield series([8, 6, 4, 2], index=[1, 3, 5, 7]), 4, series([3, 2, 1, 0], index=[1, 3, 5, 7])
        yield (
            series([3, 9, 27, 81, 243, 729], name="size"),
            3,
            series([0, 0, 1, 1, 2, 2], name="size"),
        )
        yield series([11, 22, 33, 44, 55, 66, 77, 88]), 4, series([0, 0, 1, 1, 2, 2, 3, 3])
        yield series([88, 11, 77, 22, 66, 33, 55, 44]), 4, series([3, 0, 3, 0, 2, 1, 2, 1])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert got.dtype.kind in "iu"
        assert_series_equal(got, expected, check_dtype=False)
        assert_series_equal(arguments[0], before[0])
