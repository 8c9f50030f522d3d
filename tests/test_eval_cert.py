"""The two sampling commands on tiny models: the file they write, kills, and wrong calls."""

import gzip
import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nl2code.errors import UserError
from nl2code.sample_writer import SampleWriter

ROOT = Path(__file__).resolve().parents[1]
OFFICIAL = ROOT.parent / "shared" / "data" / "official"
TEXT = "import pandas as pd\ndef f(df, n):\n    # rows\n    return df.head(n)[number]\nx = string\n"
PROMPTS = ["import pandas as pd\nx =", "def f(df):\n    # the rows\n    return ", "# all\n", "y = "]


@pytest.fixture(scope="module")
def checkpoints(tmp_path_factory) -> dict[str, Path]:
    """Two GPT-Neo models of random weights, each with the tokenizer that training saves."""
    import torch
    from transformers import GPTNeoConfig, GPTNeoForCausalLM

    from nl2code.tokenizer import train_tokenizer

    tokenizer = train_tokenizer(iter([TEXT] * 4), 300)
    folders = {}
    for seed, name in enumerate(("sketcher", "generator")):
        torch.manual_seed(seed)
        config = GPTNeoConfig(
            vocab_size=len(tokenizer),
            hidden_size=16,
            num_layers=1,
            num_heads=2,
            attention_types=[[["global"], 1]],
            max_position_embeddings=128,
            initializer_range=0.3,
        )
        folders[name] = tmp_path_factory.mktemp("models") / name
        GPTNeoForCausalLM(config).save_pretrained(folders[name])
        tokenizer.save_pretrained(folders[name])
    return folders


