"""PandasEval, NumpyEval and any benchmark in HumanEval's format, run in a sandbox.

    from pandas_numpy_eval import evaluate
    report = evaluate("samples.jsonl", "Pandas", k=(1, 10, 100))
    report.metrics["pass@1"]

Names are loaded on first use: importing the package imports nothing else.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas_numpy_eval.environments import environment_python
    from pandas_numpy_eval.errors import UserError
    from pandas_numpy_eval.estimator import bootstrap_interval, mean_pass_at_k, pass_at_k
    from pandas_numpy_eval.evaluation import Report, evaluate, evaluate_file
    from pandas_numpy_eval.pool import Settings
    from pandas_numpy_eval.problems import DOMAINS, read_problems

_HOMES = {
    "DOMAINS": "problems",
    "Report": "evaluation",
    "Settings": "pool",
    "UserError": "errors",
    "bootstrap_interval": "estimator",
    "environment_python": "environments",
    "evaluate": "evaluation",
    "evaluate_file": "evaluation",
    "mean_pass_at_k": "estimator",
    "pass_at_k": "estimator",
    "read_problems": "problems",
}

__all__ = [
    "DOMAINS",
    "Report",
    "Settings",
    "UserError",
    "bootstrap_interval",
    "environment_python",
    "evaluate",
    "evaluate_file",
    "mean_pass_at_k",
    "pass_at_k",
    "read_problems",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
