import ast
import io
import random
import sysconfig
import tokenize
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nl2code.cleaning import MAX_BYTES, REASONS, alphanumeric_rate, clean, parses, reason_by_name

BODY = "import os\n\n\ndef f(a):\n    if a:\n        return os.sep\n    return a\n"


def stdlib(count: int) -> list[Path]:
    """Some files of the standard library, the same ones in every run."""
    root = Path(sysconfig.get_path("stdlib"))
    files = [p for p in sorted(root.glob("*.py")) if p.stat().st_size < 60_000]
    return random.Random(0).sample(files, count)


def code_of(length: int) -> str:
    """One line of `length` characters that parses."""
    return "x = '" + "a" * (length - 6) + "'"


def test_a_clean_file_is_kept_byte_for_byte():
    assert clean(BODY, "a/b.py").content == BODY


@pytest.mark.parametrize(
    ("source", "path", "reason"),
    [
        (b"#" * (MAX_BYTES + 1), "big.py", "too_large"),
        (BODY, "package/__init__.py", "generated_name"),
        (BODY, "setup.py", "generated_name"),
        (BODY, "protos\\person_pb2.py", "generated_name"),
        (BODY, "person_pb2_grpc.py", "generated_name"),
        (BODY.encode() + b"# \xff\xfe", "a.py", "undecodable"),
        (b"# -*- coding: no-such-codec -*-\n" + BODY.encode(), "a.py", "undecodable"),
        (BODY + "s = '\0'\n", "a.py", "undecodable"),
        (BODY + "s = '\ud800'\n", "a.py", "undecodable"),
        ("import os\n\n\n\n\nimport re\nimport io\nimport sys\n", "a.py", "too_few_lines"),
        (BODY + "x = 1\n" + "\n".join([code_of(120)] * 50), "a.py", "mean_line_too_long"),
        (BODY + "x = 1\n" * 99 + code_of(1001), "a.py", "line_too_long"),
        (BODY + "s = '" + "数据" * 40 + "'\n", "a.py", "low_alphanumeric_rate"),
        ("a = 1\nb = 2\nc = 3\nd = 4\ne = 5\n", "a.py", "few_keywords"),
        (BODY + "print 'hello'\n", "a.py", "syntax_error"),
        ("Dear reader,\nif you will\nfor once\nreturn this letter\nto me\n", "a", "syntax_error"),
    ],
)
def test_a_file_that_breaks_a_rule_is_dropped_by_name(source, path, reason):
    cleaned = clean(source, path)
    assert (cleaned.content, cleaned.reason) == (None, reason)
    assert reason in REASONS


@pytest.mark.parametrize(
    "name", ["setup_tools.py", "my_setup.py", "pb2.py", "__init__.pyx", "i.py"]
)
def test_similar_names_are_not_taken_for_generated(name):
    assert reason_by_name(f"folder/{name}", 10) is None


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("import os\nimport re\n\nif os:\n  a = 1\n", False),  # four lines of code
        ("import os\nimport re\n\nif os:\n  a = 1\n  b = 1\n", True),  # five
        (BODY + "x = 1\n" * 99 + code_of(1000) + "\n", True),
        # 200 ASCII characters may come with 4 others: 200 / 204 = 0.9804, 200 / 205 = 0.9756
        ("s = '" + "é" * 4 + "'\n" + BODY + "y = 0\n" * 21 + "zz = 1\n", True),
        ("s = '" + "é" * 5 + "'\n" + BODY + "y = 0\n" * 21 + "zz = 1\n", False),
    ],
)
def test_limits(source, kept):
    assert (clean(source, "a.py").content is not None) == kept


def test_the_english_rule_judges_the_file_without_its_foreign_comments():
    source = BODY + "# 这是一个函数，用来返回分隔符\n" * 5
    assert clean(source, "a.py").content == BODY


@pytest.mark.parametrize(
    ("comment", "rate"),
    [("# -----", 0), ("#", 0), ("# ab", 1), ("# a--", 1 / 3), ("#!x", 0.5), ("# 数a", 0.5)],
)
def test_alphanumeric_rate_counts_ascii_letters_and_digits(comment, rate):
    assert alphanumeric_rate(comment) == pytest.approx(rate)


APACHE = """\
# Copyright 2020 The Authors.
#
# Licensed under the Apache License, Version 2.0 (the "License");
# you may not use this file except in compliance with the License.
#
# Unless required by applicable law or agreed to in writing, software
# distributed under the License is distributed on an "AS IS" BASIS.
"""


@pytest.mark.parametrize(
    ("head", "left"),
    [
        (APACHE + "\n", ""),
        ("#!/usr/bin/env python\n" + APACHE, "#!/usr/bin/env python\n"),
        ("# What this module does.\n\n" + APACHE, "# What this module does.\n\n"),
        (APACHE + "\n# What this module does.\n", "# What this module does.\n"),
        ("# What it does.\n#\n" + APACHE, "# What it does.\n"),
        ('"""What it does."""\n\n' + APACHE, '"""What it does."""\n\n'),
        ('"""Copyright (c) 2020 me.\nAll rights reserved.\n"""\n', ""),
        ('"""A checker of licences."""\n', '"""A checker of licences."""\n'),
    ],
)
def test_the_licence_in_the_head_goes_and_nothing_else(head, left):
    assert clean(head + BODY, "a.py").content == left + BODY


