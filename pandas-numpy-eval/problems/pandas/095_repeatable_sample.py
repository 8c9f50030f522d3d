"""Draw rows at random, the same ones every time.

apis: DataFrame.sample, DataFrame.sort_index
"""

# %% prompt
import pandas as pd

people = pd.DataFrame({"age": range(20, 46)}, index=list("abcdefghijklmnopqrstuvwxyz"))
# Six rows drawn without replacement by pandas itself with seed 7, in the order of the labels.
drawn = ...


# %% solution
drawn = people.sample(6, random_state=7).sort_index()


# %% solution
drawn = people.loc[sorted(people.sample(n=6, replace=False, random_state=7).index)]


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame({"age": [21, 25, 29, 31, 32, 37]}, index=["b", "f", "j", "l", "m", "r"])
    assert_frame_equal(drawn, expected)
    # the data are as they were
    assert_frame_equal(
        people,
        frame(
            {
                "age": [
                    20,
                    21,
                    22,
                    23,
                    24,
                    25,
                    26,
                    27,
                    28,
                    29,
                    30,
                    31,
                    32,
                    33,
                    34,
                    35,
                    36,
                    37,
                    38,
                    39,
                    40,
                    41,
                    42,
                    43,
                    44,
                    45,
                ]
            },
            index=[
                "a",
                "b",
                "c",
                "d",
                "e",
                "f",
                "g",
                "h",
                "i",
                "j",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "q",
                "r",
                "s",
                "t",
                "u",
                "v",
                "w",
                "x",
                "y",
                "z",
            ],
        ),
    )
