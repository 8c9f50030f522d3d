"""pass@k, unbiased, and how sure it is.

pass@k of a problem with n samples of which c pass is the chance that at least one of k samples
drawn without replacement passes: 1 - C(n-c, k) / C(n, k) (Chen et al. 2021, equation 1), computed
as a product so that no binomial overflows. Intervals are percentile bootstraps over problems:
problems are what a benchmark drew from a larger world; samples within one are not independent.
"""

from __future__ import annotations

import random
from collections.abc import Sequence


def pass_at_k(n: int, c: int, k: int) -> float:
    """Chance that one of k of the n samples, c of them right, is right.

    >>> pass_at_k(n=2, c=1, k=1)
    0.5

    Raises `ValueError` unless 0 <= c <= n and 1 <= k <= n.
    """
    if not (0 <= c <= n and 1 <= k <= n):
        raise ValueError(f"need 0 <= c <= n and 1 <= k <= n, got n={n}, c={c}, k={k}")
    if n - c < k:
        return 1.0
    missed = 1.0
    for i in range(n - c + 1, n + 1):
        missed *= 1.0 - k / i
    return 1.0 - missed


def mean_pass_at_k(counts: Sequence[tuple[int, int]], k: int) -> float | None:
    """Mean of pass@k over problems given as (n, c); None if some problem has n < k."""
    if not counts or any(n < k for n, _ in counts):
        return None
    return sum(pass_at_k(n, c, k) for n, c in counts) / len(counts)


def bootstrap_interval(
    values: Sequence[float], level: float = 0.95, draws: int = 2000, seed: int = 0
) -> tuple[float, float]:
    """Percentile bootstrap interval of the mean of `values`, one value a problem.

    The same values and seed give the same interval.
    """
    if not values:
        raise ValueError("an interval needs at least one problem")
    rng = random.Random(seed)
    size = len(values)
    means = sorted(sum(rng.choices(values, k=size)) / size for _ in range(draws))
    tail = (1.0 - level) / 2.0
    low = means[int(tail * (draws - 1))]
    high = means[-1 - int(tail * (draws - 1))]
    return low, high
