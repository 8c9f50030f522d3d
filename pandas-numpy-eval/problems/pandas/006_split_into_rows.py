"""Give every item of a comma separated text a row of its own.

apis: Series.str.split, DataFrame.assign, DataFrame.explode
"""

# %% prompt
import pandas as pd


def split_into_rows(df, column):
    # `column` holds texts such as "red,green". Return a new frame with one row for each item;
    # the other columns are repeated, and so are the index labels.
    return ...


# %% solution
def split_into_rows(df, column):
    return df.assign(**{column: df[column].str.split(",")}).explode(column)


# %% solution
def split_into_rows(df, column):
    return df.drop(columns=column).join(df[column].str.split(",").explode())[df.columns]


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame

    def cases():
        yield frame({"c": ["a,b"]}), "c", frame({"c": ["a", "b"]}, index=[0, 0])
        yield frame({"c": ["a"]}), "c", frame({"c": ["a"]})
        yield frame({"c": ["a,b", "c"]}), "c", frame({"c": ["a", "b", "c"]}, index=[0, 0, 1])
        yield frame({"c": ["c", "a,b"]}), "c", frame({"c": ["c", "a", "b"]}, index=[0, 1, 1])
        yield (
            frame({"n": [1, 2], "c": ["a,b", "c,d"]}),
            "c",
            frame({"n": [1, 1, 2, 2], "c": ["a", "b", "c", "d"]}, index=[0, 0, 1, 1]),
        )
        yield (
            frame({"c": ["a,b", "c,d"], "n": [1, 2]}),
            "c",
            frame({"c": ["a", "b", "c", "d"], "n": [1, 1, 2, 2]}, index=[0, 0, 1, 1]),
        )
        yield (
            frame({"c": ["a,a"], "n": [7]}),
            "c",
            frame({"c": ["a", "a"], "n": [7, 7]}, index=[0, 0]),
        )
        yield frame({"c": ["a,,b"]}), "c", frame({"c": ["a", "", "b"]}, index=[0, 0, 0])
        yield (
            frame({"c": ["a,b,c,d"], "n": [0.5]}),
            "c",
            frame({"c": ["a", "b", "c", "d"], "n": [0.5, 0.5, 0.5, 0.5]}, index=[0, 0, 0, 0]),
        )
        yield frame({"c": ["a b,c d"]}), "c", frame({"c": ["a b", "c d"]}, index=[0, 0])
        yield frame({"c": ["a;b", "c"]}), "c", frame({"c": ["a;b", "c"]})
        yield frame({"c": ["", "a"]}), "c", frame({"c": ["", "a"]})
        yield (
            frame({"c": ["b,a", "d,c"]}, index=[5, 9]),
            "c",
            frame({"c": ["b", "a", "d", "c"]}, index=[5, 5, 9, 9]),
        )
        yield (
            frame({"c": ["b,a", "d"]}, index=["x", "y"]),
            "c",
            frame({"c": ["b", "a", "d"]}, index=["x", "x", "y"]),
        )
        yield (
            frame({"tags": ["new,sale", "old"], "price": [3, 4], "id": ["p", "q"]}),
            "tags",
            frame(
                {"tags": ["new", "sale", "old"], "price": [3, 3, 4], "id": ["p", "p", "q"]},
                index=[0, 0, 1],
            ),
        )
        yield (
            frame({"n": [3, 1, 2], "c": ["x", "y,z", "x"]}),
            "c",
            frame({"n": [3, 1, 1, 2], "c": ["x", "y", "z", "x"]}, index=[0, 1, 1, 2]),
        )
        yield (
            frame({"c": ["1,2", "3"], "n": [True, False]}),
            "c",
            frame({"c": ["1", "2", "3"], "n": [True, True, False]}, index=[0, 0, 1]),
        )
        yield frame({"c": ["a, b"]}), "c", frame({"c": ["a", " b"]}, index=[0, 0])
        yield (
            frame({"c": ["same", "same"], "n": [1, 2]}),
            "c",
            frame({"c": ["same", "same"], "n": [1, 2]}),
        )
        yield (
            frame({"c": ["k,l,m", "n", "o,p"], "n": [10, 20, 30]}),
            "c",
            frame(
                {"c": ["k", "l", "m", "n", "o", "p"], "n": [10, 10, 10, 20, 30, 30]},
                index=[0, 0, 0, 1, 2, 2],
            ),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected, check_dtype=False)
        assert_frame_equal(arguments[0], before[0])
