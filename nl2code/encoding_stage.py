"""The stage `corpus/<Domain>` -> `tokens/<Domain>/<type>`: token files that a training can read.

Each finished chunk (`nl2code.encoding`) is stored as a part, a small `.bin`/`.idx` of its own with
its `.json` last, under `.parts/`; at the end the parts are joined in the order of the corpus. So
the files are the same for any number of workers, and after a kill only the chunks in flight are
made again. Splits may be made one at a time, as the authors' launcher did.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from nl2code import sketch
from nl2code.domains import get_domain
from nl2code.encoding import (
    TYPES,
    Chunk,
    ChunkEncoder,
    Part,
    chunk_size,
    chunks,
    read_lines,
    read_record,
    shards,
    unpacked_size,
)
from nl2code.errors import UserError
from nl2code.files import read_json, write_json
from nl2code.indexed_dataset import (
    IndexedDataset,
    IndexedDatasetWriter,
    load_features,
    merge,
    save_features,
)
from nl2code.parallel import ordered_map
from nl2code.stage import Stage, require

SPLITS = ("train", "valid")
PROBE = 200  # files of a shard that are asked whether they use the domain
MODEL_FILES = (
    *("tokenizer*.json", "vocab.json", "merges.txt", "special_tokens_map.json"),
    *("added_tokens.json", "config.json", "generation_config.json"),
)


@dataclass(frozen=True)
class EncodeSettings:
    """What to encode, from where to where.

    Attributes:
        corpus: folder with `train/` and `valid/`, each holding `*.jsonl.gz`.
        output: folder for the token files.
        model: folder with the tokenizer and, if there is one, the base model of these tokens.
        domain: name of the domain; None takes the corpus's own.
        type: one of `TYPES`.
        mode: what a sketch replaces, one of `sketch.MODES`; unused by type `normal`.
        splits: which of `SPLITS` to make.
        workers: number of processes.
        overwrite: make the output anew.
    """

    corpus: Path
    output: Path
    model: Path
    domain: str | None = None
    type: str = "normal"
    mode: str = "constants"
    splits: tuple[str, ...] = SPLITS
    workers: int = 1
    overwrite: bool = False


def resolve_domain(corpus: Path, domain: str | None, splits: Iterable[str]) -> str:
    """The domain's name, after checking that the corpus is one of it."""
    marker = corpus / "stage.json"
    if marker.is_file():
        record = require(marker, "scripts/build_corpus.py")
        own = record.get("name", "").removeprefix("corpus ")
        if domain is not None and get_domain(domain).name != own:
            raise UserError(
                f"{corpus} is a corpus of {own}, not of {get_domain(domain).name}; "
                f"pass -d {own} or another -i"
            )
        return own
    if not corpus.is_dir():
        raise UserError(f"{corpus} does not exist; make it with scripts/build_corpus.py")
    if domain is None:
        raise UserError(f"{corpus} does not say of which domain it is; pass -d")
    wanted = get_domain(domain)
    for split in splits:
        for path in shards(corpus, split):
            for number, line in enumerate(islice(read_lines(path), PROBE), 1):
                record = read_record(line, f"{path}:{number}") if line.strip() else {}
                if wanted.uses(record.get("content", "")):
                    return wanted.name
    raise UserError(
        f"{corpus}: none of the first {PROBE} files of each shard uses {wanted.name}; "
        "pass another -d or another -i"
    )


