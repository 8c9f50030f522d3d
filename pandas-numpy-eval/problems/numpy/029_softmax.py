"""Turn scores into probabilities.

apis: np.exp, ndarray.max, ndarray.sum
"""

# %% prompt
import numpy as np


def softmax(scores):
    # exp(score) of each of the one-dimensional scores, divided by the sum of them all.
    # Scores of several thousand must not overflow.
    ...


# %% solution
def softmax(scores):
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


# %% solution
def softmax(scores):
    shifted = scores - np.max(scores)
    return np.exp(shifted - np.log(np.sum(np.exp(shifted))))


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([0.0, 0.0]), array([0.5, 0.5])
        yield array([1.0, 2.0]), array([0.268941421, 0.731058579])
        yield array([2.0, 1.0]), array([0.731058579, 0.268941421])
        yield array([1.0, 2.0, 3.0]), array([0.0900305732, 0.244728471, 0.665240956])
        yield array([3.0, 1.0, 2.0]), array([0.665240956, 0.0900305732, 0.244728471])
        yield array([5.0]), array([1.0])
        yield array([-1.0, 1.0]), array([0.119202922, 0.880797078])
        yield array([-5.0, -5.0, -4.0]), array([0.211941558, 0.211941558, 0.576116885])
        yield array([0.5, 0.25]), array([0.562176501, 0.437823499])
        yield array([1000.0, 1000.0]), array([0.5, 0.5])
        yield array([5000.0, 4999.0]), array([0.731058579, 0.268941421])
        yield array([-5000.0, -4999.0]), array([0.268941421, 0.731058579])
        yield array([0.0, 0.0, 0.0, 0.0]), array([0.25, 0.25, 0.25, 0.25])
        yield array([10.0, 0.0]), array([0.999954602, 4.53978687e-05])
        yield (
            array([0.0, 1.0, 0.0, 1.0]),
            array([0.134470711, 0.365529289, 0.134470711, 0.365529289]),
        )
        yield array([1, 2, 3, 4]), array([0.0320586033, 0.0871443187, 0.236882818, 0.64391426])
        yield array([4, 3, 2, 1]), array([0.64391426, 0.236882818, 0.0871443187, 0.0320586033])
        yield array([5000.0, 0.0, -5000.0]), array([1.0, 0.0, 0.0])
        yield array([-0.5, 0.5, 1.5]), array([0.0900305732, 0.244728471, 0.665240956])
        yield (
            array([2.0, 2.0, 2.0, 5.0]),
            array([0.0433171645, 0.0433171645, 0.0433171645, 0.870048507]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
