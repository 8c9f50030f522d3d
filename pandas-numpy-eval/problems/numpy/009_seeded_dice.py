"""Roll dice that come out the same every time.

apis: np.random.default_rng, Generator.integers
"""

# %% prompt
import numpy as np

# Eight rolls of a six-sided die (1 to 6) from a Generator with seed 42, drawn in one call.
rolls = ...


# %% solution
rolls = np.random.default_rng(42).integers(1, 7, size=8)


# %% solution
rolls = np.random.Generator(np.random.PCG64(42)).integers(6, size=8, endpoint=False) + 1


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([1, 5, 4, 3, 3, 6, 1, 5])
    assert isinstance(rolls, np.ndarray)
    assert rolls.shape == expected.shape
    assert_array_equal(rolls, expected)
