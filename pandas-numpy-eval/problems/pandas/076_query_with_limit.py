"""Select rows by two conditions, one of them with a variable.

apis: DataFrame.query
"""

# %% prompt
import pandas as pd

limit = 30
rooms = pd.DataFrame(
    {"room": ["r1", "r2", "r3", "r4"], "seats": [20, 30, 45, 60], "floor": [1, 2, 2, 0]}
)
# The rooms with at least `limit` seats that are not on floor 0.
suitable = ...


# %% solution
suitable = rooms.query("seats >= @limit and floor != 0")


# %% solution
suitable = rooms[(rooms["seats"] >= limit) & ~rooms["floor"].eq(0)]


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame({"room": ["r2", "r3"], "seats": [30, 45], "floor": [2, 2]}, index=[1, 2])
    assert_frame_equal(suitable, expected)
    # the data are as they were
    assert_frame_equal(
        rooms,
        frame({"room": ["r1", "r2", "r3", "r4"], "seats": [20, 30, 45, 60], "floor": [1, 2, 2, 0]}),
    )
