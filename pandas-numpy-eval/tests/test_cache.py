"""The verdict cache: what damages it costs time and nothing else."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from pandas_numpy_eval import UserError
from pandas_numpy_eval.cache import VerdictCache, default_folder

VERDICTS = {f"key{i:04}": {"status": "passed", "result": "x" * 200} for i in range(500)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with VerdictCache(tmp_path) as cache:
        for key, verdict in VERDICTS.items():
            cache.put(key, verdict)
    return tmp_path / "verdicts.sqlite"


def works(folder: Path) -> dict:
    """What is found; and what is put is found again."""
    with VerdictCache(folder) as cache:
        found = cache.get(VERDICTS)
        cache.put("new", {"status": "failed"})
    with VerdictCache(folder) as cache:
        assert cache.get(["new"]) == {"new": {"status": "failed"}}
    return found


def test_verdicts_are_found_again(file):
    assert works(file.parent) == VERDICTS


@pytest.mark.parametrize("start", [0, 100, 4096, 40_000])
def test_garbage_in_the_file(file, start, capsys):
    data = bytearray(file.read_bytes())
    data[start : start + 8192] = b"\xa5" * 8192
    file.write_bytes(data)
    assert works(file.parent).items() <= VERDICTS.items()
    assert file.with_suffix(".damaged").read_bytes() == data
    assert "damaged, put aside" in capsys.readouterr().err


@pytest.mark.parametrize("size", [1, 4095, 50_000, 99_999])
def test_a_file_that_ends_early(file, size):
    file.write_bytes(file.read_bytes()[:size])
    assert works(file.parent).items() <= VERDICTS.items()


def test_garbage_for_a_log(file):
    Path(f"{file}-wal").write_bytes(b"\x00\xff" * 5000)
    assert works(file.parent) == VERDICTS


def test_a_verdict_that_is_not_json(file):
    with sqlite3.connect(file) as database:
        database.execute("UPDATE verdicts SET verdict = '{\"sta' WHERE key = 'key0007'")
    assert works(file.parent).items() <= VERDICTS.items()


def test_when_it_cannot_be_written_any_more_the_run_goes_on(file, capsys):
    with VerdictCache(file.parent) as cache:
        cache.database.execute("PRAGMA query_only = 1")  # as a full disk would
        cache.put("new", {"status": "failed"})
        cache.put("newer", {"status": "failed"})
        assert cache.get(["newer"]) == {"newer": {"status": "failed"}}
    assert capsys.readouterr().err.count("no more verdicts are cached") == 1


@pytest.mark.parametrize("name", ["a file", "verdicts.sqlite"])
def test_a_folder_that_cannot_be_used_is_named(name, tmp_path):
    if name == "a file":
        (tmp_path / "cache").touch()
    else:
        (tmp_path / "cache/verdicts.sqlite").mkdir(parents=True)
    with pytest.raises(UserError, match=r"cannot use the verdict cache .*--no_cache"):
        VerdictCache(tmp_path / "cache")


def test_a_user_without_a_home_is_told_what_to_say(monkeypatch):
    def nowhere():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    with pytest.raises(UserError, match="say where to keep verdicts by --cache"):
        default_folder()


def test_a_lone_surrogate_is_kept(tmp_path):
    verdict = json.loads('{"status": "failed", "result": "\\ud800"}')
    with VerdictCache(tmp_path) as cache:
        cache.put("key", verdict)
        assert cache.get(["key"]) == {"key": verdict}
