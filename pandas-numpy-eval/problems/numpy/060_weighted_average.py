"""Average with weights.

apis: np.average
"""

# %% prompt
import numpy as np

marks = np.array([1.0, 3.0, 2.0])
weights = np.array([5, 2, 3])
# The mean of marks in which each mark counts as often as its weight says.
overall = ...


# %% solution
overall = np.average(marks, weights=weights)


# %% solution
overall = (marks * weights).sum() / weights.sum()


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = 1.7
    assert np.ndim(overall) == 0
    assert_allclose(overall, expected)
    # the data are as they were
    assert_array_equal(marks, array([1.0, 3.0, 2.0]))
    assert_array_equal(weights, array([5, 2, 3]))
