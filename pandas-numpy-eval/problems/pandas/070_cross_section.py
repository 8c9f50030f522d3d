"""Take one label of an inner index level.

apis: DataFrame.xs
"""

# %% prompt
import pandas as pd

stock = pd.DataFrame(
    {"pieces": [4, 9, 6, 2], "price": [1.5, 1.5, 8.0, 8.5]},
    index=pd.MultiIndex.from_tuples(
        [("pen", "Kiel"), ("pen", "Trier"), ("lamp", "Kiel"), ("lamp", "Trier")],
        names=["article", "town"],
    ),
)
# The rows for the town Trier, labelled by article alone.
trier = ...


# %% solution
trier = stock.xs("Trier", level="town")


# %% solution
trier = stock[stock.index.get_level_values("town") == "Trier"].droplevel("town")


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"pieces": [9, 2], "price": [1.5, 8.5]}, index=pd.Index(["pen", "lamp"], name="article")
    )
    assert_frame_equal(trier, expected)
    # the data are as they were
    assert_frame_equal(
        stock,
        frame(
            {"pieces": [4, 9, 6, 2], "price": [1.5, 1.5, 8.0, 8.5]},
            index=pd.MultiIndex.from_tuples(
                [("pen", "Kiel"), ("pen", "Trier"), ("lamp", "Kiel"), ("lamp", "Trier")],
                names=["article", "town"],
            ),
        ),
    )
