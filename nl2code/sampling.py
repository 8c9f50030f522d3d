"""Many completions of one prompt from a causal language model: one prefill, early stop, own seeds.

How. The prompt runs through the model once. Samples that have said the same so far share one row
of the batch and of the key-value cache; where their next tokens differ, the row branches. So n
samples begin as one row, all samples at temperature 0 stay one, and at the low temperatures of the
paper's sweep most of the work is shared. A sample that has met a stop sequence or the end of its
document leaves the batch.

Seeds. Sample i of a task owns a generator seeded from (seed, role, task id, i) and uses one uniform
number a step, so a sample does not depend on the batch size, on the order of tasks or on other
samples (only the rounding of the model's own matrix products can, which in half precision may tip
a draw).

Where the prompt ends. Byte-level BPE joins white space to what follows (`return x` is `return`,
` x`; GPT-2 cuts an indented line into `\\n   `, ` x`), so a prompt that ends in white space ends in
tokens that training never saw there. We feed the prompt without its trailing white space and let
the first tokens be only those that spell that white space out again, and possibly go on after it;
the same white space is then taken off the completion. Hence program = prompt + completion, always.

Source: CERT (arXiv 2206.06888) section 5 and appendix A.3 for the stop sequences; nucleus sampling
after Holtzman et al. 2020.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from nl2code.errors import UserError
from nl2code.samples import Completion, SamplingSettings, trim

WHITE_SPACE = " \t\r\n"
NUCLEUS_TRIES = (64, 1024)  # a full sort of 32K logits costs 50 times a top-64


def pick(
    logits: torch.Tensor, uniforms: torch.Tensor, temperature: float, top_p: float
) -> torch.Tensor:
    """Draw tokens by inverse CDF over the nucleus of each row.

    Args:
        logits: (B, V), any float type.
        uniforms: (B, M) float64 in [0, 1), M draws a row; not looked at when `temperature` is 0.

    The nucleus is the smallest set of likeliest tokens whose mass reaches `top_p`, with all tokens
    that tie with its last one. It is walked in the order of token ids, so that a tie (common in
    half precision) or a swap of two near-equal logits moves no boundary. Returns (B, M) int64; V,
    which is no token, in a row whose logits hold a NaN.
    """
    if temperature == 0:
        best = logits.argmax(dim=-1, keepdim=True)  # (B, 1)
        broken = logits.isnan().any(dim=-1, keepdim=True)
        return torch.where(broken, logits.shape[-1], best).expand_as(uniforms)
    probs = torch.softmax(logits.float() / temperature, dim=-1)  # (B, V)
    if top_p < 1:
        probs = torch.where(probs >= _nucleus_floor(probs, top_p), probs, 0.0)
    cdf = probs.cumsum(dim=-1, dtype=torch.float64)  # (B, V)
    # Just below the total, so that a token of probability 0 at the end can never be reached.
    targets = uniforms * cdf[:, -1:] * (1 - 1e-12)  # (B, M)
    return torch.searchsorted(cdf, targets, right=True)


def _nucleus_floor(probs: torch.Tensor, top_p: float) -> torch.Tensor:
    """Probability of the last token of each row's nucleus: (B, V) -> (B, 1).

    Each row by itself tries a short top-k first, so that its result depends on itself alone.
    """
    rows, vocab = probs.shape
    floor = torch.zeros(rows, 1, dtype=probs.dtype, device=probs.device)
    left = torch.arange(rows, device=probs.device)
    for k in (*(k for k in NUCLEUS_TRIES if k < vocab), vocab):
        part = probs if len(left) == rows else probs[left]
        top = part.topk(k, dim=-1).values  # (rows left, k), falling
        mass = top.cumsum(dim=-1, dtype=torch.float64)
        size = (mass < top_p).sum(dim=-1, keepdim=True)  # tokens before the one that reaches top_p
        found = (size < k).squeeze(-1)
        if k == vocab:  # rounding can leave the whole mass just below top_p
            size, found = size.clamp(max=k - 1), torch.ones_like(found)
        floor[left[found]] = top.gather(-1, size.clamp(max=k - 1))[found]
        left = left[~found]
        if not len(left):
            break
    return floor


def token_bytes(tokenizer: Any) -> list[bytes]:
    """The bytes that each token id stands for; b"" for special tokens.

    Knows byte-level BPE (GPT-2's table of stand-in characters) and SentencePiece's conventions.
    """
    pieces = tokenizer.convert_ids_to_tokens(range(len(tokenizer)))
    added = {i: token.content for i, token in tokenizer.added_tokens_decoder.items()}
    special = set(tokenizer.all_special_ids)
    byte_level = any(piece and piece[0] in "ĠĊ" for piece in pieces)
    table = _byte_table() if byte_level else {}
    out = []
    for i, piece in enumerate(pieces):
        if i in special or piece is None:
            out.append(b"")
        elif i in added:
            out.append(added[i].encode("utf-8", "replace"))
        elif byte_level and all(c in table for c in piece):
            out.append(bytes(table[c] for c in piece))
        elif len(piece) == 6 and piece.startswith("<0x") and piece.endswith(">"):
            out.append(bytes([int(piece[3:5], 16)]))
        else:
            out.append(piece.replace("▁", " ").encode("utf-8", "replace"))
    return out


def _byte_table() -> dict[str, int]:
    """GPT-2's stand-in character of each byte: printable ones are themselves, others follow 256."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [b for b in range(256) if b not in plain]
    return {chr(b): b for b in plain} | {chr(256 + i): b for i, b in enumerate(others)}


@dataclass(frozen=True)
class _Prefix:
    """A prompt that has run through the model."""

    logits: torch.Tensor  # (1, V), of the first token to come
    cache: Any  # key-value cache of batch size 1
    owed: bytes  # the prompt's trailing white space, which the first tokens must spell
    cut: int


class Sampler:
    """Draws completions from a Hugging Face causal language model.

    Args:
        model: in eval mode, on its device.
        batch_size: sequences in memory at once.
        bos: put the begin-of-document token first: True, False, or None to do so when the tokenizer
            has one of its own (training here starts documents with it; GPT-2's kind, whose bos is
            its eos, starts them bare).
    """

    def __init__(
        self, model: Any, tokenizer: Any, batch_size: int = 100, bos: bool | None = None
    ) -> None:
        if batch_size < 1:
            raise UserError(f"batch size {batch_size} must be at least 1")
        self.model = model
        self.tokenizer = tokenizer
        self.batch_size = batch_size
        begin, end = tokenizer.bos_token_id, tokenizer.eos_token_id
        self.start = end if begin is None else begin
        self.bos = bos if bos is not None else (begin is not None and begin != end)
        if self.bos and self.start is None:
            raise UserError("the tokenizer has no bos token; leave --bos at auto or never")
        config = model.config
        names = ("max_position_embeddings", "n_positions", "n_ctx")
        self.window: int | None = next((v for n in names if (v := getattr(config, n, None))), None)
        self.vocab = config.vocab_size
        self.bytes = token_bytes(tokenizer)
        self.ends = {i for i in (*tokenizer.all_special_ids, end) if i is not None}
        self._masks: dict[bytes, torch.Tensor] = {}

    def encode(self, prompt: str, max_tokens: int) -> tuple[list[int], bytes, int]:
        """Token ids to feed, the white space still owed, and the number of tokens cut off.

        A prompt that leaves no room for `max_tokens` in the window loses its beginning.
        """
        body = prompt.rstrip(WHITE_SPACE)
        owed = prompt[len(body) :].encode()
        if owed and not bool(self._allowed(owed).any()):
            body, owed = prompt, b""  # the vocabulary cannot spell it
        ids = self.tokenizer.encode(body, add_special_tokens=False)
        first = [self.start] if self.bos or (not ids and self.start is not None) else []
        cut = 0
        if self.window is not None:
            room = self.window - max_tokens - len(first)
            if room < 1:
                raise UserError(
                    f"max_tokens {max_tokens} leaves no room for a prompt in the model's window of "
                    f"{self.window} tokens; lower it"
                )
            cut = max(0, len(ids) - room)
        return first + ids[cut:], owed, cut

    @torch.inference_mode()
    def sample(
        self, prompt: str, seeds: Sequence[int], settings: SamplingSettings
    ) -> list[Completion]:
        """One completion for each seed, in that order."""
        done: list[Completion] = []
        try:
            prefix = self._prefill(prompt, settings.max_tokens)
            for start in range(0, len(seeds), self.batch_size):
                done += self._decode(prefix, seeds[start : start + self.batch_size], settings)
        except torch.OutOfMemoryError:
            raise UserError(
                f"the GPU's memory is too small for {self.batch_size} sequences at once; run the "
                "same command with a smaller --batch_size"
            ) from None
        return done

    def _prefill(self, prompt: str, max_tokens: int) -> _Prefix:
        ids, owed, cut = self.encode(prompt, max_tokens)
        if not ids:
            raise UserError("the prompt is empty and the tokenizer has no token to begin with")
        inputs = torch.tensor([ids], device=self.model.device)  # (1, T)
        out = self.model(input_ids=inputs, use_cache=True, logits_to_keep=1)
        return _Prefix(out.logits[:, -1], out.past_key_values, owed, cut)

    def _allowed(self, owed: bytes) -> torch.Tensor:
        """(V,) bool: the tokens that spell a beginning of `owed`, or `owed` and more."""
        if owed not in self._masks:
            mask = torch.zeros(self.vocab, dtype=torch.bool)
            fits = [
                i
                for i, piece in enumerate(self.bytes[: self.vocab])
                if piece and (piece.startswith(owed) or owed.startswith(piece))
            ]
            mask[fits] = True
            self._masks[owed] = mask.to(self.model.device)
        return self._masks[owed]

    def _decode(
        self, prefix: _Prefix, seeds: Sequence[int], settings: SamplingSettings
    ) -> list[Completion]:
        device, steps = self.model.device, settings.max_tokens
        draws = np.stack([np.random.Generator(np.random.PCG64(s)).random(steps) for s in seeds])
        stop = [s.encode() for s in settings.stop]
        done: list[_Branch] = []
        batch = [_Branch(range(len(seeds)), prefix.owed, len(prefix.owed))]  # the cache's rows
        cache, logits = copy.deepcopy(prefix.cache), prefix.logits  # batch of 1; (1, V)
        for step in range(steps):
            width = max(len(branch.samples) for branch in batch)
            uniforms = np.zeros((len(batch), width))  # (B, M), filled up with zeros
            for row, branch in zip(uniforms, batch, strict=True):
                row[: len(branch.samples)] = draws[list(branch.samples), step]
            ids = pick(
                self._spelling(logits, batch),
                torch.from_numpy(uniforms).to(device),
                settings.temperature,
                settings.top_p,
            ).tolist()  # (B, M)
            grown = []  # (row of its parent, branch)
            for row, branch in enumerate(batch):
                for token, samples in branch.split(ids[row]).items():
                    child = branch.grow(token, samples, self, stop)
                    if child.finish is None and step + 1 < steps:
                        grown.append((row, child))
                    else:
                        done.append(child)
            if not grown:
                break
            parents = [row for row, _ in grown]
            if parents != list(range(len(batch))):
                cache.batch_select_indices(torch.tensor(parents, device=device))
            batch = [branch for _, branch in grown]
            last = torch.tensor([[branch.last] for branch in batch], device=device)  # (B, 1)
            out = self.model(input_ids=last, past_key_values=cache, use_cache=True)
            cache, logits = out.past_key_values, out.logits[:, -1]
        made: dict[int, Completion] = {}
        for branch in done:
            raw = branch.text.decode("utf-8", "replace")[branch.first - len(branch.owed) :]
            text = trim(raw, settings.stop)
            for i in branch.samples:
                finish = branch.finish or "length"
                made[i] = Completion(text, raw, branch.tokens, finish, seeds[i], prefix.cut)
        return [made[i] for i in range(len(seeds))]

    def _spelling(self, logits: torch.Tensor, batch: list[_Branch]) -> torch.Tensor:
        """Logits (B, V) with all tokens ruled out that do not spell the white space still owed."""
        if not any(branch.owed for branch in batch):
            return logits
        free = torch.ones_like(logits[0], dtype=torch.bool)
        keep = [self._allowed(branch.owed) if branch.owed else free for branch in batch]
        return logits.masked_fill(~torch.stack(keep), float("-inf"))


@dataclass(frozen=True)
class _Branch:
    """What one or more samples have said so far: one row of the batch."""

    samples: Sequence[int]  # who have said it
    owed: bytes  # white space of the prompt that is still to be spelled
    first: int  # where the completion begins in `text`: after the white space
    text: bytes = b""
    tokens: int = 0
    last: int = -1  # the newest token
    finish: str | None = None

    def split(self, drawn: list[int]) -> dict[int, list[int]]:
        """token -> the samples that have drawn it."""
        found: dict[int, list[int]] = {}
        for sample, token in zip(self.samples, drawn, strict=False):  # the rest is filling
            found.setdefault(token, []).append(sample)
        return found

    def grow(self, token: int, samples: list[int], sampler: Sampler, stop: list[bytes]) -> _Branch:
        """The branch of the samples whose next token is `token`."""
        if token >= sampler.vocab:
            raise UserError(
                "the model's output is not a number (overflow in half precision?); "
                "try --dtype float32"
            )
        if token in sampler.ends:
            return replace(self, samples=samples, tokens=self.tokens + 1, last=token, finish="eos")
        piece = sampler.bytes[token] if token < len(sampler.bytes) else b""
        text = self.text + piece
        # A stop sequence can end in the new piece and begin before it, but not in the white space.
        since = max(self.first, len(self.text) - max(map(len, stop), default=1) + 1)
        met = any(text.find(s, since) >= 0 for s in stop)
        return _Branch(
            samples=samples,
            owed=self.owed[len(piece) :],
            first=self.first,
            text=text,
            tokens=self.tokens + 1,
            last=token,
            finish="stop" if met else None,
        )