@pytest.fixture(scope="module")
def problem_file(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("problems") / "mine.jsonl"
    problems = [
        {"task_id": f"Mine/{i}", "prompt": p, "entry_point": "none", "test": "def check(): pass"}
        for i, p in enumerate(PROMPTS)
    ]
    path.write_text("".join(json.dumps(problem) + "\n" for problem in problems))
    return path


@pytest.fixture(autouse=True)
def root(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("CERT_ROOT", str(tmp_path / "outputs"))
    return tmp_path / "outputs"


@pytest.fixture
def call(checkpoints, problem_file, monkeypatch):
    """call(*flags, cert=...): run the command in this process, with small sizes."""
    monkeypatch.syspath_prepend(ROOT)
    import eval_cert
    import eval_cert_unified

    def run(*flags: object, cert: bool = False, problems: bool = True) -> None:
        command = eval_cert_unified if cert else eval_cert
        words = ["-model", checkpoints["sketcher"], "-l", 8, "-n", 3, "-gpu", "cpu"]
        words += ["-model2", checkpoints["generator"]] if cert else ["-mv", "base"]
        words += ["--problem_file", problem_file] if problems else []
        monkeypatch.setattr(sys, "argv", [command.__name__, *map(str, (*words, *flags))])
        command.main()

    return run


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_samples_file_in_the_benchmarks_format(call, root):
    call("-d", "polars")
    path = root / "samples" / "polars.base.t0.8.p0.9.n3.samples.jsonl"
    samples = lines(path)
    assert [s["task_id"] for s in samples] == [f"Mine/{i}" for i in range(4) for _ in range(3)]
    assert len({s["seed"] for s in samples}) == 12
    for sample in samples:
        assert sample["raw"].startswith(sample["completion"])
        assert {"temperature", "top_p", "model", "finish", "tokens", "cut"} <= sample.keys()
    marker = json.loads(path.with_name(path.name + ".stage.json").read_text())
    assert (marker["name"], marker["status"]) == ("sample polars/base", "done")
    assert marker["facts"]["tokens"] == sum(s["tokens"] for s in samples)
    assert marker["facts"]["sources"] == {"model": 1}
    assert not list(path.parent.glob("*.part"))


def test_cert_says_where_each_sample_comes_from(call, root):
    call("-t2", "0.4", "--vote_pool", "batch", cert=True)
    path = root / "samples" / "Pandas.CERT.t0.8.p0.9.n3.samples.jsonl"
    samples = lines(path)
    assert len(samples) == len({s["seed"] for s in samples}) == 12
    for sample in samples:
        assert sample["source"] in ("sketcher", "generator")
        assert 1 <= sample["votes"] <= 3
        assert sample["temperature"] == (0.4 if sample["source"] == "generator" else 0.8)
    for i in range(0, 12, 3):  # the vote is over what these three drew
        assert len({s["sketch"] for s in samples[i : i + 3]}) == 1
    facts = json.loads(path.with_name(path.name + ".stage.json").read_text())["facts"]
    assert sum(facts["sources"].values()) == pytest.approx(1)


@pytest.mark.parametrize("cert", [False, True])
def test_greedy_samples_are_alike(call, root, cert):
    call("-t", "0", cert=cert)
    samples = lines(next(root.glob("samples/*.jsonl")))
    for i in range(0, 12, 3):
        assert len({s["completion"] for s in samples[i : i + 3]}) == 1


def test_done_is_skipped_and_other_settings_are_refused(call, root, capsys):
    call()
    path = next(root.glob("samples/*.jsonl"))
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    call()
    assert "already done" in capsys.readouterr().out
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    with pytest.raises(UserError, match=r"seed 0 -> 1.*--overwrite"):
        call("--seed", 1)
    assert path.read_bytes() == before[0]
    call("--seed", 1, "--overwrite")
    assert path.read_bytes() != before[0]


def test_batch_size_and_limit(call, root, tmp_path):
    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    call("--output", files[0], "--batch_size", 1)
    call("--output", files[1], "--batch_size", 2, "--limit", 2)
    assert files[0].read_text().startswith(files[1].read_text())
    assert len(lines(files[1])) == 6


@pytest.mark.parametrize("cert", [False, True])
def test_continued_from_any_cut_it_ends_in_the_same_bytes(call, root, cert):
    call(cert=cert)
    path = next(root.glob("samples/*.jsonl"))
    marker = path.with_name(path.name + ".stage.json")
    whole, record = path.read_bytes(), json.loads(marker.read_text())
    ends = [i + 1 for i, c in enumerate(whole) if c == ord("\n")]
    for cut in (0, 10, ends[0], ends[2], ends[3] + 7, ends[4], ends[5], len(whole) - 1, len(whole)):
        path.unlink()
        path.with_name(path.name + ".part").write_bytes(whole[:cut])
        marker.write_text(json.dumps(record | {"status": "running", "facts": {}}))
        call(cert=cert)
        assert path.read_bytes() == whole, cut
        facts = json.loads(marker.read_text())["facts"]
        strip = {"samples_per_second"}
        assert {k: v for k, v in facts.items() if k not in strip} == {
            k: v for k, v in record["facts"].items() if k not in strip
        }


def test_a_sigkill_between_the_file_and_its_marker(call, root):
    call()
    path = next(root.glob("samples/*.jsonl"))
    marker = path.with_name(path.name + ".stage.json")
    whole, record = path.read_bytes(), json.loads(marker.read_text())
    marker.write_text(json.dumps(record | {"status": "running", "facts": {}}))
    call()
    assert path.read_bytes() == whole
    assert json.loads(marker.read_text())["status"] == "done"


def test_killed_for_real_and_started_again(call, checkpoints, problem_file, tmp_path):
    straight, killed = tmp_path / "straight.jsonl", tmp_path / "killed.jsonl"
    sizes = ("-n", 20, "-l", 60)
    call(*sizes, "--output", straight)
    words = ["-model", checkpoints["sketcher"], "--problem_file", problem_file, "-mv", "base"]
    words = [sys.executable, ROOT / "eval_cert.py", *words, "-gpu", "cpu", "--output", killed]
    process = subprocess.Popen(
        [str(word) for word in (*words, *sizes)], stderr=subprocess.DEVNULL, cwd=tmp_path
    )
    part = killed.with_name(killed.name + ".part")
    while process.poll() is None and not (part.exists() and part.stat().st_size):
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert not killed.exists()
    assert part.stat().st_size < straight.stat().st_size
    call(*sizes, "--output", killed)
    assert killed.read_bytes() == straight.read_bytes()


def test_a_foreign_file_is_never_continued(call, root, tmp_path):
    path = tmp_path / "mine.jsonl"
    path.write_text("precious\n")
    with pytest.raises(UserError, match=r"mine\.jsonl exists"):
        call("--output", path)
    assert path.read_text() == "precious\n"
    call("--output", path, "--overwrite")
    assert len(lines(path)) == 12


def test_the_writer_refuses_lines_of_other_tasks(tmp_path):
    (tmp_path / "x.jsonl.part").write_text('{"task_id": "b"}\n')
    with pytest.raises(UserError, match=r"x\.jsonl\.part:1 "):
        SampleWriter(tmp_path / "x.jsonl", ["a", "b"], 1).resume()


def wrong(expected: str, *flags: str) -> object:
    return pytest.param(flags, expected, id=" ".join(flags))


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        wrong("temperature -1.0 must be 0 or more", "-t", "-1"),
        wrong("top_p 2.0 must lie", "-p", "2"),
        wrong("num_samples 0 must be at least 1", "-n", "0"),
        wrong("max_tokens 0", "-l", "0"),
        wrong("leaves no room", "-l", "128"),
        wrong("must not hold dots", "-mv", "a.b"),
        wrong("domain", "-d", "no library"),
        wrong("nowhere/at/all does not exist", "-model", "nowhere/at/all"),
        wrong("no such file|does not exist|neither", "--problem_file", "nothing.jsonl"),
        wrong("must be a GPU's index", "-gpu", "first"),
        wrong("GPU 99 was asked for", "-gpu", "99"),
    ],
)
def test_wrong_calls_are_named_and_leave_no_samples(call, root, flags, expected):
    with pytest.raises(UserError, match=f"(?i){expected}"):
        call(*flags)
    assert not [path for path in root.rglob("*") if path.is_file()]


