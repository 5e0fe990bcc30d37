"""The portrait as the page shows it: from the real file, with its grounds, the same for one home and for all."""

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from gridsteward.operations import findings, households, portrait_acts, portraits, promises, use, visits
from gridsteward.operations.area import Area
from gridsteward.operations.portrait_facts import gather
from gridsteward.records.faults import Fault
from gridsteward.records.finding import Finding
from gridsteward.records.portrait import Portrait
from gridsteward.records.readings import UseHabits
from gridsteward.records.visit import CommitmentOutcome, DraftCommitment, DraftTouchpoint, VisitDraft
from gridsteward.store.findings import keep_findings
from gridsteward.store.habits import keep_habits
from tests.marking import mark
from tests.operations.conftest import WallClock

Values = dict[str, str | int | float | None]


def home(area: Area, account_no: str = "00100000", **values: Any) -> str:
    return households.add_household(area, {"account_no": account_no, **values})[0]


def elder(area: Area) -> str:
    """Return a household of one old woman, well known on paper and never met."""
    household = home(
        area, name="龙桂香", tariff_class="residential", tenure="owner", residents=1, meter_no="315000000001"
    )
    person: Values = {"name": "龙桂香", "phones": "13900006612", "birth": "1944-03", "main_contact": 1}
    households.save_person(area, household, person)
    mark(area, household, "oxygen_concentrator", evidence="床边有一台")
    return household


def visit(area: Area, household: str, day: str, **more: Any) -> None:
    draft = VisitDraft(
        id="",
        household_id=household,
        started_at=f"{day}T09:05:00+08:00",
        ended_at=f"{day}T09:20:00+08:00",
        met="person",
        **more,
    )
    visits.record_visits(area, [draft])


def asked(portrait: Portrait) -> list[str]:
    return [each.part for each in portrait.asks]


def test_a_home_known_on_paper_alone(grid: Area, clock: WallClock) -> None:
    grid.store.use_clock(lambda: round(clock().timestamp() * 1_000))
    household = elder(grid)
    found = portraits.portrait(grid, household)
    assert (found.classes[0].key, found.leading_class) == ("care", "care")
    reasons = {each.key: dict(each.values) for each in found.classes[0].reasons}
    assert reasons["elder_alone"] == {"value": 82}
    assert reasons["tagged"] == {"tag": "oxygen_concentrator"}
    assert (found.temperament, found.traits) == (None, ())
    assert {"emergency_contact", "appliances", "routine", "temperament"} <= set(asked(found))
    assert "phones" not in asked(found)
    assert 0.3 < found.completeness < 0.7
    assert [each.tag for each in found.suggestions] == ["age_80", "living_alone"]
    since = {each.part: each.since for each in found.parts}
    assert since["phones"] == since["birth"] == since["tenure"] == "2026-09-16"
    assert since["emergency_contact"] == ""


def test_every_answer_makes_the_portrait_more_complete(grid: Area) -> None:
    household = elder(grid)
    shares = [portraits.portrait(grid, household).completeness]

    def then(_change: object) -> None:
        shares.append(portraits.portrait(grid, household).completeness)

    then(portrait_acts.add_appliance(grid, household, {"kind": "electric_blanket"}))
    then(portrait_acts.set_routine(grid, household, home=["weekday_morning"], best=["weekday_morning"]))
    then(portrait_acts.observe(grid, household, ["slow_soft", "says_never_mind"]))
    child: Values = {
        "name": "龙晓岚",
        "relation": "child",
        "phones": "13900001234",
        "emergency_contact": 1,
        "lives_here": 0,
    }
    then(households.save_person(grid, household, child))
    visit(grid, household, "2026-09-15", purposes=("care",), checks=("blanket",))
    then(None)
    then(
        households.edit_household(grid, household, {"longitude": 110.2, "latitude": 27.8, "moved_in": "1975"})
    )
    assert shares == sorted(shares)
    assert len(set(shares)) == len(shares), "each answer counted"
    assert shares[-1] == 1
    assert portraits.portrait(grid, household).asks == ()


def test_what_happened_here_speaks_for_risk_and_is_told(grid: Area, clock: WallClock) -> None:
    household = home(grid, name="何志强")
    clock.set(1, 9)
    promise = DraftCommitment(what="换表箱", due="2026-09-05")
    for day in ("2026-05-04", "2026-06-03"):
        visit(
            grid,
            household,
            day,
            purposes=("complaint",),
            touchpoints=(DraftTouchpoint(kind="overall", mood=-2),),
        )
    visit(grid, household, "2026-08-31", purposes=("bill",), commitments=(promise,))
    clock.set(16, 9)
    grounds = {
        reason.key: reason.values.get("value")
        for scored in portraits.portrait(grid, household).classes
        if scored.key == "risk"
        for reason in scored.reasons
    }
    assert grounds == {"complaint_visits": 2, "low_moods": 2, "promises_overdue": 1}
    (commitment,) = households.household_card(grid, household).commitments
    promises.settle(grid, commitment.commitment.id, CommitmentOutcome.KEPT)
    kept = gather(grid, [household])[household]
    assert (kept.promises_overdue, kept.promises_late) == (0, 1)


