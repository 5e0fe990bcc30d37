"""What presses most comes first, the week is capped, and what a person says of a finding is kept whole."""

import pytest
from msgspec.structs import replace

from gridsteward.operations import findings, households
from gridsteward.operations.area import Area
from gridsteward.operations.finding_vocabulary import finding_reasons, known_reason, vocabulary, watched_tags
from gridsteward.records.faults import Fault
from gridsteward.records.finding import Finding, FindingEvent, FindingOutcome
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Value
from gridsteward.records.portrait import LifeEvent
from gridsteward.records.usage import FindingKind
from gridsteward.store.findings import keep_findings
from gridsteward.words import LANGUAGES, Words
from tests.operations.conftest import WallClock

UNTIL = '{"day":"2026-09-16","until":"2026-09-15","homes":40,"readings":"","change":0}'


@pytest.fixture
def homes(grid: Area) -> list[str]:
    made = [Household(id=made_by_hand(), account_no=f"{at:04}", name=f"周{at}") for at in range(40)]
    with grid.store.write("ledger.import") as write:
        write.insert(*made)
    return [each.id for each in made]


def finding(
    home: str, *, kind: str = "rise", day: str = "2026-09-10", size: float = 4.0, **more: object
) -> Finding:
    made = Finding(
        id=made_by_hand(),
        household_id=home,
        kind=kind,
        day=day,
        since=day,
        before=6.0,
        after=6.0 + size,
        size=size,
        shared=0.04,
        score=2.0,
        confidence=0.8,
        note=int(kind in ("spike", "data")),
    )
    return replace(made, **more)


def stand(area: Area, *found: Finding) -> tuple[Finding, ...]:
    keep_findings(area.store, lambda _stood, _events: found, scanned=UNTIL)
    return found


def order(area: Area) -> list[str]:
    return [each.finding.id for each in findings.finding_list(area).waiting]


def test_silence_then_the_watched_then_kwh_times_certainty(grid: Area, homes: list[str]) -> None:
    small = finding(homes[0], size=2.0)
    large = finding(homes[1], size=9.0)
    unsure = finding(homes[2], size=9.0, confidence=0.1)
    watched = finding(homes[3], size=1.0, watched=1)
    quiet = finding(homes[4], kind="silence", size=-1.0)
    stand(grid, small, large, unsure, watched, quiet)
    assert order(grid) == [each.id for each in (quiet, watched, large, small, unsure)]


def test_a_week_puts_no_more_before_the_steward_than_was_set_and_all_silence(
    grid: Area, homes: list[str]
) -> None:
    stand(
        grid,
        *(finding(home, size=at + 1.0) for at, home in enumerate(homes[:30])),
        finding(homes[30], day="2026-09-01", size=0.5),
        *(finding(home, kind="silence", size=-1.0) for home in homes[31:33]),
    )
    assert len(findings.finding_list(grid).waiting) == 20 + 1
    findings.set_findings_a_week(grid, 1)
    found = findings.finding_list(grid)
    assert [each.finding.kind for each in found.waiting] == ["silence", "silence", "rise"]
    assert sum(each.more for each in found.entries) == 30, "the rest stays listed"


def test_a_closed_one_makes_no_room_for_another(grid: Area, homes: list[str]) -> None:
    large, small = stand(grid, finding(homes[0], size=9.0), finding(homes[1], size=2.0))
    findings.set_findings_a_week(grid, 1)
    findings.explain_finding(grid, large.id, "guests")
    assert order(grid) == [], "the cap would never be reached"
    findings.set_findings_a_week(grid, 2)
    assert order(grid) == [small.id]


def test_notes_and_what_is_long_past_ask_nobody(grid: Area, homes: list[str]) -> None:
    stand(
        grid,
        finding(homes[0], kind="spike"),
        finding(homes[1], kind="data", before=None, after=None, size=0.0, trouble="lost"),
        finding(homes[2], day="2026-08-01"),
        finding(homes[3], kind="silence", day="2026-08-30", size=-3.0),
    )
    assert order(grid) == []
    assert len(findings.finding_list(grid).entries) == 4


def test_looking_is_kept_once_and_closes_nothing(grid: Area, homes: list[str], clock: WallClock) -> None:
    (rise,) = stand(grid, finding(homes[0]))
    change = findings.open_finding(grid, rise.id)
    assert change is not None
    assert change.touched == {homes[0]}
    clock.set(17, 8)
    assert findings.open_finding(grid, rise.id) is None
    (event,) = grid.store.select(FindingEvent)
    assert (event.outcome, event.steward, event.at[:10]) == ("opened", "李建国", "2026-09-16")
    assert order(grid) == [rise.id]


def test_undo_takes_back_what_was_done_and_not_that_somebody_looked(grid: Area, homes: list[str]) -> None:
    (rise,) = stand(grid, finding(homes[0]))
    households.add_tag(grid, homes[1], "dog")
    findings.open_finding(grid, rise.id)
    last = households.last_undoable(grid)
    assert last is not None
    assert last[0] == "tag.add"
    findings.explain_finding(grid, rise.id, "new_appliance")
    assert grid.store.select(LifeEvent)
    households.undo(grid)
    assert order(grid) == [rise.id]
    assert grid.store.select(LifeEvent) == []


