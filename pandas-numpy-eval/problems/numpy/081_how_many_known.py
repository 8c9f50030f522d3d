"""Count how many entries occur in a list.

apis: np.isin, ndarray.sum
"""

# %% prompt
import numpy as np

answers = np.array(["yes", "no", "maybe", "yes", "n/a", "no", "perhaps"])
known = ["yes", "no", "maybe"]
# The number of answers that are in known.
count = ...


# %% solution
count = np.isin(answers, known).sum()


# %% solution
count = sum(answer in known for answer in answers.tolist())


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = 5
    assert np.ndim(count) == 0
    assert count == expected
    # the data are as they were
    assert_array_equal(answers, array(["yes", "no", "maybe", "yes", "n/a", "no", "perhaps"]))
