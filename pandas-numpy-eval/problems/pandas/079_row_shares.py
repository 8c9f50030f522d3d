"""Cross-tabulate two columns as shares of each row.

apis: pd.crosstab
"""

# %% prompt
import pandas as pd

guests = pd.DataFrame(
    {
        "table": ["A", "A", "A", "A", "B", "B", "C"],
        "dish": ["fish", "fish", "fish", "soup", "soup", "fish", "soup"],
    }
)
# For each table (row) the share of its guests that chose each dish (column).
shares = ...


# %% solution
shares = pd.crosstab(guests["table"], guests["dish"], normalize="index")


# %% solution
shares = guests.groupby("table")["dish"].value_counts(normalize=True).unstack(fill_value=0)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"fish": [0.75, 0.5, 0.0], "soup": [0.25, 0.5, 1.0]},
        index=pd.Index(["A", "B", "C"], name="table"),
    ).rename_axis(columns="dish")
    assert_frame_equal(shares, expected)
    # the data are as they were
    assert_frame_equal(
        guests,
        frame(
            {
                "table": ["A", "A", "A", "A", "B", "B", "C"],
                "dish": ["fish", "fish", "fish", "soup", "soup", "fish", "soup"],
            }
        ),
    )
