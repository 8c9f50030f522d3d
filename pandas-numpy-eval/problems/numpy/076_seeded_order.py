"""Shuffle numbers the same way every time.

apis: np.random.default_rng, Generator.permutation
"""

# %% prompt
import numpy as np

# The numbers 0 to 9 in a random order, drawn by the permutation method of a Generator with seed 3.
order = ...


# %% solution
order = np.random.default_rng(3).permutation(10)


# %% solution
order = np.random.Generator(np.random.PCG64(3)).permutation(np.arange(10))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([9, 6, 0, 2, 1, 4, 7, 5, 3, 8])
    assert isinstance(order, np.ndarray)
    assert order.shape == expected.shape
    assert_array_equal(order, expected)
