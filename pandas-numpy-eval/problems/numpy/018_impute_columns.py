"""Replace NaN by the mean of the column.

apis: np.where, np.isnan, np.nanmean
"""

# %% prompt
import numpy as np


def impute_columns(table):
    # In the two-dimensional array, put the mean of the known values of a column where it holds NaN.
    return ...


# %% solution
def impute_columns(table):
    return np.where(np.isnan(table), np.nanmean(table, axis=0), table)


# %% solution
def impute_columns(table):
    return np.column_stack(
        [np.nan_to_num(column, nan=column[column == column].mean()) for column in table.T]
    )


# %% test
def check(candidate):
    from copy import deepcopy

    import numpy as np
    from numpy import array, nan
    from numpy.testing import assert_allclose, assert_array_equal

    def cases():
        yield array([[1.0, 2.0], [nan, 4.0]]), array([[1.0, 2.0], [1.0, 4.0]])
        yield array([[nan, 2.0], [3.0, 4.0]]), array([[3.0, 2.0], [3.0, 4.0]])
        yield array([[1.0, nan], [3.0, 4.0]]), array([[1.0, 4.0], [3.0, 4.0]])
        yield array([[1.0, 2.0], [3.0, 4.0]]), array([[1.0, 2.0], [3.0, 4.0]])
        yield array([[1.0, nan], [nan, 4.0]]), array([[1.0, 4.0], [1.0, 4.0]])
        yield array([[1.0], [nan], [3.0]]), array([[1.0], [2.0], [3.0]])
        yield array([[nan], [2.0]]), array([[2.0], [2.0]])
        yield array([[5.0]]), array([[5.0]])
        yield (
            array([[1.0, 10.0, 100.0], [nan, 20.0, nan]]),
            array([[1.0, 10.0, 100.0], [1.0, 20.0, 100.0]]),
        )
        yield (
            array([[1.0, 10.0], [2.0, nan], [6.0, 40.0]]),
            array([[1.0, 10.0], [2.0, 25.0], [6.0, 40.0]]),
        )
        yield (
            array([[0.0, nan], [0.0, -2.0], [nan, 2.0]]),
            array([[0.0, 0.0], [0.0, -2.0], [0.0, 2.0]]),
        )
        yield (
            array([[-1.0, nan], [nan, 1.0], [-3.0, 5.0]]),
            array([[-1.0, 3.0], [-2.0, 1.0], [-3.0, 5.0]]),
        )
        yield array([[0.5, 0.25], [nan, nan]]), array([[0.5, 0.25], [0.5, 0.25]])
        yield (
            array([[nan, 1.0, nan], [2.0, nan, 4.0], [4.0, 3.0, nan]]),
            array([[3.0, 1.0, 4.0], [2.0, 2.0, 4.0], [4.0, 3.0, 4.0]]),
        )
        yield (
            array([[1.0, 1.0], [1.0, nan], [1.0, 1.0]]),
            array([[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]),
        )
        yield (
            array([[100.0, 0.0], [nan, 0.0], [nan, nan]]),
            array([[100.0, 0.0], [100.0, 0.0], [100.0, 0.0]]),
        )
        yield (
            array([[2.0, 3.0], [nan, 5.0], [nan, 7.0], [4.0, nan]]),
            array([[2.0, 3.0], [3.0, 5.0], [3.0, 7.0], [4.0, 5.0]]),
        )
        yield array([[1e6, nan], [2e6, 1e-6]]), array([[1000000.0, 1e-06], [2000000.0, 1e-06]])
        yield (
            array([[1.0, 2.0, 3.0, 4.0], [nan, nan, nan, nan]]),
            array([[1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 3.0, 4.0]]),
        )
        yield (
            array([[8.0, nan], [nan, nan], [2.0, 6.0]]),
            array([[8.0, 6.0], [5.0, 6.0], [2.0, 6.0]]),
        )

    for *arguments, expected in cases():
        before = deepcopy(arguments)
        got = candidate(*arguments)
        assert isinstance(got, np.ndarray)
        assert got.shape == expected.shape
        assert_allclose(got, expected)
        assert_array_equal(arguments[0], before[0])
