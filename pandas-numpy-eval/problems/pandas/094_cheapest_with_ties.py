"""Take the lowest rows and keep all that tie.

apis: DataFrame.nsmallest
"""

# %% prompt
import pandas as pd

flights = pd.DataFrame({"flight": ["F1", "F2", "F3", "F4", "F5"], "fare": [90, 75, 120, 90, 150]})
# The two cheapest flights, cheapest first; and further ones that cost as much as the second.
cheapest = ...


# %% solution
cheapest = flights.nsmallest(2, "fare", keep="all")


# %% solution
cheapest = flights[flights["fare"].rank(method="min") <= 2].sort_values("fare", kind="stable")


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame({"flight": ["F2", "F1", "F4"], "fare": [75, 90, 90]}, index=[1, 0, 3])
    assert_frame_equal(cheapest, expected)
    # the data are as they were
    assert_frame_equal(
        flights, frame({"flight": ["F1", "F2", "F3", "F4", "F5"], "fare": [90, 75, 120, 90, 150]})
    )
