"""The stage sources -> `corpus/<Domain>/{train,valid}/NNNNN.jsonl.gz`, for several domains at once.

Two passes, each over processes, each resumable after SIGKILL at any point:

1. Scan (`nl2code.scanning`). Every file is read once: hash, and which of the domains it may use.
   All get one order, by hash. Of files that differ in white space only, the one with the most
   stars stays.
2. Clean. Files are taken in that order, cleaned and measured, until each domain has its cap. So a
   library's files are selected from all files, not from the capped sample of `Python`, and no
   more is cleaned than needed. What is equal after cleaning is dropped again. Whether a file is
   for validation follows from the hash of its cleaned text alone: the same for every domain, and
   no text is in both splits.

The second pass commits segments of some thousand files: the shards `NNNNN.jsonl.gz` of the
segment, then its marker under `.build-*`, which a resumed run reads instead. The bytes depend on
sources and settings, not on workers or interruptions.

Near-duplicates are not looked for; `_Builder.add` is where a file meets those kept before it.
"""

from __future__ import annotations

import functools
import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from tqdm import tqdm

from nl2code.cleaning import clean
from nl2code.domains import Domain, get_domain
from nl2code.errors import UserError
from nl2code.files import read_json, write_json, write_jsonl_gz
from nl2code.parallel import WorkerLost, ordered_map
from nl2code.quality import file_features
from nl2code.scanning import domain_bits, fetch, first_of_each, scan, store_plan, text_key
from nl2code.sources import plan
from nl2code.stage import Stage

RULES = 1  # raise when the same input would give another corpus
SPLITS = ("train", "valid")
BATCH = 32  # files a task
SEGMENT = 2048  # files a segment, at least
MAX_SEGMENTS = 1000


@dataclass
class CorpusSettings:
    """What to build, from where.

    Attributes:
        output: folder that gets a folder for each domain.
        domains: names of domains; `Python` is every file.
        sources: folders, `.py` files and data files.
        installed: add this Python's packages and standard library.
        hub: data sets of the Hugging Face hub.
        max_mb: domain -> MB (10^6 bytes) of kept text, train and valid together; 0 or none: all.
        valid_share: share of files for validation, above 0, at most 0.5.
        workers: number of processes.
        overwrite: make the output anew.
    """

    output: Path
    domains: list[str]
    sources: list[str] = field(default_factory=list)
    installed: bool = False
    hub: list[str] = field(default_factory=list)
    max_mb: dict[str, float] = field(default_factory=dict)
    valid_share: float = 0.02
    workers: int = 1
    overwrite: bool = False


def build_corpus(settings: CorpusSettings) -> dict[str, dict[str, Any]]:
    """Build each domain's corpus that is not there yet; returns domain -> facts of its stage.

    Raises `UserError` for unknown domains, missing or empty sources, a domain without files.
    """
    domains, caps = _checked(settings)
    origin = {
        "sources": settings.sources,
        "installed": settings.installed,
        "hub": settings.hub,
        "valid_share": settings.valid_share,
        "rules": RULES,
    }
    stages = {}
    for domain in domains:
        folder = settings.output / domain.name
        stages[domain.name] = Stage(
            folder / "stage.json",
            f"corpus {domain.name}",
            {"imports": domain.imports, "max_mb": caps[domain.name], **origin},
            outputs=[folder / split for split in SPLITS],
            overwrite=settings.overwrite,
        )
    name = json.dumps([[d.name, d.imports, caps[d.name]] for d in domains] + [origin])
    work = settings.output / f".build-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    if settings.overwrite:
        shutil.rmtree(work, ignore_errors=True)

    # Planning comes first: a wrong source must not cost the output that --overwrite removes.
    units = None
    if not (work / "plan.json").is_file() and not all(map(_is_done, stages.values())):
        units = plan(settings.sources, settings.installed, settings.hub, exclude=settings.output)
    todo = {name: stage for name, stage in stages.items() if not stage.done()}
    if todo:
        try:
            if units is not None:
                store_plan(work, units)
            number = read_json(work / "plan.json")["units"]
            entries, scanned = scan(work, number, domains, settings.workers)
            builder = _Builder(settings, domains, caps, set(todo))
            builder.run(work, entries)
            facts = {name: builder.facts(name) for name in todo}
        except WorkerLost:
            raise
        except UserError:  # leave nothing that stands in the way of the corrected command
            for stage in todo.values():
                _abandon(stage)
            shutil.rmtree(work, ignore_errors=True)
            raise
        for name, stage in todo.items():
            stage.finish(scanned=scanned, **facts[name])
    shutil.rmtree(work, ignore_errors=True)
    return {name: read_json(stage.marker)["facts"] for name, stage in stages.items()}


