"""Add up a column per group and list the largest totals.

apis: DataFrame.groupby, GroupBy.sum, Series.sort_values, Series.head
"""

# %% prompt
import pandas as pd

sales = pd.DataFrame(
    {
        "region": ["north", "south", "west", "south", "north", "east"],
        "amount": [120, 80, 45, 160, 30, 300],
    }
)
# The three regions with the largest total amount: a Series of the totals, largest first,
# labelled by region.
totals = ...


# %% solution
totals = sales.groupby("region")["amount"].sum().sort_values(ascending=False).head(3)


# %% solution
totals = sales.pivot_table(index="region", values="amount", aggfunc="sum")["amount"].nlargest(3)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series
    expected = series(
        [300, 240, 150], index=pd.Index(["east", "south", "north"], name="region"), name="amount"
    )
    assert_series_equal(totals, expected)
    # the data are as they were
    assert_frame_equal(
        sales,
        frame(
            {
                "region": ["north", "south", "west", "south", "north", "east"],
                "amount": [120, 80, 45, 160, 30, 300],
            }
        ),
    )
