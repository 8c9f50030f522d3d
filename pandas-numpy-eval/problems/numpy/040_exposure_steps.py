"""Make whole numbers that grow by a constant factor.

apis: np.geomspace, np.rint, ndarray.astype, ndarray.tolist
"""

# %% prompt
import numpy as np

# Ten numbers from 1 to 1000, each the same multiple of the one before, rounded to whole numbers:
# a plain list of integers.
scale = ...


# %% solution
scale = np.rint(np.geomspace(1, 1000, 10)).astype(int).tolist()


# %% solution
scale = [round(10 ** (step / 3)) for step in range(10)]


# %% test
def check():

    expected = [1, 2, 5, 10, 22, 46, 100, 215, 464, 1000]
    assert isinstance(scale, list)
    assert all(isinstance(number, int) for number in scale)
    assert scale == expected
