"""First pass over a corpus: read every file once, and put all into one reproducible order.

Each unit of the plan (`nl2code.sources`) is scanned into `scan/NNNNN.npy`, an array of `ENTRY`;
records, which cannot be read again at random, are also kept compressed in `NNNNN.spool`. A
`NNNNN.json` of counts is written last, so a killed scan goes on with the units that lack one.
The order is that of the hash of a file's text without white space: random, and independent of
where files lie, so that its first N MB are a reproducible random sample.
"""

from __future__ import annotations

import functools
import hashlib
import json
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
from tqdm import tqdm

from nl2code.cleaning import reason_by_name
from nl2code.domains import Domain
from nl2code.errors import UserError
from nl2code.files import atomic_path, read_json, write_json
from nl2code.parallel import ordered_map
from nl2code.sources import RawFile, read_file, read_records

# One scanned file: two halves of its key, stars, bit i = may use domain i, and where to find it:
# unit, and in the unit its number (length 0) or its place in the spool, in bytes.
ENTRY = np.dtype(
    [
        *(("high", "u8"), ("low", "u8"), ("stars", "u4"), ("domains", "u8")),
        *(("unit", "u4"), ("offset", "u8"), ("length", "u4")),
    ]
)
ENCODING = ("utf-8", "surrogatepass")


def text_key(data: bytes) -> bytes:
    """16 bytes that are equal for texts that differ in white space only."""
    return hashlib.sha256(b"".join(data.split())).digest()[:16]


def domain_bits(text: str, domains: list[Domain]) -> int:
    """Bit i is set when `text` uses `domains[i]`."""
    return sum(1 << i for i, domain in enumerate(domains) if domain.uses(text))


def scan(
    work: Path, units: int, domains: list[Domain], workers: int
) -> tuple[np.ndarray, dict[str, int]]:
    """Scan units 0 ... units - 1, whose plans lie in `work/plan`.

    Returns:
        entries of all files that are not dropped by name or size, ordered, duplicates included;
        counts: `files`, `bytes`, and the drops by reason.
    """
    (work / "scan").mkdir(parents=True, exist_ok=True)
    todo = [n for n in range(units) if not (work / "scan" / f"{n:05d}.json").is_file()]
    one = functools.partial(_scan_unit, work=work, domains=domains)
    with tqdm(total=units, initial=units - len(todo), unit="part", desc="scan") as bar:
        for _ in ordered_map(one, todo, workers):
            bar.update()
    counts: Counter[str] = Counter()
    parts = []
    for number in range(units):
        counts.update(read_json(work / "scan" / f"{number:05d}.json"))
        parts.append(np.load(work / "scan" / f"{number:05d}.npy"))
    entries = np.concatenate(parts) if parts else np.empty(0, ENTRY)
    fields = ("offset", "unit", "stars", "low", "high")  # the last is the first to sort by
    keys = [entries[f] if f != "stars" else ~entries[f] for f in fields]
    return entries[np.lexsort(keys)], dict(sorted(counts.items()))


def first_of_each(entries: np.ndarray) -> np.ndarray:
    """Mask of ordered entries that are not a duplicate of the one before: (files,) bool."""
    first = np.ones(len(entries), dtype=bool)
    same = (entries["high"][1:] == entries["high"][:-1]) & (
        entries["low"][1:] == entries["low"][:-1]
    )
    first[1:] = ~same
    return first


def _scan_unit(number: int, work: Path, domains: list[Domain]) -> None:
    unit = read_json(work / "plan" / f"{number:05d}.json")
    base = work / "scan" / f"{number:05d}"
    counts: Counter[str] = Counter()
    rows: list[tuple] = []
    if unit["kind"] == "files":
        for index, path in enumerate(unit["files"]):
            counts["files"] += 1
            try:
                size = Path(unit["root"], path).stat().st_size
            except OSError:
                counts["unreadable"] += 1
                continue
            counts["bytes"] += size
            reason = reason_by_name(path, size)
            file = None if reason else read_file(unit, index)
            if file is None:
                counts[reason or "unreadable"] += 1
            else:
                rows.append((*_facts(file, domains), number, index, 0))
    else:
        with atomic_path(base.with_suffix(".spool")) as temporary, temporary.open("wb") as spool:
            for file in read_records(unit):
                counts["files"] += 1
                size = len(_data(file))
                counts["bytes"] += size
                reason = reason_by_name(file.path, size)
                if reason:
                    counts[reason] += 1
                    continue
                packed = _pack(file)
                rows.append((*_facts(file, domains), number, spool.tell(), len(packed)))
                spool.write(packed)
    with atomic_path(base.with_suffix(".npy")) as temporary, temporary.open("wb") as out:
        np.save(out, np.array(rows, dtype=ENTRY))
    write_json(base.with_suffix(".json"), dict(counts))


def _facts(file: RawFile, domains: list[Domain]) -> tuple[int, int, int, int]:
    data = _data(file)
    key = text_key(data)
    text = data.decode("utf-8", "replace").replace("\r", "\n")
    high, low = int.from_bytes(key[:8], "big"), int.from_bytes(key[8:], "big")
    return high, low, min(file.stars, 2**32 - 1), domain_bits(text, domains)


def _data(file: RawFile) -> bytes:
    return file.content if isinstance(file.content, bytes) else file.content.encode(*ENCODING)


def _pack(file: RawFile) -> bytes:
    head = {"repo_name": file.repo_name, "path": file.path, "stars": file.stars, "more": file.more}
    head["is_text"] = isinstance(file.content, str)
    line = json.dumps(head, default=str).encode()  # ASCII, hence no newline
    return zlib.compress(line + b"\n" + _data(file), level=1)


def fetch(work: Path, entry: np.void) -> RawFile | None:
    """Read a scanned file again; None when it can no longer be read."""
    unit, offset, length = int(entry["unit"]), int(entry["offset"]), int(entry["length"])
    if not length:
        return read_file(_unit(work, unit), offset)
    with (work / "scan" / f"{unit:05d}.spool").open("rb") as spool:
        spool.seek(offset)
        head, _, data = zlib.decompress(spool.read(length)).partition(b"\n")
    facts = json.loads(head)
    content = data.decode(*ENCODING) if facts.pop("is_text") else data
    return RawFile(content=content, **facts)


@functools.lru_cache(maxsize=512)
def _unit(work: Path, number: int) -> dict:
    return read_json(work / "plan" / f"{number:05d}.json")


def store_plan(work: Path, units: list[dict]) -> None:
    """Write the plan, one file a unit and the number of units last."""
    if not units:
        raise UserError("empty corpus: the sources hold no Python file and no data file")
    for number, unit in enumerate(units):
        write_json(work / "plan" / f"{number:05d}.json", unit)
    write_json(work / "plan.json", {"units": len(units)})
