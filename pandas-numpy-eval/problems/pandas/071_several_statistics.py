"""Compute several statistics per group at once.

apis: DataFrame.groupby, GroupBy.agg
"""

# %% prompt
import pandas as pd

runs = pd.DataFrame(
    {"runner": ["Ida", "Max", "Ida", "Max", "Ida"], "minutes": [31.0, 28.0, 29.0, 34.0, 36.0]}
)
# For each runner the shortest, the longest and the mean time: columns "min", "max" and "mean".
summary = ...


# %% solution
summary = runs.groupby("runner")["minutes"].agg(["min", "max", "mean"])


# %% solution
summary = runs.groupby("runner").agg(
    min=("minutes", "min"), max=("minutes", "max"), mean=("minutes", "mean")
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"min": [29.0, 28.0], "max": [36.0, 34.0], "mean": [32.0, 31.0]},
        index=pd.Index(["Ida", "Max"], name="runner"),
    )
    assert_frame_equal(summary, expected)
    # the data are as they were
    assert_frame_equal(
        runs,
        frame(
            {
                "runner": ["Ida", "Max", "Ida", "Max", "Ida"],
                "minutes": [31.0, 28.0, 29.0, 34.0, 36.0],
            }
        ),
    )
