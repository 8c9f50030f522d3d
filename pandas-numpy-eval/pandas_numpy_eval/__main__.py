"""`python -m pandas_numpy_eval` is `evaluate_functional_correctness`."""

from pandas_numpy_eval.evaluate_functional_correctness import cli

if __name__ == "__main__":
    cli()