def test_use_and_findings_count_and_a_dismissed_finding_does_not(grid: Area) -> None:
    household = home(grid, name="田家农机合作社", tariff_class="commercial")
    found = Finding(
        id="f1",
        household_id=household,
        kind="rise",
        day="2026-09-10",
        since="2026-09-08",
        before=6.0,
        after=12.0,
        size=6.0,
        shared=0.0,
        score=4.0,
        confidence=0.8,
    )
    keep_findings(grid.store, lambda _stood, _events: [found], scanned="")
    keep_habits(
        grid.store,
        {
            household: UseHabits(
                until="2026-09-15", days=400, daily=12.0, rank=0.98, beside=4.0, unsteadiness=0.9
            )
        },
    )
    facts = gather(grid, [household], habits=use.habits_of(grid))[household]
    assert (facts.rises, facts.rank, facts.beside) == (1, 0.98, 4.0)
    portrait = portraits.portrait(grid, household)
    assert portrait.habits is not None
    assert portrait.classes[0].key == "economic"
    assert portrait.classes[0].reasons[0].values == {"percent": 2}
    assert "large_use" in {each.tag for each in portrait.suggestions}
    findings.dismiss_finding(grid, "f1", "as_every_year")
    assert gather(grid, [household])[household].rises == 0


def test_one_home_and_the_whole_area_are_judged_alike(grid: Area) -> None:
    """A list that files a home under another class than its page shows is trusted by nobody."""
    ids = [
        elder(grid),
        home(grid, "2", name="桂溪小学食堂", tariff_class="commercial"),
        home(grid, "3", tenure="tenant"),
    ]
    portrait_acts.say(grid, ids[2], "class.risk", "yes")
    households.add_tag(grid, ids[1], "large_use", expires="2026-01")
    scores, stands = portraits.class_scores(grid), portraits.standings(grid)
    assert scores.keys() == stands.keys() == set(ids)
    for household in ids:
        portrait = portraits.portrait(grid, household)
        assert scores[household] == portrait.classes
        holding = [each.key for each in portrait.classes if each.score >= 0.5]
        assert set(stands[household].classes) == set(holding)
        assert stands[household].classes[:1] == ((portrait.leading_class,) if portrait.leading_class else ())
        assert stands[household].completeness == pytest.approx(portrait.completeness)
        assert set(stands[household].missing) == {each.part for each in portrait.asks if not each.stale}
        assert stands[household].expired_tags == len(portrait.expired_tags)
    assert portraits.standings(grid, ids[:2]) == {key: stands[key] for key in ids[:2]}


def test_who_is_removed_or_was_never_here_has_no_portrait(grid: Area) -> None:
    household = elder(grid)
    households.remove_household(grid, household)
    with pytest.raises(Fault) as gone:
        portraits.portrait(grid, household)
    assert gone.value.kind == "row_gone"
    assert portraits.class_scores(grid) == {}


def test_the_portrait_tells_of_the_one_usually_met(grid: Area) -> None:
    household = elder(grid)
    (old,) = households.household_card(grid, household).people
    daughter, _ = households.save_person(grid, household, {"name": "龙晓岚", "relation": "child"})
    portrait_acts.observe(grid, household, ["fast_loud", "to_the_point", "wants_result"], person_id=daughter)
    found = portraits.portrait(grid, household)
    assert found.temperament is not None
    assert (found.temperament_of, found.temperament.key) == (daughter, "driver")
    portrait_acts.observe(grid, household, ["slow_soft", "warm_smile", "says_never_mind"], person_id=old.id)
    found = portraits.portrait(grid, household)
    assert found.temperament is not None
    assert (found.temperament_of, found.temperament.key) == (old.id, "amiable")
    assert len(found.observations) == 2


def test_what_was_noted_long_ago_is_asked_again(grid: Area, clock: WallClock) -> None:
    household = elder(grid)
    grid.store.use_clock(lambda: round(clock().timestamp() * 1_000))
    clock.at = clock.at.replace(year=2028)
    stale = {each.part for each in portraits.portrait(grid, household).asks if each.stale}
    assert {"phones", "people", "tenure"} <= stale
    assert "birth" not in stale, "a birthday does not change"
    portrait_acts.confirm_part(grid, household, "phones")
    (person,) = households.household_card(grid, household).people
    households.save_person(grid, household, {"name": "龙桂香（大）"}, person_id=person.id)
    still = {each.part for each in portraits.portrait(grid, household).asks if each.stale}
    assert {"phones", "people"}.isdisjoint(still)
    assert "tenure" in still


def test_a_landlord_who_holds_the_account_is_known(grid: Area) -> None:
    household = home(grid, tenure="tenant")
    holder: Values = {"name": "吴小平", "relation": "holder", "lives_here": 0, "phones": "13900001111"}
    households.save_person(grid, household, holder)
    assert "landlord" not in asked(portraits.portrait(grid, household))


def test_a_portrait_can_be_handed_to_scripts_whole(grid: Area) -> None:
    household = elder(grid)
    found = portraits.portrait(grid, household)
    again = msgspec.json.decode(msgspec.json.encode(found), type=Portrait)
    assert again == found
    assert replace(found, asks=()) != found
