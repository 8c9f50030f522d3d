"""What a worker finds out about its own interpreter: paths, versions, how to warm it up."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
import sysconfig

# Touches what nearly every pandas program touches, so that a forked process finds it ready:
# lazily imported modules, caches on types, pages of code.
WARM_UP = """
import io
import numpy as np
import pandas as pd
df = pd.DataFrame({"a": [1, 2, 2, None], "b": list("xyyz"), "c": [1.5, 2.5, 3.5, 4.5]})
df["d"] = pd.to_datetime(["2020-01-01"] * 4)
repr(df); df.dropna(subset=["a"]).equals(df.copy()); df.groupby("b").sum(numeric_only=True)
df.groupby("b")["c"].agg(["mean", "max"]); df.sort_values("c").reset_index(drop=True)
df.merge(df, on="b"); pd.concat([df, df]); df.apply(lambda row: row, axis=1); df["b"].str.upper()
df.pivot_table(index="b", values="c"); df.fillna(0); df.rename(columns={"a": "z"}); df.iloc[0]
df.loc[df["c"] > 2, "c"] = 0.0; df["b"].value_counts(); df["b"].map({"x": 1}); df.drop_duplicates()
df.to_csv(io.StringIO()); pd.read_csv(io.StringIO("p,q\\n1,2\\n")); df.melt(); df.T; df.describe()
df.set_index("b").stack(); df["d"].dt.year; df["a"].astype(float).tolist(); df.isin([1]); df.values
a = np.arange(12.0).reshape(3, 4); a @ a.T; a.mean(axis=0); np.linalg.norm(a); repr(a); a[a > 3]
np.where(a > 1, a, 0); np.unique(a); np.array_equal(a, a); np.allclose(a, a); np.concatenate([a, a])
np.random.seed(0); np.random.rand(2); np.sort(a); np.argsort(a); np.vstack([a, a]); np.isnan(a)
"""


def readable_paths() -> list:
    """Interpreter, libraries, and what the C library reads; as spelt and as resolved."""
    paths = [sysconfig.get_paths()[k] for k in ("stdlib", "platstdlib", "purelib", "platlib")]
    for prefix in {sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix}:
        paths += [os.path.join(prefix, "lib"), os.path.join(prefix, "lib64")]
    paths += ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib"]
    paths += ["/usr/share/zoneinfo", "/etc/ld.so.cache", "/etc/localtime", "/System/Library"]
    paths += [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    site = sys.modules.get("site")
    if site is not None and site.ENABLE_USER_SITE:
        paths.append(site.getusersitepackages())
    paths = [os.path.abspath(path) for path in paths]
    return sorted({*paths, *map(os.path.realpath, paths)} - {"/"})


def without(paths: list, hidden: list) -> tuple:
    """`paths`, those that lead to something hidden replaced by their other children; and the
    folders so replaced, which the import system must still be able to list."""
    hidden = [os.path.realpath(path) for path in hidden if os.path.exists(path)]
    result, listed = [], []
    for path in paths:
        real = os.path.realpath(path)
        if real in hidden or any(real.startswith(one + os.sep) for one in hidden):
            continue
        if any(one.startswith(real + os.sep) for one in hidden):
            deeper = without([os.path.join(real, name) for name in os.listdir(real)], hidden)
            result += deeper[0]
            listed += [real, *deeper[1]]
        else:
            result.append(path)
    return result, listed


def fingerprint() -> dict:
    """Versions of what completions run on, and a hash over every installed distribution."""
    names = set()
    for folder in sys.path:
        if os.path.isdir(folder):
            names.update(n for n in os.listdir(folder) if n.endswith((".dist-info", ".egg-info")))
    skip = ("pandas_numpy_eval", "nl2code")
    names = sorted(name for name in names if not name.startswith(skip))
    facts = [platform.python_implementation(), platform.python_version(), platform.machine()]
    versions = {
        name: getattr(sys.modules[name], "__version__", "")
        for name in ("numpy", "pandas")
        if name in sys.modules
    }
    text = json.dumps([facts, versions, names])
    return {
        "python": facts[1],
        "machine": facts[2],
        **versions,
        "id": hashlib.sha256(text.encode()).hexdigest()[:16],
    }
