"""Compute several statistics per group at once.

apis: DataFrame.groupby, GroupBy.agg, DataFrame.round, DataFrame.reset_index
"""

# %% prompt
import pandas as pd

runs = pd.DataFrame(
    {"runner": ["Max", "Ida", "Ida", "Max", "Ida"], "minutes": [28.04, 31.25, 29.5, 34.0, 36.13]}
)
# For each runner the shortest, the longest and the mean time, rounded to one decimal: a table with
# the columns "runner", "min", "max" and "mean", and rows numbered from 0.
summary = ...


# %% solution
summary = runs.groupby("runner")["minutes"].agg(["min", "max", "mean"]).round(1).reset_index()


# %% solution
summary = (
    runs.groupby("runner", as_index=False)
    .agg(min=("minutes", "min"), max=("minutes", "max"), mean=("minutes", "mean"))
    .round({"min": 1, "max": 1, "mean": 1})
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"runner": ["Ida", "Max"], "min": [29.5, 28.0], "max": [36.1, 34.0], "mean": [32.3, 31.0]}
    )
    assert_frame_equal(summary, expected)
    # the data are as they were
    assert_frame_equal(
        runs,
        frame(
            {
                "runner": ["Max", "Ida", "Ida", "Max", "Ida"],
                "minutes": [28.04, 31.25, 29.5, 34.0, 36.13],
            }
        ),
    )