def test_explaining_keeps_the_life_event_and_opening_again_takes_it_back(
    grid: Area, homes: list[str], clock: WallClock
) -> None:
    (rise,) = stand(grid, finding(homes[0]))
    findings.explain_finding(grid, rise.id, "new_appliance", note=" 两台空调 ")
    (event,) = grid.store.select(LifeEvent)
    assert (event.kind, event.day, event.note, event.finding_id) == (
        "new_appliance",
        "2026-09-10",
        "两台空调",
        rise.id,
    )
    clock.set(17, 9)
    findings.reopen_finding(grid, rise.id)
    assert grid.store.select(LifeEvent) == []
    assert order(grid) == [rise.id]
    clock.set(18, 9)
    findings.explain_finding(grid, rise.id, "new_appliance", note="一台")
    assert [each.note for each in grid.store.select(LifeEvent)] == ["一台"]
    clock.set(19, 9)
    findings.dismiss_finding(grid, rise.id, "as_every_year")
    assert grid.store.select(LifeEvent) == []
    (entry,) = findings.household_findings(grid, homes[0])
    assert [each.outcome for each in entry.events] == ["dismissed", "explained", "reopened", "explained"]
    assert entry.word is not None
    assert entry.word.reason == "as_every_year"


def test_no_life_event_is_made_where_none_is_wanted(grid: Area, homes: list[str]) -> None:
    one, two = stand(grid, finding(homes[0]), finding(homes[1]))
    findings.explain_finding(grid, one.id, "new_appliance", life_event=False)
    findings.explain_finding(grid, two.id, "guests")
    assert grid.store.select(LifeEvent) == []


def test_a_reason_of_the_other_outcome_is_refused(grid: Area, homes: list[str]) -> None:
    (rise,) = stand(grid, finding(homes[0]))
    for close, reason in ((findings.explain_finding, "reading_wrong"), (findings.dismiss_finding, "guests")):
        with pytest.raises(Fault) as refused:
            close(grid, rise.id, reason)
        assert refused.value.kind == "finding_reason_missing"
    assert grid.store.select(FindingEvent) == []


def test_what_no_longer_stands_is_refused(grid: Area) -> None:
    with pytest.raises(Fault) as refused:
        findings.explain_finding(grid, made_by_hand(), "guests")
    assert refused.value.kind == "finding_unknown"


def test_a_word_said_elsewhere_of_a_day_nearby_is_about_this_one(grid: Area, homes: list[str]) -> None:
    rise, later = stand(grid, finding(homes[0]), finding(homes[0], day="2026-09-28"))
    said = FindingEvent(
        id=made_by_hand(),
        finding_id=made_by_hand(),
        household_id=homes[0],
        kind="rise",
        day="2026-09-13",
        outcome=FindingOutcome.EXPLAINED,
        reason="guests",
        note="",
        steward="王站长",
        at="2026-09-15T08:00:00+08:00",
    )
    with grid.store.write("finding.explained", about=homes[0]) as write:
        write.insert(said)
    states = {each.finding.id: each.state for each in findings.household_findings(grid, homes[0])}
    assert states == {rise.id: "explained", later.id: "open"}


def test_the_main_contact_is_called_first_and_who_has_no_phone_not_at_all(
    grid: Area, homes: list[str]
) -> None:
    people: tuple[dict[str, Value], ...] = (
        {"name": "周一", "phones": "13900000001"},
        {"name": "周二", "phones": "13900000002", "emergency_contact": 1, "lives_here": 0},
        {"name": "周三"},
        {"name": "周四", "phones": "13900000004", "main_contact": 1},
    )
    for each in people:
        households.save_person(grid, homes[0], each)
    assert [each.name for each in findings.people_to_call(grid, homes[0])] == ["周四", "周二", "周一"]


# -- the vocabulary ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_kind_can_be_said(language: str) -> None:
    words = Words(language)
    known = {key for outcome in ("explained", "dismissed") for key in vocabulary()[outcome]}
    assert words.section("finding_reason").keys() == known
    for section in ("finding_kind", "finding_short", "finding_maybe", "finding_first"):
        assert words.section(section).keys() == {kind.value for kind in FindingKind}
    assert {kind.value for kind in FindingKind} <= words.section("finding_sentence").keys()


def test_reasons_that_fit_the_kind_are_offered_first() -> None:
    keys = [each.key for each in finding_reasons(FindingOutcome.EXPLAINED, "vacancy")]
    assert keys[0] == "moved_out"
    assert keys[-1] == "other"
    assert sorted(keys) == sorted(vocabulary()["explained"])
    kinds = {kind.value for kind in FindingKind}
    for outcome in (FindingOutcome.EXPLAINED, FindingOutcome.DISMISSED):
        assert {kind for each in finding_reasons(outcome) for kind in each.kinds} <= kinds
    with pytest.raises(Fault):
        known_reason(FindingOutcome.OPENED, "guests")


def test_watched_tags_are_tags_of_the_library() -> None:
    names = Words().section("tag").keys()
    assert {"living_alone", "oxygen_concentrator", "forgetful", "age_80"} <= watched_tags() <= names
