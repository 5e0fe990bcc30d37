"""A wrong label on a person is worse than none: what is said rests on what was seen, and says how sure it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridsteward.portrait.temperament import ABOUT, style
from gridsteward.records.portrait import TemperamentObservation, Trait
from tests.portrait.known import RULES, seen, word

TODAY = date(2026, 11, 22)
TYPICAL = {
    "driver": "fast_loud to_the_point wants_result decides_at_once presses_for_time",
    "expressive": "chats_first lively_face wants_recognition tells_stories",
    "amiable": "slow_soft warm_smile says_never_mind asks_family wants_care",
    "analytical": "even_measured wants_grounds checks_figures thinks_it_over few_words",
}
observations = st.lists(
    st.builds(
        lambda keys, days, row: seen(
            " ".join(keys), (TODAY - timedelta(days=days)).isoformat(), row=str(row)
        ),
        st.lists(st.sampled_from(sorted(RULES.behaviours)), max_size=8),
        st.integers(0, 2_000),
        st.integers(0, 10**6),
    ),
    max_size=8,
)


def days_ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


@given(observations)
def test_shares_add_up_and_nothing_leaves_its_bounds(made: list[TemperamentObservation]) -> None:
    found = style(made, RULES, today=TODAY)
    if not found.traits:
        assert found.leading is None
        return
    assert {each.key for each in found.traits} == set(Trait)
    assert sum(each.score for each in found.traits) == pytest.approx(1)
    assert all(0 <= each.score <= 1 and 0 <= each.confidence < 1 for each in found.traits)
    if found.leading is not None:
        assert found.leading == found.traits[0]


@given(st.lists(st.sampled_from(sorted(RULES.behaviours)), max_size=23, unique=True), st.integers(0, 900))
def test_one_observation_never_gives_high_confidence(keys: list[str], days: int) -> None:
    found = style([seen(" ".join(keys), days_ago(days))], RULES, today=TODAY)
    assert all(each.confidence < 0.5 for each in found.traits)


@pytest.mark.parametrize("trait", sorted(TYPICAL))
def test_what_is_typical_of_a_style_leads_to_it_and_surer_each_time(trait: str) -> None:
    confidences = []
    for times in (1, 2, 3, 4):
        made = [seen(TYPICAL[trait], days_ago(10 * n), row=str(n)) for n in range(times)]
        found = style(made, RULES, today=TODAY)
        assert found.leading is not None
        assert found.leading.key == trait
        assert all(reason.weight > 0 for reason in found.leading.reasons)
        confidences.append(found.leading.confidence)
    assert confidences == sorted(confidences)
    assert confidences[0] < 0.5 < confidences[-1]


def test_what_contradicts_itself_makes_less_sure() -> None:
    agreeing = [seen(TYPICAL["driver"], days_ago(5), row="1"), seen(TYPICAL["driver"], days_ago(4), row="2")]
    mixed = [seen(TYPICAL["driver"], days_ago(5), row="1"), seen(TYPICAL["amiable"], days_ago(4), row="2")]
    sure = style(agreeing, RULES, today=TODAY).traits[0].confidence
    unsure = style(mixed, RULES, today=TODAY).traits[0].confidence
    assert unsure < sure / 2


def test_confidence_decays_with_age() -> None:
    made = [seen(TYPICAL["amiable"], "2026-11-01", row=str(n)) for n in range(3)]
    now = style(made, RULES, today=TODAY).traits[0]
    later = style(made, RULES, today=TODAY + timedelta(days=1_500)).traits[0]
    assert later.key == now.key == "amiable"
    assert later.confidence < now.confidence / 2


def test_own_word_leads_whatever_was_observed_and_keeps_the_evidence() -> None:
    made = [seen(TYPICAL["driver"], days_ago(3), row=str(n)) for n in range(4)]
    found = style(made, RULES, today=TODAY, own_word=word(ABOUT, "amiable"))
    assert found.leading is not None
    assert (found.leading.key, found.leading.by, found.leading.confidence) == ("amiable", "steward", 1.0)
    assert found.leading.reasons[0].values["reason"] == "看得出来"
    assert found.traits[0].key == "driver", "what was observed is still told beside it"
    alone = style([], RULES, today=TODAY, own_word=word(ABOUT, "analytical"))
    assert alone.leading is not None
    assert alone.traits == ()


def test_nothing_seen_says_nothing_and_what_is_unknown_is_passed_over() -> None:
    assert style([], RULES, today=TODAY).leading is None
    assert style([seen("of_a_later_program", days_ago(1))], RULES, today=TODAY).traits == ()
    # a behaviour on one axis alone is no style
    assert style([seen("decides_at_once", days_ago(1))], RULES, today=TODAY).traits[0].confidence == 0


def test_every_question_has_behaviours_on_both_sides_of_the_map() -> None:
    for side in ("assertive", "responsive"):
        values = [getattr(each, side) for each in RULES.behaviours.values()]
        assert min(values) <= -0.7 <= 0.7 <= max(values)
    assert 16 <= len(RULES.behaviours) <= 24
    assert 6 <= len({each.asks for each in RULES.behaviours.values()}) <= 8
