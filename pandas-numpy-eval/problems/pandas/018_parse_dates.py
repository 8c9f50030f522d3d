"""Read day/month/year texts and leave out what is no date.

apis: pd.to_datetime
"""

# %% prompt
import pandas as pd


def parse_dates(texts):
    # The texts look like 31/12/2020 (day first). Return dates; NaT where a text does not.
    return ...


# %% solution
def parse_dates(texts):
    return pd.to_datetime(texts, format="%d/%m/%Y", errors="coerce")


# %% solution
def parse_dates(texts):
    return pd.to_datetime(
        texts.where(texts.str.fullmatch(r"\d\d/\d\d/\d{4}")).str.split("/").str[::-1].str.join("-"),
        errors="coerce",
        format="%Y-%m-%d",
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(["31/12/2020"]), series(pd.to_datetime(["2020-12-31"]))
        yield (
            series(["01/02/2020", "02/01/2020"]),
            series(pd.to_datetime(["2020-02-01", "2020-01-02"])),
        )
        yield series(["31/12/2020", "soon"]), series(pd.to_datetime(["2020-12-31", None]))
        yield series(["soon", "31/12/2020"]), series(pd.to_datetime([None, "2020-12-31"]))
        yield series(["2020-12-31", "31/12/2020"]), series(pd.to_datetime([None, "2020-12-31"]))
        yield series(["12/31/2020", "12/11/2020"]), series(pd.to_datetime([None, "2020-11-12"]))
        yield (
            series(["29/02/2020", "28/02/2021"]),
            series(pd.to_datetime(["2020-02-29", "2021-02-28"])),
        )
        yield series(["29/02/2021", "01/03/2021"]), series(pd.to_datetime([None, "2021-03-01"]))
        yield series(["05/06/2007"]), series(pd.to_datetime(["2007-06-05"]))
        yield (
            series(["05/06/2007", "06/05/2007", "07/07/2007"]),
            series(pd.to_datetime(["2007-06-05", "2007-05-06", "2007-07-07"])),
        )
        yield series(["", "05/06/2007"]), series(pd.to_datetime([None, "2007-06-05"]))
        yield series(["00/01/2000", "01/01/2000"]), series(pd.to_datetime([None, "2000-01-01"]))
        yield (
            series(["10/10/2010", "10/10/2010"]),
            series(pd.to_datetime(["2010-10-10", "2010-10-10"])),
        )
        yield (
            series(["01/01/1999", "31/12/1998"], index=["p", "q"]),
            series(pd.to_datetime(["1999-01-01", "1998-12-31"]), index=["p", "q"]),
        )
        yield (
            series(["01/01/1999", "nope"], index=[8, 3], name="seen"),
            series(pd.to_datetime(["1999-01-01", None]), index=[8, 3], name="seen"),
        )
        yield (
            series(["24/12/2021", "25/12/2021", "26/12/2021"]),
            series(pd.to_datetime(["2021-12-24", "2021-12-25", "2021-12-26"])),
        )
        yield series(["30/04/2022", "31/04/2022"]), series(pd.to_datetime(["2022-04-30", None]))
        yield series(["15.03.2020", "15/03/2020"]), series(pd.to_datetime([None, "2020-03-15"]))
        yield (
            series(["01/12/2023", "12/01/2023"]),
            series(pd.to_datetime(["2023-12-01", "2023-01-12"])),
        )
        yield (
            series(["09/08/2001", "08/09/2001", "?", "11/11/2011"]),
            series(pd.to_datetime(["2001-08-09", "2001-09-08", None, "2011-11-11"])),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert str(got.dtype).startswith("datetime64")
        assert_series_equal(got, expected, check_dtype=False)
        assert_series_equal(arguments[0], before[0])
