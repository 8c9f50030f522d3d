"""Count the independent rows of a matrix.

apis: np.linalg.matrix_rank
"""

# %% prompt
import numpy as np

recipes = np.array([[1, 2, 0, 1], [2, 4, 0, 2], [0, 1, 1, 0], [1, 3, 1, 2]])
# The rank of the matrix as an integer.
rank = ...


# %% solution
rank = np.linalg.matrix_rank(recipes)


# %% solution
rank = int((np.linalg.svd(recipes, compute_uv=False) > 1e-9).sum())


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = 3
    assert np.ndim(rank) == 0
    assert np.asarray(rank).dtype.kind in "iu"
    assert rank == expected
    # the data are as they were
    assert_array_equal(recipes, array([[1, 2, 0, 1], [2, 4, 0, 2], [0, 1, 1, 0], [1, 3, 1, 2]]))
