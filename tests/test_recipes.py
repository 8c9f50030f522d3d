"""Every shipped recipe is run dry: a renamed variable or flag cannot rot it."""

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RECIPES = sorted((ROOT / "configs" / "recipes").glob("*.env"))
LAUNCHERS = [*ROOT.glob("run_*.sh"), *(ROOT / "scripts").glob("*.sh")]


def dry_run(recipe: Path, **settings: str) -> list[list[str]]:
    """The commands of all stages, split into words."""
    keep = {k: os.environ[k] for k in ("PATH", "HOME") if k in os.environ}
    done = subprocess.run(
        ["bash", ROOT / "run_quickstart.sh"],
        env=keep | {"DRY_RUN": "1", "RECIPE": str(recipe), "PYTHON": sys.executable} | settings,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith(("/", "env "))]
    return [shlex.split(line) for line in lines]


@cache
def known_flags(script: str) -> set[str]:
    command = [sys.executable, "-m", script] if "/" not in script else [sys.executable, script]
    done = subprocess.run([*command, "--help"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return set(re.findall(r"(?<![\w-])--?[A-Za-z][\w-]*", done.stdout))


def script_and_flags(words: list[str]) -> tuple[str, set[str]]:
    at = next((i for i, word in enumerate(words) if word.endswith(".py")), None)
    if at is None:
        at = words.index("-m") + 1
    flags = {w.split("=")[0] for w in words[at + 1 :] if re.match(r"--?[A-Za-z]", w)}
    return words[at], flags


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda p: p.stem)
def test_every_flag_a_recipe_leads_to_exists(recipe, tmp_path):
    commands = dry_run(recipe, CERT_ROOT=str(tmp_path))
    seen = set()
    for words in commands:
        script, flags = script_and_flags(words)
        seen.add(Path(script).name)
        assert flags <= known_flags(script), f"{script}: unknown {flags - known_flags(script)}"
    assert {"build_corpus.py", "train_tokenizer.py", "encode_domain.py", "run_cert.py"} <= seen
    assert {"eval_cert.py", "eval_cert_unified.py", "report.py"} <= seen


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda p: p.stem)
def test_every_recipe_setting_is_read(recipe):
    scripts = "\n".join(path.read_text() for path in LAUNCHERS)
    names = re.findall(r'^: "\$\{(\w+):=', recipe.read_text(), re.M)
    assert names
    for name in names:
        assert re.search(rf"\$\{{?{name}\b", scripts), f"nothing reads {name}"


def test_the_paper_recipe_holds_the_papers_numbers(tmp_path):
    commands = dry_run(ROOT / "configs" / "recipes" / "paper.env", CERT_ROOT=str(tmp_path))
    training = [" ".join(words) for words in commands if any("run_cert.py" in w for w in words)]
    assert len(training) == 4  # base, XL, sketcher, generator
    for line in training:
        for flag, value in {
            "per_device_train_batch_size": "10",
            "gradient_accumulation_steps": "4",
            "block_size": "1024",
            "learning_rate": "5e-4",
            "weight_decay": "0.1",
        }.items():
            assert f"--{flag} {value} " in f"{line} "
        assert "--fp16" in line
        assert "deepspeed" in line
    assert [re.search(r"--max_steps (\d+)", line)[1] for line in training] == [
        "200000",
        *["100000"] * 3,
    ]


def test_the_environment_wins_over_the_recipe(tmp_path):
    commands = dry_run(RECIPES[0], CERT_ROOT=str(tmp_path), MAX_STEPS="7", BASE_MAX_STEPS="9")
    text = "\n".join(" ".join(words) for words in commands)
    assert re.findall(r"--max_steps (\d+)", text) == ["9", "7", "7", "7"]


def test_a_missing_recipe_is_one_line(tmp_path):
    done = subprocess.run(
        ["bash", ROOT / "run_training_cert.sh"],
        env={**os.environ, "RECIPE": str(tmp_path / "none.env")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert re.fullmatch(r"error: recipe .*none\.env does not exist;.*\n", done.stderr)


def test_a_domain_is_spelled_one_way(tmp_path):
    text = str(dry_run(RECIPES[0], CERT_ROOT=str(tmp_path), DOMAIN="numpy"))
    assert "corpus/Numpy" in text
    assert "numpy'" not in text


def test_an_impossible_domain_is_one_line():
    done = subprocess.run(
        ["bash", ROOT / "run_generating_codes.sh"],
        env={**os.environ, "DOMAIN": "pan-das", "PYTHON": sys.executable},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"error: .*pan-das.*\n", done.stderr)
