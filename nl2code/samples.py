"""What a sample is: its settings, its seed, and the text that counts. No tensors.

Source: CERT (arXiv 2206.06888), appendix A.3 for the stop sequences, section 5 for the settings.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

from nl2code.errors import UserError

STOP_SEQUENCES = ("\nclass", "\ndef", "\n#", "\n@", "\nprint", "\nif")


@dataclass(frozen=True)
class SamplingSettings:
    """What determines a completion, besides model, prompt and seed."""

    temperature: float = 0.8  # 0 takes the likeliest token
    top_p: float = 0.9  # share of the probability mass that may be drawn, (0, 1]
    max_tokens: int = 100  # generated tokens at most
    stop: tuple[str, ...] = STOP_SEQUENCES

    def __post_init__(self) -> None:
        faults = []
        if not (math.isfinite(self.temperature) and self.temperature >= 0):
            faults.append(f"temperature {self.temperature} must be 0 or more")
        if not 0 < self.top_p <= 1:
            faults.append(f"top_p {self.top_p} must lie in (0, 1]")
        if self.max_tokens < 1:
            faults.append(f"max_tokens {self.max_tokens} must be at least 1")
        if faults:
            raise UserError("; ".join(faults))


@dataclass(frozen=True)
class Completion:
    """One sample of one prompt."""

    text: str  # the part before the first stop sequence, without trailing white space
    raw: str  # everything that was generated after the prompt
    tokens: int  # generated tokens, the end-of-document token included
    finish: str  # stop | eos | length
    seed: int
    cut: int  # tokens cut from the left of the prompt, because the window was too short


def sample_seed(seed: int, role: str, task_id: str, index: int) -> int:
    """Seed of one sample, 48 bits wide (exact in any JSON reader)."""
    key = f"{seed}\0{role}\0{task_id}\0{index}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(key).digest()[:6], "big")


def trim(raw: str, stop: Sequence[str] = STOP_SEQUENCES) -> str:
    r"""Cut at the first stop sequence and drop trailing white space.

    >>> trim(" df.head()\n\nprint(df)\n")
    ' df.head()'
    """
    found = [i for s in stop if (i := raw.find(s)) >= 0]
    return raw[: min(found, default=len(raw))].rstrip()
