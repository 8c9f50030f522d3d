"""Label dates with their quarter.

apis: Series.dt.to_period, Series.astype
"""

# %% prompt
import pandas as pd

invoices = pd.Series(pd.to_datetime(["2021-01-31", "2021-04-01", "2021-12-24", "2022-09-30"]))
# Texts such as "2021Q1": year and calendar quarter of each date.
quarters = ...


# %% solution
quarters = invoices.dt.to_period("Q").astype(str)


# %% solution
quarters = invoices.map(lambda day: f"{day.year}Q{(day.month + 2) // 3}")


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    expected = series(["2021Q1", "2021Q2", "2021Q4", "2022Q3"])
    assert_series_equal(quarters, expected, check_dtype=False)
    # the data are as they were
    assert_series_equal(
        invoices, series(pd.to_datetime(["2021-01-31", "2021-04-01", "2021-12-24", "2022-09-30"]))
    )
