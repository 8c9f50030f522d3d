"""Who may import whom (the rooms of the design), and what importing costs."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = sorted((ROOT / "nl2code").glob("*.py"))
HARNESS = sorted((ROOT / "pandas-numpy-eval" / "pandas_numpy_eval").glob("**/*.py"))
# These hold tensors or models; every other module of the library is plain Python and NumPy.
TENSORS = {"code_dataset", "dynamic_block_dataset", "hf_trainer", "sampling"}


def imports(path: Path, everywhere: bool = True) -> set[str]:
    """Dotted names that `path` imports; with everywhere=False, only when it is imported."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = ast.walk(tree) if everywhere else tree.body
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"pandas_numpy_eval.{node.module or alias.name}" for alias in node.names}
    return found


def tops(path: Path, everywhere: bool = True) -> set[str]:
    return {name.split(".")[0] for name in imports(path, everywhere)}


@pytest.mark.parametrize("path", LIBRARY, ids=lambda p: p.stem)
def test_library_never_imports_upward(path):
    assert not tops(path) & {"scripts", "pandas_numpy_eval", "run_cert", "eval_cert", "tests"}


@pytest.mark.parametrize("path", HARNESS, ids=lambda p: p.stem)
def test_harness_stands_alone(path):
    assert not tops(path) & {"nl2code", "scripts", "torch", "transformers"}


@pytest.mark.parametrize(
    "path", [*sorted((ROOT / "scripts").glob("*.py")), ROOT / "run_cert.py"], ids=lambda p: p.stem
)
def test_only_eval_commands_see_both_packages(path):
    assert "pandas_numpy_eval" not in tops(path)


@pytest.mark.parametrize(
    "path", [p for p in LIBRARY if p.stem not in TENSORS], ids=lambda p: p.stem
)
def test_modules_without_tensors_do_not_import_torch(path):
    assert not tops(path, everywhere=False) & {"torch", "transformers", "deepspeed", "datasets"}


def test_no_import_circles():
    modules = {f"nl2code.{p.stem}": p for p in LIBRARY}
    edges = {name: imports(path) & modules.keys() for name, path in modules.items()}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        for target in edges[name]:
            visit(target, (*trail, name))

    for name in edges:
        visit(name, ())


@pytest.mark.parametrize("module", ["nl2code", "pandas_numpy_eval"])
def test_importing_a_package_is_cheap_and_silent(module):
    code = (
        f"import sys, {module}; "
        "print(sorted({'torch', 'transformers', 'pandas', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
