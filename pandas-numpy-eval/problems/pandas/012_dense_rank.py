"""Rank scores so that the best is 1 and ties leave no gap.

apis: Series.rank, Series.astype
"""

# %% prompt
import pandas as pd


def dense_rank(scores):
    # Whole-number (int64) ranks: the highest score gets 1, equal scores share a rank,
    # and the next lower score gets the next number.
    return ...


# %% solution
def dense_rank(scores):
    return scores.rank(method="dense", ascending=False).astype("int64")


# %% solution
def dense_rank(scores):
    return scores.map(
        {score: place for place, score in enumerate(sorted(set(scores), reverse=True), 1)}
    ).astype("int64")


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([10, 30, 20]), series([3, 1, 2])
        yield series([10, 20, 30]), series([3, 2, 1])
        yield series([30, 20, 10]), series([1, 2, 3])
        yield series([5, 5, 5]), series([1, 1, 1])
        yield series([5, 7, 5, 7]), series([2, 1, 2, 1])
        yield series([1, 2, 2, 3]), series([3, 2, 2, 1])
        yield series([3, 3, 2, 1, 1]), series([1, 1, 2, 3, 3])
        yield series([9]), series([1])
        yield series([0, -1, -2]), series([1, 2, 3])
        yield series([-5, 5, 0, 5]), series([3, 1, 2, 1])
        yield series([1.5, 1.25, 1.5]), series([1, 2, 1])
        yield series([0.1, 0.2, 0.1, 0.3]), series([3, 2, 3, 1])
        yield series([10, 30, 20], index=["a", "b", "c"]), series([3, 1, 2], index=["a", "b", "c"])
        yield series([8, 8, 1], index=[4, 2, 0]), series([1, 1, 2], index=[4, 2, 0])
        yield series([100, 1, 10, 1, 100], name="points"), series([1, 3, 2, 3, 1], name="points")
        yield series([2, 1, 2, 1, 2, 1]), series([1, 2, 1, 2, 1, 2])
        yield series([6, 5, 4, 4, 5, 6]), series([1, 2, 3, 3, 2, 1])
        yield series([], dtype="int64"), series([], dtype="int64")
        yield series([True, False, True]), series([1, 2, 1])
        yield series([4, 4, 4, 9, 1, 9]), series([2, 2, 2, 1, 3, 1])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
