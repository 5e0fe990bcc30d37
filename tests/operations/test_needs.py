"""A need is written down as the person agreed, asked about again, and erased when they say so: on every laptop."""

from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from gridsteward.operations import devices, households, needs, needs_ledger, syncing, verifying
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.need import Consent, KnownNeed, Need
from gridsteward.records.sealed import Audience, ErasedFor, Sealed, SealedErased
from tests.marking import mark
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair

TODAY = date(2026, 9, 16)
AGREED = Consent(day="2026-09-15", words="可以，停电记得先来看我")
NEED = Need(
    code="oxygen_concentrator",
    since="2026-09-01",
    evidence="床边有一台",
    steward="",
    at="",
    review_by="2027-03-01",
    record=AGREED,
    share=AGREED,
)


def home(area: Area, account_no: str = "0610442739") -> str:
    household, _ = households.add_household(area, {"account_no": account_no, "name": "龙桂香"})
    return household


def only(area: Area, household: str = "") -> KnownNeed:
    (found,) = needs.known_needs(area, household)
    return found


def marks(area: Area) -> list[str]:
    return [tag for (tag,) in area.store.query("SELECT tag FROM household_mark ORDER BY tag")]


def test_what_was_agreed_stands_with_the_need_and_in_every_list(grid: Area) -> None:
    household = home(grid)
    made, change = needs.record_need(grid, household, NEED, audience=Audience.STEWARD)
    known = only(grid, household)
    assert (known.id, known.household_id, known.audience) == (made, household, "steward")
    assert (known.need.evidence, known.need.record) == ("床边有一台", AGREED)
    assert (known.need.steward, known.asks_on) == (grid.steward, "2027-03-01")
    assert households.household_card(grid, household).marks == ("oxygen_concentrator",)
    assert grid.store.summaries([household])[0].tags == ("oxygen_concentrator",)
    assert change.about == "", "the journal tells nobody whom it is about"
    households.undo(grid, only=change.no)
    assert (needs.known_needs(grid), marks(grid)) == ([], [])


@pytest.mark.parametrize(
    ("need", "audience", "kind"),
    [
        (replace(NEED, record=None), Audience.SUPERVISOR, "need_no_consent"),
        (replace(NEED, record=Consent(day="2026-09-15", words=" ")), Audience.SUPERVISOR, "need_no_consent"),
        (replace(NEED, share=None), Audience.STEWARD, "need_not_shared"),
        (replace(NEED, share=None), Audience.EVERYBODY, "need_not_shared"),
        (replace(NEED, code="young_children"), Audience.STEWARD, "need_no_end"),
        (replace(NEED, code="rich"), Audience.STEWARD, "need_unknown"),
        (replace(NEED, since="2026-09-17"), Audience.STEWARD, "need_dates"),
        (replace(NEED, review_by="2026-09-16"), Audience.STEWARD, "need_dates"),
        (replace(NEED, record=Consent(day="bald", words="行")), Audience.STEWARD, "need_dates"),
    ],
)
def test_without_consent_nothing_is_written(grid: Area, need: Need, audience: Audience, kind: str) -> None:
    household = home(grid)
    with pytest.raises(Fault) as refused:
        needs.record_need(grid, household, need, audience=audience)
    assert refused.value.kind == kind
    assert grid.store.select(Sealed) == []


def test_a_need_is_no_tag(grid: Area) -> None:
    household = home(grid)
    with pytest.raises(Fault) as refused:
        households.add_tag(grid, household, "dementia")
    assert refused.value.kind == "need_no_tag"


def test_the_same_need_is_written_once(grid: Area) -> None:
    household = home(grid)
    needs.record_need(grid, household, NEED, audience=Audience.STEWARD)
    with pytest.raises(Fault) as refused:
        needs.record_need(grid, household, NEED, audience=Audience.EVERYBODY)
    assert refused.value.kind == "need_known"


