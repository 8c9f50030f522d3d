"""Choose among several values by several conditions.

apis: np.select
"""

# %% prompt
import numpy as np

load = np.array([0.35, 0.72, 0.95, 0.5, 0.9, 0.1])
# An array of words: "low" below 0.5, "mid" from 0.5 up to but not including 0.9, "high" from 0.9.
level = ...


# %% solution
level = np.select([load < 0.5, load < 0.9], ["low", "mid"], default="high")


# %% solution
level = np.where(load < 0.5, "low", np.where(load < 0.9, "mid", "high"))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array(["low", "mid", "high", "mid", "high", "low"])
    assert isinstance(level, np.ndarray)
    assert level.shape == expected.shape
    assert_array_equal(level, expected)
    # the data are as they were
    assert_array_equal(load, array([0.35, 0.72, 0.95, 0.5, 0.9, 0.1]))
