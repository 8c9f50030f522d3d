"""Write names with capitals and without stray blanks.

apis: Series.str.strip, Series.str.replace, Series.str.title
"""

# %% prompt
import pandas as pd


def clean_names(names):
    # No blanks at the ends and single blanks inside; every word begins with a capital and goes on
    # in lower case.
    return ...


# %% solution
def clean_names(names):
    return names.str.strip().str.replace(" +", " ", regex=True).str.title()


# %% solution
def clean_names(names):
    return names.map(lambda name: " ".join(name.split()).title())


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series

    def cases():
        yield series(["ann lee"]), series(["Ann Lee"])
        yield series([" ann lee"]), series(["Ann Lee"])
        yield series(["ann lee "]), series(["Ann Lee"])
        yield series(["ANN LEE", "bob"]), series(["Ann Lee", "Bob"])
        yield series(["Ann Lee"]), series(["Ann Lee"])
        yield series(["  x  "]), series(["X"])
        yield series(["o"]), series(["O"])
        yield series(["mary ann  smith"]), series(["Mary Ann Smith"])
        yield series(["a b c"]), series(["A B C"])
        yield series(["jean-luc"]), series(["Jean-Luc"])
        yield series(["ÉMILE zola"]), series(["Émile Zola"])
        yield series(["", "p"]), series(["", "P"])
        yield series(["   ", "p"]), series(["", "P"])
        yield series(["van DYKE", " Van dyke "]), series(["Van Dyke", "Van Dyke"])
        yield series(["ann", "ann"], index=[1, 1]), series(["Ann", "Ann"], index=[1, 1])
        yield series(["ann", "BEN"], index=["k", "l"]), series(["Ann", "Ben"], index=["k", "l"])
        yield series(["ann", "ben"], name="who"), series(["Ann", "Ben"], name="who")
        yield series(["tab\t", "\nline"]), series(["Tab", "Line"])
        yield series(["r2 d2"]), series(["R2 D2"])
        yield (
            series(["ALL CAPS HERE", "all low here", "Mixed hERE "]),
            series(["All Caps Here", "All Low Here", "Mixed Here"]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_series_equal(got, expected, check_dtype=False)
        assert_series_equal(arguments[0], before[0])
