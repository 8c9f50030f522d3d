"""Turn columns into rows.

apis: DataFrame.melt
"""

# %% prompt
import pandas as pd


def wide_to_rows(df, key):
    # From one column per month to one row per `key` and month, with the columns `key`, "month"
    # (the former column name) and "amount"; column after column as they stand in df.
    return ...


# %% solution
def wide_to_rows(df, key):
    return df.melt(id_vars=key, var_name="month", value_name="amount")


# %% solution
def wide_to_rows(df, key):
    return pd.concat(
        [
            pd.DataFrame({key: df[key], "month": name, "amount": df[name]})
            for name in df.columns.drop(key)
        ],
        ignore_index=True,
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame

    def cases():
        yield (
            frame({"id": ["x"], "jan": [1]}),
            "id",
            frame({"id": ["x"], "month": ["jan"], "amount": [1]}),
        )
        yield (
            frame({"id": ["x"], "jan": [1], "feb": [2]}),
            "id",
            frame({"id": ["x", "x"], "month": ["jan", "feb"], "amount": [1, 2]}),
        )
        yield (
            frame({"id": ["x", "y"], "jan": [1, 2]}),
            "id",
            frame({"id": ["x", "y"], "month": ["jan", "jan"], "amount": [1, 2]}),
        )
        yield (
            frame({"id": ["x", "y"], "jan": [1, 2], "feb": [3, 4]}),
            "id",
            frame(
                {
                    "id": ["x", "y", "x", "y"],
                    "month": ["jan", "jan", "feb", "feb"],
                    "amount": [1, 2, 3, 4],
                }
            ),
        )
        yield (
            frame({"id": ["y", "x"], "feb": [1, 2], "jan": [3, 4]}),
            "id",
            frame(
                {
                    "id": ["y", "x", "y", "x"],
                    "month": ["feb", "feb", "jan", "jan"],
                    "amount": [1, 2, 3, 4],
                }
            ),
        )
        yield (
            frame({"jan": [1, 2], "id": ["x", "y"]}),
            "id",
            frame({"id": ["x", "y"], "month": ["jan", "jan"], "amount": [1, 2]}),
        )
        yield (
            frame({"jan": [1, 2], "id": ["x", "y"], "feb": [3, 4]}),
            "id",
            frame(
                {
                    "id": ["x", "y", "x", "y"],
                    "month": ["jan", "jan", "feb", "feb"],
                    "amount": [1, 2, 3, 4],
                }
            ),
        )
        yield (
            frame({"id": [1, 2], "jan": [0.5, nan]}),
            "id",
            frame({"id": [1, 2], "month": ["jan", "jan"], "amount": [0.5, nan]}),
        )
        yield (
            frame({"id": [1, 2], "jan": [0.5, nan], "feb": [nan, 1.5]}),
            "id",
            frame(
                {
                    "id": [1, 2, 1, 2],
                    "month": ["jan", "jan", "feb", "feb"],
                    "amount": [0.5, nan, nan, 1.5],
                }
            ),
        )
        yield (
            frame({"id": [1, 1], "jan": [5, 6], "feb": [7, 8]}),
            "id",
            frame(
                {"id": [1, 1, 1, 1], "month": ["jan", "jan", "feb", "feb"], "amount": [5, 6, 7, 8]}
            ),
        )
        yield (
            frame({"city": ["Rom", "Oslo"], "jul": [31, 19], "aug": [32, 18]}),
            "city",
            frame(
                {
                    "city": ["Rom", "Oslo", "Rom", "Oslo"],
                    "month": ["jul", "jul", "aug", "aug"],
                    "amount": [31, 19, 32, 18],
                }
            ),
        )
        yield (
            frame({"id": ["x"], "jan": ["lo"], "feb": ["hi"]}),
            "id",
            frame({"id": ["x", "x"], "month": ["jan", "feb"], "amount": ["lo", "hi"]}),
        )
        yield (
            frame({"id": ["x"], "a": [1], "b": [2], "c": [3], "d": [4]}),
            "id",
            frame(
                {"id": ["x", "x", "x", "x"], "month": ["a", "b", "c", "d"], "amount": [1, 2, 3, 4]}
            ),
        )
        yield (
            frame({"id": ["x", "y", "z"], "jan": [0, 0, 0]}),
            "id",
            frame({"id": ["x", "y", "z"], "month": ["jan", "jan", "jan"], "amount": [0, 0, 0]}),
        )
        yield (
            frame({"id": ["x", "y"], "jan": [1, 2], "feb": [3, 4]}, index=["p", "q"]),
            "id",
            frame(
                {
                    "id": ["x", "y", "x", "y"],
                    "month": ["jan", "jan", "feb", "feb"],
                    "amount": [1, 2, 3, 4],
                }
            ),
        )
        yield (
            frame({"id": ["x", "y"], "jan": [1, 2], "feb": [3, 4]}, index=[6, 5]),
            "id",
            frame(
                {
                    "id": ["x", "y", "x", "y"],
                    "month": ["jan", "jan", "feb", "feb"],
                    "amount": [1, 2, 3, 4],
                }
            ),
        )
        yield (
            frame({"k": [10], "q1": [1], "q2": [2], "q3": [3]}),
            "k",
            frame({"k": [10, 10, 10], "month": ["q1", "q2", "q3"], "amount": [1, 2, 3]}),
        )
        yield (
            frame({"id": [True, False], "jan": [1, 2]}),
            "id",
            frame({"id": [True, False], "month": ["jan", "jan"], "amount": [1, 2]}),
        )
        yield (
            frame({"id": ["x", "y"], "jan": [1, 2], "feb": [0.5, 1.5]}),
            "id",
            frame(
                {
                    "id": ["x", "y", "x", "y"],
                    "month": ["jan", "jan", "feb", "feb"],
                    "amount": [1.0, 2.0, 0.5, 1.5],
                }
            ),
        )
        yield (
            frame({"id": ["a", "b", "c"], "jun": [-1, -2, -3], "jul": [3, 2, 1]}),
            "id",
            frame(
                {
                    "id": ["a", "b", "c", "a", "b", "c"],
                    "month": ["jun", "jun", "jun", "jul", "jul", "jul"],
                    "amount": [-1, -2, -3, 3, 2, 1],
                }
            ),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert_frame_equal(got, expected)
        assert_frame_equal(arguments[0], before[0])
