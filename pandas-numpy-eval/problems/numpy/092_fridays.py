"""List the days of a month that fall on a given weekday.

apis: np.arange, np.busday_offset, ndarray.astype, ndarray.tolist
"""

# %% prompt
import numpy as np

# The first Friday on or after the first of each month of 2024: a plain list of twelve texts such as
# "2024-01-05".
fridays = ...


# %% solution
fridays = (
    np.busday_offset(
        np.arange("2024-01", "2025-01", dtype="datetime64[M]"), 0, roll="forward", weekmask="Fri"
    )
    .astype(str)
    .tolist()
)


# %% solution
fridays = [
    str(
        next(
            day
            for day in np.datetime64(f"2024-{month:02}-01") + np.arange(7)
            if np.is_busday(day, weekmask="Fri")
        )
    )
    for month in range(1, 13)
]


# %% test
def check():

    expected = [
        "2024-01-05",
        "2024-02-02",
        "2024-03-01",
        "2024-04-05",
        "2024-05-03",
        "2024-06-07",
        "2024-07-05",
        "2024-08-02",
        "2024-09-06",
        "2024-10-04",
        "2024-11-01",
        "2024-12-06",
    ]
    assert isinstance(fridays, list)
    assert fridays == expected