def _checked(settings: CorpusSettings) -> tuple[list[Domain], dict[str, float | None]]:
    if not settings.domains:
        raise UserError("no domain given; pass --domain Python, --domain Pandas or another")
    domains = list({d.name: d for d in map(get_domain, settings.domains)}.values())
    if len(domains) > 64:
        raise UserError(f"{len(domains)} domains in one pass; at most 64 are possible")
    if not (settings.sources or settings.installed or settings.hub):
        raise UserError("no source given; pass --installed, --hub NAME, or files and folders")
    if not 0 < settings.valid_share <= 0.5:
        raise UserError(f"--valid_share {settings.valid_share} is not above 0 and at most 0.5")
    given = {get_domain(name).name: mb for name, mb in settings.max_mb.items()}
    names = [d.name for d in domains]
    for name, mb in given.items():
        if name not in names:
            raise UserError(f"--max_mb names {name}, which is not built; domains: {names}")
        if not mb >= 0:
            raise UserError(f"--max_mb {mb} for {name}: give MB from 0 (no cap) up")
    return domains, {name: given.get(name) or None for name in names}


def _is_done(stage: Stage) -> bool:
    made = stage.marker.is_file() and not stage.overwrite
    return made and read_json(stage.marker).get("status") == "done"


def _abandon(stage: Stage) -> None:
    for split in SPLITS:
        shutil.rmtree(stage.marker.parent / split, ignore_errors=True)
    stage.marker.unlink(missing_ok=True)
    if not any(stage.marker.parent.iterdir()):
        stage.marker.parent.rmdir()


class _Result(NamedTuple):
    """A file after cleaning: the record, or the reason of its drop."""

    domains: int  # bit i: uses domain i
    reason: str | None
    record: dict[str, Any] | None = None
    key: bytes = b""  # of the cleaned text


def _clean_batch(
    item: tuple[int, int, np.ndarray], work: Path, domains: list[Domain]
) -> tuple[int, int, list[_Result]]:
    segment, end, entries = item
    return segment, end, [_clean_one(work, entry, domains) for entry in entries]


def _clean_one(work: Path, entry: np.void, domains: list[Domain]) -> _Result:
    candidate = int(entry["domains"])
    file = fetch(work, entry)
    if file is None:
        return _Result(candidate, "unreadable")
    cleaned = clean(file.content, file.path)
    if cleaned.content is None:
        return _Result(candidate, cleaned.reason)
    data = cleaned.content.encode()
    record = {
        **{"content": cleaned.content, "repo_name": file.repo_name, "path": file.path},
        **{"stars": file.stars, "sha256": hashlib.sha256(data).hexdigest()},
        "feature": file_features(cleaned.content),
        **file.more,
    }
    bits = candidate & domain_bits(cleaned.content, domains)
    return _Result(bits, None, record, text_key(data))


