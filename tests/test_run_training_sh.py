"""What run_training_cert.sh would run, by DRY_RUN=1, and what it refuses."""

import os
import platform
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def launch(*arguments: str, **settings: str) -> subprocess.CompletedProcess:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        ["bash", ROOT / "run_training_cert.sh", *arguments],
        env=keep | {"PYTHON": sys.executable, "DRY_RUN": "1"} | settings,
        capture_output=True,
        text=True,
    )


def commands(*arguments: str, **settings: str) -> list[list[str]]:
    done = launch(*arguments, **settings)
    assert done.returncode == 0, done.stderr
    return [shlex.split(line) for line in done.stdout.splitlines()]


def value(command: list[str], flag: str) -> str:
    """What argparse would take: the last one wins."""
    places = [i for i, word in enumerate(command) if word == flag]
    return command[places[-1] + 1]


def test_by_default_the_papers_settings_for_three_models():
    made = commands()
    assert [Path(value(c, "--output_dir")).parts[-2:] for c in made] == [
        ("Pandas", "normal"),
        ("Pandas", "sketcher"),
        ("Pandas", "generator"),
    ]
    for command in made:
        assert command[1:3] == ["-m", "deepspeed.launcher.runner"]
        assert value(command, "--num_gpus") == "8"
        assert value(command, "--max_steps") == "100000"
        assert "--fp16" in command
        assert Path(value(command, "--deepspeed")).name == "zero2.json"
        # the model beside the tokens, whether or not they are there yet
        assert not {"--model_name_or_path", "--config_name"} & set(command)
    parsed = made[0]
    assert {flag: value(parsed, flag) for flag in ("--learning_rate", "--weight_decay")} == {
        "--learning_rate": "5e-4",
        "--weight_decay": "0.1",
    }
    assert value(parsed, "--per_device_train_batch_size") == "10"
    assert value(parsed, "--gradient_accumulation_steps") == "4"
    assert value(parsed, "--block_size") == "1024"


def test_the_base_model_is_trained_from_scratch():
    (command,) = commands(DOMAIN="Python", TYPES="normal")
    assert value(command, "--config_name").endswith("configs/models/pycodegpt-110M.json")
    assert "--model_name_or_path" not in command


def test_certg_continues_the_base_model():
    for command in commands(DOMAIN="Python", TYPES="sketcher generator"):
        assert value(command, "--model_name_or_path").endswith("models/Python/normal")


def test_the_environment_wins_and_a_flag_wins_over_it():
    (command,) = commands("--max_steps", "5", TYPES="normal", MAX_STEPS="7", LR="1e-3")
    assert value(command, "--max_steps") == "5"
    assert value(command, "--learning_rate") == "1e-3"


def test_a_model_given_as_a_flag_is_the_only_one():
    (command,) = commands("--config_name", "x.json", TYPES="normal")
    assert "--model_name_or_path" not in command


def test_a_recipe_is_read(tmp_path):
    recipe = tmp_path / "mine.env"
    recipe.write_text(': "${MAX_STEPS:=9}"\n: "${TYPES:=generator}"\n')
    (command,) = commands(RECIPE=str(recipe))
    assert value(command, "--max_steps") == "9"


def test_paths_with_blanks_stay_whole(tmp_path):
    root = str(tmp_path / "a b")
    (command,) = commands(TYPES="normal", CERT_ROOT=root)
    assert value(command, "--data_dir") == f"{root}/tokens/Pandas/normal"


def test_one_process_on_the_cpu():
    (command,) = commands(TYPES="normal", NGPUS="0", LAUNCHER="python", PRECISION="fp32")
    assert command[1] == str(ROOT / "run_cert.py")
    assert "--use_cpu" in command
    assert not {"--fp16", "--bf16", "--deepspeed"} & set(command)


def test_ranks_on_the_cpu():
    (command,) = commands(TYPES="normal", NGPUS="0", NPROC="2")
    assert value(command, "--num_gpus") == "2"
    assert Path(value(command, "--deepspeed")).name == "cpu.json"
    assert "--use_cpu" in command
    assert "--fp16" not in command


@pytest.mark.skipif(
    platform.machine() != "x86_64" or not Path("/proc/cpuinfo").exists(),
    reason="torch tells of this only on x86, the launcher asks /proc/cpuinfo",
)
def test_bf16_on_the_cpu_only_where_it_is_fast():
    import torch

    (command,) = commands(TYPES="normal", NGPUS="0", PRECISION="auto")
    assert ("--bf16" in command) == torch.cpu._is_avx512_bf16_supported()


def test_several_nodes(tmp_path):
    hosts = tmp_path / "hosts"
    hosts.write_text("a slots=8\nb slots=8\n")
    (command,) = commands(TYPES="normal", NODES="2", HOSTFILE=str(hosts))
    assert value(command, "--hostfile") == str(hosts)
    assert value(command, "--num_nodes") == "2"


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"PRECISION": "fp8"}, "PRECISION=fp8 must be fp16, bf16, fp32 or auto"),
        ({"LAUNCHER": "mpi"}, "LAUNCHER=mpi must be deepspeed or python"),
        ({"NGPUS": "two"}, "NGPUS=two must be a whole number"),
        ({"LAUNCHER": "python"}, "LAUNCHER=python starts one process, not 8"),
        ({"NODES": "2"}, "NODES=2 needs HOSTFILE"),
        ({"HOSTFILE": "none"}, "HOSTFILE=none does not exist"),
        ({"NGPUS": "999", "DRY_RUN": "0"}, "NGPUS=999, but this machine has"),
    ],
    ids=lambda x: "-".join(x) if isinstance(x, dict) else "",
)
def test_a_wrong_setting_is_one_line(settings, line):
    done = launch(**settings)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert line in done.stderr
    assert done.stdout == ""
