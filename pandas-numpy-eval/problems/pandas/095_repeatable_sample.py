"""Draw rows at random, the same ones every time.

apis: DataFrame.sample, DataFrame.sort_index
"""

# %% prompt
import pandas as pd

people = pd.DataFrame({"age": [34, 29, 51, 42, 23, 67, 38, 45]}, index=list("abcdefgh"))
# Three rows drawn without replacement by pandas itself with seed 7, in the order of the labels.
drawn = ...


# %% solution
drawn = people.sample(3, random_state=7).sort_index()


# %% solution
drawn = people.loc[sorted(people.sample(n=3, replace=False, random_state=7).index)]


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame({"age": [34, 51, 67]}, index=["a", "c", "f"])
    assert_frame_equal(drawn, expected)
    # the data are as they were
    assert_frame_equal(
        people,
        frame(
            {"age": [34, 29, 51, 42, 23, 67, 38, 45]},
            index=["a", "b", "c", "d", "e", "f", "g", "h"],
        ),
    )