def test_a_domain_without_a_benchmark_needs_a_problem_file(call):
    with pytest.raises(UserError, match=r"polars.*Pandas, Numpy.*--problem_file"):
        call("-d", "polars", problems=False)


def test_a_checkpoint_without_a_tokenizer(call, checkpoints, tmp_path):
    bare = tmp_path / "bare"
    bare.mkdir()
    for name in ("config.json", "model.safetensors"):
        (bare / name).write_bytes((checkpoints["sketcher"] / name).read_bytes())
    with pytest.raises(UserError, match="tokenizer"):
        call("-model", bare)


def test_an_unfinished_checkpoint(call, checkpoints, tmp_path):
    folder = tmp_path / "unfinished"
    folder.mkdir()
    (folder / "stage.json").write_text('{"status": "running"}')
    with pytest.raises(UserError, match="unfinished"):
        call("-model", folder)


def test_wrong_calls_exit_with_2_and_one_line():
    done = subprocess.run(
        [sys.executable, ROOT / "eval_cert.py", "-model", "/no/such/folder"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert re.fullmatch(r"error: .*/no/such/folder does not exist.*\n", done.stderr)


def test_samples_of_the_own_benchmark_can_be_evaluated(call, root):
    from pandas_numpy_eval import read_problems

    call("-d", "numpy", "--limit", 2, "-n", 1, problems=False)
    samples = lines(root / "samples" / "Numpy.base.t0.8.p0.9.n1.samples.jsonl")
    assert [s["task_id"] for s in samples] == list(read_problems("Numpy"))[:2]


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="the official files are not here")
@pytest.mark.parametrize("name", ["PandasEval", "NumpyEval", "HumanEval"])
def test_official_files_are_taken_as_they_are(call, tmp_path, name):
    path, output = OFFICIAL / f"{name}.jsonl.gz", tmp_path / "out.jsonl"
    call("--problem_file", path, "--output", output, "-n", 1, "-l", 2)
    with gzip.open(path, "rt") as problems:
        assert [s["task_id"] for s in lines(output)] == [json.loads(p)["task_id"] for p in problems]


@pytest.mark.parametrize(
    ("sketches", "source", "completions", "fed"),
    [
        ([" a()", " b(string)", " a()"], "sketcher", [" a()"] * 3, None),
        (
            [" b(string)", " b(string)", ""],
            "generator",
            [" 1"] * 3,
            "b(string)\n# [segmentation]\n",
        ),
        (["", "", " a()"], "generator", [" 1"] * 3, ""),
    ],
)
def test_lines_of_each_way_through_cert(
    call, root, monkeypatch, sketches, source, completions, fed
):
    import eval_cert_unified
    from nl2code.samples import Completion

    asked = []

    class Fixed:
        def __init__(self, texts: list[str]) -> None:
            self.texts = texts

        def sample(self, prompt, seeds, settings):
            asked.append((prompt, settings.stop))
            made = zip(seeds, self.texts, strict=True)
            return [Completion(text, f"{text}\n#", 5, "stop", seed, 0) for seed, text in made]

    models = {"sketcher": Fixed(sketches), "generator": Fixed([" 1"] * 3)}
    monkeypatch.setattr(
        eval_cert_unified, "make_sampler", lambda _args, name, _device: models[Path(name).name]
    )
    call("--limit", 1, cert=True)
    samples = lines(next(root.glob("samples/*.jsonl")))
    assert [s["completion"] for s in samples] == completions
    assert [s["raw"] for s in samples] == [f"{c}\n#" for c in completions]
    assert {s["source"] for s in samples} == {source}
    assert [s["own_sketch"] for s in samples] == sketches
    assert len({s["seed"] for s in samples}) == 3
    assert asked[0][0] == PROMPTS[0]
    assert [prompt for prompt, _ in asked[1:]] == ([] if fed is None else [fed + PROMPTS[0]])
    assert all(("\n\n\n" in stop) == (i == 1) for i, (_, stop) in enumerate(asked))
