import ast
import random
import sysconfig
from pathlib import Path

import numpy as np
import pytest

from nl2code.errors import UserError
from nl2code.quality import file_features, parse_weights, resample, sampling_weights


def stdlib(count: int) -> list[Path]:
    root = Path(sysconfig.get_path("stdlib"))
    files = [p for p in sorted(root.glob("*.py")) if p.stat().st_size < 60_000]
    return random.Random(1).sample(files, count)


def measured_with_ast(source: str) -> dict[str, float]:
    """The definitions of the module's docstring, on Python's own parse tree."""
    nodes = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    if not nodes:
        return {"ut_score": 0.0, "func_score": 0.0}
    filled = {n for n, line in enumerate(source.split("\n"), 1) if line.strip()}
    inside = {n for node in nodes for n in range(node.lineno, node.end_lineno + 1)}
    tests = [node for node in nodes if node.name.lower().startswith("test")]
    return {
        "ut_score": round(len(tests) / len(nodes), 4),
        "func_score": round(len(inside & filled) / len(filled), 4),
    }


@pytest.mark.parametrize("path", stdlib(20), ids=lambda p: p.stem)
def test_features_agree_with_pythons_own_parse_tree(path):
    source = path.read_text("utf-8")
    assert file_features(source) == pytest.approx(measured_with_ast(source), abs=0.02)


@pytest.mark.parametrize(
    ("source", "ut_score"),
    [
        ("", 0),
        ("x = 'def test_a(): pass'\n", 0),
        ("def a(): pass\n", 0),
        ("class T:\n    def test_a(self): pass\n    def setUp(self): pass\n", 0.5),
        ("async def test_a(): pass\n", 1),
        ("def testA():\n    def helper(): pass\n    def other(): pass\n", 1 / 3),
        ("def latest(): pass\n", 0),
        ("def test_a(:\n  print 'broken'\n", 1),
    ],
)
def test_ut_score_is_the_share_of_test_functions(source, ut_score):
    assert file_features(source)["ut_score"] == pytest.approx(ut_score, abs=1e-4)


@pytest.mark.parametrize(
    ("stars", "ut_score", "func_score", "weight"),
    [
        (0, 0, 0, 1.0),  # (1 + 0) * 1 * clip(0, 1, 1)
        (9, 0, 1, 1.2),  # (1 + 1/5) * 1 * 1
        (99_999, 0, 1, 2.0),
        (10_000_000, 0, 1, 2.0),  # min(log10, 5)
        (0, 0.5, 1, 1.0),  # clip(1 - 0.5 + 0.5, 0, 1)
        (0, 0.75, 1, 0.75),
        (9, 1, 1, 0.6),  # 1.2 * clip(1 - 1 + 0.5, 0, 1)
    ],
)
def test_default_weights_follow_the_formula(stars, ut_score, func_score, weight):
    features = np.array([[np.log10(stars + 1), ut_score, func_score]], dtype=np.float32)
    assert sampling_weights(features) == pytest.approx([weight], rel=1e-6)


def test_the_third_weight_lets_func_score_count():
    features = np.array([[0, 0, 0.1], [0, 0, 0.7], [0, 0, 1]], dtype=np.float32)
    assert sampling_weights(features, "1.0_0.5_0.3") == pytest.approx([0.3, 0.7, 1.0])


@pytest.mark.parametrize(
    "weights", ["", "1", "1_2", "a_b_c", "1_2_3_4", "-1_0_0", "1_1_2", "nan_0_0"]
)
def test_wrong_weights_are_a_users_mistake(weights):
    with pytest.raises(UserError, match="weights"):
        parse_weights(weights)


@pytest.mark.parametrize("shape", [(3,), (4, 2)])
def test_features_of_another_shape_are_refused(shape):
    with pytest.raises(UserError, match="documents, 3"):
        sampling_weights(np.zeros(shape))


WEIGHTS = np.random.default_rng(7).gamma(0.7, size=500) + 0.02


def counts(epoch: int, seed: int = 3) -> np.ndarray:
    return np.bincount(resample(WEIGHTS, epoch, seed), minlength=len(WEIGHTS))


def test_after_any_number_of_epochs_each_count_is_within_one_of_its_share():
    rate = WEIGHTS / WEIGHTS.mean()
    total = np.zeros(len(WEIGHTS))
    for epoch in range(40):
        total += counts(epoch)
        assert np.abs(total - (epoch + 1) * rate).max() < 1


def test_every_file_appears_within_its_period():
    periods = np.ceil(WEIGHTS.mean() / WEIGHTS).astype(int)
    seen = np.array([counts(epoch) for epoch in range(2 * periods.max())])  # (epochs, files)
    for file, period in enumerate(periods):
        windows = np.convolve(seen[:, file], np.ones(period), mode="valid")
        assert windows.min() >= 1


def test_the_first_epoch_is_fair_over_seeds():
    mean = np.mean([counts(0, seed) for seed in range(400)], axis=0)
    # each count has a variance of at most 1/4, so the mean's error is about 0.025
    assert np.abs(mean - WEIGHTS / WEIGHTS.mean()).max() < 0.12


def test_equal_weights_give_each_file_once_in_every_epoch():
    for epoch in range(5):
        order = resample(np.full(100, 1.2), epoch, seed=0)
        assert sorted(order) == list(range(100))
        assert list(order) != sorted(order)


def test_an_epoch_can_be_asked_for_by_itself():
    assert np.array_equal(resample(WEIGHTS, 5, 1), resample(WEIGHTS, 5, 1))
    assert resample(WEIGHTS, 5, 1).dtype == np.int64


@pytest.mark.parametrize(("epoch", "seed"), [(6, 1), (5, 2)])
def test_epoch_and_seed_change_the_order(epoch, seed):
    assert not np.array_equal(resample(WEIGHTS, 5, 1), resample(WEIGHTS, epoch, seed))


def test_a_file_of_weight_zero_never_appears_and_all_zero_is_an_error():
    assert 0 not in resample(np.array([0.0, 1.0, 3.0]), 0, 0)
    with pytest.raises(UserError, match="weight 0"):
        resample(np.zeros(3), 0, 0)
