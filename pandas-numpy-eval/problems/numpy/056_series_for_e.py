"""Add up the reciprocals of the first factorials.

apis: np.arange, np.cumprod, np.sum, np.round
"""

# %% prompt
import numpy as np

# 1 + 1/1! + 1/2! + ... + 1/6!, rounded to four decimals.
e = ...


# %% solution
e = np.round(1 + np.sum(1 / np.cumprod(np.arange(1, 7))), 4)


# %% solution
e = round(sum(1 / np.prod(range(1, n + 1)) for n in range(7)), 4)


# %% test
def check():
    import numpy as np
    from numpy.testing import assert_allclose

    expected = 2.7181
    assert np.ndim(e) == 0
    assert_allclose(e, expected)
