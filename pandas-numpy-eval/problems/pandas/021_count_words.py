"""Count the words of every text.

apis: Series.str.split, Series.str.len
"""

# %% prompt
import pandas as pd


def count_words(texts):
    # The number of words (runs without white space) in each text, as integers.
    return ...


# %% solution
def count_words(texts):
    return texts.str.split().str.len()


# %% solution
def count_words(texts):
    return texts.str.count(r"\S+")


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(["one"]), series([1])
        yield series(["one two"]), series([2])
        yield series(["one two", "three"]), series([2, 1])
        yield series(["", "a"]), series([0, 1])
        yield series(["  ", "a b c"]), series([0, 3])
        yield series(["a  b"]), series([2])
        yield series([" a b "]), series([2])
        yield series(["a\tb", "a\nb c"]), series([2, 3])
        yield series(["to be or not to be"]), series([6])
        yield series(["hyphen-word counts"]), series([2])
        yield series(["1 2 3 4 5 6 7 8 9 10"]), series([10])
        yield series(["x", "x x", "x x x"]), series([1, 2, 3])
        yield series(["x x x", "x x", "x"]), series([3, 2, 1])
        yield series(["a, b, c"]), series([3])
        yield series(["a,b,c"]), series([1])
        yield series(["end."], index=["p"]), series([1], index=["p"])
        yield series(["a b", "c"], index=[9, 3]), series([2, 1], index=[9, 3])
        yield series(["a b", "c d"], name="text"), series([2, 2], name="text")
        yield series(["same same", "same same"]), series([2, 2])
        yield series(["?", "! !", "..."]), series([1, 2, 1])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert got.dtype.kind == "i"
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
