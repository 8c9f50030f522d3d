"""List the working days of a period.

apis: pd.bdate_range, DatetimeIndex.strftime, Index.tolist
"""

# %% prompt
import pandas as pd

# The days from Monday to Friday between 28 April and 9 May 2022, both included, as a list of texts
# such as "Thu 28 Apr".
days = ...


# %% solution
days = pd.bdate_range("2022-04-28", "2022-05-09").strftime("%a %d %b").tolist()


# %% solution
days = [f"{day:%a %d %b}" for day in pd.date_range("2022-04-28", "2022-05-09") if day.weekday() < 5]


# %% test
def check():

    expected = [
        "Thu 28 Apr",
        "Fri 29 Apr",
        "Mon 02 May",
        "Tue 03 May",
        "Wed 04 May",
        "Thu 05 May",
        "Fri 06 May",
        "Mon 09 May",
    ]
    assert isinstance(days, list)
    assert days == expected
