"""Find the bracket that each number falls into.

apis: np.digitize
"""

# %% prompt
import numpy as np

income = np.array([9, 10, 25, 26, 100, 50])
limits = np.array([10, 25, 50])
# An array with the number of limits (0 to 3) that are less than or equal to each income.
bracket = ...


# %% solution
bracket = np.digitize(income, limits)


# %% solution
bracket = (limits <= income[:, None]).sum(axis=1)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([0, 1, 2, 2, 3, 3])
    assert isinstance(bracket, np.ndarray)
    assert bracket.shape == expected.shape
    assert_array_equal(bracket, expected)
    # the data are as they were
    assert_array_equal(income, array([9, 10, 25, 26, 100, 50]))
    assert_array_equal(limits, array([10, 25, 50]))
