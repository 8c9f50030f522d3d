import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from nl2code import corpus as corpus_module
from nl2code import files as files_module
from nl2code.corpus import CorpusSettings, build_corpus
from nl2code.errors import UserError
from nl2code.files import read_json, read_jsonl
from nl2code.sources import plan, read_records

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "build_corpus.py"
PANDAS = set(range(0, 300, 7))  # numbers of the files that use pandas


def program(number: int) -> str:
    head = "import pandas as pd\n" if number in PANDAS else "import os\n"
    body = f"    for i in range({number}):\n        total += i * {number}\n    return total\n"
    return f"{head}\n\ndef function_{number}(total):\n{body}" + f"\n\nNAME = 'n{number}'\n" * 3


@pytest.fixture
def folder(tmp_path):
    """300 files in 10 repositories, one of them bad in each way that counts."""
    root = tmp_path / "sources"
    for number in range(300):
        path = root / f"repo{number % 10}" / "src" / f"file{number}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(program(number))
    (root / "repo0" / "setup.py").write_text(program(1000))
    (root / "repo0" / "broken.py").write_text("import os\nimport re\nif x\n" + "a = 1\n" * 5)
    (root / "repo1" / "copy.py").write_text("\n" + program(5).replace("\n", "\n\n"))
    (root / "repo2" / "licensed.py").write_text("# Copyright 2020 me\n\n" + program(6))
    (root / ".hidden").mkdir()
    (root / ".hidden" / "x.py").write_text(program(2000))
    return root


@pytest.fixture
def small_segments(monkeypatch):
    monkeypatch.setattr(corpus_module, "SEGMENT", 40)
    monkeypatch.setattr(corpus_module, "BATCH", 7)


def build(output, folder, domains=("Python", "Pandas"), **settings):
    sources = settings.pop("sources", [str(folder)])
    settings = {"valid_share": 0.2} | settings
    return build_corpus(CorpusSettings(output, list(domains), sources, **settings))


def records(output, domain, split="*"):
    return [r for p in sorted(output.glob(f"{domain}/{split}/*.jsonl.gz")) for r in read_jsonl(p)]


def contents(output, domain, split="*"):
    return {record["content"] for record in records(output, domain, split)}


def all_bytes(output: Path) -> dict[str, bytes]:
    """Path -> bytes of every shard; of the markers what does not depend on time."""
    found = {}
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.name == "stage.json":
            marker = read_json(path)
            found[name] = json.dumps([marker[k] for k in ("id", "status", "settings", "facts")])
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


# ---- what is written --------------------------------------------------------------------------


def test_records_keep_the_contract(folder, tmp_path):
    build(tmp_path / "corpus", folder)
    found = {r["path"]: r for r in records(tmp_path / "corpus", "Python")}
    record = found["repo3/src/file63.py"]
    assert record == {
        "content": program(63),
        "repo_name": "repo3",
        "path": "repo3/src/file63.py",
        "stars": 0,
        "sha256": record["sha256"],
        "feature": {"ut_score": 0.0, "func_score": pytest.approx(4 / 8)},
    }
    assert len(record["sha256"]) == 64


def test_every_good_file_is_there_once_and_no_other(folder, tmp_path):
    facts = build(tmp_path / "corpus", folder)
    found = [r["content"] for r in records(tmp_path / "corpus", "Python")]
    # file 5 may be kept in the form of its copy with other blank lines
    assert len(found) == len(set(found)) == 300
    assert {" ".join(c.split()) for c in found} == {
        " ".join(program(n).split()) for n in range(300)
    }
    assert facts["Python"]["dropped"] == {"duplicate": 2, "syntax_error": 1}
    assert facts["Python"]["scanned"]["generated_name"] == 1


def test_a_domain_holds_the_files_that_use_it(folder, tmp_path):
    build(tmp_path / "corpus", folder)
    assert contents(tmp_path / "corpus", "Pandas") == {program(n) for n in PANDAS}


