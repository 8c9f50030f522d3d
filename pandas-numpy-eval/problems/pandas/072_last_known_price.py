"""Match each event with the last record before it.

apis: pd.merge_asof
"""

# %% prompt
import pandas as pd

trades = pd.DataFrame({"second": [3, 7, 12], "pieces": [100, 50, 75]})
quotes = pd.DataFrame({"second": [1, 4, 7, 10, 11], "price": [9.5, 9.7, 9.6, 9.9, 9.8]})
# Every trade with the price of the latest quote that is not later than the trade.
priced = ...


# %% solution
priced = pd.merge_asof(trades, quotes, on="second")


# %% solution
priced = trades.assign(
    price=[quotes.loc[quotes["second"] <= second, "price"].iloc[-1] for second in trades["second"]]
)


# %% test
def check():
    import pandas as pd
    from pandas.testing import assert_frame_equal

    frame = pd.DataFrame
    expected = frame({"second": [3, 7, 12], "pieces": [100, 50, 75], "price": [9.5, 9.6, 9.8]})
    assert_frame_equal(priced, expected)
    # the data are as they were
    assert_frame_equal(trades, frame({"second": [3, 7, 12], "pieces": [100, 50, 75]}))
    assert_frame_equal(
        quotes, frame({"second": [1, 4, 7, 10, 11], "price": [9.5, 9.7, 9.6, 9.9, 9.8]})
    )
