"""Name the month of date texts.

apis: pd.to_datetime, Series.dt.month_name
"""

# %% prompt
import pandas as pd


def month_names(texts):
    # The English names of the months ("January", ...) of texts like "2020-01-31".
    return ...


# %% solution
def month_names(texts):
    return pd.to_datetime(texts).dt.month_name()


# %% solution
def month_names(texts):
    return texts.str[5:7].map(
        {
            "01": "January",
            "02": "February",
            "03": "March",
            "04": "April",
            "05": "May",
            "06": "June",
            "07": "July",
            "08": "August",
            "09": "September",
            "10": "October",
            "11": "November",
            "12": "December",
        }
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(["2020-01-31"]), series(["January"])
        yield series(["2020-02-29"]), series(["February"])
        yield series(["2021-03-01", "2021-03-31"]), series(["March", "March"])
        yield series(["2021-04-30"]), series(["April"])
        yield series(["2021-05-05"]), series(["May"])
        yield series(["2021-06-07", "2021-07-06"]), series(["June", "July"])
        yield series(["2021-07-01"]), series(["July"])
        yield series(["2021-08-01"]), series(["August"])
        yield series(["1999-09-09"]), series(["September"])
        yield series(["2022-10-11"]), series(["October"])
        yield series(["2022-11-10"]), series(["November"])
        yield series(["2022-12-31", "2023-01-01"]), series(["December", "January"])
        yield series(["2020-01-12", "2020-12-01"]), series(["January", "December"])
        yield series(["2019-02-03", "2019-03-02"]), series(["February", "March"])
        yield series(["2019-05-06", "2019-05-06"]), series(["May", "May"])
        yield (
            series(["2019-05-06", "2018-04-06"], index=["p", "q"]),
            series(["May", "April"], index=["p", "q"]),
        )
        yield (
            series(["2019-05-06", "2018-04-06"], index=[7, 2]),
            series(["May", "April"], index=[7, 2]),
        )
        yield (
            series(["2019-11-06", "2018-10-06"], name="born"),
            series(["November", "October"], name="born"),
        )
        yield (
            series(["2021-01-01", "2021-02-01", "2021-03-01", "2021-04-01"]),
            series(["January", "February", "March", "April"]),
        )
        yield series(["2000-08-08", "2000-07-07", "2000-06-06"]), series(["August", "July", "June"])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_dtype=False)
        assert_series_equal(arguments[0], before[0])
