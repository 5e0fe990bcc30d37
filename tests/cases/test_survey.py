"""Answers are read back as they were given, few of them judge nobody, and the draw favours no home."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from gridsteward.cases import survey

SCORES = st.dictionaries(st.sampled_from(["attitude", "speed", "solved"]), st.integers(1, 5), min_size=1)


@given(SCORES)
def test_what_is_written_is_read(scores: dict[str, int]) -> None:
    assert survey.read(survey.written(scores)) == scores
    assert survey.fits(scores, ["attitude", "speed", "solved"])


def test_scores_that_were_never_asked_do_not_fit() -> None:
    for scores in ({}, {"attitude": 0}, {"attitude": 6}, {"warmth": 3}):
        assert not survey.fits(scores, ["attitude"])


def test_a_tally_is_worked_out_by_hand_and_silent_when_there_are_few() -> None:
    told = survey.tally("attitude", [5, 4, 3, 2, 1], answers=5, few=5)
    assert (told.mean, told.good, told.low, told.few) == (3.0, 0.4, 0.4, False)
    silent = survey.tally("attitude", [1, 1, 1, 1], answers=4, few=5)
    assert (silent.answers, silent.mean, silent.low, silent.few) == (4, None, None, True)


@given(st.sets(st.text(min_size=1, max_size=8), max_size=30))
def test_the_draw_takes_everybody_in_an_order_that_does_not_depend_on_theirs(homes: set[str]) -> None:
    order = survey.drawn(sorted(homes), "2026-4")
    assert order == survey.drawn(sorted(homes, reverse=True), "2026-4")
    assert set(order) == homes


def test_each_home_comes_first_about_as_often() -> None:
    homes = [f"home {number}" for number in range(4)]
    firsts = Counter(survey.drawn(homes, f"{quarter}")[0] for quarter in range(2000))
    assert all(400 < firsts[home] < 600 for home in homes)
