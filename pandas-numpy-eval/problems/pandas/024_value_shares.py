"""Give the share of every distinct value.

apis: Series.value_counts, Series.sort_index
"""

# %% prompt
import pandas as pd


def value_shares(values):
    # For each distinct value its share of all rows (0 to 1), ordered by the values themselves.
    # Missing values are a value of their own and come last.
    return ...


# %% solution
def value_shares(values):
    return values.value_counts(normalize=True, dropna=False).sort_index()


# %% solution
def value_shares(values):
    return values.groupby(values, dropna=False).size() / values.size


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series([1, 1, 2, 2]), series([0.5, 0.5], index=[1, 2], name="proportion")
        yield series([2, 1, 1, 1]), series([0.75, 0.25], index=[1, 2], name="proportion")
        yield series([1, 2, 2, 2]), series([0.25, 0.75], index=[1, 2], name="proportion")
        yield series([3, 1, 2, 3, 3]), series([0.2, 0.2, 0.6], index=[1, 2, 3], name="proportion")
        yield (
            series(["b", "a", "b", "b"]),
            series([0.25, 0.75], index=["a", "b"], name="proportion"),
        )
        yield series(["b", "a"]), series([0.5, 0.5], index=["a", "b"], name="proportion")
        yield series(["z"]), series([1.0], index=["z"], name="proportion")
        yield series([5, 5, 5]), series([1.0], index=[5], name="proportion")
        yield (
            series([1.0, nan, 1.0, 2.0]),
            series([0.5, 0.25, 0.25], index=[1.0, 2.0, nan], name="proportion"),
        )
        yield series([nan, 1.0]), series([0.5, 0.5], index=[1.0, nan], name="proportion")
        yield (
            series([nan, nan, nan, 4.0]),
            series([0.25, 0.75], index=[4.0, nan], name="proportion"),
        )
        yield (
            series([0.5, 0.25, 0.5, 0.5]),
            series([0.25, 0.75], index=[0.25, 0.5], name="proportion"),
        )
        yield (
            series([True, False, True, True]),
            series([0.25, 0.75], index=[False, True], name="proportion"),
        )
        yield (
            series([10, 9, 8, 7, 10]),
            series([0.2, 0.2, 0.2, 0.4], index=[7, 8, 9, 10], name="proportion"),
        )
        yield (
            series([-1, 0, -1, 1, -1]),
            series([0.6, 0.2, 0.2], index=[-1, 0, 1], name="proportion"),
        )
        yield (
            series(["x", "y", "x"], index=["p", "q", "r"]),
            series([0.666666667, 0.333333333], index=["x", "y"], name="proportion"),
        )
        yield (
            series(["x", "y", "x", "z"], name="kind"),
            series(
                [0.5, 0.25, 0.25], index=pd.Index(["x", "y", "z"], name="kind"), name="proportion"
            ),
        )
        yield (
            series([100, 20, 3, 20, 3, 3]),
            series([0.5, 0.333333333, 0.166666667], index=[3, 20, 100], name="proportion"),
        )
        yield (
            series(["B", "a", "B", "a", "a"]),
            series([0.4, 0.6], index=["B", "a"], name="proportion"),
        )
        yield (
            series([7, 7, 8, 8, 8, 8, 9, 9]),
            series([0.25, 0.5, 0.25], index=[7, 8, 9], name="proportion"),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_names=False)
        assert_series_equal(arguments[0], before[0])
