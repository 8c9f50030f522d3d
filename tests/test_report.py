"""The report: collecting, the table, the pages. The files under the root are written by hand."""

import hashlib
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import pytest

from nl2code.errors import UserError
from nl2code.report import PAPER_TABLE_2, collect, table, times
from nl2code.report_page import write_report
from nl2code.report_text import percent, summary

ROOT = Path(__file__).resolve().parents[1]
PROBLEMS = [
    {
        "task_id": f"PandasEval/{i}",
        "prompt": "import pandas as pd\ndf = pd.DataFrame()\nx = ",
        "entry_point": "none",
        "canonical_solution": [solution],
        "test": "def check():\n    assert True",
    }
    for i, solution in ((2, "df.loc[0]"), (10, "df.a.b().c().d()"))
]
PROMPTS = hashlib.sha256(
    json.dumps([[p["task_id"], p["prompt"]] for p in PROBLEMS]).encode()
).hexdigest()[:16]
VERDICT_FIELDS = {  # status, exception, parses, ran
    "passed": ("passed", None, True, True),
    "wrong": ("failed", "AssertionError", True, True),
    "raised": ("failed", "NameError", True, False),
    "syntax_error": ("syntax_error", "SyntaxError", False, False),
    "timed_out": ("timed_out", None, True, False),
}


