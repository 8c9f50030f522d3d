"""Draw winners without replacement.

apis: np.random.default_rng, Generator.choice, np.sort
"""

# %% prompt
import numpy as np

tickets = np.arange(100, 140)
# An array of four different tickets, drawn in one call of a Generator's choice with seed 11, in
# rising order.
winners = ...


# %% solution
winners = np.sort(np.random.default_rng(11).choice(tickets, 4, replace=False))


# %% solution
winners = tickets[sorted(np.random.default_rng(11).choice(len(tickets), size=4, replace=False))]


# %% test
def check():
    import numpy as np
    from numpy import array
    from numpy.testing import assert_array_equal

    expected = array([104, 119, 131, 137])
    assert isinstance(winners, np.ndarray)
    assert winners.shape == expected.shape
    assert_array_equal(winners, expected)
    # the data are as they were
    assert_array_equal(
        tickets,
        array(
            [
                100,
                101,
                102,
                103,
                104,
                105,
                106,
                107,
                108,
                109,
                110,
                111,
                112,
                113,
                114,
                115,
                116,
                117,
                118,
                119,
                120,
                121,
                122,
                123,
                124,
                125,
                126,
                127,
                128,
                129,
                130,
                131,
                132,
                133,
                134,
                135,
                136,
                137,
                138,
                139,
            ]
        ),
    )
