"""Compare the deviation of samples with their mean.

apis: np.std, np.mean, np.round, ndarray.tolist
"""

# %% prompt
import numpy as np

lengths = np.array([[9.0, 11.0, 10.0, 14.0], [2.0, 4.0, 4.0, 6.0]])
# For each row the standard deviation of a sample (divisor n - 1) divided by the mean, rounded to
# three decimals, as a plain list.
ratios = ...


# %% solution
ratios = np.round(np.std(lengths, axis=1, ddof=1) / np.mean(lengths, axis=1), 3).tolist()


# %% solution
ratios = [round(float(np.sqrt(np.cov(row)) / (sum(row) / len(row))), 3) for row in lengths]


# %% test
def check():
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = [0.196, 0.408]
    assert isinstance(ratios, list)
    assert_allclose(ratios, expected)
    # the data are as they were
    assert_array_equal(lengths, array([[9.0, 11.0, 10.0, 14.0], [2.0, 4.0, 4.0, 6.0]]))
