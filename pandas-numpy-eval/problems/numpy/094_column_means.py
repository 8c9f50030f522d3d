"""Read a table of numbers from a text and average its columns.

apis: io.StringIO, np.loadtxt, ndarray.mean, ndarray.tolist
"""

# %% prompt
import io

import numpy as np

text = """# left;right
1.5;2.0
3.0;4.5
6.0;7.0
"""
# The mean of each of the two columns of text as a plain list; the line that begins with # is a
# comment.
means = ...


# %% solution
means = np.loadtxt(io.StringIO(text), delimiter=";").mean(axis=0).tolist()


# %% solution
means = np.genfromtxt(text.splitlines(), delimiter=";").T.mean(axis=1).tolist()


# %% test
def check():

    expected = [3.5, 4.5]
    assert isinstance(means, list)
    assert means == expected