def test_an_end_that_has_passed_asks_and_ends_nothing(grid: Area, clock: WallClock) -> None:
    """If this fails, somebody is silently no longer looked after."""
    household = home(grid)
    ending = replace(NEED, code="post_hospital", review_by="", ends="2026-10-01")
    needs.record_need(grid, household, ending, audience=Audience.STEWARD)
    assert needs.to_review(grid, TODAY) == []
    grid.now = lambda: datetime(2026, 12, 1, 9, tzinfo=clock().tzinfo)
    (asked,) = needs.to_review(grid, grid.now().date())
    assert marks(grid) == ["post_hospital"], "it stands until somebody has looked"
    with pytest.raises(Fault) as refused:
        needs.review_need(grid, asked, words="还在家里养")
    assert refused.value.kind == "need_no_end"
    needs.review_need(grid, asked, words="还在家里养", ends="2027-02-01")
    assert only(grid).asks_on == "2027-02-01"
    assert needs.to_review(grid, grid.now().date()) == []
    needs.end_need(grid, only(grid), words="自己下地干活了")
    assert (needs.known_needs(grid), marks(grid)) == ([], [])
    (over,) = needs.known_needs(grid, ended=True)
    assert [each.words for each in over.acts] == ["还在家里养", "自己下地干活了"]


def test_the_review_list_begins_with_the_longest_overdue(grid: Area, clock: WallClock) -> None:
    homes = [home(grid, f"061044273{at}") for at in range(3)]
    for household, day in zip(homes, ("2026-11-01", "2026-10-01", "2027-09-01"), strict=True):
        needs.record_need(grid, household, replace(NEED, review_by=day), audience=Audience.STEWARD)
    grid.now = lambda: datetime(2026, 12, 1, 9, tzinfo=clock().tzinfo)
    found = needs.to_review(grid, grid.now().date())
    assert [each.household_id for each in found] == [homes[1], homes[0]]
    needs.review_need(grid, found[0], words="机子还在用")
    assert only(grid, homes[1]).asks_on == "2027-12-01", "a year, where nothing else was said"


def test_leaving_the_register_erases_on_every_laptop(pair: Pair) -> None:
    household = pair.household().id
    needs.record_need(pair.first, household, NEED, audience=Audience.STEWARD)
    pair.exchange()
    needs.review_need(pair.other, only(pair.other, household), words="机子还在用")
    pair.exchange()
    needs.erase_need(pair.first, only(pair.first, household))
    pair.exchange()
    for area in (pair.first, pair.other):
        assert (needs.known_needs(area, ended=True), marks(area)) == ([], [])
        (gone,) = needs.erased_needs(area, household)
        assert (gone.steward, gone.why) == (pair.first.steward, "asked")
        assert area.store.query("SELECT count(*) FROM sealed WHERE sealed <> ''") == [(0,)]
        assert area.store.query("SELECT count(*) FROM sealed_act WHERE sealed <> ''") == [(0,)]
        assert not area.store.check().problems
        assert needs_ledger.households_erased(area) == {household}
    assert pair.first.store.state_digest() == pair.other.store.state_digest()
    last = households.last_undoable(pair.first)
    assert last is None or last[0] not in ("sealed.erase", "audience.key"), "what is erased stays so"


def test_a_laptop_that_joins_after_an_erasure_gets_nothing_of_it(pair: Pair, tmp_path: Path) -> None:
    household = pair.household().id
    needs.record_need(pair.first, household, NEED, audience=Audience.STEWARD)
    pair.exchange()
    needs.erase_need(pair.first, only(pair.first, household))
    code = devices.invite(pair.first).code
    pair.exchange()
    third = devices.ask_to_join(
        tmp_path / "third", code, steward="丙", passphrase="一年四季都要平安", folder=pair.stick
    )
    try:
        devices.admit(pair.first, folder=pair.stick)
        assert devices.look_for_welcome(third, folder=pair.stick)
        for area in (pair.first, third, pair.first, third):
            syncing.sync_folder(area, pair.stick)
        assert needs.known_needs(third, ended=True) == []
        assert third.store.query("SELECT count(*) FROM sealed WHERE sealed <> ''") == [(0,)]
        for area in (pair.first, third):
            assert verifying.verify(area).problems == [], "the chain of bundles holds without what was erased"
        assert third.store.state_digest() == pair.first.store.state_digest()
    finally:
        third.close()


