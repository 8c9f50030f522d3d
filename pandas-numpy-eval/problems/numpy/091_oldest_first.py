"""Sort records by a field.

apis: np.argsort
"""

# %% prompt
import numpy as np

people = np.array([("Ann", 31), ("Bob", 45), ("Cem", 27)], dtype=[("name", "U5"), ("age", int)])
# An array of the names only, the oldest person first.
names = ...


# %% solution
names = people["name"][np.argsort(-people["age"])]


# %% solution
names = np.sort(people, order="age")["name"][::-1]


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array(["Bob", "Ann", "Cem"])
    assert isinstance(names, np.ndarray)
    assert names.shape == expected.shape
    assert_array_equal(names, expected)
    # the data are as they were
    assert_array_equal(
        people,
        np.array([("Ann", 31), ("Bob", 45), ("Cem", 27)], dtype=[("name", "<U5"), ("age", "<i8")]),
    )
