"""Read a text of fixed column widths.

apis: io.StringIO, pd.read_fwf
"""

# %% prompt
import io

import pandas as pd

text = """Red oak 1204
Dogwood   17
Mulberry 350
"""
# Eight characters for the name, then four for the number; there is no header line.
# Call the columns "name" and "number".
trees = ...


# %% solution
trees = pd.read_fwf(io.StringIO(text), widths=[8, 4], names=["name", "number"])


# %% solution
trees = pd.DataFrame(
    [{"name": line[:8].strip(), "number": int(line[8:])} for line in text.splitlines()]
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame({"name": ["Red oak", "Dogwood", "Mulberry"], "number": [1204, 17, 350]})
    assert_frame_equal(trees, expected)