def test_only_who_may_read_it_can_have_it_erased(pair: Pair) -> None:
    """A laptop that cannot read the list of people must not be able to empty it."""
    household = pair.household().id
    needs.record_need(pair.first, household, NEED, audience=Audience.STEWARD)
    pair.exchange()
    with pair.other.store.write("sealed.erase") as write:
        (row,) = pair.other.store.select(Sealed)
        forged = SealedErased(
            id="9" * 36, sealed_id=row.id, proof="00" * 32, at="", steward="", why=ErasedFor.ASKED.value
        )
        write.insert(forged)
    pair.exchange()
    assert [only(area).need.code for area in (pair.first, pair.other)] == ["oxygen_concentrator"] * 2


def test_wider_consent_opens_it_and_the_old_row_is_erased(grid: Area) -> None:
    household = home(grid)
    needs.record_need(grid, household, replace(NEED, share=None), audience=Audience.SUPERVISOR)
    first = only(grid)
    needs.change_need(grid, first, NEED, audience=Audience.EVERYBODY)
    changed = only(grid)
    assert (changed.audience, changed.id == first.id) == ("everybody", False)
    assert needs.erased_needs(grid, household) == [], "nothing left the register"


def test_a_need_goes_with_its_home_when_two_are_one(grid: Area) -> None:
    keep, drop = home(grid, "0610442739"), home(grid, "0610442740")
    needs.record_need(grid, drop, NEED, audience=Audience.STEWARD)
    households.merge_households(grid, keep=keep, drop=drop)
    assert only(grid, keep).household_id == keep
    assert households.household_card(grid, keep).marks == ("oxygen_concentrator",)
    needs.review_need(grid, only(grid, keep), words="搬到一起住了")
    households.undo(grid)
    households.undo(grid)
    assert only(grid, drop).household_id == drop


def test_a_laptop_put_out_sees_nothing_from_then_on(pair: Pair) -> None:
    household = pair.household().id
    needs.record_need(pair.first, household, NEED, audience=Audience.STEWARD)
    pair.exchange()
    assert marks(pair.other) == ["oxygen_concentrator"]
    (out,) = [each for each in devices.devices(pair.first) if not each.this]
    devices.revoke(pair.first, out.id)
    mark(pair.first, household, "dementia")
    syncing.sync_folder(pair.first, pair.stick)
    syncing.sync_folder(pair.other, pair.stick)
    assert (needs.known_needs(pair.other), marks(pair.other)) == ([], [])
    with pytest.raises(Fault) as refused:
        mark(pair.other, household, "blind")
    assert refused.value.kind == "not_of_the_area"


def test_needs_come_back_with_the_recovery_key(pair: Pair, tmp_path: Path) -> None:
    """All laptops of a station burnt: the list of those who depend on power must not be gone with them."""
    household = pair.household().id
    key = devices.new_recovery_key(pair.first)
    needs.record_need(pair.first, household, NEED, audience=Audience.STEWARD)
    needs.record_need(
        pair.first, household, replace(NEED, code="blind", share=None), audience=Audience.SUPERVISOR
    )
    pair.exchange()
    fresh = devices.recover_here(
        tmp_path / "fresh", key, steward="新站长", passphrase="一年四季都要平安", folder=pair.stick
    )
    try:
        for _turn in range(2):
            syncing.sync_folder(fresh, pair.stick)
        assert {each.need.code for each in needs.known_needs(fresh)} == {"oxygen_concentrator", "blind"}
    finally:
        fresh.close()
