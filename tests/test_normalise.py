"""Formatting before the sketch: what it does, and that it loses no file."""

from __future__ import annotations

import pytest

from nl2code.normalise import normalise


def test_docstrings_then_layout() -> None:
    source = "def f( a,b ):\n    ''' the sum\n    of both '''\n    return(a+b)\nx=f(1,2)\n"
    assert normalise(source) == (
        'def f(a, b):\n    """The sum of both."""\n    return (a+b)\n\n\nx = f(1, 2)\n'
    )


def test_formatted_code_stays() -> None:
    source = 'def f(a):\n    """Return it."""\n    return a\n'
    assert normalise(source) == source


@pytest.mark.parametrize("source", ["x = (\n", "x = 1\r\n\ry = 2\r", "x = '\ud800'\n", "", "\x00"])
def test_what_the_tools_trip_over_is_not_lost(source: str) -> None:
    assert normalise(source).split() == source.split()
