"""Draw normal numbers from the older generator.

apis: np.random.RandomState, RandomState.normal, ndarray.round
"""

# %% prompt
import numpy as np

# An array of five normal numbers with mean 10 and standard deviation 2 from a RandomState with
# seed 0, drawn in one call and rounded to two decimals.
noise = ...


# %% solution
noise = np.random.RandomState(0).normal(10, 2, 5).round(2)


# %% solution
noise = np.round(10 + 2 * np.random.RandomState(0).standard_normal(5), 2)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose

    expected = array([13.53, 10.8, 11.96, 14.48, 13.74])
    assert isinstance(noise, np.ndarray)
    assert noise.shape == expected.shape
    assert_allclose(noise, expected)
