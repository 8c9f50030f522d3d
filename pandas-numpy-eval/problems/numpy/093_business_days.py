"""Count working days between two dates.

apis: np.busday_count
"""

# %% prompt
import numpy as np

# The number of days from Monday to Friday from 3 March 2025 up to but not including 1 April 2025,
# where 17 March is a holiday.
workdays = ...


# %% solution
workdays = np.busday_count("2025-03-03", "2025-04-01", holidays=["2025-03-17"])


# %% solution
workdays = int(
    np.is_busday(
        np.arange("2025-03-03", "2025-04-01", dtype="datetime64[D]"), holidays=["2025-03-17"]
    ).sum()
)


# %% test
def check():
    import numpy as np

    expected = 20
    assert np.ndim(workdays) == 0
    assert workdays == expected
