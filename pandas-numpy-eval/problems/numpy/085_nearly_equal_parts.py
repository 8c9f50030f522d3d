"""Cut an array into parts of nearly equal size.

apis: np.array_split
"""

# %% prompt
import numpy as np

queue = np.array([11, 12, 13, 14, 15, 16, 17, 18])
# A list of three arrays that follow one another in queue, the longer ones first: 3, 3 and 2 long.
parts = ...


# %% solution
parts = np.array_split(queue, 3)


# %% solution
parts = [queue[:3], queue[3:6], queue[6:]]


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    assert isinstance(parts, list)
    assert [part.tolist() for part in parts] == [[11, 12, 13], [14, 15, 16], [17, 18]]
    assert all(isinstance(part, np.ndarray) for part in parts)
    # the data are as they were
    assert_array_equal(queue, array([11, 12, 13, 14, 15, 16, 17, 18]))
