"""Turn class numbers into rows with a single one.

apis: np.eye
"""

# %% prompt
import numpy as np


def one_hot(labels, classes):
    # labels holds class numbers 0 .. classes - 1. Give an integer array with a row for each
    # label, in which the column of that class is 1 and all others are 0.
    return ...


# %% solution
def one_hot(labels, classes):
    return np.eye(classes, dtype=int)[labels]


# %% solution
def one_hot(labels, classes):
    return (labels[:, None] == np.arange(classes)).astype(int)


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([0, 1, 2]), 3, array([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
        yield array([2, 1, 0]), 3, array([[0, 0, 1], [0, 1, 0], [1, 0, 0]])
        yield array([1, 1]), 2, array([[0, 1], [0, 1]])
        yield array([0]), 1, array([[1]])
        yield array([0]), 4, array([[1, 0, 0, 0]])
        yield array([3]), 4, array([[0, 0, 0, 1]])
        yield array([0, 0, 0]), 2, array([[1, 0], [1, 0], [1, 0]])
        yield array([1, 0, 1, 0]), 2, array([[0, 1], [1, 0], [0, 1], [1, 0]])
        yield array([1, 2]), 5, array([[0, 1, 0, 0, 0], [0, 0, 1, 0, 0]])
        yield array([4, 0, 2]), 5, array([[0, 0, 0, 0, 1], [1, 0, 0, 0, 0], [0, 0, 1, 0, 0]])
        yield np.zeros(0, dtype=int), 3, np.zeros((0, 3), dtype=int)
        yield array([2, 2, 0, 1]), 3, array([[0, 0, 1], [0, 0, 1], [1, 0, 0], [0, 1, 0]])
        yield (
            array([5, 3, 1]),
            6,
            array([[0, 0, 0, 0, 0, 1], [0, 0, 0, 1, 0, 0], [0, 1, 0, 0, 0, 0]]),
        )
        yield (
            array([0, 2, 4]),
            6,
            array([[1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0], [0, 0, 0, 0, 1, 0]]),
        )
        yield array([1]), 2, array([[0, 1]])
        yield array([0, 0]), 1, array([[1], [1]])
        yield (
            array([3, 2, 3, 2]),
            4,
            array([[0, 0, 0, 1], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 1, 0]]),
        )
        yield array([6]), 7, array([[0, 0, 0, 0, 0, 0, 1]])
        yield (
            array([0, 1, 2, 3, 4]),
            5,
            array(
                [
                    [1, 0, 0, 0, 0],
                    [0, 1, 0, 0, 0],
                    [0, 0, 1, 0, 0],
                    [0, 0, 0, 1, 0],
                    [0, 0, 0, 0, 1],
                ]
            ),
        )
        yield array([1, 2, 0]), 4, array([[0, 1, 0, 0], [0, 0, 1, 0], [1, 0, 0, 0]])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert got.dtype.kind in "iu"
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
