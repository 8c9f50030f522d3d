"""Number the runs of equal neighbouring values.

apis: Series.ne, Series.shift, Series.cumsum
"""

# %% prompt
import pandas as pd


def run_numbers(values):
    # A run is a stretch of equal neighbouring values. Give each row the number of its run,
    # counted from 1.
    return ...


# %% solution
def run_numbers(values):
    return values.ne(values.shift()).cumsum()


# %% solution
def run_numbers(values):
    return (values != values.shift(1)).astype("int64").cumsum()


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1, 1, 2]), series([1, 1, 2])
        yield series([1, 2, 2]), series([1, 2, 2])
        yield series([1, 2, 1]), series([1, 2, 3])
        yield series([1, 1, 1]), series([1, 1, 1])
        yield series([3, 2, 1]), series([1, 2, 3])
        yield series([5]), series([1])
        yield series(["a", "a", "b", "b", "a"]), series([1, 1, 2, 2, 3])
        yield series(["a", "b", "a", "b"]), series([1, 2, 3, 4])
        yield series(["x", "X"]), series([1, 2])
        yield series([0, 0, 1, 1, 0, 0]), series([1, 1, 2, 2, 3, 3])
        yield series([True, True, False, True]), series([1, 1, 2, 3])
        yield series([0.5, 0.5, 0.25]), series([1, 1, 2])
        yield series([1, 1, 2, 3, 3, 3, 2, 2]), series([1, 1, 2, 3, 3, 3, 4, 4])
        yield series([-1, 1, -1, -1]), series([1, 2, 3, 3])
        yield series([2, 2, 3], index=["p", "q", "r"]), series([1, 1, 2], index=["p", "q", "r"])
        yield series([2, 2, 3, 2], index=[9, 8, 7, 6]), series([1, 1, 2, 3], index=[9, 8, 7, 6])
        yield series(["on", "off", "off", "on"], name="state"), series([1, 2, 2, 3], name="state")
        yield series([], dtype="int64"), series([], dtype="int64")
        yield series([7] * 6), series([1, 1, 1, 1, 1, 1])
        yield series([0, 1] * 4), series([1, 2, 3, 4, 5, 6, 7, 8])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False)
        assert_series_equal(arguments[0], before[0])
