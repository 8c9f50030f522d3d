"""Put numbers into labelled bands.

apis: pd.cut
"""

# %% prompt
import numpy as np
import pandas as pd

ages = pd.Series([5, 12, 13, 19, 20, 64, 65])
# Label the ages: "child" up to 12, "teen" from 13 to 19, "adult" above, as an ordered categorical.
bands = ...


# %% solution
bands = pd.cut(ages, [-np.inf, 12, 19, np.inf], labels=["child", "teen", "adult"])


# %% solution
bands = ages.map(lambda age: "child" if age <= 12 else "teen" if age <= 19 else "adult").astype(
    pd.CategoricalDtype(["child", "teen", "adult"], ordered=True)
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_series_equal

    series = pd.Series
    expected = series(
        pd.Categorical(
            ["child", "child", "teen", "teen", "adult", "adult", "adult"],
            categories=["child", "teen", "adult"],
            ordered=True,
        )
    )
    assert bands.cat.ordered
    assert list(bands.cat.categories) == list(expected.cat.categories)
    assert list(bands) == list(expected)
    # the data are as they were
    assert_series_equal(ages, series([5, 12, 13, 19, 20, 64, 65]))
