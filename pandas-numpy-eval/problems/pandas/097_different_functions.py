"""Aggregate columns by different functions and round.

apis: DataFrame.groupby, GroupBy.agg, DataFrame.round
"""

# %% prompt
import pandas as pd

bikes = pd.DataFrame(
    {
        "kind": ["road", "city", "road", "city", "city"],
        "price": [1500.0, 700.0, 2250.0, 650.0, 725.0],
        "sold": [3, 8, 1, 5, 2],
    }
)
# For each kind the mean price, rounded to one decimal, and the total sold; columns price and sold.
summary = ...


# %% solution
summary = bikes.groupby("kind").agg({"price": "mean", "sold": "sum"}).round(1)


# %% solution
summary = pd.DataFrame(
    {
        "price": bikes.groupby("kind")["price"].mean().round(1),
        "sold": bikes.groupby("kind")["sold"].sum(),
    }
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"price": [691.7, 1875.0], "sold": [15, 4]}, index=pd.Index(["city", "road"], name="kind")
    )
    assert_frame_equal(summary, expected)
    # the data are as they were
    assert_frame_equal(
        bikes,
        frame(
            {
                "kind": ["road", "city", "road", "city", "city"],
                "price": [1500.0, 700.0, 2250.0, 650.0, 725.0],
                "sold": [3, 8, 1, 5, 2],
            }
        ),
    )