def test_a_licence_is_only_in_the_head():
    source = BODY + "\n\n# The copyright holder is asked first.\ndef g():\n    return 1\n"
    assert clean(source, "a.py").content == source


def test_comments_of_low_rate_go_and_strings_and_good_comments_stay():
    source = (
        "import os  # ---\n\n# ==========\n# Paths\n# ==========\n"
        "def f(a):  # noqa: E501\n    b = '# ---'\n    #\n"
        "    return f'{a}# --{b}'  #####\n\n\nTEXT = '''\n# ------\n'''\n"
    )
    assert clean(source, "a.py").content == (
        "import os\n\n# Paths\ndef f(a):  # noqa: E501\n    b = '# ---'\n"
        "    return f'{a}# --{b}'\n\n\nTEXT = '''\n# ------\n'''\n"
    )


def test_a_removed_ruler_leaves_two_blank_lines_at_most():
    ruled = BODY + "\n\n# ------\n\n\n# ------\n\n\ndef g():\n    return 1\n"
    assert clean(ruled, "a.py").content == BODY + "\n\ndef g():\n    return 1\n"


@pytest.mark.parametrize("path", stdlib(40), ids=lambda p: p.stem)
def test_the_program_stays_the_same_and_cleaning_is_idempotent(path):
    source = path.read_bytes()
    cleaned = clean(source, "a.py")
    if cleaned.content is None:
        pytest.skip(cleaned.reason)
    assert ast.dump(ast.parse(cleaned.content)) == ast.dump(ast.parse(source))
    comments = [
        token.string
        for token in tokenize.generate_tokens(io.StringIO(cleaned.content).readline)
        if token.type == tokenize.COMMENT
    ]
    assert all(alphanumeric_rate(c) >= 0.5 for c in comments if not c.startswith("#!"))
    assert clean(cleaned.content, "a.py").content == cleaned.content


@pytest.mark.parametrize(
    "data",
    [
        BODY.replace("\n", "\r\n").encode(),
        BODY.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + BODY.encode(),
        b"# -*- coding: latin-1 -*-\n" + BODY.encode(),
        ("\n \n\n" + BODY + "\n\n").encode(),
    ],
    ids=["crlf", "cr", "bom", "latin-1", "blank ends"],
)
def test_the_same_program_written_differently_comes_out_the_same(data):
    assert clean(data, "a.py").content == BODY


def test_a_file_is_read_in_its_declared_encoding():
    source = "# coding: latin-1\n" + BODY + "word = 'caf\xe9'\n"
    assert "word = 'caf\xe9'" in clean(source.encode("latin-1"), "a.py").content


@pytest.mark.parametrize(
    "source",
    [
        "try:\n    pass\nexcept* ValueError:\n    pass\n",
        "def f(row: tuple[int, *rest]):\n    pass\n",
        "type Row = list[int]\n",
        "def first[T](rows: list[T]) -> T:\n    return rows[0]\n",
        "class Box[T]:\n    pass\n",
        "x = f'{row['name']}'\n",
        'query = t"select {name}"\n',
        "match x:\n    case [a, b]:\n        pass\n",
    ],
)
def test_syntax_newer_than_the_running_python_parses(source):
    assert parses(source)


@pytest.mark.parametrize(
    "source",
    [
        "print 'x'\n",
        "raise ValueError, 'x'\n",
        "exec 'x'\n",
        "x = 0777\n",
        "def f(x: list[int]):\n    print 'x'\n",
        "x = f'{y}' 3\n",
        "def f(:\n    pass\n",
    ],
)
def test_what_no_python_3_parses_does_not(source):
    assert not parses(source)


@pytest.mark.parametrize(
    "source",
    ["(" * 5000 + ")" * 5000, "-" * 100_000 + "1", "a" + ".b" * 100_000, "not " * 50_000 + "a"],
    ids=["brackets", "minus", "attributes", "not"],
)
def test_absurd_nesting_is_no_crash(source):
    # Whether it parses is a matter of the Python version's limits.
    assert clean(f"{BODY}x = 1\n" + f"y = {source}\n", "a.py").reason in {*REASONS, None}
    assert parses(f"x = {source}\n") in (True, False)


def test_no_warning_of_the_cleaned_file_reaches_the_user():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert clean(BODY + "pattern = '\\d'\nassert (a, 'b')\n", "a.py").reason is None


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(), st.text(), st.text("#'\"\\\n\r\t \fdefclass:()[]{}=,é", max_size=80)))
def test_any_input_gives_text_or_a_reason(source):
    cleaned = clean(source, "a.py")
    assert (cleaned.content is None) == (cleaned.reason in REASONS)