class _Output:
    """The folder of token files. A finished split leaves a note, `.<split>.json`, of its counts."""

    def __init__(self, folder: Path, stage_id: str) -> None:
        self.folder, self.stage_id = folder, stage_id
        self.parts = folder / ".parts" / stage_id

    @staticmethod
    def files(folder: Path, split: str) -> list[Path]:
        names = (f".{split}.json", f"{split}.idx", f"{split}.bin", f"{split}_features.npy")
        return [folder / name for name in names]

    def notes(self) -> dict[str, dict[str, Any]]:
        """Notes of the splits that this stage finished; what another one left is removed."""
        found = {}
        for split in SPLITS:
            files = self.files(self.folder, split)
            note = read_json(files[0]) if files[0].is_file() else {}
            if note.pop("stage", None) == self.stage_id:
                found[split] = note
            else:
                for path in files:
                    path.unlink(missing_ok=True)
        return found

    def has_part(self, split: str, name: str) -> bool:
        return (self.parts / split / f"{name}.json").is_file()

    def store(self, split: str, part: Part, vocab_size: int) -> None:
        """Write a part, its `.json` last; a part without one is made again."""
        prefix = self.parts / split / part.name
        with IndexedDatasetWriter(prefix, vocab_size) as writer:
            for document in part.documents:
                writer.add(document)
        save_features(prefix, np.array(part.features).reshape(-1, 3))
        facts = {"text_bytes": part.text_bytes, "dropped": dict(part.dropped)}
        write_json(Path(f"{prefix}.json"), facts)

    def join(self, split: str, names: list[str], vocab_size: int) -> None:
        """Make the split's files of its parts, and its note last."""
        prefixes = [self.parts / split / name for name in names]
        facts = [read_json(Path(f"{prefix}.json")) for prefix in prefixes]
        dropped = sum((Counter(fact["dropped"]) for fact in facts), Counter())
        features = np.concatenate([load_features(prefix) for prefix in prefixes])
        if not len(features):
            raise UserError(
                f"no document of the {split} split is left; dropped: {describe(dropped)}"
            )
        save_features(self.folder / split, features)
        merge(self.folder / split, prefixes, vocab_size)
        dataset = IndexedDataset(self.folder / split)
        note = {
            "documents": len(dataset),
            "tokens": dataset.total_tokens,
            "text_bytes": sum(fact["text_bytes"] for fact in facts),
            "dropped": dict(sorted(dropped.items())),
        }
        write_json(self.files(self.folder, split)[0], {"stage": self.stage_id, **note})
        shutil.rmtree(self.parts / split)

    def copy_model(self, model: Path) -> None:
        """Copy tokenizer, configuration and weights of `model` to `model/`."""
        target, temporary = self.folder / "model", self.folder / ".model.tmp"
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir(parents=True)
        weights = "*.safetensors*" if any(model.glob("*.safetensors")) else "pytorch_model*.bin*"
        for pattern in (*MODEL_FILES, weights):
            for path in sorted(model.glob(pattern)):
                shutil.copyfile(path, temporary / path.name)
        shutil.rmtree(target, ignore_errors=True)
        temporary.rename(target)


def describe(dropped: dict[str, int]) -> str:
    """`3 empty, 1 not valid Unicode`, most frequent first."""
    order = sorted(dropped.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count:,} {reason}" for reason, count in order) or "none"


def _check_model(model: Path, vocab_size: int) -> None:
    config = read_json(model / "config.json") if (model / "config.json").is_file() else {}
    rows = config.get("vocab_size", vocab_size)
    if rows < vocab_size:
        raise UserError(
            f"{model}: the tokenizer has {vocab_size} tokens, the model's config.json only {rows}; "
            "they do not belong together"
        )
    if (model / "stage.json").is_file():
        require(model / "stage.json", "the command that makes it")


