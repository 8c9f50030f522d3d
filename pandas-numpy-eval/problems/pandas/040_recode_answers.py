"""Recode answers in all columns and leave other values alone.

apis: DataFrame.replace
"""

# %% prompt
import pandas as pd


def recode_answers(df):
    # Anywhere in df write "yes" for "y" and "no" for "n"; longer texts with these letters stay.
    return ...


# %% solution
def recode_answers(df):
    return df.replace({"y": "yes", "n": "no"})


# %% solution
def recode_answers(df):
    return df.apply(
        lambda column: column.map(lambda value: {"y": "yes", "n": "no"}.get(value, value))
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame

    def cases():
        yield frame({"a": ["y", "n"]}), frame({"a": ["yes", "no"]})
        yield (
            frame({"a": ["n", "y"], "b": ["y", "y"]}),
            frame({"a": ["no", "yes"], "b": ["yes", "yes"]}),
        )
        yield frame({"a": ["y", "maybe"]}), frame({"a": ["yes", "maybe"]})
        yield frame({"a": ["yes", "no"]}), frame({"a": ["yes", "no"]})
        yield frame({"a": ["any", "yn"]}), frame({"a": ["any", "yn"]})
        yield frame({"a": ["Y", "N", "y"]}), frame({"a": ["Y", "N", "yes"]})
        yield frame({"a": ["y"]}), frame({"a": ["yes"]})
        yield frame({"a": ["n"]}), frame({"a": ["no"]})
        yield frame({"a": ["", "n"]}), frame({"a": ["", "no"]})
        yield frame({"a": ["y", "y", "y"]}), frame({"a": ["yes", "yes", "yes"]})
        yield frame({"y": ["n"], "n": ["y"]}), frame({"y": ["no"], "n": ["yes"]})
        yield (
            frame({"a": ["y", "n"]}, index=["y", "n"]),
            frame({"a": ["yes", "no"]}, index=["y", "n"]),
        )
        yield (
            frame({"q1": ["y", "n", "n"], "q2": ["n", "n", "y"], "q3": ["y", "y", "y"]}),
            frame(
                {"q1": ["yes", "no", "no"], "q2": ["no", "no", "yes"], "q3": ["yes", "yes", "yes"]}
            ),
        )
        yield (
            frame({"a": ["y", "n"], "b": ["x", "z"]}),
            frame({"a": ["yes", "no"], "b": ["x", "z"]}),
        )
        yield frame({"b": ["x", "z"]}), frame({"b": ["x", "z"]})
        yield frame({"a": ["y ", " n", "n"]}), frame({"a": ["y ", " n", "no"]})
        yield (
            frame({"a": ["n", "n"], "b": ["none", "n"]}),
            frame({"a": ["no", "no"], "b": ["none", "no"]}),
        )
        yield frame({"a": ["y", "n"]}, index=[4, 2]), frame({"a": ["yes", "no"]}, index=[4, 2])
        yield frame({"a": ["yy", "nn", "y"]}), frame({"a": ["yy", "nn", "yes"]})
        yield frame({"a": ["n", "-", "y", "?"]}), frame({"a": ["no", "-", "yes", "?"]})

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected, check_dtype=False)
        assert_frame_equal(arguments[0], before[0])
