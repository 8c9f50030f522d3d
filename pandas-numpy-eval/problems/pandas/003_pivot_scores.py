"""Turn a long table into a wide one, with the mean where a cell has several values.

apis: DataFrame.pivot_table
"""

# %% prompt
import pandas as pd

marks = pd.DataFrame(
    {
        "pupil": ["Ann", "Ben", "Ann", "Ben", "Ann", "Ann"],
        "subject": ["art", "art", "music", "music", "music", "music"],
        "mark": [4.0, 2.0, 5.0, 3.0, 1.0, 1.5],
    }
)
# One row a pupil, one column a subject, and in each cell the mean mark.
wide = ...


# %% solution
wide = marks.pivot_table(index="pupil", columns="subject", values="mark")


# %% solution
wide = marks.groupby(["pupil", "subject"])["mark"].mean().unstack()


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"art": [4.0, 2.0], "music": [2.5, 3.0]}, index=pd.Index(["Ann", "Ben"], name="pupil")
    ).rename_axis(columns="subject")
    assert_frame_equal(wide, expected)
    # the data are as they were
    assert_frame_equal(
        marks,
        frame(
            {
                "pupil": ["Ann", "Ben", "Ann", "Ben", "Ann", "Ann"],
                "subject": ["art", "art", "music", "music", "music", "music"],
                "mark": [4.0, 2.0, 5.0, 3.0, 1.0, 1.5],
            }
        ),
    )
