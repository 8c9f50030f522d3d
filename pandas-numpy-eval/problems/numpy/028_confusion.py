"""Count pairs of true and predicted classes.

apis: np.bincount, ndarray.reshape
"""

# %% prompt
import numpy as np


def confusion(true, predicted, classes):
    # Both arrays hold class numbers 0 .. classes - 1. Return the classes by classes table of
    # counts: rows for the true class, columns for the predicted one.
    return ...


# %% solution
def confusion(true, predicted, classes):
    return np.bincount(true * classes + predicted, minlength=classes * classes).reshape(
        classes, classes
    )


# %% solution
def confusion(true, predicted, classes):
    return np.array(
        [
            [((true == row) & (predicted == column)).sum() for column in range(classes)]
            for row in range(classes)
        ]
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    def cases():
        yield array([0, 1]), array([0, 1]), 2, array([[1, 0], [0, 1]])
        yield array([0, 1]), array([1, 0]), 2, array([[0, 1], [1, 0]])
        yield array([0, 0]), array([0, 1]), 2, array([[1, 1], [0, 0]])
        yield array([0, 0]), array([1, 1]), 2, array([[0, 2], [0, 0]])
        yield array([1, 1]), array([0, 0]), 2, array([[0, 0], [2, 0]])
        yield array([0]), array([0]), 1, array([[1]])
        yield array([0]), array([0]), 2, array([[1, 0], [0, 0]])
        yield array([1]), array([0]), 3, array([[0, 0, 0], [1, 0, 0], [0, 0, 0]])
        yield array([0, 1, 2]), array([0, 1, 2]), 3, array([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
        yield array([0, 1, 2]), array([2, 1, 0]), 3, array([[0, 0, 1], [0, 1, 0], [1, 0, 0]])
        yield array([0, 1, 2]), array([1, 2, 0]), 3, array([[0, 1, 0], [0, 0, 1], [1, 0, 0]])
        yield array([2, 2, 2]), array([0, 1, 2]), 3, array([[0, 0, 0], [0, 0, 0], [1, 1, 1]])
        yield array([0, 1, 2]), array([2, 2, 2]), 3, array([[0, 0, 1], [0, 0, 1], [0, 0, 1]])
        yield array([0, 0, 0, 0]), array([0, 0, 0, 1]), 2, array([[3, 1], [0, 0]])
        yield array([1, 0, 1, 0, 1]), array([1, 1, 0, 0, 1]), 2, array([[1, 1], [1, 2]])
        yield np.zeros(0, dtype=int), np.zeros(0, dtype=int), 2, array([[0, 0], [0, 0]])
        yield (
            array([3, 2, 1, 0]),
            array([3, 3, 1, 1]),
            4,
            array([[0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 0, 1]]),
        )
        yield (
            array([0, 3]),
            array([3, 0]),
            4,
            array([[0, 0, 0, 1], [0, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0]]),
        )
        yield (
            array([2, 0, 2, 1, 2, 0]),
            array([2, 0, 1, 1, 2, 2]),
            3,
            array([[1, 0, 1], [0, 1, 0], [0, 1, 2]]),
        )
        yield (
            array([4, 4, 4]),
            array([4, 4, 0]),
            5,
            array(
                [
                    [0, 0, 0, 0, 0],
                    [0, 0, 0, 0, 0],
                    [0, 0, 0, 0, 0],
                    [0, 0, 0, 0, 0],
                    [1, 0, 0, 0, 2],
                ]
            ),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_array_equal(got, expected)
        assert_array_equal(arguments[0], before[0])
        assert_array_equal(arguments[1], before[1])
