"""Make evenly spaced numbers with both ends included.

apis: np.linspace
"""

# %% prompt
import numpy as np

# Nine numbers from 1 to 3, evenly spaced, the first exactly 1 and the last exactly 3.
steps = ...


# %% solution
steps = np.linspace(1, 3, 9)


# %% solution
steps = 1 + np.arange(9) * 0.25


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose

    expected = array([1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 2.75, 3.0])
    assert isinstance(steps, np.ndarray)
    assert steps.shape == expected.shape
    assert_allclose(steps, expected)
