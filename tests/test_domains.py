"""Domains: names, and import statements as they are written."""

from __future__ import annotations

import pytest

from nl2code.domains import Domain, get_domain
from nl2code.errors import UserError


@pytest.mark.parametrize("name", ["pandas", "Pandas", "PANDAS"])
def test_known_names_in_any_case(name: str) -> None:
    assert get_domain(name) == Domain("Pandas", ("pandas",))


def test_python_is_every_file() -> None:
    assert get_domain("python").uses("")


def test_any_import_name_is_a_domain() -> None:
    assert get_domain("torch.nn") == Domain("torch.nn", ("torch.nn",))


@pytest.mark.parametrize(
    "name", ["", "a b", "scikit-learn", "1a", "a..b", "import", "a.class", "../x"]
)
def test_what_cannot_be_imported_is_a_users_mistake(name: str) -> None:
    with pytest.raises(UserError, match="no such domain"):
        get_domain(name)


USES = [
    "import pandas",
    "import pandas as pd",
    "import  pandas  as pd",
    "import numpy, pandas",
    "import a.b as c, pandas as pd",
    "import a, \\\n    pandas",
    "import pandas.core",
    "from pandas import DataFrame",
    "from pandas.core.frame import (\n    DataFrame,\n)",
    "from pandas import *",
    "x = 1\nimport pandas\n",
    "def f():\n    import pandas as pd",
    "\timport pandas",
    "\ufeffimport pandas",
    "\fimport pandas",
    "try: import pandas\nexcept ImportError: pass",
    "x = 1; import pandas",
    "x\r\nimport pandas\r\n",
    "from pandas import(DataFrame)",
]
USES_NOT = [
    "",
    "pandas",
    "import pandas_profiling",
    "import pandas2",
    "import my.pandas",
    "import mypandas",
    "import a as pandas",
    "from a import pandas",
    "from .pandas import x",
    "from a.pandas import x",
    "# import pandas",
    "# note: import pandas",
    "print('a'); 'b; import pandas'",
    "x = 'import pandas'",
    "print('from pandas import x')",
    "important pandas",
    "from pandas_x import y",
    "from x import y  # not pandas",
]


@pytest.mark.parametrize("source", USES)
def test_uses(source: str) -> None:
    assert get_domain("Pandas").uses(source)


@pytest.mark.parametrize("source", USES_NOT)
def test_uses_not(source: str) -> None:
    assert not get_domain("Pandas").uses(source)


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("import torch.nn as nn", True),
        ("from torch import nn", True),
        ("from torch import (\n    cuda as c,\n    nn,\n)", True),
        ("from torch.nn import functional", True),
        ("from torch.nn.functional import relu", True),
        ("import torch", False),
        ("import torch.nn2", False),
        ("from torch import nn2", False),
    ],
)
def test_dotted_domain(source: str, used: bool) -> None:
    assert get_domain("torch.nn").uses(source) is used


def test_a_hostile_line_is_not_slow() -> None:
    assert not get_domain("Pandas").uses("import " + "a, " * 200_000 + "pandas_")
