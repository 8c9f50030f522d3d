"""Translate codes through a dictionary with a default.

apis: Series.map, Series.fillna
"""

# %% prompt
import pandas as pd


def translate_codes(codes, names):
    # Replace each code by its entry in the dictionary names, or by "unknown" if it has none.
    return ...


# %% solution
def translate_codes(codes, names):
    return codes.map(names).fillna("unknown")


# %% solution
def translate_codes(codes, names):
    return codes.map(lambda code: names.get(code, "unknown"))


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(["a", "b"]), {"a": "apple", "b": "bean"}, series(["apple", "bean"])
        yield series(["a", "c"]), {"a": "apple", "b": "bean"}, series(["apple", "unknown"])
        yield (
            series(["b", "a", "b"]),
            {"a": "apple", "b": "bean"},
            series(["bean", "apple", "bean"]),
        )
        yield series(["c", "a"]), {"a": "apple"}, series(["unknown", "apple"])
        yield series(["A", "a"]), {"a": "apple"}, series(["unknown", "apple"])
        yield series([1, 2, 3]), {1: "one", 3: "three"}, series(["one", "unknown", "three"])
        yield series([3, 2, 1]), {1: "one", 2: "two", 3: "three"}, series(["three", "two", "one"])
        yield series([1]), {1: "one"}, series(["one"])
        yield series([0, 1]), {1: "yes"}, series(["unknown", "yes"])
        yield series([1, 1, 1]), {1: "x"}, series(["x", "x", "x"])
        yield series(["apple"]), {"a": "apple", "apple": "fruit"}, series(["fruit"])
        yield (
            series(["x", "y"], index=["p", "q"]),
            {"x": "ex"},
            series(["ex", "unknown"], index=["p", "q"]),
        )
        yield (
            series(["x", "y"], index=[5, 4]),
            {"y": "why"},
            series(["unknown", "why"], index=[5, 4]),
        )
        yield (
            series(["x", "y"], name="code"),
            {"y": "why", "x": "ex"},
            series(["ex", "why"], name="code"),
        )
        yield (
            series([10, 20, 30]),
            {10: "low", 20: "mid", 30: "high"},
            series(["low", "mid", "high"]),
        )
        yield (
            series([10, 25, 30]),
            {10: "low", 20: "mid", 30: "high"},
            series(["low", "unknown", "high"]),
        )
        yield series([True, False]), {True: "on"}, series(["on", "unknown"])
        yield (
            series(["de", "fr", "xx", "de"]),
            {"de": "German", "fr": "French"},
            series(["German", "French", "unknown", "German"]),
        )
        yield series([-1, 0, 1]), {-1: "minus", 1: "plus"}, series(["minus", "unknown", "plus"])
        yield (
            series(["a", "b", "c", "d"]),
            {"d": "last", "a": "first"},
            series(["first", "unknown", "unknown", "last"]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_dtype=False)
        assert_series_equal(arguments[0], before[0])
        assert arguments[1] == before[1]
