"""Turn numbered columns into rows.

apis: pd.wide_to_long, DataFrame.sort_index
"""

# %% prompt
import pandas as pd

trees = pd.DataFrame({"tree": ["oak", "elm"], "height2020": [3.0, 2.0], "height2021": [3.5, 2.25]})
# One row for each tree and year: the index holds tree and year (as an integer) and is sorted,
# the only column is "height".
heights = ...


# %% solution
heights = pd.wide_to_long(trees, "height", i="tree", j="year").sort_index()


# %% solution
heights = (
    trees.set_index("tree")
    .rename(columns=lambda name: int(name[6:]))
    .rename_axis(columns="year")
    .stack()
    .rename("height")
    .to_frame()
    .sort_index()
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"height": [2.0, 2.25, 3.0, 3.5]},
        index=pd.MultiIndex.from_tuples(
            [("elm", 2020), ("elm", 2021), ("oak", 2020), ("oak", 2021)], names=["tree", "year"]
        ),
    )
    assert_frame_equal(heights, expected)
    # the data are as they were
    assert_frame_equal(
        trees, frame({"tree": ["oak", "elm"], "height2020": [3.0, 2.0], "height2021": [3.5, 2.25]})
    )