def write(path: Path, *records: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")


def stage(path: Path, name: str, status: str = "done", **more) -> None:
    marker = {"name": name, "status": status, "id": f"id of {name}", "settings": {}, "inputs": {}}
    marker |= {"attempts": 1, "seconds": 61.0, "peak_mb": 700, "facts": {}}
    write(path, marker | {"versions": {"python": "3.11.2", "torch": "2.13.0"}} | more)


def model(root: Path, domain: str, kind: str, loss: float, **more) -> None:
    folder = root / "models" / domain / kind
    facts = {"eval_loss": loss, "steps": 20, "tokens_seen": 40960, "parameters": 3211264}
    stage(folder / "stage.json", f"train {domain}/{kind}", **{"facts": facts} | more)
    log = [{"step": 0, "eval_loss": 8.4}, {"step": 10, "loss": 6.0}, {"step": 20, "loss": 5.0}]
    write(folder / "trainer_state.json", {"log_history": [*log, {"step": 20, "eval_loss": loss}]})


def sample(
    root: Path,
    domain: str,
    label: str,
    passes: dict[int, float] | None,
    verdicts: tuple[str, ...] = ("wrong", "raised"),
    t: float = 0.8,
    models: tuple[str, ...] = (),
    **more,
) -> None:
    """A samples file with len(verdicts) samples of each problem; passes=None: not evaluated."""
    file = root / "samples" / f"{domain}.{label}.t{t}.p0.9.n{len(verdicts)}.samples.jsonl"
    settings = {"domain": domain, "label": label, "temperature": t, "top_p": 0.9}
    settings |= {"num_samples": len(verdicts), "problems": 2, "prompts": PROMPTS}
    settings |= {"problem_file": str(root / "problems.jsonl"), "dtype": "float32"}
    write(root / "problems.jsonl", *PROBLEMS)
    inputs = {f"model{i}": f"id of train {name}" for i, name in enumerate(models)}
    name = f"sample {domain}/{label}"
    stage(
        file.with_name(file.name + ".stage.json"),
        name,
        **{"settings": settings, "inputs": inputs} | more,
    )
    lines = []
    for problem in PROBLEMS:
        for seed, kind in enumerate(verdicts):
            status, exception, parses, ran = VERDICT_FIELDS[kind]
            line = {"task_id": problem["task_id"], "completion": f"<{label} {kind}>", "raw": "RAW"}
            line |= {"sketch": "number + string"} if label == "CERT" else {}
            line |= {"seed": seed, "passed": kind == "passed", "result": status}
            lines.append(
                line | {"status": status, "exception": exception, "parses": parses, "ran": ran}
            )
    write(file, *lines)
    if passes is not None:
        count = len(lines)
        metrics = {f"pass@{k}": value for k, value in passes.items()}
        for key in ("parses", "ran"):
            metrics[key] = sum(line[key] for line in lines) / count
        metrics |= {"problems": 2, "samples": count, "environment": {"pandas": "3.1.1"}}
        write(file.with_name(file.name + "_results.jsonl"), *lines)
        write(file.with_name(file.name + "_metrics.jsonl"), metrics | {"isolation": "rlimits"})


def complete(root: Path) -> Path:
    """All of a small Pandas run in which no model passes anything."""
    for domain in ("Python", "Pandas"):
        facts = {"documents": {"train": 3121, "valid": 64}, "dropped": {"too_long": 33}}
        settings = {"sources": ["/usr/lib/python3/dist-packages"], "output": str(root / "corpus")}
        where = root / "corpus" / domain / "stage.json"
        stage(where, f"corpus {domain}", settings=settings, facts=facts)
    stage(root / "tokenizer" / "stage.json", "tokenizer", facts={"vocab_size": 4096})
    for domain, kind, loss in (
        ("Python", "normal", 4.25),
        ("Pandas", "normal", 3.5),
        ("Pandas", "sketcher", 3.125),
        ("Pandas", "generator", 2.0625),
    ):
        where = root / "tokens" / domain / kind / "stage.json"
        stage(where, f"encode {domain}/{kind}", facts={"tokens": {"train": 9812333}})
        model(root, domain, kind, loss)
    sample(root, "Pandas", "base", {1: 0.0}, models=("Python/normal",))
    sample(root, "Pandas", "XL", {1: 0.0}, models=("Pandas/normal",))
    sample(root, "Pandas", "CERT", {1: 0.0}, models=("Pandas/sketcher", "Pandas/generator"))
    return root


def rows(root: Path) -> dict[str, object]:
    return {f"{row.domain} {row.label}": row for row in table(collect(root))}


def line_of(text: str, start: str) -> str:
    """The first printed line that starts with these words, single-spaced."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return next(line for line in lines if line.startswith(f"{start} "))


# ---- the table -------------------------------------------------------------------------------


def test_complete_run_gives_one_line_per_model(tmp_path):
    text = summary(collect(complete(tmp_path)))
    shares = "0.00 n < 10 100.0 50.0 4"
    assert line_of(text, "Pandas base") == f"Pandas base 4.250 {shares}"
    assert line_of(text, "Pandas XL") == f"Pandas XL 3.500 {shares}"
    assert line_of(text, "Pandas CERT") == f"Pandas CERT 3.125 / 2.062 {shares}"
    assert "missing" not in text


def test_each_k_takes_its_own_best_temperature(tmp_path):
    sample(tmp_path, "Pandas", "XL", {1: 0.30, 10: 0.50}, t=0.2)
    sample(tmp_path, "Pandas", "XL", {1: 0.10, 10: 0.90}, t=0.8)
    row = rows(tmp_path)["Pandas XL"]
    assert {k: (v, run.temperature) for k, (v, run) in row.passes.items()} == {
        1: (0.30, 0.2),
        10: (0.90, 0.8),
    }
    text = summary(collect(tmp_path))
    assert "30.00 (T=0.2)" in text
    assert "90.00 (T=0.8)" in text


def test_tied_temperatures_name_the_lowest(tmp_path):
    for t in (1.0, 0.2):
        sample(tmp_path, "Pandas", "XL", {1: 0.0}, t=t)
    assert rows(tmp_path)["Pandas XL"].passes[1][1].temperature == 0.2


def test_one_temperature_is_not_called_a_best(tmp_path):
    text = summary(collect(complete(tmp_path)))
    assert "T=" not in text
    assert "best over" not in text


def test_pass_100_has_a_column_only_if_measured(tmp_path):
    sample(tmp_path, "Pandas", "XL", {1: 0.1, 10: 0.2})
    assert "pass@100" not in summary(collect(tmp_path))
    sample(tmp_path, "Pandas", "base", {1: 0.1, 10: 0.2, 100: 0.4})
    assert "pass@100" in summary(collect(tmp_path))


def test_rows_say_what_is_missing(tmp_path):
    model(tmp_path, "Python", "normal", 4.0)
    model(tmp_path, "Pandas", "sketcher", 3.0, status="running", facts={})
    sample(tmp_path, "Pandas", "base", None)
    sample(tmp_path, "Pandas", "XL", None, status="running")
    found = {name: row.missing for name, row in rows(tmp_path).items()}
    assert found == {
        "Pandas base": ["samples not evaluated"],
        "Pandas XL": ["models/Pandas/normal is not trained", "samples unfinished"],
        "Pandas CERT": [
            "models/Pandas/generator is not trained",
            "models/Pandas/sketcher is unfinished",
            "no samples",
        ],
    }
    assert "Pandas CERT: models/Pandas/generator is not trained" in summary(collect(tmp_path))


def test_samples_of_a_replaced_model_are_named(tmp_path):
    complete(tmp_path)
    model(tmp_path, "Pandas", "normal", 3.0, id="trained again")
    found = {name: row.missing for name, row in rows(tmp_path).items()}
    assert found["Pandas XL"] == ["samples were made with another checkpoint"]
    assert found["Pandas base"] == found["Pandas CERT"] == []


def test_domains_and_models_of_the_users_own(tmp_path):
    complete(tmp_path)
    model(tmp_path, "sklearn.linear_model", "normal", 2.5)
    sample(tmp_path, "sklearn.linear_model", "my-model", {1: 0.5}, models=("Pandas/normal",))
    found = rows(tmp_path)
    assert [name for name in found if name.startswith("sklearn")] == [
        f"sklearn.linear_model {label}" for label in ("base", "XL", "CERT", "my-model")
    ]
    own = found["sklearn.linear_model my-model"]
    assert [m.eval_loss for m in own.models] == [3.5]  # known by the id in the samples' marker
    assert percent(own.passes[1][0]) == "50.00"


def test_samples_without_a_marker_are_known_by_their_name(tmp_path):
    write(tmp_path / "samples" / "a.b.XL.t0.2.p0.95.n200.samples.jsonl", {"task_id": "x"})
    (run,) = collect(tmp_path).runs
    assert (run.domain, run.label, run.temperature, run.top_p, run.n) == (
        *("a.b", "XL", 0.2, 0.95, 200),
    )


@pytest.mark.parametrize("make", [False, True], ids=["absent", "empty"])
def test_nothing_to_report_is_one_line_and_exit_code_2(tmp_path, make):
    root = tmp_path / "runs"
    if make:
        root.mkdir()
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "report.py", "--root", root],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(rf"error: {re.escape(str(root))} .*\n", done.stderr)
    assert not make or not list(root.iterdir())


def test_broken_marker_is_named(tmp_path):
    complete(tmp_path)
    (tmp_path / "tokenizer" / "stage.json").write_text('{"name": "tok')
    with pytest.raises(UserError, match=r"tokenizer/stage\.json is not JSON"):
        collect(tmp_path)


# ---- times -----------------------------------------------------------------------------------


def test_times_are_in_pipeline_order_with_a_total(tmp_path):
    complete(tmp_path)
    names = [stage.name for stage in times(collect(tmp_path))]
    assert names == [
        *("corpus Python", "corpus Pandas", "tokenizer", "encode Python/normal"),
        *("encode Pandas/normal", "encode Pandas/sketcher", "encode Pandas/generator"),
        *("train Python/normal", "train Pandas/normal", "train Pandas/sketcher"),
        *("train Pandas/generator", "sample Pandas/base", "sample Pandas/XL", "sample Pandas/CERT"),
        *("evaluate Pandas/base", "evaluate Pandas/XL", "evaluate Pandas/CERT"),
    ]
    text = summary(collect(tmp_path))
    assert re.search(r"^evaluate Pandas/XL +– +–$", text, re.M)  # left no marker: not measured
    assert re.search(r"^total \(at least\) +14 min 14 s +700 MB$", text, re.M)


def test_total_of_known_times_is_exact(tmp_path):
    for name in ("XL", "base"):
        stage(tmp_path / "samples" / f"{name}.stage.json", f"evaluate Pandas/{name}", seconds=30.0)
    assert re.search(r"^total +1 min 00 s +700 MB$", summary(collect(tmp_path)), re.M)


def test_a_sweep_is_one_stage_and_a_resumed_one_is_marked(tmp_path):
    for t, attempts in ((0.2, 1), (0.8, 3)):
        sample(tmp_path, "Pandas", "XL", {1: 0.0}, t=t, attempts=attempts)
    stage_time = times(collect(tmp_path))[0]
    assert (stage_time.runs, stage_time.resumed, stage_time.seconds) == (2, 1, 122.0)
    text = summary(collect(tmp_path))
    assert "sample Pandas/XL (2 runs) (resumed)" in text
    assert "total (at least)" in text


# ---- files -----------------------------------------------------------------------------------


class Page(HTMLParser):
    """Checks that tags close in order, and collects what would be fetched."""

    VOID = ("meta", "input", "br", "img", "link")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open, self.fetched, self.text = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in self.VOID:
            self.open.append(tag)
        self.fetched += [v for k, v in attrs if k in ("src", "href", "xlink:href") and v[0] != "#"]
        self.fetched += [tag] if tag in ("script", "link", "iframe", "img") else []

    def handle_startendtag(self, tag, attrs):
        self.fetched += [v for k, v in attrs if k in ("src", "href", "xlink:href") and v[0] != "#"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def contents(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    root = complete(tmp_path_factory.mktemp("runs"))
    write_report(root)
    return root


def test_page_is_whole_and_fetches_nothing(written):
    text = (written / "report.html").read_text("utf-8")
    page = Page(text)
    assert (page.open, page.fetched) == ([], [])
    assert "url(" not in re.sub(r"url\(#\w+\)", "", text)  # clip paths of the pictures


def test_page_shows_examples_sketches_and_prompts_escaped(written):
    text = (written / "report.html").read_text("utf-8")
    assert "&lt;CERT wrong&gt;" in text
    assert "<CERT" not in text
    assert "<pre>number + string</pre>" in text
    assert "df = pd.DataFrame()" in text
    assert "RAW" not in text
    assert text.index("PandasEval/2<") < text.index("PandasEval/10<")


def test_page_shows_no_path_outside_the_root(written):
    text = " ".join(Page((written / "report.html").read_text("utf-8")).text)
    assert str(written.parent) not in text
    assert "/usr/lib" not in text
    assert "dist-packages" in text


def test_paper_numbers_stand_beside_ours_and_are_called_the_papers(written):
    text = (written / "results.md").read_text("utf-8")
    assert "They are not ours." in text
    assert "| PyCodeGPT-CERT | 0.00 | 28.42 | – | 48.04 | – | 60.96 |" in text


def test_paper_table_agrees_with_its_printed_improvements():
    gains = {"Pandas": (15.67, 10.24, 1.31), "Numpy": (13.43, 8.29, 3.04)}  # over PyCodeGPT
    for domain, expected in gains.items():
        _, *base = PAPER_TABLE_2[domain]["base"]
        _, *cert = PAPER_TABLE_2[domain]["CERT"]
        assert tuple(round(c - b, 2) for c, b in zip(cert, base, strict=True)) == expected


def test_figures_are_svg_and_named_by_what_they_show(written):
    names = sorted(path.name for path in (written / "figures").iterdir())
    assert names == [
        *("Pandas.exceptions.svg", "Pandas.loss.generator.svg", "Pandas.loss.normal.svg"),
        *("Pandas.loss.sketcher.svg", "Pandas.verdicts.svg", "Python.loss.normal.svg"),
    ]
    for name in names:
        tree = ElementTree.parse(written / "figures" / name).getroot()
        assert tree.tag == "{http://www.w3.org/2000/svg}svg"
        assert f"](figures/{name})" in (written / "results.md").read_text("utf-8")


def test_report_is_deterministic_and_replaces_itself(written, tmp_path):
    before = contents(written)
    write_report(written)
    assert contents(written) == before
    write_report(complete(tmp_path / "elsewhere"))
    after = contents(tmp_path / "elsewhere")
    assert after.keys() == before.keys()
    for name in ("report.html", "results.md", "figures/Pandas.verdicts.svg"):
        assert after[name] == before[name]


def test_something_passing_brings_the_api_figure(tmp_path):
    sample(tmp_path, "Pandas", "XL", {1: 0.5}, verdicts=("passed", "wrong"))
    write_report(tmp_path)
    assert (tmp_path / "figures" / "Pandas.apis.svg").is_file()
    text = (tmp_path / "results.md").read_text("utf-8")
    assert "| 0–1 | 1 | 50.00 |" in text
    assert "| 4+ | 1 | 50.00 |" in text


def test_sweep_brings_temperature_figures(tmp_path):
    for t in (0.2, 0.8):
        sample(tmp_path, "Numpy", "base", {1: t / 2, 10: t}, t=t)
    write_report(tmp_path)
    names = {path.name for path in (tmp_path / "figures").iterdir()}
    assert names >= {"Numpy.temperature.pass1.svg", "Numpy.temperature.pass10.svg"}


def test_command_prints_the_table_once(written):
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "report.py"],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "CERT_ROOT": str(written)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Pandas  CERT") == 1
    assert summary(collect(written)) in done.stdout


def test_report_imports_no_torch():
    code = "import sys, nl2code.report_page; print({'torch', 'matplotlib'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout == "set()\n"
