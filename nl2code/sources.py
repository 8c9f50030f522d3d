"""Where Python files come from: this machine's packages, folders, JSON lines, parquet, the hub.

A source is planned into units of work of a few hundred files or one data file, so that many
processes can scan and a killed scan loses little. A unit is a plain dict (it is stored as JSON);
`read_unit` yields its files as `RawFile`. Paths are relative to the source, never the machine's.
"""

from __future__ import annotations

import os
import site
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nl2code.errors import UserError
from nl2code.files import read_jsonl

FILES_PER_UNIT = 256
DATA_SUFFIXES = (".jsonl", ".jsonl.gz", ".json.gz", ".parquet")
# What well-known code data sets call the fields of a record; the first present one counts.
ALIASES = {
    "content": ("content", "code", "text", "source"),
    "repo_name": ("repo_name", "repo", "max_stars_repo_name", "repository_name"),
    "path": ("path", "max_stars_repo_path", "file_path", "func_path_in_repository"),
    "stars": ("stars", "max_stars_count", "star_events_count", "stargazers_count"),
}


@dataclass(frozen=True)
class RawFile:
    """A file before cleaning. `content` is bytes from a disk, text from a record."""

    content: bytes | str
    repo_name: str
    path: str
    stars: int = 0
    more: dict[str, Any] = field(default_factory=dict)  # other keys of its record


def plan(
    sources: list[str],
    installed: bool = False,
    hub: list[str] | None = None,
    exclude: Path | None = None,
) -> list[dict]:
    """The units of all sources, in a fixed order.

    Args:
        sources: folders of Python files and of data files, single `.py` and data files.
        installed: also the standard library and installed packages of the running Python.
        hub: data sets of the Hugging Face hub, `NAME`, `NAME:CONFIG` or `NAME:CONFIG:SPLIT`.
        exclude: a folder to leave out of folders that hold it: that of the output.

    Raises `UserError` for a source that is not there or not of these kinds.
    """
    units: list[dict] = []
    for source in sources:
        path = Path(source)
        if path.is_dir():
            units += _folder_units(path, exclude)
        elif path.name.endswith(DATA_SUFFIXES) and path.is_file():
            units.append({"kind": "data", "file": str(path)})
        elif path.suffix == ".py" and path.is_file():
            units += _file_units(path.parent, [path.name], repo="")
        elif path.exists():
            raise UserError(f"{source}: give a folder, a .py file or {', '.join(DATA_SUFFIXES)}")
        else:
            raise UserError(f"source {source} does not exist; check the path")
    if installed:
        for root in installed_folders():
            units += _file_units(root, _found(root, (".py",), hidden=True), repo="")
    for name in hub or []:
        units += _hub_units(name)
    return units


def installed_folders() -> list[Path]:
    """The standard library and the site-packages of the environment and of the Python below it."""
    folders = [sysconfig.get_path(key) for key in ("stdlib", "platstdlib", "purelib", "platlib")]
    folders += site.getsitepackages([sysconfig.get_config_var("installed_base")])
    found: dict[Path, None] = {}
    for folder in map(Path, folders):
        if folder.is_dir():
            found[folder.resolve()] = None
    return list(found)


def _folder_units(root: Path, exclude: Path | None) -> list[dict]:
    files = _found(root, (".py",), hidden=False, exclude=exclude)
    # A checkout is one repository; else each folder below is taken for one.
    repo = root.resolve().name if (root / ".git").exists() else ""
    data = _found(root, DATA_SUFFIXES, hidden=False, exclude=exclude)
    return _file_units(root, files, repo) + [
        {"kind": "data", "file": str(root / name)} for name in data
    ]


