"""Move the first axis to the end.

apis: np.moveaxis
"""

# %% prompt
import numpy as np

image = np.arange(24).reshape(3, 2, 4)
# image has its three colours on the first axis. Put that axis last: shape (2, 4, 3).
swapped = ...


# %% solution
swapped = np.moveaxis(image, 0, -1)


# %% solution
swapped = image.transpose(1, 2, 0)


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array(
        [
            [[0, 8, 16], [1, 9, 17], [2, 10, 18], [3, 11, 19]],
            [[4, 12, 20], [5, 13, 21], [6, 14, 22], [7, 15, 23]],
        ]
    )
    assert isinstance(swapped, np.ndarray)
    assert swapped.shape == expected.shape
    assert_array_equal(swapped, expected)
    # the data are as they were
    assert_array_equal(
        image,
        array(
            [
                [[0, 1, 2, 3], [4, 5, 6, 7]],
                [[8, 9, 10, 11], [12, 13, 14, 15]],
                [[16, 17, 18, 19], [20, 21, 22, 23]],
            ]
        ),
    )
