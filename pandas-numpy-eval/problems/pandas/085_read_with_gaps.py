"""Read a CSV text in which a dash stands for a missing number.

apis: io.StringIO, pd.read_csv
"""

# %% prompt
import io

import pandas as pd

text = """station,night,noon,remark
North,-3,4,ok
South,-,11,wet sensor
East,0,-,ok
"""
# Read only the columns station, night and noon; a lone dash means that the value is missing.
readings = ...


# %% solution
readings = pd.read_csv(io.StringIO(text), usecols=["station", "night", "noon"], na_values="-")


# %% solution
readings = pd.read_csv(io.StringIO(text), na_values=["-"]).drop(columns="remark")


# %% test
def check():
    import pandas as pd
    from numpy import nan
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame(
        {"station": ["North", "South", "East"], "night": [-3.0, nan, 0.0], "noon": [4.0, 11.0, nan]}
    )
    assert_frame_equal(readings, expected)
