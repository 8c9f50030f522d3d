"""The data card's figures belong to the sources: their numbers, their topics, their bytes."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import build_problems  # noqa: E402
import plot_composition  # noqa: E402

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROBLEMS = {edition: build_problems.read_edition(edition) for edition in build_problems.EDITIONS}
DRAWN = plot_composition.draw(PROBLEMS)


def test_committed_figures_say_what_the_sources_say() -> None:
    for path, svg in DRAWN.items():
        committed = (ROOT / path).read_text(encoding="utf-8")
        assert plot_composition.words(committed) == plot_composition.words(svg), path


def test_committed_figures_are_those_of_the_script() -> None:
    assert {f"figures/{path.name}" for path in (ROOT / "figures").iterdir()} == set(DRAWN)


def test_two_drawings_give_the_same_bytes() -> None:
    assert plot_composition.draw(PROBLEMS) == DRAWN


def test_card_shows_every_figure_with_a_text_in_its_place() -> None:
    for path in DRAWN:
        assert f"]({path})" in README
        assert f"![]({path})" not in README


@pytest.mark.parametrize("edition", PROBLEMS)
def test_calls_figure_counts_every_problem_once(edition: str) -> None:
    counts = plot_composition.call_counts(PROBLEMS[edition])
    assert sum(map(sum, counts.values())) == len(PROBLEMS[edition])


@pytest.mark.parametrize("edition", PROBLEMS)
def test_every_api_has_one_topic(edition: str) -> None:
    listed = Counter(
        api for apis in plot_composition.TOPICS[edition].values() for api in apis.split()
    )
    assert [api for api, times in listed.items() if times > 1] == []
    assert set(listed) == {api for problem in PROBLEMS[edition] for api in problem.apis}


@pytest.mark.parametrize("edition", PROBLEMS)
def test_every_topic_is_met_by_several_problems(edition: str) -> None:
    counts = plot_composition.topic_counts(edition, PROBLEMS[edition])
    assert set(counts) == set(plot_composition.TOPICS[edition])
    assert min(counts.values()) >= 4


@pytest.mark.parametrize("edition", PROBLEMS)
def test_cases_for_the_figure_are_those_of_the_test(edition: str) -> None:
    for problem in PROBLEMS[edition]:
        if problem.kind == "function":
            assert len(plot_composition.cases_of(problem)) == problem.cases, problem.task_id


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        (pd.Series([1, 2, 3]), set()),
        (pd.Series([], dtype=float), {"no rows"}),
        (pd.Series([5]), {"one row"}),
        (pd.Series([2.0, None, 1.0]), {"missing values", "unsorted"}),
        (pd.DataFrame({"a": [1, 2], "b": [3, 3]}), {"repeated values"}),
        (pd.DataFrame({"a": [1, 2]}, index=[0, 2]), {"own row labels"}),
        (np.array([[1, 2], [2, 3]]), {"repeated values"}),
        ("text", set()),
    ],
)
def test_what_an_input_holds(value: object, holds: set[str]) -> None:
    assert plot_composition.held(value) == holds
