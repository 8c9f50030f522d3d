"""Show one row as many, without copying it.

apis: np.broadcast_to
"""

# %% prompt
import numpy as np

header = np.array([7, 8, 9])
# A view of header of shape (4, 3), every row of which is header; no data are copied.
rows = ...


# %% solution
rows = np.broadcast_to(header, (4, 3))


# %% solution
rows = np.lib.stride_tricks.as_strided(header, (4, 3), (0, header.itemsize))


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([[7, 8, 9], [7, 8, 9], [7, 8, 9], [7, 8, 9]])
    assert isinstance(rows, np.ndarray)
    assert rows.shape == expected.shape
    assert_array_equal(rows, expected)
    assert np.shares_memory(rows, header)
    # the data are as they were
    assert_array_equal(header, array([7, 8, 9]))