def test_no_path_of_the_machine_is_in_a_record(folder, tmp_path):
    build(tmp_path / "corpus", folder)
    lines = [gzip.decompress(p.read_bytes()) for p in (tmp_path / "corpus").rglob("*.gz")]
    assert lines
    assert not [line for line in lines if str(tmp_path).encode() in line]


def test_the_library_is_selected_from_all_files_though_python_is_capped(folder, tmp_path):
    cap = 20 * len(program(100)) / 1e6  # about 20 files
    facts = build(tmp_path / "corpus", folder, max_mb={"Python": cap})
    assert 15 < sum(facts["Python"]["documents"].values()) < 25
    assert contents(tmp_path / "corpus", "Pandas") == {program(n) for n in PANDAS}


def test_a_capped_corpus_is_the_beginning_of_a_larger_one(folder, tmp_path):
    build(tmp_path / "all", folder, ["Python"], valid_share=0.1)
    build(tmp_path / "some", folder, ["Python"], valid_share=0.1, max_mb={"Python": 0.02})
    for split in ("train", "valid"):
        some, whole = (records(tmp_path / name, "Python", split) for name in ("some", "all"))
        assert 0 < len(some) < len(whole)
        assert some == whole[: len(some)]


def test_a_domain_is_the_same_alone_and_with_others(folder, tmp_path):
    build(tmp_path / "one", folder, ["Pandas"])
    build(tmp_path / "two", folder, ["Python", "Pandas"], max_mb={"Python": 0.01})
    assert records(tmp_path / "one", "Pandas") == records(tmp_path / "two", "Pandas")


def test_the_split_is_one_for_all_domains_and_has_nothing_in_common(folder, tmp_path):
    output = tmp_path / "corpus"
    build(output, folder)
    train, valid = contents(output, "Python", "train"), contents(output, "Python", "valid")
    assert not train & valid
    assert contents(output, "Pandas", "train") <= train
    assert contents(output, "Pandas", "valid") <= valid
    assert len(valid) == pytest.approx(0.2 * 300, abs=4 * (300 * 0.2 * 0.8) ** 0.5)


def test_validation_files_do_not_gather_at_the_beginning(folder, tmp_path, small_segments):
    """They would, if order and split were taken from the same bits of the hash."""
    build(tmp_path / "corpus", folder, ["Python"])
    shards = sorted((tmp_path / "corpus").glob("Python/valid/*"))
    assert len(shards) >= 6
    assert sum(len(list(read_jsonl(p))) for p in shards[:2]) < 40


def test_of_duplicates_the_one_with_the_most_stars_is_kept(tmp_path):
    lines = [
        {"content": program(n) + blank, "repo_name": f"r{stars}", "stars": stars}
        for n in range(40)
        for blank, stars in (("", 3), ("\n", 50), ("\n\n", 7))
    ]
    data = tmp_path / "data.jsonl"
    data.write_text("".join(json.dumps(line) + "\n" for line in lines))
    build(tmp_path / "corpus", None, ["Python"], sources=[str(data)])
    assert [r["stars"] for r in records(tmp_path / "corpus", "Python")] == [50] * 40


# ---- sources ----------------------------------------------------------------------------------


def data_files(folder: Path, target: Path) -> list[dict]:
    """The folder's files as records; one form for a JSON line and a parquet row."""
    rows = []
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        if name[0] != ".":
            row = {"code": path.read_text(), "repo": name.split("/")[0], "path": name}
            rows.append(row | {"max_stars_count": 12, "license": "mit"})
    with gzip.open(target / "data.jsonl.gz", "wt") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return rows


def test_json_lines_parquet_and_hub_give_what_the_folder_gives(folder, tmp_path):
    import pyarrow
    import pyarrow.parquet

    (tmp_path / "hub").mkdir()
    rows = data_files(folder, tmp_path)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "hub" / "a.parquet")
    build(tmp_path / "folder", folder)
    build(tmp_path / "json", folder, sources=[str(tmp_path / "data.jsonl.gz")])
    build(tmp_path / "parquet", folder, sources=[str(tmp_path / "hub")])
    # `datasets` takes a folder for the name of a data set, so no network is needed
    build(tmp_path / "hubset", folder, sources=[], hub=[str(tmp_path / "hub")])
    expected = [r | {"stars": 12, "license": "mit"} for r in records(tmp_path / "folder", "Python")]
    for name in ("json", "parquet", "hubset"):
        assert records(tmp_path / name, "Python") == expected