def encode_corpus(settings: EncodeSettings) -> None:
    """Encode a corpus into token files; see the module. Done work is skipped.

    Raises `UserError` for what the user can mend, before anything is written where possible.
    """
    from nl2code.tokenizer import bos_id, fingerprint, load_tokenizer

    corpus, model = Path(settings.corpus).resolve(), Path(settings.model).resolve()
    folder = Path(settings.output).resolve()
    sketches = settings.type != "normal"
    if settings.type not in TYPES:
        raise UserError(f"unknown type {settings.type!r}; known: {', '.join(TYPES)}")
    if sketches and settings.mode not in sketch.MODES:
        raise UserError(f"unknown mode {settings.mode!r}; known: {', '.join(sketch.MODES)}")
    if settings.workers < 1:
        raise UserError(f"{settings.workers} workers: at least one is needed")
    domain = resolve_domain(corpus, settings.domain, settings.splits)
    inputs = {split: shards(corpus, split) for split in settings.splits}
    tokenizer = load_tokenizer(model)
    vocab_size = max(len(tokenizer), max(tokenizer.get_vocab().values()) + 1)
    _check_model(model, vocab_size)
    if tokenizer.eos_token_id is None or not hasattr(tokenizer, "backend_tokenizer"):
        raise UserError(
            f"{model}: a fast tokenizer (tokenizer.json) with an end-of-text token is needed"
        )

    resolved: dict[str, Any] = {
        "domain": domain,
        "type": settings.type,
        "mode": settings.mode if sketches else None,
        "tokenizer": fingerprint(tokenizer),
        "shards": _shard_sizes(corpus),
    }
    stage = Stage(
        folder / "stage.json",
        f"encode {domain}/{settings.type}",
        settings=resolved,
        inputs={"corpus": corpus / "stage.json", "model": model / "stage.json"},
        outputs=[
            folder / ".parts",
            *(f for s in settings.splits for f in _Output.files(folder, s)),
        ],
        overwrite=settings.overwrite,
    )
    _reopen(stage, settings.splits)
    if stage.done():
        return
    output = _Output(folder, stage.id)
    done = output.notes()
    encoder = ChunkEncoder(
        tokenizer.backend_tokenizer.to_str(),
        bos_id(tokenizer),
        tokenizer.eos_token_id,
        settings.type,
        settings.mode,
    )
    for split in settings.splits:
        if split not in done:
            names = _encode_split(
                output, split, inputs[split], encoder, settings.workers, vocab_size
            )
            output.join(split, names, vocab_size)
    output.copy_model(model)
    shutil.rmtree(folder / ".parts", ignore_errors=True)
    notes = output.notes()
    dropped = sum((Counter(note["dropped"]) for note in notes.values()), Counter())
    stage.finish(
        tokenizer=resolved["tokenizer"],
        vocab_size=vocab_size,
        documents={split: note["documents"] for split, note in notes.items()},
        tokens={split: note["tokens"] for split, note in notes.items()},
        text_bytes={split: note["text_bytes"] for split, note in notes.items()},
        dropped=dict(sorted(dropped.items())),
    )
    for split, note in notes.items():
        print(
            f"{stage.name}: {split} {note['documents']:,} documents, {note['tokens']:,} tokens, "
            f"{note['text_bytes'] / note['tokens']:.2f} bytes a token; "
            f"dropped: {describe(note['dropped'])}",
            flush=True,
        )


def _reopen(stage: Stage, splits: tuple[str, ...]) -> None:
    """Take the mark off a finished stage that still lacks one of `splits`."""
    record = read_json(stage.marker) if stage.marker.is_file() else {}
    finished = record.get("id") == stage.id and record["status"] == "done"
    if finished and not stage.overwrite and set(splits) - record["facts"]["documents"].keys():
        stage.marker.unlink()


def _shard_sizes(corpus: Path) -> str:
    """Stands for the corpus itself: names and sizes of its files.

    A corpus made elsewhere has no stage, and one of the installed packages can be made anew, with
    the same settings, from other packages.
    """
    files = sorted(p for split in SPLITS for p in (corpus / split).glob("*") if p.is_file())
    text = "\n".join(f"{p.relative_to(corpus)} {p.stat().st_size}" for p in files)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _encode_split(
    output: _Output,
    split: str,
    paths: list[Path],
    encoder: ChunkEncoder,
    workers: int,
    vocab_size: int,
) -> list[str]:
    """Encode the chunks of a split that have no part yet. Returns the names of all, in order."""
    names: list[str] = []
    total = sum(map(unpacked_size, paths))
    with tqdm(total=total, unit="B", unit_scale=True, desc=f"encode {split}") as progress:

        def todo() -> Iterator[Chunk]:
            for chunk in chunks(paths, chunk_size(total)):
                names.append(chunk.name)
                if output.has_part(split, chunk.name):
                    progress.update(chunk.size)
                else:
                    yield chunk

        for part in ordered_map(encoder, todo(), workers):
            output.store(split, part, vocab_size)
            progress.update(part.chunk_bytes)
    return names
