"""Blocks: where files are cut, that nothing is lost, and the generator's text."""

from __future__ import annotations

import ast

import pytest

from nl2code.blocks import SEGMENTATION, merge, split_blocks
from nl2code.sketch import SketchError

SPLITS = [
    [],
    ["\n"],
    ["x = 1\ny = 2\n"],
    ["import a\n\n\n", "def f():\n    pass\n\n\n", "x = 1\n\n", "class A:\n    pass"],
    ["def f(): pass\n", "def g(): pass\n"],
    ["x = 1\n\n", "# about f\n# more\n@d\n# why\n@e(1)\ndef f():\n    pass\n    # inside\n"],
    ["x = 1  # trails\n", "# about f\ndef f(): pass\n"],
    ["x = 1\n# a section\n\n", "def f(): pass\n\n", "# a section\n\n# about g\ndef g(): pass\n"],
    ["def f():\n    pass\n\n", "# about y\n\ny = 1\n# about z\nz = 1\n"],
    ["class A:\n    def f(self): pass\n\n    # b\n    x = 1\n\n    class B: pass\n", "x\n# end\n"],
    ["import a\n\n", "try:\n    import b\nexcept E:\n    def b(): pass\n", "c = 1\n"],
    ["if x:\n    y = 1\nz = 2\n"],
    ["x\n", "if x:\n    def f(): pass\nelse:\n    f = 1\n", "z = 2\n"],
    ["def f(): pass\n\n", "if __name__ == '__main__':\n    f()\n"],
    ["x = 1\n", "if __name__ == '__main__':\n    f()\n", "y = 1\n"],
    ["x = '''\n# not about f\n'''\n", "def f(): pass\n"],
    ["async def f(): pass\r\n\r\n", "# g\r\ndef g(): pass\r\n", "x\r\n"],
    ["x = 1\r", "def f(): pass\r"],
    ["x; y\n\f\n", "def f(): pass\n"],
    ["def f():\n    return a\\\n\n", "x\n"],
    ["def f(): pass\n", "\\\nx\n", "\\\nclass A: pass\n"],
    ["# only a comment\n"],
    ["x = 'é'\n", "# é\ndef é(): pass\n", "z\n"],
]


@pytest.mark.parametrize("blocks", SPLITS)
def test_split_blocks(blocks: list[str]) -> None:
    assert split_blocks("".join(blocks)) == blocks


def test_split_blocks_wants_python() -> None:
    with pytest.raises(SketchError):
        split_blocks("def f(:\n")
    with pytest.raises(SketchError):
        split_blocks("def f():\n")


MERGES = [
    ("", ""),
    ("import os\nx = 1\n", "import os\nx = 1\n"),
    ("x = 1\n", "x = number\n# [segmentation]\nx = 1\n"),
    ("'''Module.'''\n# text\n", "'''Module.'''\n# text\n"),
    ("log = get(__name__)\n", "log = get(__name__)\n"),
    ("x = '__name__'\n", "x = string\n# [segmentation]\nx = '__name__'\n"),
    ("def f():\n    import a\n", "def f():\n    import a\n"),
    (
        "import a\n\n"
        "def f(x):\n    '''Doc.'''\n    # why\n    y = 'a'  # what\n    return y\nf(1)\n",
        "import a\n\n\ndef f(x):\n    y = string\n    return y\n# [segmentation]\n"
        "def f(x):\n    '''Doc.'''\n    # why\n    y = 'a'  # what\n    return y\n\n\n"
        "f(number)\n# [segmentation]\nf(1)\n",
    ),
    (
        "class A:\n    '''Doc.'''\n\n    # none\n",
        "class A:\n    pass\n# [segmentation]\nclass A:\n    '''Doc.'''\n\n    # none\n",
    ),
    (
        "class A:\n    'Doc.'\n\n    x = 1\n",
        "class A:\n    x = number\n# [segmentation]\nclass A:\n    'Doc.'\n\n    x = 1\n",
    ),
    ("def f(): 'Doc.'\n", "def f(): pass\n# [segmentation]\ndef f(): 'Doc.'\n"),
    (
        "class A:\n    'Doc.'; x = 1\n",
        "class A:\n    pass; x = number\n# [segmentation]\nclass A:\n    'Doc.'; x = 1\n",
    ),
    (
        "class A:\n    'One.'\n    'Two.'\n",
        "class A:\n    pass\n# [segmentation]\nclass A:\n    'One.'\n    'Two.'\n",
    ),
    ("x = 1 + 2 \\\n\n", "x = number + number\n# [segmentation]\nx = 1 + 2\n"),
    ("x = 1  # \\\n", "x = number\n# [segmentation]\nx = 1  # \\\n"),
    (
        "x = ('a'  # one\n     # two\n     'b')\n",
        "x = (string\n     )\n# [segmentation]\nx = ('a'  # one\n     # two\n     'b')\n",
    ),
]


@pytest.mark.parametrize(("source", "merged"), MERGES)
def test_merge(source: str, merged: str) -> None:
    # Trailing blank space of a block is not kept, so the examples end without.
    assert merge(source) == merged


def test_every_sketch_side_parses_and_every_code_side_is_the_code() -> None:
    source = "\n".join("".join(blocks) for blocks in SPLITS[3:12])
    code = []
    for part in merge(source).split("\n\n\n"):
        sketch, marker, block = part.rpartition(f"\n{SEGMENTATION}\n")
        ast.parse(sketch)
        assert "#" not in sketch
        assert bool(marker) == bool(sketch)
        code.append(block.strip())
    assert code == [block.strip() for block in split_blocks(source)]


def test_merge_takes_every_mode() -> None:
    source = "def f(a):\n    return a + 1\n"
    sketches = {
        mode: merge(source, mode).split(f"\n{SEGMENTATION}")[0] for mode in ("all", "names")
    }
    assert sketches["names"] == "def func(variable):\n    return variable + 1"
    assert sketches["all"] == "def func(variable):\n    return variable + number"
