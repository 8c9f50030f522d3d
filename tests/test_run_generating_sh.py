"""The two launchers of sampling and evaluation, as printed by a dry run."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def launch(script: str, *args: str, **settings: str) -> subprocess.CompletedProcess:
    env = {k: os.environ[k] for k in ("PATH", "HOME") if k in os.environ}
    return subprocess.run(
        ["bash", ROOT / script, *args],
        env=env | {"DRY_RUN": "1", "PYTHON": sys.executable} | settings,
        capture_output=True,
        text=True,
    )


def commands(script: str, *args: str, **settings: str) -> list[list[str]]:
    done = launch(script, *args, **settings)
    assert done.returncode == 0, done.stderr
    return [shlex.split(line) for line in done.stdout.splitlines() if line.startswith("/")]


def value(words: list[str], flag: str) -> str:
    return words[len(words) - 1 - words[::-1].index(flag) + 1]  # the last one wins


def generate(*args: str, **settings: str) -> list[list[str]]:
    return commands("run_generating_codes.sh", *args, **settings)


def test_the_default_is_the_papers_sweep():
    lines = generate()
    cells = [(value(w, "-mv"), value(w, "-t")) for w in lines]
    temperatures = [f"{t / 10}" for t in range(1, 11)]
    assert cells == [(m, t) for m in ("base", "XL", "CERT") for t in temperatures]
    for words in lines:
        assert [value(words, f) for f in ("-n", "-p", "-l", "-d")] == [
            "200",
            "0.9",
            "100",
            "Pandas",
        ]


def test_models_lie_under_the_root():
    lines = generate(CERT_ROOT="/root with space", DOMAIN="Numpy", TEMPERATURES="0.8")
    assert [value(w, "-model") for w in lines] == [
        "/root with space/models/Python/normal",
        "/root with space/models/Numpy/normal",
        "/root with space/models/Numpy/sketcher",
    ]
    assert value(lines[2], "-model2") == "/root with space/models/Numpy/generator"
    assert [Path(w[1]).name for w in lines] == ["eval_cert.py"] * 2 + ["eval_cert_unified.py"]


def test_flags_of_the_command_line_come_last():
    words = generate("--limit", "3", "-t", "0.5", MODELS="XL", TEMPERATURES="0.8")[0]
    assert words[-4:] == ["--limit", "3", "-t", "0.5"]


def test_a_problem_file_and_a_device_are_passed_on():
    words = generate(PROBLEM_FILE="my problems.jsonl", GPUS="cpu", MODELS="XL")[0]
    assert value(words, "--problem_file") == "my problems.jsonl"
    assert value(words, "-gpu") == "cpu"
    assert "-gpu" not in generate(MODELS="XL")[0]


def test_several_gpus_share_the_cells_and_lose_none():
    lines = generate(GPUS="0 2 5", TEMPERATURES="0.2 0.8")
    cells = {(value(w, "-mv"), value(w, "-t")): value(w, "-gpu") for w in lines}
    assert len(lines) == len(cells) == 6
    assert sorted(cells.values()) == ["0", "0", "2", "2", "5", "5"]


def test_a_failing_cell_fails_the_sweep(tmp_path):
    missing = {"DRY_RUN": "0", "CERT_ROOT": str(tmp_path), "TEMPERATURES": "0.8"}
    for gpus in ("cpu", "cpu cpu"):
        done = launch("run_generating_codes.sh", GPUS=gpus, **missing)
        assert done.returncode == 2
        assert "models/Python/normal does not exist" in done.stderr
    assert not list(tmp_path.rglob("*.jsonl*"))


def test_an_unknown_model_is_one_line():
    done = launch("run_generating_codes.sh", MODELS="base XXL")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: unknown model XXL in MODELS; give any of base, XL, CERT\n"


def evaluate(*args: str, **settings: str) -> list[str]:
    return commands("run_evaluating_codes.sh", *args, **settings)[0]


def test_evaluation_takes_the_domains_samples_under_the_root():
    words = evaluate(CERT_ROOT="/root with space", DOMAIN="Numpy", K="1,10")
    assert words[2] == "/root with space/samples"
    assert [value(words, f) for f in ("-d", "--k")] == ["Numpy", "1,10"]


def test_evaluation_takes_files_and_flags():
    words = evaluate("--timeout", "5", SAMPLES="a.jsonl b.jsonl", WORKERS="3", PROBLEM_FILE="p")
    assert words[2:4] == ["a.jsonl", "b.jsonl"]
    assert [value(words, f) for f in ("--n_workers", "--problem_file")] == ["3", "p"]
    assert words[-2:] == ["--timeout", "5"]
