"""Write names with capitals and without stray blanks.

apis: Series.str.strip, Series.str.title
"""

# %% prompt
import pandas as pd


def clean_names(names):
    # No blanks at the ends, and every word begins with a capital and goes on in lower case.
    return ...


# %% solution
def clean_names(names):
    return names.str.strip().str.title()


# %% solution
def clean_names(names):
    return names.map(lambda name: name.strip().title())


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    cases = [
        (series(["ann lee"]), series(["Ann Lee"])),
        (series([" ann lee"]), series(["Ann Lee"])),
        (series(["ann lee "]), series(["Ann Lee"])),
        (series(["ANN LEE", "bob"]), series(["Ann Lee", "Bob"])),
        (series(["Ann Lee"]), series(["Ann Lee"])),
        (series(["  x  "]), series(["X"])),
        (series(["o"]), series(["O"])),
        (series(["mary ann  smith"]), series(["Mary Ann  Smith"])),
        (series(["a b c"]), series(["A B C"])),
        (series(["jean-luc"]), series(["Jean-Luc"])),
        (series(["ÉMILE zola"]), series(["Émile Zola"])),
        (series(["", "p"]), series(["", "P"])),
        (series(["   ", "p"]), series(["", "P"])),
        (series(["van DYKE", " Van dyke "]), series(["Van Dyke", "Van Dyke"])),
        (series(["ann", "ann"], index=[1, 1]), series(["Ann", "Ann"], index=[1, 1])),
        (series(["ann", "BEN"], index=["k", "l"]), series(["Ann", "Ben"], index=["k", "l"])),
        (series(["ann", "ben"], name="who"), series(["Ann", "Ben"], name="who")),
        (series(["tab\t", "\nline"]), series(["Tab", "Line"])),
        (series(["r2 d2"]), series(["R2 D2"])),
        (
            series(["ALL CAPS HERE", "all low here", "Mixed hERE "]),
            series(["All Caps Here", "All Low Here", "Mixed Here"]),
        ),
    ]
    for *arguments, expected in cases:
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected)
        assert_series_equal(arguments[0], before[0])
