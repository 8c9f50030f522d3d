"""The command line: streams, bytes, mistakes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def run(*args: str, stdin: bytes = b"", colour: bool = False) -> subprocess.CompletedProcess:
    environment = {"FORCE_COLOR": "1"} if colour else {"NO_COLOR": "1"}
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "nl2code.sketch", *args]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment, cwd=root)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_bytes(b"import os\r\n\r\n\r\ndef f(a):\r\n    return a + 0x1 # \xff\r\n")
    return path


def test_files_and_stdin_in_turn_and_bytes_survive(file: Path) -> None:
    done = run(str(file), "-", stdin=b"x = 'a'")
    assert done.stdout == file.read_bytes().replace(b"0x1", b"number") + b"x = string"
    assert (done.returncode, done.stderr) == (0, b"")


def test_mode() -> None:
    assert (
        run("--mode", "all", "-", stdin=b"def f(): return 1").stdout == b"def func(): return number"
    )


def test_merge() -> None:
    merged = b"x = number\n# [segmentation]\nx = 1\n"
    assert run("--merge", "-", stdin=b"x = 1").stdout == merged


def test_redbaron_is_the_released_mode() -> None:
    source = b"def f(): return 1 + 0x1\n"
    released = run("--mode", "released", "-", stdin=source)
    assert run("--engine", "redbaron", "-", stdin=source).stdout == released.stdout
    assert released.stdout == b"def func(): return number + 0x1\n"


def test_normalise_formats_code_and_docstring_first() -> None:
    untidy = b"def f( a ):\n  ''' The doc '''\n  return(1)\n"
    done = run("--normalise", "--merge", "-", stdin=untidy)
    code = b'def f(a):\n    """The doc."""\n    return (1)\n'
    assert done.stdout == b"def f(a):\n    return (number)\n# [segmentation]\n" + code


def test_diff_is_coloured_and_plain_when_asked() -> None:
    plain = b"--- -\n+++ sketch\n@@ -1,2 +1,2 @@\n x\n-y = 1\n+y = number\n"
    assert run("--diff", "-", stdin=b"x\ny = 1\n").stdout == plain
    painted = run("--diff", "-", stdin=b"x\ny = 1\n", colour=True).stdout
    assert b"\x1b[31m-y = 1\x1b[0m\n\x1b[32m+y = number\x1b[0m\n" in painted


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["nowhere.py"], b"nowhere.py"),
        (["-"], b"line 2"),
        (["--mode", "constant", "-"], b"invalid choice"),
        (["--engine", "redbaron", "--mode", "all", "-"], b"released"),
        (["--engine", "redbaron", "-"], b"RedBaron cannot parse"),
        ([], b"FILE"),
    ],
)
def test_mistakes_are_one_line_and_exit_code_2(args: list[str], message: bytes) -> None:
    done = run(*args, stdin=b"x = 1\ny = (\n")
    assert (done.returncode, done.stdout) == (2, b"")
    last = done.stderr.strip().splitlines()[-1]
    assert message in last
    assert b"Traceback" not in done.stderr


def test_a_file_that_fails_is_named_and_the_rest_go_on(file: Path) -> None:
    done = run("nowhere.py", "-", str(file), stdin=b"x = (")
    assert done.stdout == file.read_bytes().replace(b"0x1", b"number")
    assert done.returncode == 2
    assert [line.split(b":")[1] for line in done.stderr.splitlines()] == [b" nowhere.py", b" -"]


def test_a_coding_line_is_heeded() -> None:
    source = "# coding: latin-1\r\n\xe9t\xe9 = '\xe9'  # \xe9\r\n".encode("latin-1")
    assert run("-", stdin=source).stdout == source.replace(b"'\xe9'", b"string")
    unknown = b"# coding: nothing\nx = 1 # \xff\n"
    assert run("-", stdin=unknown).stdout == unknown.replace(b"1", b"number")
    marked = b"\xef\xbb\xbfx = 1\n"
    assert run("-", stdin=marked).stdout == marked.replace(b"1", b"number")


def test_form_feeds_end_no_line_of_a_diff() -> None:
    done = run("--diff", "-", stdin=b"\x0cx = 1\n")
    assert done.stdout == b"--- -\n+++ sketch\n@@ -1 +1 @@\n-\x0cx = 1\n+\x0cx = number\n"


def test_a_reader_that_has_seen_enough() -> None:
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "nl2code.sketch", *["nl2code/sketch.py"] * 20]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.wait() == 141
        assert process.stderr.read() == b""
