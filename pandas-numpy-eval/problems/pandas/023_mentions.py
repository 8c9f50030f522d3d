"""Tell which texts contain a phrase, whatever its case.

apis: Series.str.contains
"""

# %% prompt
import pandas as pd


def mentions(texts, phrase):
    # True where the text contains `phrase` as it stands (no pattern), upper or lower case alike;
    # a missing text counts as False.
    return ...


# %% solution
def mentions(texts, phrase):
    return texts.str.contains(phrase, case=False, na=False, regex=False)


# %% solution
def mentions(texts, phrase):
    return texts.fillna("").str.lower().map(lambda text: phrase.lower() in text)


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(["red fox", "blue sky"]), "fox", series([True, False])
        yield series(["red fox", "blue sky"]), "FOX", series([True, False])
        yield series(["RED FOX", "blue sky"]), "fox", series([True, False])
        yield series(["red fox", None]), "fox", series([True, False])
        yield series([None, "red fox"]), "sky", series([False, False])
        yield series(["a.b", "axb"]), "a.b", series([True, False])
        yield series(["a+b", "aab"]), "A+B", series([True, False])
        yield series(["(1)", "1"]), "(1)", series([True, False])
        yield series(["x", None]), "x", series([True, False])
        yield series(["x", "y"]), "", series([True, True])
        yield series([""]), "x", series([False])
        yield series(["fo", "ox", "fox"]), "fox", series([False, False, True])
        yield series(["two words", "twowords"]), "two words", series([True, False])
        yield series(["firefox", "fox fire"]), "fox", series([True, True])
        yield series(["50%", "500"]), "50%", series([True, False])
        yield series(["$5", "5$"]), "$5", series([True, False])
        yield series(["a|b", "a", "b"]), "a|b", series([True, False, False])
        yield (
            series(["Straw", "straw"], index=["p", "q"]),
            "RAW",
            series([True, True], index=["p", "q"]),
        )
        yield (
            series(["one", None, "none"], index=[3, 2, 1], name="t"),
            "one",
            series([True, False, True], index=[3, 2, 1], name="t"),
        )
        yield series(["[x]", "x"]), "[x]", series([True, False])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
