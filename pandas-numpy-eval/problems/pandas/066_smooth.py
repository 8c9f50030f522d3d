"""Smooth a series exponentially.

apis: Series.ewm, ExponentialMovingWindow.mean
"""

# %% prompt
import pandas as pd


def smooth(values, alpha):
    # The first result is the first value; each further one is
    # alpha * value + (1 - alpha) * (result before it).
    return ...


# %% solution
def smooth(values, alpha):
    return values.ewm(alpha=alpha, adjust=False).mean()


# %% solution
def smooth(values, alpha):
    return values.expanding().apply(
        lambda seen: (
            (1 - alpha) ** (len(seen) - 1) * seen.iloc[0]
            + sum(alpha * (1 - alpha) ** age * value for age, value in enumerate(seen.iloc[:0:-1]))
        )
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1.0, 2.0]), 0.5, series([1.0, 1.5])
        yield series([1.0, 2.0, 3.0]), 0.5, series([1.0, 1.5, 2.25])
        yield series([1.0, 2.0, 3.0]), 0.25, series([1.0, 1.25, 1.6875])
        yield series([1.0, 2.0, 3.0]), 0.75, series([1.0, 1.75, 2.6875])
        yield series([1.0, 2.0, 3.0]), 1.0, series([1.0, 2.0, 3.0])
        yield series([4.0]), 0.5, series([4.0])
        yield series([], dtype="float64"), 0.5, series([], dtype="float64")
        yield series([8.0, 0.0, 0.0]), 0.5, series([8.0, 4.0, 2.0])
        yield series([8.0, 0.0, 0.0, 0.0]), 0.1, series([8.0, 7.2, 6.48, 5.832])
        yield series([-1.0, 1.0, -1.0, 1.0]), 0.5, series([-1.0, 0.0, -0.5, 0.25])
        yield series([5.0, 5.0, 5.0]), 0.3, series([5.0, 5.0, 5.0])
        yield series([10.0, 20.0, 40.0]), 0.2, series([10.0, 12.0, 17.6])
        yield series([100.0, 0.0, 100.0]), 0.9, series([100.0, 10.0, 91.0])
        yield series([0.5, 0.25]), 0.4, series([0.5, 0.4])
        yield series([1.0, 2.0], index=["p", "q"]), 0.5, series([1.0, 1.5], index=["p", "q"])
        yield (
            series([1.0, 2.0, 4.0], index=[3, 2, 1]),
            0.5,
            series([1.0, 1.5, 2.75], index=[3, 2, 1]),
        )
        yield series([1.0, 2.0, 4.0], name="load"), 0.25, series([1.0, 1.25, 1.9375], name="load")
        yield series([3.0, 1.0, 4.0, 1.0, 5.0]), 0.5, series([3.0, 2.0, 3.0, 2.0, 3.5])
        yield series([1.0, 4.0, 9.0, 16.0]), 0.25, series([1.0, 1.75, 3.5625, 6.671875])
        yield series([1e3, -1e3, 1e3]), 0.125, series([1000.0, 750.0, 781.25])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