def test_output_inside_the_source_is_not_read(folder):
    build(folder / "corpus", folder, ["Python"])
    first = contents(folder / "corpus", "Python")
    build(folder / "corpus", folder, ["Pandas"])
    assert contents(folder / "corpus", "Pandas") <= first
    assert {r["repo_name"][:4] for r in records(folder / "corpus", "Pandas")} == {"repo"}


def test_text_of_a_record_is_not_decoded_again(tmp_path):
    """Its coding line speaks of the file it once was."""
    texts = [f"# coding: latin-1\nWORD = 'caf\xe9'\n{program(n)}" for n in range(60)]
    data = tmp_path / "data.jsonl"
    data.write_text("".join(json.dumps({"content": text}) + "\n" for text in texts))
    build(tmp_path / "corpus", None, ["Python"], sources=[str(data)])
    expected = {text.split("\n", 1)[1] for text in texts}
    assert contents(tmp_path / "corpus", "Python") == expected


def test_a_file_name_that_is_no_text_is_left_out(folder):
    Path(os.fsdecode(bytes(folder) + b"/repo1/bad\xff.py")).write_text(program(1))
    names = [name for unit in plan([str(folder)]) for name in unit["files"]]
    assert len(names) == 304


def test_installed_packages_are_named_by_their_top_package():
    units = plan([], installed=True)
    found = {(u["root"], f) for u in units for f in u["files"]}
    names = {f for _, f in found}
    assert {"json/decoder.py", "numpy/matlib.py", "pandas/core/frame.py"} <= names
    assert len({root for root, _ in found}) >= 2
    assert not any(Path(f).is_absolute() or "site-packages" in f for f in names)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"path": "a.py"}', "record 2 has no text"),
        ('{"content": 5}', "record 2 has no text"),
        ("{", "data.jsonl:2: not JSON"),
        ("[1]", "data.jsonl:2: expected a JSON object"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, message):
    data = tmp_path / "data.jsonl"
    data.write_text(json.dumps({"content": program(1)}) + "\n" + line + "\n")
    with pytest.raises(UserError, match=message):
        list(read_records({"kind": "data", "file": str(data)}))


# ---- same bytes -------------------------------------------------------------------------------


def test_the_output_does_not_depend_on_the_number_of_workers(folder, tmp_path, small_segments):
    build(tmp_path / "one", folder, workers=1, max_mb={"Python": 0.04})
    build(tmp_path / "three", folder, workers=3, max_mb={"Python": 0.04})
    assert all_bytes(tmp_path / "one") == all_bytes(tmp_path / "three")


class Killed(BaseException):
    pass


def test_interrupted_many_times_it_continues_to_the_same_bytes(
    folder, tmp_path, small_segments, monkeypatch
):
    """Die again and again where a file is moved into place, after a few more each time."""
    build(tmp_path / "whole", folder, max_mb={"Python": 0.04})
    replace, countdown = Path.replace, [0]

    def dying_replace(self, target):
        countdown[0] -= 1
        if countdown[0] < 0:
            raise Killed
        return replace(self, target)

    monkeypatch.setattr(files_module.Path, "replace", dying_replace)
    for runs in range(1, 100):
        # Two markers and a segment (four shards, a marker) at least, so that each run gets on.
        countdown[0] = 7 + runs % 5
        try:
            build(tmp_path / "parts", folder, max_mb={"Python": 0.04})
            break
        except Killed:
            continue
    assert 4 < runs < 99
    assert all_bytes(tmp_path / "parts") == all_bytes(tmp_path / "whole")


