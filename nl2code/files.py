"""Files that are either whole or not there, and JSON lines whose faults are named."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nl2code.errors import UserError


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; move it into place when the block ends well.

    A killed writer leaves only `.<name>.tmp`, which no reader looks at and the next run replaces.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_json(path: Path, value: Any) -> None:
    """Write `value` as indented JSON, atomically."""
    with atomic_path(path) as temporary:
        temporary.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")


def read_json(path: Path) -> Any:
    """Read one JSON file; raise `UserError` naming the file when it is missing or broken."""
    try:
        return json.loads(Path(path).read_text("utf-8"))
    except FileNotFoundError:
        raise UserError(f"{path} does not exist") from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{path} is not JSON: {error}") from None


def read_jsonl(path: Path) -> Iterator[dict]:
    """Yield the objects of a `.jsonl` or `.jsonl.gz` file.

    Raises `UserError` with file and line for anything that is not a JSON object.
    """
    path = Path(path)
    if not path.is_file():
        raise UserError(f"{path} does not exist")
    opener = gzip.open if path.suffix == ".gz" else open
    number = 0
    try:
        with opener(path, "rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise UserError(f"{path}:{number}: expected a JSON object a line")
                yield record
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{path}:{number}: not JSON: {error}") from None
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UserError(f"{path}: broken gzip file after line {number}: {error}") from None


def write_jsonl_gz(path: Path, records: Iterable[dict]) -> int:
    """Write records as `.jsonl.gz`, atomically and without a time stamp (same data, same bytes).

    Returns the number of records.
    """
    count = 0
    with (
        atomic_path(path) as temporary,
        temporary.open("wb") as raw,
        gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6, mtime=0) as packed,
    ):
        for record in records:
            packed.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            packed.write(b"\n")
            count += 1
    return count
