"""Section 3.2's inference with functions in place of models, and the layout of its prompts."""

import importlib.util
import io
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

from nl2code.blocks import SEGMENTATION, merge
from nl2code.cert import generator_prompt, infer, normalise, strip_comments, vote
from nl2code.sketch import sketch_code


class Models:
    """A sketcher that says fixed sketches; a generator that numbers its completions."""

    def __init__(self, *sketches: str) -> None:
        self.sketches = list(sketches)
        self.asked: list[tuple[str, int]] = []
        self.made = 0

    def sketch(self, context: str, n: int) -> list[str]:
        assert n == len(self.sketches)
        return self.sketches

    def generate(self, prompt: str, n: int) -> list[str]:
        self.asked.append((prompt, n))
        self.made += n
        return [f"made {self.made - n + i}" for i in range(n)]

    def infer(self, context: str = "x =", **options):
        return infer(context, len(self.sketches), self.sketch, self.generate, **options)


def test_the_generator_gets_sketch_marker_and_context():
    models = Models(" f(string)", " g(number)", " f(string)")
    samples = models.infer("import f\nx =")
    assert models.asked == [(f"f(string)\n{SEGMENTATION}\nimport f\nx =", 3)]
    assert [s.completion for s in samples] == ["made 0", "made 1", "made 2"]
    assert {(s.source, s.sketch, s.votes) for s in samples} == {("generator", "f(string)", 2)}


def test_an_empty_sketch_leaves_the_context_alone():
    models = Models("", "  \n", " f(string)", "# a comment")
    samples = models.infer("x =")
    assert models.asked == [("x =", 4)]
    assert {(s.source, s.sketch) for s in samples} == {("generator", "")}


def test_a_sketch_without_symbols_is_the_answer():
    models = Models(" f(string)", " df.dropna()", " df.dropna()  ")
    samples = models.infer()
    assert models.asked == []
    assert {(s.completion, s.source, s.index) for s in samples} == {(" df.dropna()", "sketcher", 1)}
    assert len(samples) == 3  # n samples that are the same one


def test_or_the_sketchers_own_samples_are_the_answers():
    sketches = [" f(string)", " df.dropna()", " df.dropna()"]
    samples = Models(*sketches).infer(symbol_free="samples")
    assert [s.completion for s in samples] == sketches
    assert {s.source for s in samples} == {"sketcher"}


@pytest.mark.parametrize("sketch", [" df.to_string()", " df.astype(float)", " 'string'"])
def test_a_symbols_name_as_part_of_code_is_no_symbol(sketch):
    models = Models(sketch)
    assert models.infer()[0].source == "sketcher"


def test_each_pool_votes_by_itself():
    models = Models(" a(string)", " a(string)", " b()", " b()", " c(number)")
    samples = models.infer(pool=2)
    assert [s.sketch for s in samples] == ["a(string)"] * 2 + ["b()"] * 2 + ["c(number)"]
    assert [n for _, n in models.asked] == [2, 1]
    # The two calls of the generator give fresh samples, and `index` tells which.
    assert [s.completion for s in samples] == ["made 0", "made 1", " b()", " b()", "made 2"]
    assert [s.index for s in samples] == [0, 1, 2, 2, 2]


def test_one_pool_is_the_default():
    models = Models(*[" a(string)"] * 49, *[" b(string)"] * 60)
    assert {s.sketch for s in models.infer()} == {"b(string)"}
    models = Models(*[" a(string)"] * 49, *[" b(string)"] * 60)
    assert {s.sketch for s in models.infer(pool=50)} == {"a(string)", "b(string)"}


def test_a_tie_goes_to_the_first():
    assert vote(["b", "a", "a", "b"]).sketch == "b"
    assert vote(["c", "a", "a", "b", "b"]).sketch == "a"


def test_what_reads_the_same_is_counted_together():
    same = [" f(\n    string)", " f(  \n    string)  # why\n\n", "f(\n    string)"]
    won = vote([" g()", *same], "x =")
    assert (won.sketch, won.votes, won.index) == ("f(\n    string)", 3, 1)


def test_an_unknown_way_is_refused():
    with pytest.raises(ValueError, match="symbol_free"):
        Models("a").infer(symbol_free="neither")


# A sketch on a line of its own, whether its first indentation is the prompt's or its own.
@pytest.mark.parametrize(
    ("context", "sketch"),
    [
        ("def f():\n", "    x = number\n    return x"),
        ("def f():\n    ", "x = number\n    return x"),
    ],
)
def test_a_sketch_moves_to_column_0(context, sketch):
    assert normalise(sketch, context) == "x = number\nreturn x"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x = f('#') # why", "x = f('#')"),
        ('x = "a\\"#b" #', 'x = "a\\"#b"'),
        ("# all\nx", "x"),
        ("x\n  # all\n\ny", "x\n\ny"),
        ("x = '''#\n#''' # y\n", "x = '''#\n#'''\n"),
        ("x = 'never closed # is a string", "x = 'never closed # is a string"),
        ('x = """never closed\n# is a string', 'x = """never closed\n# is a string'),
        ("x = 'open\ny = 1 # comment", "x = 'open\ny = 1"),
        ('def f():\n    """Doc\n    # more."""\n    return x', "def f():\n    return x"),
        ("    'Doc.'\n    return 'x'", "    return 'x'"),
        ("x = f'{y}#'#", "x = f'{y}#'"),
        ("it's # not a string", "it's # not a string"),
    ],
)
def test_comments_and_docstrings_go(code, expected):
    assert strip_comments(code) == expected


LAYOUT = {tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.NL, tokenize.ENDMARKER}


def tokens_of(source: str) -> list[tokenize.TokenInfo]:
    return list(tokenize.generate_tokens(io.StringIO(source).readline))


def without_comments_and_docstrings(source: str) -> list[str]:
    """What Python's own tokenizer reads, less comments and statements that are one string."""
    tokens = [t for t in tokens_of(source) if t.type not in (tokenize.COMMENT, tokenize.NL)]
    kept = []
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        begins = before is None or before.type in LAYOUT
        if not (token.type == tokenize.STRING and begins and after.type == tokenize.NEWLINE):
            kept.append(token)
    return [token.string for token in kept if token.type not in LAYOUT]


@pytest.mark.parametrize("name", ["argparse", "ast", "inspect", "pydoc", "textwrap", "typing"])
def test_on_real_files_comments_and_docstrings_are_all_that_goes(name):
    source = Path(importlib.util.find_spec(name).origin).read_text("utf-8")
    found = [t.string for t in tokens_of(strip_comments(source)) if t.type not in LAYOUT]
    assert found == without_comments_and_docstrings(source)


@pytest.mark.parametrize(
    "code",
    [
        'x = """\ntext\n"""\ny = """\n# text\n"""\n',
        '"""a""".join(x)\ny = """b"""\n',
        "f(\n    'abc'\n    'def'\n)\n",
        "x = [\n    'abc'\n]\n",
        "x = '\\\n# text'\n",
    ],
)
def test_a_string_that_is_a_value_stays(code):
    assert strip_comments(code) == code


SOURCE = '''def first(df):
    """Doc."""
    # The first five.
    return df.head(5).rename("a")  # not six


def second(df):
    return df.tail(6)
'''


def test_the_prompt_is_laid_out_as_the_training_text():
    text = merge(SOURCE)
    for block in SOURCE.split("\n\n\n"):
        block = block.rstrip()
        sketch = normalise(sketch_code(block))
        assert generator_prompt(sketch, block) in text


def test_no_tensors_are_imported():
    code = "import sys, nl2code.cert; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
