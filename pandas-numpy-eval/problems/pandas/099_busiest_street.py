"""Name the group with the largest total.

apis: DataFrame.groupby, GroupBy.sum, Series.idxmax
"""

# %% prompt
import pandas as pd

traffic = pd.DataFrame(
    {
        "street": ["Elm", "Birch", "Ash", "Birch", "Elm", "Birch"],
        "cars": [40, 25, 60, 20, 14, 30],
    }
)
# The name of the street with the most cars in total.
busiest = ...


# %% solution
busiest = traffic.groupby("street")["cars"].sum().idxmax()


# %% solution
busiest = max(
    traffic["street"].unique(),
    key=lambda street: traffic.loc[traffic["street"] == street, "cars"].sum(),
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = "Birch"
    assert isinstance(busiest, str)
    assert busiest == expected
    # the data are as they were
    assert_frame_equal(
        traffic,
        frame(
            {
                "street": ["Elm", "Birch", "Ash", "Birch", "Elm", "Birch"],
                "cars": [40, 25, 60, 20, 14, 30],
            }
        ),
    )
