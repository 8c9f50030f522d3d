"""Split texts by a pattern into named columns.

apis: Series.str.extract
"""

# %% prompt
import pandas as pd

seats = pd.Series(["12C", "3A", "27F"])
# A frame with the columns "row" (the digits) and "letter" (what follows), both as text.
parts = ...


# %% solution
parts = seats.str.extract(r"(?P<row>\d+)(?P<letter>\D+)")


# %% solution
parts = pd.DataFrame({"row": seats.str[:-1], "letter": seats.str[-1]})


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal, assert_series_equal

    frame, series = pd.DataFrame, pd.Series
    expected = frame({"row": ["12", "3", "27"], "letter": ["C", "A", "F"]})
    assert_frame_equal(parts, expected)
    # the data are as they were
    assert_series_equal(seats, series(["12C", "3A", "27F"]))
