"""Replace all digits of a text but the last four by a sign.

apis: Series.str.replace
"""

# %% prompt
import pandas as pd


def hide_digits(cards):
    # The texts consist of digits. Replace every digit by "*" except the last four.
    return ...


# %% solution
def hide_digits(cards):
    return cards.str.replace(r"\d(?=\d{4})", "*", regex=True)


# %% solution
def hide_digits(cards):
    return cards.map(lambda card: "*" * (len(card) - 4) + card[-4:])


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(["1234567890"]), series(["******7890"])
        yield series(["12345"]), series(["*2345"])
        yield series(["1234"]), series(["1234"])
        yield series(["123"]), series(["123"])
        yield series(["1"]), series(["1"])
        yield series(["123456"]), series(["**3456"])
        yield series(["1234567"]), series(["***4567"])
        yield series(["12345678"]), series(["****5678"])
        yield series(["11112222", "33334444"]), series(["****2222", "****4444"])
        yield series(["0000000000000000"]), series(["************0000"])
        yield series(["98765", "4321"]), series(["*8765", "4321"])
        yield series(["98765", "432", "1000001"]), series(["*8765", "432", "***0001"])
        yield series([""]), series([""])
        yield series(["55555", "55555"]), series(["*5555", "*5555"])
        yield series(["123456789"], index=["p"]), series(["*****6789"], index=["p"])
        yield (
            series(["12345", "67890"], index=["p", "q"]),
            series(["*2345", "*7890"], index=["p", "q"]),
        )
        yield (
            series(["12345", "67890"], index=[3, 1], name="card"),
            series(["*2345", "*7890"], index=[3, 1], name="card"),
        )
        yield series(["000010000"]), series(["*****0000"])
        yield (
            series(["4000123412341234", "4000432143214321"]),
            series(["************1234", "************4321"]),
        )
        yield series(["9999", "99999", "999999"]), series(["9999", "*9999", "**9999"])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_dtype=False)
        assert_series_equal(arguments[0], before[0])
