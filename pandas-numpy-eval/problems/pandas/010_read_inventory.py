"""Read a small CSV text with dates and an index column.

apis: io.StringIO, pd.read_csv
"""

# %% prompt
import io

import pandas as pd

text = """code;stock;checked
A7;12;2022-03-01
B2;0;2022-02-17
C9;5;2022-03-09
"""
# Parse text into a frame: fields end in semicolons, code is the index, checked is a date.
inventory = ...


# %% solution
inventory = pd.read_csv(io.StringIO(text), sep=";", index_col="code", parse_dates=["checked"])


# %% solution
inventory = (
    pd.read_csv(io.StringIO(text), delimiter=";")
    .set_index("code")
    .assign(checked=lambda f: pd.to_datetime(f["checked"]))
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {
            "stock": [12, 0, 5],
            "checked": pd.to_datetime(["2022-03-01", "2022-02-17", "2022-03-09"]),
        },
        index=pd.Index(["A7", "B2", "C9"], name="code"),
    )
    assert str(inventory["checked"].dtype).startswith("datetime64")
    assert_frame_equal(inventory, expected, check_dtype=False)
