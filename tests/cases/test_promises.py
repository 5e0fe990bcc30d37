"""How promises stand: late stays late, and the order in which words are heard does not matter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridsteward.cases.promises import (
    BROKEN,
    KEPT,
    RENEGOTIATED,
    REOPENED,
    WITHDRAWN,
    Given,
    PromiseState,
    Word,
    days_given,
    rate,
    state,
)

TODAY = date(2026, 9, 16)


def word(outcome: str, at: str, due: str = "", was: str = "") -> Word:
    return Word(outcome=outcome, at=f"2026-09-{at}+08:00", due=due, was=was)


@pytest.mark.parametrize(
    ("due", "words", "expected"),
    [
        ("2026-09-17", [], PromiseState.OPEN),
        ("2026-09-16", [], PromiseState.TODAY),
        ("2026-09-15", [], PromiseState.OVERDUE),
        ("2026-09-15", [word(KEPT, "15T23:59:00")], PromiseState.KEPT),
        ("2026-09-15", [word(KEPT, "16T08:00:00")], PromiseState.KEPT_LATE),
        ("2026-09-20", [word(BROKEN, "14T08:00:00")], PromiseState.BROKEN),
        ("2026-09-20", [word(WITHDRAWN, "14T08:00:00")], PromiseState.WITHDRAWN),
        ("2026-09-20", [word(KEPT, "10T08:00:00"), word(REOPENED, "11T08:00:00")], PromiseState.OPEN),
        ("2026-09-20", [word(RENEGOTIATED, "10T08:00:00", "2026-09-20", "2026-09-12")], PromiseState.OPEN),
    ],
)
def test_how_it_stands(due: str, words: list[Word], expected: PromiseState) -> None:
    assert state(due, words, TODAY) is expected


@pytest.mark.parametrize(
    ("due", "words", "expected"),
    [
        ("2026-09-17", [], [None]),
        ("2026-09-16", [], [None]),  # the day is not over
        ("2026-09-15", [], [False]),
        ("2026-09-15", [word(KEPT, "15T10:00:00")], [True]),
        ("2026-09-15", [word(KEPT, "16T10:00:00")], [False]),
        ("2026-09-17", [word(KEPT, "10T10:00:00")], [True]),
        ("2026-09-17", [word(BROKEN, "10T10:00:00")], [False]),
        ("2026-09-17", [word(WITHDRAWN, "10T10:00:00")], [None]),
        ("2026-09-12", [word(WITHDRAWN, "14T10:00:00")], [False]),
        # moved before the day was over, and kept on the new one
        (
            "2026-09-14",
            [word(RENEGOTIATED, "11T09:00:00", "2026-09-14", "2026-09-12"), word(KEPT, "14T09:00:00")],
            [None, True],
        ),
        # moved after it was over: the first was missed
        (
            "2026-09-15",
            [word(RENEGOTIATED, "13T09:00:00", "2026-09-15", "2026-09-12"), word(KEPT, "14T09:00:00")],
            [False, True],
        ),
        # kept, but it was not so: opened again and kept late
        (
            "2026-09-12",
            [word(KEPT, "11T09:00:00"), word(REOPENED, "12T09:00:00"), word(KEPT, "14T09:00:00")],
            [False],
        ),
    ],
)
def test_which_days_were_kept(due: str, words: list[Word], expected: list[bool | None]) -> None:
    assert [each.kept for each in days_given(due, words, TODAY)] == expected


OUTCOMES = st.sampled_from((KEPT, BROKEN, WITHDRAWN, REOPENED))
HISTORIES = st.lists(
    st.tuples(st.integers(0, 20), OUTCOMES), min_size=0, max_size=5, unique_by=lambda each: each[0]
)


@given(HISTORIES, st.integers(0, 25), st.randoms(use_true_random=False))
def test_the_order_in_which_words_are_heard_does_not_matter(
    history: list[tuple[int, str]], due: int, chance: object
) -> None:
    day = (date(2026, 9, 1) + timedelta(days=due)).isoformat()
    words = [word(outcome, f"{at + 1:02}T10:00:00") for at, outcome in history]
    shuffled = list(words)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert days_given(day, shuffled, TODAY) == days_given(day, words, TODAY)
    assert state(day, shuffled, TODAY) is state(day, words, TODAY)


@given(st.integers(1, 12), st.integers(0, 14), st.integers(1, 20))
def test_moving_a_day_after_it_was_over_never_makes_it_kept(due: int, after: int, later: int) -> None:
    first = date(2026, 9, due)
    moved_on = first + timedelta(days=1 + after)
    new = (moved_on + timedelta(days=later)).isoformat()
    words = [Word(outcome=RENEGOTIATED, at=f"{moved_on}T09:00:00+08:00", due=new, was=first.isoformat())]
    found = days_given(new, words, date(2026, 12, 1))
    assert found[0].kept is False
    assert rate(found, first="2026-01-01", last="2026-12-31").kept == 0


def test_only_days_of_the_period_count() -> None:
    given_days = [
        Given(day="2026-08-31", kept=True),
        Given(day="2026-09-01", kept=False),
        Given(day="2026-09-30", kept=True),
        Given(day="2026-09-15", kept=None),
    ]
    found = rate(given_days, first="2026-09-01", last="2026-09-30")
    assert (found.kept, found.of, found.percent) == (1, 2, 50)
    assert rate([], first="2026-09-01", last="2026-09-30").percent is None
