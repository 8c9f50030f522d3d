"""Quality of a file -> how often training sees it (paper, appendix A.2, "Resampling").

Two measures of a file come from its text and one, the stars, from its repository:

* `ut_score`, the appendix's unit test function rate: functions whose name begins with `test`,
  divided by all functions and methods; 0 for a file without functions.
* `func_score`, which the paper's weights have a place for but which it does not define: here the
  share of lines (blank ones not counted) that stand in a function or method. With the default
  weights `1.0_0.5_1.0` it has no effect; `1.0_0.5_0.3` gives a file of bare statements 0.3 of
  the weight of a file that is all functions.

"High-quality files appear more often, while each file appears at least once throughout the
training": the share of an epoch that a file gets is its weight over the mean weight, and
`resample` rounds that to whole appearances so that rounding errors never add up.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from nl2code.errors import UserError

DEFAULT_WEIGHTS = "1.0_0.5_1.0"
MAX_LOG_STARS = 5.0  # 100,000 stars and more count alike


def file_features(source: str) -> dict[str, float]:
    """Measure Python source; also what is not valid gets numbers.

    >>> file_features("import os\\n\\ndef test_a():\\n    pass\\n\\ndef b():\\n    pass\\n")
    {'ut_score': 0.5, 'func_score': 0.8}
    """
    data = source.encode("utf-8", "replace")
    nodes = _functions(data) if b"def" in data else []
    if not nodes:
        return {"ut_score": 0.0, "func_score": 0.0}
    tests = sum(
        1 for name, _, _ in nodes if data[name[0] : name[1]].lower().startswith(b"test")
    )  # fmt: skip
    lines = data.split(b"\n")
    inside = np.zeros(len(lines) + 1, dtype=np.int64)
    for _, first, last in nodes:
        inside[first] += 1
        inside[last + 1] -= 1
    filled = np.array([bool(line.strip()) for line in lines])  # (lines,)
    covered = np.cumsum(inside)[:-1] > 0  # (lines,)
    return {
        "ut_score": round(tests / len(nodes), 4),
        "func_score": round(float((covered & filled).sum() / max(filled.sum(), 1)), 4),
    }


def _functions(data: bytes) -> list[tuple[tuple[int, int], int, int]]:
    """(byte range of the name, first row, last row) of every `def`, nested ones too."""
    import tree_sitter

    parser, query = _parser_and_query()
    root = parser.parse(data).root_node
    found = []
    for name in tree_sitter.QueryCursor(query).captures(root).get("name", []):
        rows = name.parent.start_point[0], name.parent.end_point[0]
        found.append(((name.start_byte, name.end_byte), *rows))
    return found


@functools.lru_cache(maxsize=1)
def _parser_and_query() -> tuple[Any, Any]:
    import tree_sitter
    import tree_sitter_python

    language = tree_sitter.Language(tree_sitter_python.language())
    query = tree_sitter.Query(language, "(function_definition name: (identifier) @name)")
    return tree_sitter.Parser(language), query


def parse_weights(weights: str) -> tuple[float, float, float]:
    """`"a_b_c"` -> three numbers from 0 up; raises `UserError` for anything else."""
    try:
        a, b, c = (float(part) for part in weights.split("_"))
    except ValueError:
        raise UserError(
            f"weights {weights!r} are not three numbers joined by '_'; "
            f"write them like {DEFAULT_WEIGHTS}"
        ) from None
    if not all(np.isfinite(x) and x >= 0 for x in (a, b, c)) or c > 1:
        raise UserError(f"weights {weights!r}: a and b must be 0 or more, c between 0 and 1")
    return a, b, c


def sampling_weights(features: np.ndarray, weights: str = DEFAULT_WEIGHTS) -> np.ndarray:
    """Weight of each file for `weights` = `a_b_c`.

    (a + min(log10(stars + 1), 5) / 5) * clip(1 - ut_score + b, 0, 1) * clip(func_score, c, 1)

    Args:
        features: (documents, 3): log10(stars + 1), ut_score, func_score.

    Returns:
        (documents,) float64.
    """
    a, b, c = parse_weights(weights)
    features = np.asarray(features, dtype=np.float64)
    if features.ndim != 2 or features.shape[1] != 3 or not np.isfinite(features).all():
        raise UserError(
            f"features of shape {features.shape} are not finite numbers of shape (documents, 3); "
            "encode the corpus anew"
        )
    log_stars, ut_score, func_score = features.T
    stars = a + np.minimum(log_stars, MAX_LOG_STARS) / MAX_LOG_STARS
    return stars * np.clip(1 - ut_score + b, 0, 1) * np.clip(func_score, c, 1)


def resample(weights: np.ndarray, epoch: int, seed: int) -> np.ndarray:
    """Documents of one epoch, in the order of training.

    With r = weight / mean weight and a fixed u in [0, 1) for each file, a file appears
    floor((epoch + 1) * r + u) - floor(epoch * r + u) times. So after any number of epochs its
    count is within one of epochs * r, it appears at least once in every ceil(1 / r) epochs, and
    an epoch is as long as the corpus, give or take chance.

    Args:
        weights: (documents,) numbers from 0 up. A file of weight 0 never appears.
        epoch: 0, 1, ... Any epoch can be asked for by itself, as a resumed run does.
        seed: decides u and, with the epoch, the shuffle.

    Returns:
        int64 document numbers, length about (documents,).
    """
    weights = np.asarray(weights, dtype=np.float64)
    if weights.ndim != 1 or not np.isfinite(weights).all() or (weights < 0).any():
        raise ValueError("weights must be finite numbers from 0 up, one for each document")
    if not weights.sum() > 0:
        raise UserError("every document has sampling weight 0; choose other weights")
    rate = weights / weights.mean()
    offset = np.random.default_rng([seed, 0]).random(len(weights))
    counts = np.floor((epoch + 1) * rate + offset) - np.floor(epoch * rate + offset)
    order = np.repeat(np.arange(len(weights)), counts.astype(np.int64))
    np.random.default_rng([seed, 1, epoch]).shuffle(order)
    return order