def test_killed_for_good_it_continues_to_the_same_bytes(folder, tmp_path):
    arguments = [sys.executable, str(SCRIPT), str(folder), "--domain", "Python", "-d", "pandas"]
    arguments += ["--valid_share", "0.2", "--workers", "2", "-o"]
    environment = {"PYTHONPATH": str(SCRIPT.parents[1]), "PATH": "/usr/bin:/bin"}
    subprocess.run([*arguments, tmp_path / "whole"], env=environment, check=True)
    for delay in (0.4, 0.8, 1.2):
        run = subprocess.Popen([*arguments, tmp_path / "parts"], env=environment)
        time.sleep(delay)
        run.send_signal(signal.SIGKILL)
        run.wait()
    subprocess.run([*arguments, tmp_path / "parts"], env=environment, check=True)
    assert all_bytes(tmp_path / "parts") == all_bytes(tmp_path / "whole")


def test_what_is_done_is_skipped(folder, tmp_path, capsys):
    first = build(tmp_path / "corpus", folder)
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "corpus").rglob("*.gz")}
    assert build(tmp_path / "corpus", folder) == first
    assert "already done" in capsys.readouterr().out
    assert before == {p: p.stat().st_mtime_ns for p in (tmp_path / "corpus").rglob("*.gz")}


def test_another_domain_can_be_added(folder, tmp_path):
    build(tmp_path / "corpus", folder, ["Python"])
    build(tmp_path / "corpus", folder, ["Python", "Pandas"])
    assert len(records(tmp_path / "corpus", "Pandas")) == len(PANDAS)
    assert not list((tmp_path / "corpus").glob(".build*"))


def test_overwrite_makes_it_anew_and_other_settings_need_it(folder, tmp_path):
    build(tmp_path / "corpus", folder, ["Python"])
    with pytest.raises(UserError, match="--overwrite"):
        build(tmp_path / "corpus", folder, ["Python"], max_mb={"Python": 0.01})
    build(tmp_path / "corpus", folder, ["Python"], max_mb={"Python": 0.01}, overwrite=True)
    assert len(records(tmp_path / "corpus", "Python")) < 100


# ---- bad input --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"domains": ["not-a-name"]}, "no such domain"),
        ({"domains": ["polars"]}, "none of the 303 files imports polars"),
        ({"sources": ["/nowhere"]}, "/nowhere does not exist"),
        ({"sources": []}, "no source given"),
        ({"sources": [__file__.replace("test_corpus.py", "")], "domains": []}, "no domain given"),
        ({"valid_share": 0.0}, "valid_share"),
        ({"valid_share": 1e-9}, "raise --valid_share"),
        ({"max_mb": {"Numpy": 1}}, "Numpy, which is not built"),
        ({"max_mb": {"Python": -1}}, "MB from 0"),
        ({"domains": ["Python"], "max_mb": {"Python": float("nan")}}, "MB from 0"),
    ],
)
def test_a_mistake_is_named_and_leaves_nothing_behind(folder, tmp_path, change, message):
    with pytest.raises(UserError, match=message):
        build(tmp_path / "corpus", folder, **change)
    assert not [p for p in (tmp_path / "corpus").rglob("*") if p.is_file()]
    build(tmp_path / "corpus", folder)  # the corrected command works


@pytest.mark.parametrize("kind", ["no files", "only bad files", "no text"])
def test_an_empty_corpus_is_a_mistake(tmp_path, kind):
    source = tmp_path / "source"
    source.mkdir()
    if kind == "only bad files":
        (source / "a.py").write_text("not python at all")
    if kind == "no text":
        (source / "setup.py").write_text(program(1))
    with pytest.raises(UserError, match="empty corpus"):
        build(tmp_path / "corpus", source, ["Python"])
    assert not [p for p in (tmp_path / "corpus").rglob("*") if p.is_file()]


@pytest.mark.parametrize(
    "arguments",
    [["/nowhere"], ["--installed", "-d", "a b"], [".", "--max_mb", "x"], [".", "--workers", "two"]],
)
def test_the_command_ends_a_mistake_with_one_line_and_code_2(tmp_path, arguments):
    run = subprocess.run(
        [sys.executable, SCRIPT, *arguments, "-o", tmp_path / "corpus"],
        env={"PYTHONPATH": str(SCRIPT.parents[1])},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
    assert run.stderr.splitlines()[-1].count("error: ") == 1
