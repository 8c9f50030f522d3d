import argparse
import gzip
import json

import pytest

from nl2code.errors import UserError, run_main
from nl2code.files import atomic_path, read_json, read_jsonl, write_jsonl_gz
from nl2code.stage import Stage, require


def stage(folder, settings=None, **options):
    return Stage(folder / "stage.json", "toy", settings or {"size": 1}, **options)


def test_a_finished_stage_is_skipped_and_keeps_its_facts(tmp_path):
    first = stage(tmp_path)
    assert not first.done()
    first.finish(files=3)
    assert stage(tmp_path).done()
    assert require(tmp_path / "stage.json", "toy.py")["facts"] == {"files": 3}


def test_a_killed_stage_is_not_taken_for_a_finished_one(tmp_path):
    assert not stage(tmp_path).done()
    with pytest.raises(UserError, match=r"unfinished; run toy\.py"):
        require(tmp_path / "stage.json", "toy.py")
    again = stage(tmp_path)
    assert not again.done()
    assert again.attempts == 2


def test_other_settings_are_refused_by_name(tmp_path):
    stage(tmp_path).done()
    with pytest.raises(UserError, match=r"size 1 -> 2.*--overwrite"):
        stage(tmp_path, {"size": 2}).done()


def test_a_changed_input_is_refused(tmp_path):
    (tmp_path / "up").mkdir()
    (tmp_path / "down").mkdir()
    inputs = {"corpus": tmp_path / "up" / "stage.json"}
    up = stage(tmp_path / "up")
    up.done()
    up.finish()
    stage(tmp_path / "down", inputs=inputs).done()
    up = stage(tmp_path / "up", {"size": 5}, overwrite=True)
    up.done()
    up.finish()
    with pytest.raises(UserError, match="corpus"):
        stage(tmp_path / "down", inputs=inputs).done()


def test_overwrite_removes_the_named_outputs_and_nothing_else(tmp_path):
    (tmp_path / "mine.txt").write_text("keep")
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "x").write_text("old")
    stage(tmp_path).done()
    other = stage(tmp_path, {"size": 2}, outputs=[tmp_path / "part"], overwrite=True)
    assert not other.done()
    assert not (tmp_path / "part").exists()
    assert (tmp_path / "mine.txt").read_text() == "keep"


def test_an_interrupted_write_leaves_the_old_file(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(KeyError), atomic_path(target) as temporary:
        temporary.write_text("new")
        raise KeyError
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text() == "old"


def test_same_records_same_bytes(tmp_path):
    records = [{"content": "é\ud800"}, {"content": "b\n"}]
    for name in ("a.jsonl.gz", "b.jsonl.gz"):
        assert write_jsonl_gz(tmp_path / name, records) == 2
    assert (tmp_path / "a.jsonl.gz").read_bytes() == (tmp_path / "b.jsonl.gz").read_bytes()
    assert list(read_jsonl(tmp_path / "a.jsonl.gz")) == records


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"a": 1}\n{"a": ', "x.jsonl:2: not JSON"),
        (b'{"a": 1}\n\n[1]\n', "x.jsonl:3: expected a JSON object"),
        (b'{"a": "\xff"}\n', "x.jsonl:1: not JSON"),
    ],
)
def test_broken_lines_are_named(tmp_path, content, message):
    (tmp_path / "x.jsonl").write_bytes(content)
    with pytest.raises(UserError, match=message):
        list(read_jsonl(tmp_path / "x.jsonl"))


@pytest.mark.parametrize("spoil", [lambda b: b[:-9], lambda b: b[:12] + b"\xff" * 9 + b[21:]])
def test_a_broken_gzip_file_is_named(tmp_path, spoil):
    whole = gzip.compress(json.dumps({"a": "b" * 999}).encode())
    (tmp_path / "x.jsonl.gz").write_bytes(spoil(whole))
    with pytest.raises(UserError, match="broken gzip"):
        list(read_jsonl(tmp_path / "x.jsonl.gz"))


def test_a_missing_or_broken_json_file_is_named(tmp_path):
    with pytest.raises(UserError, match="does not exist"):
        read_json(tmp_path / "none.json")
    (tmp_path / "half.json").write_text('{"a"')
    with pytest.raises(UserError, match=r"half\.json is not JSON"):
        read_json(tmp_path / "half.json")


def test_a_user_error_is_one_line_and_exit_code_2(capsys):
    def main():
        raise UserError("no corpus\n   here")

    with pytest.raises(SystemExit) as exit_:
        run_main(main)
    assert exit_.value.code == 2
    assert capsys.readouterr().err == "error: no corpus here\n"


def test_a_wrong_flag_is_one_line_too(capsys, monkeypatch):
    monkeypatch.setattr(argparse.ArgumentParser, "error", argparse.ArgumentParser.error)
    parser = argparse.ArgumentParser(prog="toy.py")
    parser.add_argument("--size", type=int)
    with pytest.raises(SystemExit) as exit_:
        run_main(lambda: parser.parse_args(["--size", "big"]))
    assert exit_.value.code == 2
    assert capsys.readouterr().err == (
        "error: argument --size: invalid int value: 'big'; see toy.py --help\n"
    )
