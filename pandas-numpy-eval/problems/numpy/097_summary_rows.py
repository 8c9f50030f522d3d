"""Stack several statistics of the columns.

apis: ndarray.min, ndarray.mean, ndarray.max, np.vstack
"""

# %% prompt
import numpy as np

trial = np.array([[4.0, 10.0], [6.0, 40.0], [11.0, 10.0]])
# Three rows: the minimum, the mean and the maximum of every column.
summary = ...


# %% solution
summary = np.vstack((trial.min(axis=0), trial.mean(axis=0), trial.max(axis=0)))


# %% solution
summary = np.array([function(trial, axis=0) for function in (np.min, np.mean, np.max)])


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = array([[4.0, 10.0], [7.0, 20.0], [11.0, 40.0]])
    assert isinstance(summary, np.ndarray)
    assert summary.shape == expected.shape
    assert_allclose(summary, expected)
    # the data are as they were
    assert_array_equal(trial, array([[4.0, 10.0], [6.0, 40.0], [11.0, 10.0]]))
