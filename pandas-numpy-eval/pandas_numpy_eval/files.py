"""JSON lines, plain or gzip, with the line number of every fault; whole-or-absent output files."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pandas_numpy_eval.errors import UserError

BOM = b"\xef\xbb\xbf"


class CutOff(UserError):
    """The file ends in the middle of a line or of a gzip stream: its writer was stopped."""


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; move it into place when the block ends well.

    Raises `UserError` where that cannot be written: no such folder, no right, no space.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or error
        raise UserError(f"cannot write {path}: {reason}; mend that, then run it again") from None
    finally:
        temporary.unlink(missing_ok=True)


def read_jsonl(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (line number, object) of a `.jsonl` or `.jsonl.gz` file; blank lines are skipped.

    Gzip is recognised by its first two bytes, whatever the file is called; a byte order mark is
    passed over. Raises `UserError` with file and line for a line that is not UTF-8, not JSON, or
    not an object, and `CutOff` for a last one without its end.
    """
    path = Path(path)
    number = 0
    try:
        with path.open("rb") as probe:
            packed = probe.read(2) == b"\x1f\x8b"
        with gzip.open(path, "rb") if packed else path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                line = line.removeprefix(BOM) if number == 1 else line
                if line.strip():
                    yield number, _parse(path, number, line)
    except FileNotFoundError:
        raise UserError(f"{path} does not exist; give a .jsonl or .jsonl.gz file") from None
    except EOFError:
        raise CutOff(
            f"{path}: cut off after line {number} (its writer was stopped); complete the file"
        ) from None
    except (OSError, zlib.error) as error:
        raise UserError(f"cannot read {path} after line {number}: {error}") from None


def _parse(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8").strip())
    except UnicodeDecodeError as error:
        raise UserError(f"{path}:{number}: not UTF-8 (byte {error.start} of the line)") from None
    except (ValueError, RecursionError) as error:
        if line.startswith(b"{") and not line.endswith(b"\n"):
            raise CutOff(
                f"{path}:{number}: the last line is cut off (its writer was stopped); "
                "complete the file, or delete that line"
            ) from None
        raise UserError(f"{path}:{number}: not JSON: {error}") from None
    if not isinstance(record, dict):
        raise UserError(f"{path}:{number}: expected a JSON object, got {type(record).__name__}")
    return record


def dump(path: Path, records: Iterable[dict[str, Any]]) -> None:
    """Write one JSON object a line; same records, same bytes."""
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            # ASCII output: a lone surrogate in a completion survives the round trip.
            out.write(json.dumps(record) + "\n")
