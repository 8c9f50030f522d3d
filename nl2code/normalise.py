"""Source code as docformatter and autopep8 write it, which is what the paper did before sketching.

Footnote 6 of the CERT paper names the tools. Off by default everywhere: it costs far more than the
sketch itself, and blocks line up without it.
"""

from __future__ import annotations

import contextlib
import io
import warnings
from functools import lru_cache
from typing import Any

from nl2code.syntax import parse


def normalise(source: str) -> str:
    """`source` with formatted docstrings, then with PEP 8 layout.

    Both tools trip over some valid files. Such a file goes on as it was before the step.
    """
    import autopep8

    with warnings.catch_warnings():
        # Both compile the code they are given, and its odd escapes are not ours to report.
        warnings.simplefilter("ignore")
        for step in (_format_docstrings, autopep8.fix_code):
            with contextlib.suppress(Exception):
                formatted = step(source)
                parse(formatted)
                source = formatted
    return source


def _format_docstrings(source: str) -> str:
    import docformatter

    configuration = _docformatter_configuration()
    out = io.StringIO()
    formatter = docformatter.Formatter(
        configuration.args, stderror=io.StringIO(), stdin=io.StringIO(source), stdout=out
    )
    formatter.do_format_standard_in(configuration.parser)
    return out.getvalue()


@lru_cache(maxsize=1)
def _docformatter_configuration() -> Any:
    """docformatter's defaults, whatever a configuration file of the current folder says."""
    import docformatter

    configuration = docformatter.Configurater(["docformatter", "--config", "", "-"])
    configuration.do_parse_arguments()
    return configuration
