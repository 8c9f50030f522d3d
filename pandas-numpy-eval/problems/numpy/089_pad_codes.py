"""Fill texts with leading zeros.

apis: np.char.zfill
"""

# %% prompt
import numpy as np

codes = np.array(["7", "42", "1234", "-5"])
# An array of all codes with zeros filled in on the left (after a minus) up to four characters.
padded = ...


# %% solution
padded = np.char.zfill(codes, 4)


# %% solution
padded = np.array([code.zfill(4) for code in codes.tolist()])


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array(["0007", "0042", "1234", "-005"])
    assert isinstance(padded, np.ndarray)
    assert padded.shape == expected.shape
    assert_array_equal(padded, expected)
    # the data are as they were
    assert_array_equal(codes, array(["7", "42", "1234", "-5"]))
