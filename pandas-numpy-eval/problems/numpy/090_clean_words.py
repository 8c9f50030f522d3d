"""Bring words into one form and list each once.

apis: np.char.strip, np.char.lower, np.unique, ndarray.tolist
"""

# %% prompt
import numpy as np

words = np.array([" Tea", "milk ", "TEA", "Sugar", "milk"])
# A plain list of the different words without blanks at the ends, in lower case and sorted.
clean = ...


# %% solution
clean = np.unique(np.char.lower(np.char.strip(words))).tolist()


# %% solution
clean = sorted({word.strip().lower() for word in words.tolist()})


# %% test
def check():
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = ["milk", "sugar", "tea"]
    assert isinstance(clean, list)
    assert clean == expected
    # the data are as they were
    assert_array_equal(words, array([" Tea", "milk ", "TEA", "Sugar", "milk"]))
