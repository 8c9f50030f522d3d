"""A domain is a target library: what its modules are called, and whether a file uses it.

Section 3.2 of the CERT paper takes "the python files that use a specific library (e.g. Pandas)"
out of the whole corpus. A file uses a library when one of its import statements names it. The
check reads lines, not a parse tree: it runs over every file of a crawl before anything else, and
must also answer for files that do not parse.
"""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
from functools import lru_cache

from nl2code.errors import UserError

_KNOWN = {
    "python": ("Python", ()),
    "pandas": ("Pandas", ("pandas",)),
    "numpy": ("Numpy", ("numpy",)),
}


@dataclass(frozen=True)
class Domain:
    """A library. `imports` are its dotted import names; none at all means every file (`Python`)."""

    name: str
    imports: tuple[str, ...]

    def uses(self, source: str) -> bool:
        """Whether an import statement of `source` names the library or a module inside it.

        >>> get_domain("pandas").uses("import numpy as np, pandas as pd")
        True
        >>> get_domain("pandas").uses("import pandas_profiling")
        False
        """
        if not self.imports:
            return True
        # A substring test first: it is what makes the other 95 % of a corpus free.
        if not any(name.rpartition(".")[2] in source for name in self.imports):
            return False
        return _import_pattern(self.imports).search(source) is not None


@lru_cache(maxsize=64)
def _import_pattern(imports: tuple[str, ...]) -> re.Pattern[str]:
    """`import …, NAME` and `from NAME… import`, and `from PARENT import NAME` for a dotted name."""
    # A module name ends where no identifier character follows: pandas, pandas.core, not pandas_x.
    names = "|".join(r"\s*\.\s*".join(map(re.escape, name.split("."))) for name in imports)
    listed = r"(?:[\w.]+(?:[ \t]+as[ \t]+\w+)?[ \t]*,(?:[ \t]|\\\r?\n)*)*"
    forms = [
        rf"import[ \t]+{listed}(?:{names})(?!\w)",
        rf"from[ \t]+(?:{names})(?![\w])[\w. \t]*import\b",
    ]
    for name in imports:
        parent, _, last = name.rpartition(".")
        if parent:
            before = r"(?:\w+(?:\s+as\s+\w+)?\s*,\s*)*"
            source = rf"from[ \t]+{re.escape(parent)}[ \t]+import[ \t(\r\n\\]+"
            forms.append(rf"{source}{before}{re.escape(last)}(?!\w)")
    # A statement starts a line, or follows `;` or the colon of `try:` and the like.
    before = r"^(?:[^#'\"\r\n]*[;:])?[ \t\f\ufeff]*"
    return re.compile(rf"{before}(?:{'|'.join(forms)})", re.MULTILINE)


def get_domain(name: str) -> Domain:
    """The domain called `name`: Python, Pandas and Numpy in any case, else an import name.

    Raises `UserError` for what cannot be imported.

    >>> get_domain("NUMPY")
    Domain(name='Numpy', imports=('numpy',))
    >>> get_domain("torch.nn")
    Domain(name='torch.nn', imports=('torch.nn',))
    """
    known = _KNOWN.get(name.lower())
    if known:
        return Domain(*known)
    parts = name.split(".")
    if all(part.isidentifier() and not keyword.iskeyword(part) for part in parts):
        return Domain(name, (name,))
    raise UserError(
        f"no such domain: {name!r}; give Python, Pandas, Numpy or the import name of a library, "
        "such as polars or torch.nn"
    )
