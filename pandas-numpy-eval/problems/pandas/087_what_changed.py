"""List the cells in which two versions of a table differ.

apis: DataFrame.compare
"""

# %% prompt
import pandas as pd

old = pd.DataFrame({"price": [10, 20, 30], "unit": ["kg", "kg", "l"]}, index=["a", "b", "c"])
new = pd.DataFrame({"price": [10, 25, 30], "unit": ["kg", "kg", "ml"]}, index=["a", "b", "c"])
# Only rows and columns with a difference; under each column "self" (old) and "other" (new).
changes = ...


# %% solution
changes = old.compare(new)


# %% solution
changes = pd.concat(
    {
        name: pd.DataFrame({"self": old[name], "other": new[name]})[old[name] != new[name]]
        for name in old
    },
    axis=1,
)


# %% test
def check():
    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        [[20.0, 25.0, nan, nan], [nan, nan, "l", "ml"]],
        index=["b", "c"],
        columns=pd.MultiIndex.from_tuples(
            [("price", "self"), ("price", "other"), ("unit", "self"), ("unit", "other")]
        ),
    )
    assert_frame_equal(changes, expected, check_dtype=False)
    # the data are as they were
    assert_frame_equal(
        old, frame({"price": [10, 20, 30], "unit": ["kg", "kg", "l"]}, index=["a", "b", "c"])
    )
    assert_frame_equal(
        new, frame({"price": [10, 25, 30], "unit": ["kg", "kg", "ml"]}, index=["a", "b", "c"])
    )
