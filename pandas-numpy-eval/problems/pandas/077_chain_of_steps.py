"""Compute a column, filter by it, sort by it and take the top.

apis: DataFrame.assign, DataFrame.query, DataFrame.sort_values, DataFrame.head
"""

# %% prompt
import pandas as pd

parcels = pd.DataFrame(
    {
        "parcel": ["p1", "p2", "p3", "p4", "p5"],
        "kilos": [2.0, 6.0, 3.0, 1.0, 5.0],
        "euros": [5.0, 9.0, 12.0, 6.0, 10.0],
    }
)
# Add a column "rate" (euros per kilo), keep the parcels of more than 1 kilo, put the highest rate
# first and take the first two rows.
dearest = ...


# %% solution
dearest = (
    parcels.assign(rate=parcels["euros"] / parcels["kilos"])
    .query("kilos > 1")
    .sort_values("rate", ascending=False)
    .head(2)
)


# %% solution
dearest = parcels[parcels["kilos"] > 1].eval("rate = euros / kilos").nlargest(2, "rate")


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"parcel": ["p3", "p1"], "kilos": [3.0, 2.0], "euros": [12.0, 5.0], "rate": [4.0, 2.5]},
        index=[2, 0],
    )
    assert_frame_equal(dearest, expected)
    # the data are as they were
    assert_frame_equal(
        parcels,
        frame(
            {
                "parcel": ["p1", "p2", "p3", "p4", "p5"],
                "kilos": [2.0, 6.0, 3.0, 1.0, 5.0],
                "euros": [5.0, 9.0, 12.0, 6.0, 10.0],
            }
        ),
    )
