"""Compute the eigenvalues of a symmetric matrix.

apis: np.linalg.eigvalsh
"""

# %% prompt
import numpy as np

stiffness = np.array([[2.0, -1.0, 0.0], [-1.0, 2.0, 0.0], [0.0, 0.0, 5.0]])
# An array of the three eigenvalues of this symmetric matrix, smallest first.
modes = ...


# %% solution
modes = np.linalg.eigvalsh(stiffness)


# %% solution
modes = np.sort(np.linalg.eig(stiffness)[0].real)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    expected = array([1.0, 3.0, 5.0])
    assert isinstance(modes, np.ndarray)
    assert modes.shape == expected.shape
    assert_allclose(modes, expected)
    # the data are as they were
    assert_array_equal(stiffness, array([[2.0, -1.0, 0.0], [-1.0, 2.0, 0.0], [0.0, 0.0, 5.0]]))
