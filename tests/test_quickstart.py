"""The whole pipeline at toy size, twice: once straight, once killed with SIGKILL in each stage.

Both must end in the same bytes, and the quickstart itself must then find everything done.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from test_recipes import dry_run

ROOT = Path(__file__).resolve().parents[1]
TOY = {
    "CORPUS_MAX_MB": "1",
    "DOMAIN_MAX_MB": "1",
    "VALID_SHARE": "0.2",
    "VOCAB_SIZE": "512",
    "TOKENIZER_MAX_MB": "1",
    "BLOCK_SIZE": "64",
    "BATCH_SIZE": "4",
    "BASE_WARMUP_STEPS": "1",
    "WARMUP_STEPS": "1",
    "BASE_MAX_STEPS": "8",
    "MAX_STEPS": "6",
    "SAVE_STEPS": "2",
    "NUM_SAMPLES": "2",
    "MAX_TOKENS": "8",
    "K": "1,2",
    "WORKERS": "2",
    "OMP_NUM_THREADS": "1",
}
# What may differ between two runs: clocks, and what is measured of the machine.
MEASURED = {"seconds", "peak_mb", "attempts", "tokens_per_second", "samples_per_second"}


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    """Real files: some of the standard library, some that use pandas."""
    folder = tmp_path_factory.mktemp("sources")
    stdlib = Path(sysconfig.get_path("stdlib"))
    for name in ("json", "logging", "email", "http"):
        shutil.copytree(stdlib / name, folder / name, ignore=shutil.ignore_patterns("*.pyc"))
    import pandas

    shutil.copytree(Path(pandas.__file__).parent / "tests" / "reshape", folder / "uses_pandas")
    return folder


def run(words: list[str], env: dict[str, str]) -> None:
    done = subprocess.run(words, env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"


def tree(root: Path) -> frozenset:
    found = []
    for folder, folders, files in os.walk(root):  # passes over folders that vanish meanwhile
        for path in (Path(folder, name) for name in (*folders, *files)):
            try:
                stat = path.stat()
            except FileNotFoundError:
                continue
            found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return frozenset(found)


def run_until_killed(words: list[str], env: dict[str, str], root: Path, changes: int) -> bool:
    """Start a stage, kill it when its output has changed `changes` times; False if it finished."""
    before, seen = tree(root), 0
    process = subprocess.Popen(
        words, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while process.poll() is None:
        now = tree(root)
        if now != before:
            before, seen = now, seen + 1
        if seen >= changes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return True
        time.sleep(0.005)
    return False


def artifacts(root: Path) -> dict[str, object]:
    """Relative path -> content, with what is measured left out of the stage files."""

    def strip(value):
        if isinstance(value, dict):
            return {k: strip(v) for k, v in value.items() if k not in MEASURED}
        return value

    found: dict[str, object] = {}
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        if not path.is_file() or name.startswith(("report", "cache/")) or name == "results.md":
            continue
        if name.startswith("figures"):
            found[name] = None
        elif path.name.endswith("stage.json"):
            found[name] = strip(json.loads(path.read_text()))
        else:
            found[name] = path.read_bytes()
    return found


def test_killed_in_every_stage_ends_in_the_same_artifacts(sources, tmp_path):
    recipe = ROOT / "configs" / "recipes" / "quickstart.env"
    roots = {"straight": tmp_path / "straight", "killed": tmp_path / "killed"}
    settings = {
        name: TOY | {"SOURCES": str(sources), "CERT_ROOT": str(root)}
        for name, root in roots.items()
    }
    env = {
        name: os.environ
        | settings[name]
        | {"PYTHONPATH": f"{ROOT}:{ROOT / 'pandas-numpy-eval'}", "RECIPE": str(recipe)}
        for name in roots
    }

    def straight() -> None:
        for words in dry_run(recipe, **settings["straight"]):
            run(words, env["straight"])

    def killed() -> list[int]:
        roots["killed"].mkdir()
        kills = []
        for words in dry_run(recipe, **settings["killed"]):
            kills.append(
                sum(run_until_killed(words, env["killed"], roots["killed"], n) for n in (2, 5))
            )
            run(words, env["killed"])
        return kills

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(straight), pool.submit(killed)
        first.result()
        kills = second.result()
    assert sum(count > 0 for count in kills) >= 0.8 * len(kills), kills

    expected, actual = artifacts(roots["straight"]), artifacts(roots["killed"])
    assert sorted(expected) == sorted(actual)
    for name, content in expected.items():
        if name.endswith("stage.json"):
            # The two runs' settings name their own roots.
            a, b = (
                json.dumps(c).replace(str(roots[n]), "ROOT")
                for c, n in ((content, "straight"), (actual[name], "killed"))
            )
            assert a == b, name
        else:
            assert content == actual[name], f"{name} differs"
    for name in ("report.html", "results.md"):
        assert (roots["killed"] / name).stat().st_size > 500

    again = subprocess.run(
        ["bash", ROOT / "run_quickstart.sh"],
        env=env["killed"] | {"PYTHON": sys.executable},
        capture_output=True,
        text=True,
    )
    assert again.returncode == 0, again.stderr[-3000:]
    assert again.stdout.count("already done") >= 12, again.stdout
    assert artifacts(roots["killed"]) == actual
