"""Add up over one level of an index.

apis: Series.groupby, GroupBy.sum
"""

# %% prompt
import pandas as pd

votes = pd.Series(
    [120, 80, 60, 200],
    index=pd.MultiIndex.from_product(
        [["north", "south"], ["red", "blue"]], names=["area", "party"]
    ),
)
# The votes of every party over all areas, in the alphabetical order of the parties.
by_party = ...


# %% solution
by_party = votes.groupby(level="party").sum()


# %% solution
by_party = votes.unstack("party").sum()


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    expected = series([280, 180], index=pd.Index(["blue", "red"], name="party"))
    assert_series_equal(by_party, expected)
    # the data are as they were
    assert_series_equal(
        votes,
        series(
            [120, 80, 60, 200],
            index=pd.MultiIndex.from_tuples(
                [("north", "red"), ("north", "blue"), ("south", "red"), ("south", "blue")],
                names=["area", "party"],
            ),
        ),
    )
