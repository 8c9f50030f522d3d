"""Tell which share of the values lies between given edges.

apis: np.histogram, np.round, ndarray.tolist
"""

# %% prompt
import numpy as np

ages = np.array([0, 3, 17, 18, 25, 40, 64, 65, 80, 33, 90, 50, 70])
edges = np.array([0, 18, 65, 90])
# The shares of ages in [0, 18), [18, 65) and [65, 90], rounded to two decimals, as a plain list.
shares = ...


# %% solution
shares = np.round(np.histogram(ages, bins=edges)[0] / len(ages), 2).tolist()


# %% solution
shares = [
    round(float(((ages >= low) & (ages < high)).mean()), 2)
    for low, high in [(0, 18), (18, 65), (65, 91)]
]


# %% test
def check():
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = [0.23, 0.46, 0.31]
    assert isinstance(shares, list)
    assert_allclose(shares, expected)
    # the data are as they were
    assert_array_equal(ages, array([0, 3, 17, 18, 25, 40, 64, 65, 80, 33, 90, 50, 70]))
    assert_array_equal(edges, array([0, 18, 65, 90]))
