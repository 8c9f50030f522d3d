"""Select rows by the time of day.

apis: DataFrame.between_time
"""

# %% prompt
import pandas as pd

calls = pd.DataFrame(
    {"minutes": [4, 11, 2, 7, 5]},
    index=pd.to_datetime(
        [
            "2023-02-01 08:59",
            "2023-02-01 09:00",
            "2023-02-01 17:30",
            "2023-02-02 12:15",
            "2023-02-02 17:31",
        ]
    ),
)
# The calls that began between 9:00 and 17:30, whatever the day, both limits included.
office = ...


# %% solution
office = calls.between_time("9:00", "17:30")


# %% solution
office = calls[[9 * 60 <= stamp.hour * 60 + stamp.minute <= 17 * 60 + 30 for stamp in calls.index]]


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"minutes": [11, 2, 7]},
        index=pd.to_datetime(["2023-02-01 09:00:00", "2023-02-01 17:30:00", "2023-02-02 12:15:00"]),
    )
    assert_frame_equal(office, expected, check_freq=False)
    # the data are as they were
    assert_frame_equal(
        calls,
        frame(
            {"minutes": [4, 11, 2, 7, 5]},
            index=pd.to_datetime(
                [
                    "2023-02-01 08:59:00",
                    "2023-02-01 09:00:00",
                    "2023-02-01 17:30:00",
                    "2023-02-02 12:15:00",
                    "2023-02-02 17:31:00",
                ]
            ),
        ),
    )
