"""Put two tables beside each other under a heading each.

apis: pd.concat
"""

# %% prompt
import pandas as pd

plan = pd.DataFrame({"km": [10, 20], "h": [1, 3]}, index=["mo", "tu"])
done = pd.DataFrame({"km": [8, 25], "h": [1, 4]}, index=["mo", "tu"])
# One table with both beside each other; an upper column level says "plan" or "done".
both = ...


# %% solution
both = pd.concat([plan, done], axis=1, keys=["plan", "done"])


# %% solution
both = pd.concat({"plan": plan, "done": done}, axis="columns")


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        [[10, 1, 8, 1], [20, 3, 25, 4]],
        index=["mo", "tu"],
        columns=pd.MultiIndex.from_tuples(
            [("plan", "km"), ("plan", "h"), ("done", "km"), ("done", "h")]
        ),
    )
    assert_frame_equal(both, expected)
    # the data are as they were
    assert_frame_equal(plan, frame({"km": [10, 20], "h": [1, 3]}, index=["mo", "tu"]))
    assert_frame_equal(done, frame({"km": [8, 25], "h": [1, 4]}, index=["mo", "tu"]))
