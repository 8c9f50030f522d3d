"""Build a matrix with three diagonals.

apis: np.eye, np.eye, np.eye
"""

# %% prompt
import numpy as np

# A 5 by 5 array with 2 on the main diagonal, -1 just above and just below it, 0 elsewhere.
operator = ...


# %% solution
operator = 2 * np.eye(5) - np.eye(5, k=1) - np.eye(5, k=-1)


# %% solution
operator = np.diag(np.full(5, 2)) - np.diag(np.ones(4), 1) - np.diag(np.ones(4), -1)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose

    expected = array(
        [
            [2.0, -1.0, 0.0, 0.0, 0.0],
            [-1.0, 2.0, -1.0, 0.0, 0.0],
            [0.0, -1.0, 2.0, -1.0, 0.0],
            [0.0, 0.0, -1.0, 2.0, -1.0],
            [0.0, 0.0, 0.0, -1.0, 2.0],
        ]
    )
    assert isinstance(operator, np.ndarray)
    assert operator.shape == expected.shape
    assert_allclose(operator, expected)
