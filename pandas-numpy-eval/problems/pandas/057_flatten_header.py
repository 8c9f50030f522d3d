"""Turn a header of two levels into one.

apis: DataFrame.set_axis, MultiIndex.map
"""

# %% prompt
import pandas as pd


def flatten_header(df):
    # The columns of df have two levels of text. Join the two names of each with "_".
    return ...


# %% solution
def flatten_header(df):
    return df.set_axis(df.columns.map("_".join), axis=1)


# %% solution
def flatten_header(df):
    return df.set_axis([f"{upper}_{lower}" for upper, lower in df.columns], axis="columns")


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame

    def cases():
        yield frame([[1]], columns=[["a"], ["b"]]), frame({"a_b": [1]})
        yield frame([[1, 2]], columns=[["a", "a"], ["b", "c"]]), frame({"a_b": [1], "a_c": [2]})
        yield frame([[1, 2]], columns=[["a", "b"], ["c", "c"]]), frame({"a_c": [1], "b_c": [2]})
        yield frame([[1, 2]], columns=[["b", "a"], ["d", "c"]]), frame({"b_d": [1], "a_c": [2]})
        yield (
            frame([[1, 2], [3, 4]], columns=[["a", "a"], ["min", "max"]]),
            frame({"a_min": [1, 3], "a_max": [2, 4]}),
        )
        yield (
            frame([[1, 2], [3, 4]], columns=[["a", "a"], ["min", "max"]], index=["p", "q"]),
            frame({"a_min": [1, 3], "a_max": [2, 4]}, index=["p", "q"]),
        )
        yield (
            frame([[0.5, 1.5, 2.5]], columns=[["x", "x", "y"], ["u", "v", "u"]]),
            frame({"x_u": [0.5], "x_v": [1.5], "y_u": [2.5]}),
        )
        yield (
            frame([["s", "t"]], columns=[["x", "y"], ["u", "v"]]),
            frame({"x_u": ["s"], "y_v": ["t"]}),
        )
        yield (
            frame([[1, 2, 3, 4]], columns=[["n", "n", "m", "m"], ["1", "2", "1", "2"]]),
            frame({"n_1": [1], "n_2": [2], "m_1": [3], "m_2": [4]}),
        )
        yield (
            frame([[True, 7]], columns=[["ok", "no"], ["flag", "count"]]),
            frame({"ok_flag": [True], "no_count": [7]}),
        )
        yield frame([[1]], columns=[["a_b"], ["c"]]), frame({"a_b_c": [1]})
        yield frame([[1]], columns=[["A B"], ["C D"]]), frame({"A B_C D": [1]})
        yield frame([[1, 2]], columns=[["k", ""], ["", "k"]]), frame({"k_": [1], "_k": [2]})
        yield (
            frame([[nan, 2.0]], columns=[["q", "r"], ["mean", "std"]]),
            frame({"q_mean": [nan], "r_std": [2.0]}),
        )
        yield (
            frame([[5, 6]], columns=[["same", "other"], ["same", "other"]]),
            frame({"same_same": [5], "other_other": [6]}),
        )
        yield (
            frame([[1, 2], [3, 4], [5, 6]], columns=[["p", "q"], ["r", "s"]]),
            frame({"p_r": [1, 3, 5], "q_s": [2, 4, 6]}),
        )
        yield (
            frame([[1, 2], [3, 4]], columns=[["p", "q"], ["r", "s"]], index=[9, 9]),
            frame({"p_r": [1, 3], "q_s": [2, 4]}, index=[9, 9]),
        )
        yield (
            frame([[1, 2]], columns=pd.MultiIndex.from_product([["t"], ["lo", "hi"]])),
            frame({"t_lo": [1], "t_hi": [2]}),
        )
        yield (
            frame([[1, 2, 3, 4]], columns=pd.MultiIndex.from_product([["t", "s"], ["lo", "hi"]])),
            frame({"t_lo": [1], "t_hi": [2], "s_lo": [3], "s_hi": [4]}),
        )
        yield (
            frame([[1, 2, 3]], columns=[["price", "price", "tax"], ["2020", "2021", "2020"]]),
            frame({"price_2020": [1], "price_2021": [2], "tax_2020": [3]}),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
