"""Fit a plane by least squares.

apis: np.ones, np.column_stack, np.linalg.lstsq, ndarray.round, ndarray.tolist
"""

# %% prompt
import numpy as np

x = np.array([0.0, 1.0, 0.0, 1.0, 2.0])
y = np.array([0.0, 0.0, 1.0, 1.0, 1.0])
z = np.array([1.0, 3.0, 0.5, 2.5, 4.0])
# The three numbers p, q, r for which p * x + q * y + r comes closest to z (least squares), rounded
# to three decimals, as a plain list.
plane = ...


# %% solution
plane = np.linalg.lstsq(np.column_stack((x, y, np.ones(5))), z, rcond=None)[0].round(3).tolist()


# %% solution
plane = [round(float(number), 3) for number in np.linalg.pinv(np.array([x, y, x * 0 + 1]).T) @ z]


# %% test
def check():
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = [1.8, -0.567, 1.1]
    assert isinstance(plane, list)
    assert_allclose(plane, expected)
    # the data are as they were
    assert_array_equal(x, array([0.0, 1.0, 0.0, 1.0, 2.0]))
    assert_array_equal(y, array([0.0, 0.0, 1.0, 1.0, 1.0]))
    assert_array_equal(z, array([1.0, 3.0, 0.5, 2.5, 4.0]))
