"""Rank rows within their group.

apis: DataFrame.groupby, GroupBy.rank
"""

# %% prompt
import pandas as pd

jumps = pd.DataFrame(
    {"heat": [1, 2, 1, 2, 1], "metres": [6.1, 5.9, 6.4, 6.3, 5.2]}, index=["u", "v", "w", "x", "y"]
)
# The place of every jump within its heat as a Series of floats: the longest jump has place 1.0.
places = ...


# %% solution
places = jumps.groupby("heat")["metres"].rank(ascending=False)


# %% solution
places = jumps.groupby("heat")["metres"].transform(lambda group: (-group).rank())


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series
    expected = series([2.0, 2.0, 1.0, 1.0, 3.0], index=["u", "v", "w", "x", "y"], name="metres")
    assert_series_equal(places, expected, check_names=False)
    # the data are as they were
    assert_frame_equal(
        jumps,
        frame(
            {"heat": [1, 2, 1, 2, 1], "metres": [6.1, 5.9, 6.4, 6.3, 5.2]},
            index=["u", "v", "w", "x", "y"],
        ),
    )
