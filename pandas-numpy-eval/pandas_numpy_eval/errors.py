"""What a user can cause is one line and exit code 2; everything else keeps its traceback."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn


class UserError(ValueError):
    """A mistake in the input or the call. The message says what is wrong and what to do."""


class Parser(argparse.ArgumentParser):
    """A wrong flag is a user's mistake like others: one line, not a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message}; see {self.prog} --help")


def run_main(main: Callable[[], int | None]) -> None:
    """Run a command line's `main`: exit 2 with one line on `UserError`, 130 on Ctrl-C."""
    try:
        sys.exit(main() or 0)
    except UserError as error:
        print(f"error: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("interrupted; run the same command again to continue", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:  # the reader of our output, such as `head`, has gone
        sys.stderr.close()
        sys.exit(1)
