"""Shift and scale numbers to mean 0 and standard deviation 1.

apis: Series.mean, Series.std
"""

# %% prompt
import pandas as pd


def standardise(values):
    # Subtract the mean and divide by the standard deviation of the population (ddof=0).
    return ...


# %% solution
def standardise(values):
    return (values - values.mean()) / values.std(ddof=0)


# %% solution
def standardise(values):
    return values.sub(values.sum() / len(values)).div(values.var(ddof=0) ** 0.5)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1.0, 2.0, 3.0]), series([-1.22474487, 0.0, 1.22474487])
        yield series([1, 3]), series([-1.0, 1.0])
        yield series([3, 1]), series([1.0, -1.0])
        yield series([0.0, 0.0, 3.0]), series([-0.707106781, -0.707106781, 1.41421356])
        yield (
            series([10, 20, 30, 40, 50]),
            series([-1.41421356, -0.707106781, 0.0, 0.707106781, 1.41421356]),
        )
        yield series([-1, 1]), series([-1.0, 1.0])
        yield series([-5, 0, 5, 10]), series([-1.34164079, -0.447213595, 0.447213595, 1.34164079])
        yield series([2.5, 2.5, 7.5, 7.5]), series([-1.0, -1.0, 1.0, 1.0])
        yield series([1, 1, 1, 2]), series([-0.577350269, -0.577350269, -0.577350269, 1.73205081])
        yield series([100, 101]), series([-1.0, 1.0])
        yield series([1e6, 2e6, 6e6]), series([-0.9258201, -0.46291005, 1.38873015])
        yield series([0.001, 0.002]), series([-1.0, 1.0])
        yield (
            series([1, 2, 4, 8, 16]),
            series([-0.953206248, -0.769897354, -0.403279566, 0.329956009, 1.79642716]),
        )
        yield (
            series([1, 2, 6], index=["x", "y", "z"]),
            series([-0.9258201, -0.46291005, 1.38873015], index=["x", "y", "z"]),
        )
        yield (
            series([1, 2, 6], index=[3, 2, 1]),
            series([-0.9258201, -0.46291005, 1.38873015], index=[3, 2, 1]),
        )
        yield series([1, 2, 6], name="cm"), series([-0.9258201, -0.46291005, 1.38873015], name="cm")
        yield series([6, 2, 1]), series([1.38873015, -0.46291005, -0.9258201])
        yield (
            series([4, 4, 5, 5, 5, 9, 7, 2]),
            series(
                [
                    -0.572656287,
                    -0.572656287,
                    -0.0636284763,
                    -0.0636284763,
                    -0.0636284763,
                    1.97248277,
                    0.954427144,
                    -1.59071191,
                ]
            ),
        )
        yield (
            series([0, 1, 0, 1, 0]),
            series([-0.816496581, 1.22474487, -0.816496581, 1.22474487, -0.816496581]),
        )
        yield series([-3.5, 2.25, 8.0]), series([-1.22474487, 0.0, 1.22474487])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
