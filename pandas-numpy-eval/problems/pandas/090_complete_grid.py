"""Pivot to a grid with all rows and columns, even empty ones.

apis: DataFrame.pivot, DataFrame.reindex, DataFrame.fillna, DataFrame.astype
"""

# %% prompt
import pandas as pd

lessons = pd.DataFrame({"day": ["tue", "mon", "tue"], "hour": [1, 3, 3], "pupils": [12, 9, 7]})
# Rows "mon", "tue", "wed" and columns 1, 2, 3 in this order; the number of pupils in the cells,
# 0 where there is no lesson; all columns int64.
grid = ...


# %% solution
grid = (
    lessons.pivot(index="day", columns="hour", values="pupils")
    .reindex(index=["mon", "tue", "wed"], columns=[1, 2, 3])
    .fillna(0)
    .astype("int64")
)


# %% solution
grid = pd.DataFrame(
    [
        [
            int(lessons.loc[(lessons["day"] == day) & (lessons["hour"] == hour), "pupils"].sum())
            for hour in (1, 2, 3)
        ]
        for day in ("mon", "tue", "wed")
    ],
    index=["mon", "tue", "wed"],
    columns=[1, 2, 3],
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {1: [0, 12, 0], 2: [0, 0, 0], 3: [9, 7, 0]},
        index=pd.Index(["mon", "tue", "wed"], name="day"),
    ).rename_axis(columns="hour")
    assert_frame_equal(grid, expected, check_names=False)
    # the data are as they were
    assert_frame_equal(
        lessons, frame({"day": ["tue", "mon", "tue"], "hour": [1, 3, 3], "pupils": [12, 9, 7]})
    )
