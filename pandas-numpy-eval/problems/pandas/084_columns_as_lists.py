"""Turn a frame into a dictionary of lists.

apis: DataFrame.to_dict
"""

# %% prompt
import pandas as pd

team = pd.DataFrame({"name": ["Kim", "Lou", "Moe"], "goals": [3, 0, 5]}, index=[4, 8, 15])
# A plain dictionary from column name to the list of the column's values.
lists = ...


# %% solution
lists = team.to_dict("list")


# %% solution
lists = {name: column.tolist() for name, column in team.items()}


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = {"name": ["Kim", "Lou", "Moe"], "goals": [3, 0, 5]}
    assert isinstance(lists, dict)
    assert lists == expected
    # the data are as they were
    assert_frame_equal(
        team, frame({"name": ["Kim", "Lou", "Moe"], "goals": [3, 0, 5]}, index=[4, 8, 15])
    )
