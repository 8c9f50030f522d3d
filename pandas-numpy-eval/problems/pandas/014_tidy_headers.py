"""Turn untidy column names into lower case names with underscores.

apis: DataFrame.set_axis, Index.str.strip, Index.str.lower, Index.str.replace
"""

# %% prompt
import pandas as pd


def tidy_headers(df):
    # Column names without blanks at either end, in lower case, every blank inside replaced by "_".
    return ...


# %% solution
def tidy_headers(df):
    return df.set_axis(df.columns.str.strip().str.lower().str.replace(" ", "_"), axis=1)


# %% solution
def tidy_headers(df):
    return df.rename(columns=lambda name: "_".join(name.strip().lower().split(" ")))


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame, series = pd.DataFrame, pd.Series

    def cases():
        yield frame({"Total Price": [1, 2]}), frame({"total_price": [1, 2]})
        yield frame({" Total Price": [1, 2]}), frame({"total_price": [1, 2]})
        yield frame({"Total Price ": [1, 2]}), frame({"total_price": [1, 2]})
        yield frame({"  Unit  ": [1]}), frame({"unit": [1]})
        yield frame({"a": [1], "b": [2]}), frame({"a": [1], "b": [2]})
        yield frame({"A": [1], "b": [2]}), frame({"a": [1], "b": [2]})
        yield (
            frame({"First Name": ["Al"], "Last Name": ["Bo"]}),
            frame({"first_name": ["Al"], "last_name": ["Bo"]}),
        )
        yield frame({"One Two Three": [0.5]}), frame({"one_two_three": [0.5]})
        yield frame({"one_two": [3]}), frame({"one_two": [3]})
        yield (
            frame({"Year 2020": [1], "Year 2021": [2]}),
            frame({"year_2020": [1], "year_2021": [2]}),
        )
        yield (
            frame({"UPPER": [1], "lower": [2], "MiXeD": [3]}),
            frame({"upper": [1], "lower": [2], "mixed": [3]}),
        )
        yield frame({"A  B": [1]}), frame({"a__b": [1]})
        yield frame({"Ä Ö": [1]}), frame({"ä_ö": [1]})
        yield frame({"x-y z": [1]}), frame({"x-y_z": [1]})
        yield (
            frame({" Is OK": [True, False]}, index=["p", "q"]),
            frame({"is_ok": [True, False]}, index=["p", "q"]),
        )
        yield (
            frame({"Empty Col": series([], dtype="float64")}),
            frame({"empty_col": series([], dtype="float64")}),
        )
        yield frame({"B b": [1], "A a": [2]}), frame({"b_b": [1], "a_a": [2]})
        yield (
            frame({" A": [1], "B ": [2], " C ": [3], "D d": [4]}),
            frame({"a": [1], "b": [2], "c": [3], "d_d": [4]}),
        )
        yield frame({"No. Of Items": [10, 20, 30]}), frame({"no._of_items": [10, 20, 30]})
        yield frame({"  Deep  Space  ": [nan]}), frame({"deep__space": [nan]})

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
