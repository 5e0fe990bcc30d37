"""A card rests on what is known now: promises, findings, moods, who is met; and tells nobody's business."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from gridsteward.operations import advising, households, portrait_acts, visits
from gridsteward.operations.area import Area
from gridsteward.records.advice import CardSection, Contact, Situation, StrategyCard
from gridsteward.records.faults import Fault
from gridsteward.records.finding import Finding
from gridsteward.records.household import Household
from gridsteward.records.journal import Value
from gridsteward.records.visit import DraftTouchpoint, VisitDraft
from gridsteward.store import findings as stored
from tests.marking import mark
from tests.operations.conftest import WallClock

DIRECT = ("fast_loud", "to_the_point", "wants_result", "decides_at_once")
EXACT = ("even_measured", "wants_grounds", "thinks_it_over", "checks_figures")


@pytest.fixture
def home(grid: Area) -> str:
    values = {"account_no": "0610442739", "name": "周桂英", "address": "桂溪村3组12号", "tenure": "owner"}
    return households.add_household(grid, values)[0]


def keys(card: StrategyCard, section: CardSection | None = None) -> set[str]:
    return {line.key for line in card.lines if section in (None, line.section)}


def met(grid: Area, home: str, *, days: int = 10, mood: int = 1, kind: str = "overall") -> None:
    began = (grid.now() - timedelta(days=days)).isoformat(timespec="seconds")
    points = (DraftTouchpoint(kind=kind, mood=mood),)
    draft = VisitDraft(
        id="", household_id=home, started_at=began, ended_at=began, met="person", touchpoints=points
    )
    visits.record_visits(grid, [draft])


def found(grid: Area, home: str, kind: str, *, day: str = "2026-09-14", note: int = 0) -> Finding:
    finding = Finding(
        id=f"{home}:{kind}",
        household_id=home,
        kind=kind,
        day=day,
        since=day,
        before=6.1,
        after=11.84,
        size=5.74,
        shared=0.02,
        score=4.0,
        confidence=0.8,
        note=note,
    )
    stored.keep_findings(grid.store, lambda before, _events: [*before, finding], scanned="test")
    return finding


def proposed(grid: Area, home: str) -> list[str]:
    return [each.situation for each in advising.strategy_card(grid, home).proposals]


def test_somebody_never_met_is_met_for_the_first_time(grid: Area, home: str) -> None:
    card = advising.strategy_card(grid, home)
    assert card.situation is Situation.FIRST_VISIT
    assert [each.situation for each in card.proposals] == [Situation.FIRST_VISIT, Situation.ROUTINE]
    opening = next(line for line in card.lines if line.key == "first_opening")
    assert opening.values == {"steward": "李建国"}


def test_a_promise_whose_day_has_passed_is_accounted_for_whatever_one_comes_for(
    grid: Area, home: str
) -> None:
    met(grid, home)
    visits.promise(grid, home, what="换灯头", due="2026-09-10")
    card = advising.strategy_card(grid, home)
    assert card.situation is Situation.PROMISE
    (line,) = (line for line in card.lines if line.key == "promise_opening_late")
    assert line.values == {"promise": "换灯头", "promise_day": "2026-09-10"}
    assert "owed" in keys(advising.strategy_card(grid, home, Situation.ROUTINE))
    assert "owed" not in keys(advising.strategy_card(grid, home, Situation.BEREAVEMENT))


def test_a_rise_is_told_with_its_figures_before_the_bill(grid: Area, home: str, clock: WallClock) -> None:
    met(grid, home)
    finding = found(grid, home, "rise")
    card = advising.strategy_card(grid, home)
    assert card.situation is Situation.USE_RISE
    (line,) = (line for line in card.lines if line.key == "rise_opening_figures")
    assert line.values == {"before": 6.1, "after": 11.84, "since_day": finding.day}
    clock.set(16, 10)
    portrait_acts.add_life_event(grid, home, "new_baby", day="2026-09-01")
    assert "new_baby" in keys(advising.strategy_card(grid, home, Situation.ROUTINE))


def test_a_finding_that_is_a_note_or_long_past_is_no_reason(grid: Area, home: str) -> None:
    met(grid, home)
    found(grid, home, "spike", note=1)
    found(grid, home, "rise", day="2026-06-01")
    assert proposed(grid, home) == ["routine"]


def test_a_death_in_the_family_goes_before_everything(grid: Area, home: str) -> None:
    met(grid, home)
    visits.promise(grid, home, what="换灯头", due="2026-09-10")
    portrait_acts.add_life_event(grid, home, "bereavement", day="2026-09-08")
    assert proposed(grid, home)[:2] == ["bereavement", "promise"]
    assert "grief_soon" in keys(advising.strategy_card(grid, home, Situation.ROUTINE))
    card = advising.strategy_card(grid, home)
    assert "owed" not in keys(card)
    assert not any(line.key.startswith(("expressive", "driver")) for line in card.lines)


def test_who_has_been_to_see_them_since_is_not_sent_again(grid: Area, home: str) -> None:
    portrait_acts.add_life_event(grid, home, "bereavement", day="2026-09-01")
    assert proposed(grid, home)[0] == "bereavement"
    met(grid, home, days=5)
    assert proposed(grid, home) == ["routine"]
    assert "grief_soon" in keys(advising.strategy_card(grid, home)), "it is minded all the same"


def test_what_a_begun_visit_is_for_is_proposed_first(grid: Area, home: str) -> None:
    met(grid, home)
    visits.promise(grid, home, what="换灯头", due="2026-09-10")
    draft = visits.begin_visit(grid, home)
    visits.save_draft(grid, replace(draft, purposes=("portrait", "meter")))
    assert proposed(grid, home)[:2] == ["meter_change", "promise"]


def test_a_bad_mood_last_time_is_spoken_of_first(grid: Area, home: str) -> None:
    met(grid, home, days=20, mood=2)
    met(grid, home, days=4, mood=-1)
    card = advising.strategy_card(grid, home)
    assert card.situation is Situation.RECOVERY
    assert "last_upset" in keys(advising.strategy_card(grid, home, Situation.ROUTINE), CardSection.OPENING)


def test_an_explanation_that_failed_is_put_differently(grid: Area, home: str) -> None:
    met(grid, home, mood=-1, kind="explaining")
    assert "not_understood" in keys(advising.strategy_card(grid, home, Situation.BILL_DOUBT))


def test_each_person_of_a_home_is_met_as_they_are(grid: Area, home: str, clock: WallClock) -> None:
    """Mother and son under one roof need different words; the card asks whom one means."""
    people = {}
    for name, relation, main in (("周桂英", "holder", 1), ("周国梁", "child", 0)):
        values: dict[str, Value] = {"name": name, "relation": relation, "main_contact": main}
        people[name], _ = households.save_person(grid, home, values)
    for day in (1, 3, 5, 8):
        clock.set(day, 9)
        portrait_acts.observe(grid, home, DIRECT, person_id=people["周桂英"])
        portrait_acts.observe(grid, home, EXACT, person_id=people["周国梁"])
    clock.set(16, 10)
    mother = advising.strategy_card(grid, home, Situation.METER_CHANGE)
    son = advising.strategy_card(grid, home, Situation.METER_CHANGE, person_id=people["周国梁"])
    assert mother.person_id == people["周桂英"]
    assert "driver_avoid" in keys(mother)
    assert "meter_exact_doubt" in keys(son)
    assert not any(line.tentative for line in (*mother.lines, *son.lines))


def test_one_meeting_alone_makes_nothing_certain(grid: Area, home: str) -> None:
    portrait_acts.observe(grid, home, EXACT)
    card = advising.strategy_card(grid, home, Situation.BILL_DOUBT)
    assert any(line.tentative for line in card.lines)
    assert keys(card, CardSection.OBSERVE) == {"observe_analytical"}


def test_a_neighbour_hears_nothing_of_health_or_of_living_alone(grid: Area, home: str) -> None:
    for tag in ("living_alone", "oxygen_concentrator", "forgetful", "dementia", "dog"):
        mark(grid, home, tag)
    neighbour, _ = households.save_person(
        grid, home, {"name": "彭海燕", "relation": "neighbour", "lives_here": 0}
    )
    own = advising.strategy_card(grid, home, Situation.CARE)
    other = advising.strategy_card(grid, home, Situation.CARE, person_id=neighbour)
    assert {"power_life", "dementia", "dog"} <= keys(own)
    assert "dog" in keys(other)
    assert "neighbour_opens" in keys(other)
    private = {"tag", "lives_alone", "family_away", "class", "life_event"}
    told = {(each.fact, each.value) for line in other.lines for each in line.because if each.fact in private}
    assert told == {("tag", "dog")}


def test_a_call_is_another_thing_than_a_visit(grid: Area, home: str) -> None:
    households.add_tag(grid, home, "dog")
    call = advising.strategy_card(grid, home, Situation.ROUTINE, contact=Contact.PHONE)
    assert {"phone_opening", "phone_peak", "phone_ending"} <= keys(call)
    assert "dog" not in keys(call)


def test_a_tag_that_has_expired_counts_no_more(grid: Area, home: str) -> None:
    households.add_tag(grid, home, "dog", expires="2026-09-15")
    assert "dog" not in keys(advising.strategy_card(grid, home))


def test_season_and_festival_follow_the_day_one_goes(grid: Area, home: str, clock: WallClock) -> None:
    met(grid, home)
    households.save_person(grid, home, {"name": "周桂英", "birth": "1944"})
    january = clock.at.replace(year=2027, month=1, day=30)
    card = advising.strategy_card(grid, home, Situation.ROUTINE, at=january)
    assert {"winter_heat", "spring_festival"} <= keys(card)
    assert card.at.startswith("2027-01-30")


def test_a_home_that_is_gone_has_no_card(grid: Area, home: str) -> None:
    households.remove_household(grid, home)
    with pytest.raises(Fault) as caught:
        advising.strategy_card(grid, home)
    assert caught.value.kind == "row_gone"


def test_no_line_holds_a_name_an_address_or_a_number(grid: Area, home: str) -> None:
    """A card is read at the door and carried about on paper."""
    households.save_person(grid, home, {"name": "周桂英", "phones": "13900001111"})
    card = advising.strategy_card(grid, home)
    said = "".join(str(line) for line in card.lines)
    household = grid.store.get(Household, home)
    assert not [text for text in (household.name, household.address, household.account_no) if text in said]
    assert "13900001111" not in said