class _Builder:
    """The second pass: its state, and the segments it commits."""

    def __init__(
        self,
        settings: CorpusSettings,
        domains: list[Domain],
        caps: dict[str, float | None],
        todo: set[str],
    ) -> None:
        self.settings = settings
        self.domains = domains
        self.caps = caps
        self.todo = todo
        self.bytes = dict.fromkeys(caps, 0)  # of kept text
        self.documents = {name: dict.fromkeys(SPLITS, 0) for name in caps}
        self.dropped: dict[str, Counter[str]] = {name: Counter() for name in caps}
        self.candidates = dict.fromkeys(caps, 0)  # files that name it in an import statement
        self.seen: set[bytes] = set()
        self.new_keys: list[bytes] = []  # of the segment under way
        self.shards: dict[tuple[str, str], list[dict]] = {}  # (domain, split) -> records

    @property
    def open_bits(self) -> int:
        """The domains that still take files."""
        return sum(1 << i for i, domain in enumerate(self.domains) if self._is_open(domain.name))

    def _is_open(self, name: str) -> bool:
        cap = self.caps[name]
        return name in self.todo and (cap is None or self.bytes[name] < cap * 1e6)

    def run(self, work: Path, entries: np.ndarray) -> None:
        """Clean all entries that are needed and write the shards.

        Args:
            entries: all scanned files in their order, duplicates included.
        """
        first = first_of_each(entries)
        for i, domain in enumerate(self.domains):
            uses = (entries["domains"] >> np.uint64(i)) & np.uint64(1) > 0
            self.candidates[domain.name] = int(uses.sum())
            self.dropped[domain.name]["duplicate"] = int((uses & ~first).sum())
            if domain.name in self.todo and not uses.any():
                raise UserError(self._no_files(domain, len(entries)))
        entries = entries[first]
        size = max(SEGMENT, -(-len(entries) // MAX_SEGMENTS))
        segments = -(-len(entries) // size)
        start = 0
        while start < segments and (work / "clean" / f"{start:05d}.json").is_file():
            self._restore(read_json(work / "clean" / f"{start:05d}.json"))
            start += 1

        def batches() -> Iterator[tuple[int, int, np.ndarray]]:
            for segment in range(start, segments):
                last = min((segment + 1) * size, len(entries))
                for begin in range(segment * size, last, BATCH):
                    if not self.open_bits:
                        return
                    part = entries[begin : min(begin + BATCH, last)]
                    wanted = (part["domains"] & np.uint64(self.open_bits)) > 0
                    yield segment, begin + len(part), part[wanted]

        one = functools.partial(_clean_batch, work=work, domains=self.domains)
        current = start
        with (
            ThreadPoolExecutor(1) as writer,  # packs a segment while the next one is cleaned
            tqdm(
                total=len(entries),
                initial=min(start * size, len(entries)),
                unit="file",
                desc="clean",
            ) as bar,
        ):
            written: Future | None = None
            for segment, end, results in ordered_map(one, batches(), self.settings.workers):
                if segment != current:
                    written = self._commit(work, current, writer, written)
                    current = segment
                for result in results:
                    self._add(result)
                bar.update(end - bar.n)
                bar.set_postfix_str(
                    ", ".join(f"{name} {self.bytes[name] / 1e6:.0f} MB" for name in self.caps),
                    refresh=False,
                )
            if current < segments:
                written = self._commit(work, current, writer, written)
            if written:
                written.result()

    def _no_files(self, domain: Domain, files: int) -> str:
        if not files:
            return "empty corpus: every file of the sources is dropped by its name or size"
        return (
            f"none of the {files:,} files imports {domain.imports[0]}: check the spelling of "
            f"--domain {domain.name} (it is an import name), or add a source that uses it"
        )

    def _add(self, result: _Result) -> None:
        """Count a file, or keep it. Called in the order of the files."""
        bits = result.domains & self.open_bits
        names = [d.name for i, d in enumerate(self.domains) if bits >> i & 1]
        if not names:
            return
        reason = result.reason or ("duplicate" if result.key in self.seen else None)
        if reason:
            for name in names:
                self.dropped[name][reason] += 1
            return
        assert result.record is not None
        self.seen.add(result.key)
        self.new_keys.append(result.key)
        # Other bytes than the order's, else validation files would all come first.
        share = int.from_bytes(result.key[8:], "big") / 2**64
        split = "valid" if share < self.settings.valid_share else "train"
        size = len(result.record["content"].encode())
        for name in names:
            self.bytes[name] += size
            self.documents[name][split] += 1
            self.shards.setdefault((name, split), []).append(result.record)

    def _commit(
        self, work: Path, segment: int, writer: ThreadPoolExecutor, before: Future | None
    ) -> Future:
        """Have the shards of `segment` written, then its marker; one segment at a time."""
        if before:
            before.result()
        shards, self.shards = self.shards, {}
        keys, self.new_keys = self.new_keys, []
        state = json.loads(json.dumps([self.bytes, self.documents, self.dropped]))

        def write() -> None:
            for (name, split), records in shards.items():
                folder = self.settings.output / name / split
                write_jsonl_gz(folder / f"{segment:05d}.jsonl.gz", records)
            marker = {"state": state, "keys": [key.hex() for key in keys]}
            write_json(work / "clean" / f"{segment:05d}.json", marker)

        return writer.submit(write)

    def _restore(self, marker: dict[str, Any]) -> None:
        self.bytes, self.documents, dropped = marker["state"]
        self.dropped = {name: Counter(counts) for name, counts in dropped.items()}
        self.seen.update(map(bytes.fromhex, marker["keys"]))

    def facts(self, name: str) -> dict[str, Any]:
        """What the domain's marker says. Raises `UserError` when a split is empty."""
        documents, dropped = self.documents[name], self.dropped[name]
        dropped = {reason: count for reason, count in sorted(dropped.items()) if count}
        if not documents["train"]:
            raise UserError(
                f"empty corpus: none of {self.candidates[name]:,} files for {name} is left "
                f"after cleaning ({dropped or 'all went to validation'}); add sources"
            )
        if not documents["valid"]:
            raise UserError(
                f"{name} has {documents['train']} files for training and none for validation: "
                "raise --valid_share or add sources"
            )
        return {
            "documents": documents,
            "mb": round(self.bytes[name] / 1e6, 3),
            "candidates": self.candidates[name],
            "dropped": dropped,
        }


def describe(name: str, facts: dict[str, Any]) -> str:
    """The facts of a domain's stage, for people."""
    documents, scanned = facts["documents"], facts["scanned"]
    by_name = {k: v for k, v in scanned.items() if k not in ("files", "bytes")}

    def listed(counts: dict[str, int]) -> str:
        return ", ".join(f"{k} {v:,}" for k, v in sorted(counts.items(), key=lambda i: -i[1]))

    looked_at = sum(documents.values()) + sum(facts["dropped"].values())
    return (
        f"{name}: {documents['train']:,} files for training and {documents['valid']:,} for "
        f"validation, {facts['mb']:,.1f} MB\n"
        f"  scanned {scanned['files']:,} files, {scanned['bytes'] / 1e6:,.0f} MB; "
        f"dropped by name or size: {listed(by_name) or 'none'}\n"
        f"  {facts['candidates']:,} use {name}, {looked_at:,} looked at; "
        f"dropped: {listed(facts['dropped']) or 'none'}"
    )
