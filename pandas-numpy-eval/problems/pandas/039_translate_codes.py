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
    cases = [
        (series(["a", "b"]), {"a": "apple", "b": "bean"}, series(["apple", "bean"])),
        (series(["a", "c"]), {"a": "apple", "b": "bean"}, series(["apple", "unknown"])),
        (series(["b", "a", "b"]), {"a": "apple", "b": "bean"}, series(["bean", "apple", "bean"])),
        (series(["c", "a"]), {"a": "apple"}, series(["unknown", "apple"])),
        (series(["A", "a"]), {"a": "apple"}, series(["unknown", "apple"])),
        (series([1, 2, 3]), {1: "one", 3: "three"}, series(["one", "unknown", "three"])),
        (series([3, 2, 1]), {1: "one", 2: "two", 3: "three"}, series(["three", "two", "one"])),
        (series([1]), {1: "one"}, series(["one"])),
        (series([0, 1]), {1: "yes"}, series(["unknown", "yes"])),
        (series([1, 1, 1]), {1: "x"}, series(["x", "x", "x"])),
        (series(["apple"]), {"a": "apple", "apple": "fruit"}, series(["fruit"])),
        (
            series(["x", "y"], index=["p", "q"]),
            {"x": "ex"},
            series(["ex", "unknown"], index=["p", "q"]),
        ),
        (series(["x", "y"], index=[5, 4]), {"y": "why"}, series(["unknown", "why"], index=[5, 4])),
        (
            series(["x", "y"], name="code"),
            {"y": "why", "x": "ex"},
            series(["ex", "why"], name="code"),
        ),
        (series([10, 20, 30]), {10: "low", 20: "mid", 30: "high"}, series(["low", "mid", "high"])),
        (
            series([10, 25, 30]),
            {10: "low", 20: "mid", 30: "high"},
            series(["low", "unknown", "high"]),
        ),
        (series([True, False]), {True: "on"}, series(["on", "unknown"])),
        (
            series(["de", "fr", "xx", "de"]),
            {"de": "German", "fr": "French"},
            series(["German", "French", "unknown", "German"]),
        ),
        (series([-1, 0, 1]), {-1: "minus", 1: "plus"}, series(["minus", "unknown", "plus"])),
        (
            series(["a", "b", "c", "d"]),
            {"d": "last", "a": "first"},
            series(["first", "unknown", "unknown", "last"]),
        ),
    ]
    for *arguments, expected in cases:
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
        assert arguments[1] == before[1]
