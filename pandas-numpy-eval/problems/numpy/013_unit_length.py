"""Scale vectors to length one.

apis: np.linalg.norm
"""

# %% prompt
import numpy as np


def unit_length(vectors):
    # Divide every row of the two-dimensional array by its Euclidean length.
    return ...


# %% solution
def unit_length(vectors):
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


# %% solution
def unit_length(vectors):
    return vectors / np.sqrt((vectors**2).sum(axis=1))[:, None]


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([[3.0, 4.0]]), array([[0.6, 0.8]])
        yield array([[3.0, 4.0], [6.0, 8.0]]), array([[0.6, 0.8], [0.6, 0.8]])
        yield array([[1.0, 0.0], [0.0, 5.0]]), array([[1.0, 0.0], [0.0, 1.0]])
        yield array([[0.0, 2.0], [4.0, 3.0]]), array([[0.0, 1.0], [0.8, 0.6]])
        yield array([[-3.0, 4.0]]), array([[-0.6, 0.8]])
        yield array([[-3.0, -4.0], [5.0, 12.0]]), array([[-0.6, -0.8], [0.384615385, 0.923076923]])
        yield array([[1, 2, 2]]), array([[0.333333333, 0.666666667, 0.666666667]])
        yield (
            array([[2, 3, 6], [1, 4, 8]]),
            array(
                [[0.285714286, 0.428571429, 0.857142857], [0.111111111, 0.444444444, 0.888888889]]
            ),
        )
        yield array([[7]]), array([[1.0]])
        yield array([[7], [-2]]), array([[1.0], [-1.0]])
        yield (
            array([[1, 1], [1, -1]]),
            array([[0.707106781, 0.707106781], [0.707106781, -0.707106781]]),
        )
        yield array([[1, 1, 1, 1]]), array([[0.5, 0.5, 0.5, 0.5]])
        yield (
            array([[0.5, 0.5, 0.5, 0.5], [2.0, 0.0, 0.0, 0.0]]),
            array([[0.5, 0.5, 0.5, 0.5], [1.0, 0.0, 0.0, 0.0]]),
        )
        yield (
            array([[8.0, 15.0], [20.0, 21.0], [9.0, 40.0]]),
            array(
                [[0.470588235, 0.882352941], [0.689655172, 0.724137931], [0.219512195, 0.975609756]]
            ),
        )
        yield array([[1e-3, 0.0], [0.0, 1e3]]), array([[1.0, 0.0], [0.0, 1.0]])
        yield array([[0.3, 0.4]]), array([[0.6, 0.8]])
        yield (
            array([[10, 0, 0], [0, 10, 0], [0, 0, 10]]),
            array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        )
        yield (
            array([[4, 4, 7], [2, 6, 9]]),
            array(
                [[0.444444444, 0.444444444, 0.777777778], [0.181818182, 0.545454545, 0.818181818]]
            ),
        )
        yield (
            array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]]),
            array(
                [
                    [0.447213595, 0.894427191],
                    [0.6, 0.8],
                    [0.6401844, 0.76822128],
                    [0.658504608, 0.752576695],
                ]
            ),
        )
        yield array([[6, 0], [0, -6]]), array([[1.0, 0.0], [0.0, -1.0]])

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