def _found(
    root: Path, suffixes: tuple[str, ...], hidden: bool, exclude: Path | None = None
) -> list[str]:
    """Relative paths of the files below `root` with these suffixes, sorted.

    Left out: links to folders, installed packages, hidden folders unless `hidden`, and names
    that are no text.
    """
    skipped = {"__pycache__", "site-packages", "dist-packages"}
    without = os.path.realpath(exclude) if exclude else None
    found = []
    for folder, names, files in os.walk(root):
        names[:] = [n for n in names if n not in skipped and (hidden or n[0] != ".")]
        if without:
            names[:] = [n for n in names if os.path.realpath(f"{folder}/{n}") != without]
        relative = os.path.relpath(folder, root)
        found += [os.path.normpath(f"{relative}/{f}") for f in files if f.endswith(suffixes)]
    return sorted(name for name in found if name.isprintable())


def _file_units(root: Path, files: list[str], repo: str) -> list[dict]:
    return [
        {"kind": "files", "root": str(root), "repo": repo, "files": files[i : i + FILES_PER_UNIT]}
        for i in range(0, len(files), FILES_PER_UNIT)
    ]


def _hub_units(name: str) -> list[dict]:
    stream = _hub_stream(name)
    shards = getattr(stream, "num_shards", 1)
    return [{"kind": "hub", "name": name, "shard": i, "shards": shards} for i in range(shards)]


def _hub_stream(name: str) -> Any:
    try:
        import datasets
    except ImportError:
        raise UserError("hub data sets need the package datasets: pip install datasets") from None
    dataset, _, rest = name.partition(":")
    config, _, split = rest.partition(":")
    try:
        return datasets.load_dataset(
            dataset, config or None, split=split or "train", streaming=True
        )
    except (OSError, ValueError) as error:  # not found, gated, no network, no such split
        raise UserError(
            f"hub data set {name}: {str(error).splitlines()[0]}; give NAME, NAME:CONFIG or "
            "NAME:CONFIG:SPLIT, and log in if it is gated"
        ) from None


def read_file(unit: dict, index: int) -> RawFile | None:
    """File number `index` of a unit of kind `files`; None when it cannot be read."""
    path = unit["files"][index]
    try:
        content = Path(unit["root"], path).read_bytes()
    except OSError:
        return None
    path = path.replace(os.sep, "/")
    return RawFile(content, unit["repo"] or path.split("/")[0].removesuffix(".py"), path)


def read_records(unit: dict) -> Iterator[RawFile]:
    """The files of a unit of another kind. Raises `UserError` for records without content."""
    if unit["kind"] == "hub":
        stream = _hub_stream(unit["name"])
        if unit["shards"] > 1:
            stream = stream.shard(unit["shards"], unit["shard"])
        name, records = unit["name"], iter(stream)
    else:
        name = unit["file"]
        records = _parquet(name) if name.endswith(".parquet") else read_jsonl(Path(name))
    for number, record in enumerate(records, 1):
        yield _raw_file(record, f"{name}, record {number}")


def _parquet(file: str) -> Iterator[dict]:
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(file) as table:
            for batch in table.iter_batches(batch_size=256):
                yield from batch.to_pylist()
    except pyarrow.ArrowException as error:
        raise UserError(f"{file} is not a parquet file: {error}") from None


def _raw_file(record: dict, where: str) -> RawFile:
    keys = {
        field: next((name for name in names if record.get(name) is not None), None)
        for field, names in ALIASES.items()
    }
    content = record.get(keys["content"]) if keys["content"] else None
    if not isinstance(content, str | bytes):
        raise UserError(
            f"{where} has no text: expected one of the keys {', '.join(ALIASES['content'])}, "
            f"found {', '.join(map(str, record)) or 'none'}"
        )
    stars = record.get(keys["stars"]) if keys["stars"] else 0
    own = {"sha256", "feature", *(key for key in keys.values() if key)}
    return RawFile(
        content,
        str(record[keys["repo_name"]]) if keys["repo_name"] else "",
        str(record[keys["path"]]) if keys["path"] else "",
        max(int(stars), 0) if isinstance(stars, int | float) and stars == stars else 0,
        {key: value for key, value in record.items() if key not in own},
    )
