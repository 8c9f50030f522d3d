"""List the working days of a period.

apis: pd.bdate_range
"""

# %% prompt
import pandas as pd

# An index of the days from Monday to Friday between 28 April and 9 May 2022, both included.
days = ...


# %% solution
days = pd.bdate_range("2022-04-28", "2022-05-09")


# %% solution
days = pd.DatetimeIndex(
    [day for day in pd.date_range("2022-04-28", "2022-05-09") if day.weekday() < 5]
)


# %% test
def check():
    import pandas as pd

    expected = pd.to_datetime(
        [
            "2022-04-28",
            "2022-04-29",
            "2022-05-02",
            "2022-05-03",
            "2022-05-04",
            "2022-05-05",
            "2022-05-06",
            "2022-05-09",
        ]
    )
    assert list(days.strftime("%Y-%m-%d")) == list(expected.strftime("%Y-%m-%d"))
    assert isinstance(days, pd.DatetimeIndex)
