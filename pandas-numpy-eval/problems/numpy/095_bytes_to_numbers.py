"""Read numbers from raw bytes.

apis: np.frombuffer, ndarray.astype, ndarray.tolist
"""

# %% prompt
import numpy as np

raw = b"\x01\x00\x02\x00\xff\x00\x00\x01"
# A plain list of the four numbers that raw holds as little-endian unsigned 16 bit integers, each
# turned into a float.
numbers = ...


# %% solution
numbers = np.frombuffer(raw, dtype="<u2").astype(float).tolist()


# %% solution
numbers = [float(raw[k] + 256 * raw[k + 1]) for k in range(0, len(raw), 2)]


# %% test
def check():

    expected = [1.0, 2.0, 255.0, 256.0]
    assert isinstance(numbers, list)
    assert all(isinstance(number, float) for number in numbers)
    assert numbers == expected
