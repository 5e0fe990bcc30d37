"""Nobody learns what was told in confidence who may not see it, and nobody who may without its being on record.

Four laptops do what people do, in any order; then all that each of them shows without a look, exports, sends to a
helper or holds in its decrypted file, and all that lies on the stick, is searched for what was told.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gridsteward.operations import (
    advising,
    care_export,
    case_export,
    cases,
    conflicts,
    devices,
    exporting,
    finding,
    handing_over,
    helping,
    households,
    looks,
    portraits,
    statement,
    syncing,
    verifying,
    warnings,
)
from gridsteward.operations.area import Area, create_area
from gridsteward.operations.cases import Entry
from gridsteward.records.case import CaseColumn, CaseKind, CaseView, LookReason
from gridsteward.records.faults import Fault
from gridsteward.records.sealed import Audience
from gridsteward.records.sync import DeviceRole
from gridsteward.store import keys
from gridsteward.words import Words
from tests.canaries import found_in, scan
from tests.operations.opened_file import values_by_table

PASSPHRASE = "一年四季都要平安"
CHINESE, ENGLISH = Words("zh_CN"), Words("en")
HOMES = 3
SUPERVISOR, WRITER, OTHER, DEPUTY = range(4)
NAMES = ("supervisor", "writer", "other", "deputy")
ROLES = (DeviceRole.SUPERVISOR, DeviceRole.STEWARD, DeviceRole.STEWARD, DeviceRole.DEPUTY)
OPEN = Entry(kind=CaseKind.COMPLAINT, content="")
LAPTOPS, ANY = st.integers(0, 3), st.integers(0, 9)
AUDIENCES = st.sampled_from(tuple(Audience))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), LAPTOPS, st.integers(0, HOMES - 1), AUDIENCES),
        st.tuples(st.just("note"), LAPTOPS, ANY, st.none()),
        st.tuples(st.just("look"), LAPTOPS, ANY, st.sampled_from(tuple(LookReason))),
        st.tuples(st.just("erase"), LAPTOPS, ANY, st.none()),
        st.tuples(
            st.just("role"),
            st.integers(1, 3),
            st.just(0),
            st.sampled_from([DeviceRole.STEWARD, DeviceRole.DEPUTY, DeviceRole.SUPERVISOR]),
        ),
        st.tuples(st.just("revoke"), st.integers(2, 3), st.just(0), st.none()),
        st.tuples(st.just("hand over"), st.just(SUPERVISOR), st.just(0), st.none()),
        st.tuples(st.just("merge"), st.just(SUPERVISOR), st.just(0), st.none()),
        st.tuples(st.just("sync"), LAPTOPS, st.just(0), st.none()),
    ),
    min_size=5,
    max_size=16,
)
EVERYTHING: list[tuple[str, int, int, Any]] = [
    *(("write", at, at % HOMES, audience) for at in range(4) for audience in Audience),
    *(("sync", at, 0, None) for at in (0, 1, 2, 3, 0, 1, 2, 3)),
    *((kind, at, which, None) for kind in ("note",) for at in range(4) for which in range(10)),
    *(("look", at, which, LookReason.OTHER) for at in range(4) for which in range(10)),
    ("role", DEPUTY, 0, DeviceRole.STEWARD),
    ("role", WRITER, 0, DeviceRole.DEPUTY),
    ("hand over", SUPERVISOR, 0, None),
    ("note", WRITER, 0, None),
    ("merge", SUPERVISOR, 0, None),
    ("erase", SUPERVISOR, 3, None),
    ("revoke", OTHER, 0, None),
    ("write", SUPERVISOR, 0, Audience.EVERYBODY),
    ("look", OTHER, 1, LookReason.HANDLING),
]


@dataclass
class Told:
    """A confidential case as it was told, in words nobody else has; who wrote it, who may see it."""

    id: str
    home: str
    words: dict[str, str]
    audience: Audience
    author: int
    notes: dict[str, str] = field(default_factory=dict)
    looks: Counter[str] = field(default_factory=Counter)
    gone: bool = False

    @property
    def canaries(self) -> dict[str, str]:
        """Return all that was said in it."""
        return self.words | self.notes


@dataclass
class Station:
    """Four laptops, the stick, and what was told to whom."""

    areas: list[Area]
    stick: Path
    homes: list[str]
    roles: list[DeviceRole]
    told: list[Told] = field(default_factory=list)
    out: set[int] = field(default_factory=set)
    notes: int = 0

    @property
    def inside(self) -> list[int]:
        return [at for at in range(4) if at not in self.out]

    def settle(self) -> None:
        for _turn in range(3):
            for at in self.inside:
                syncing.sync_folder(self.areas[at], self.stick)

    def may_see(self, at: int, each: Told) -> bool:
        if each.gone or at in self.out:
            return False
        role, audience = self.roles[at], each.audience
        return (
            role is DeviceRole.SUPERVISOR
            or audience is Audience.EVERYBODY
            or (audience is Audience.STEWARD and role is DeviceRole.STEWARD)
            or (audience is Audience.SUPERVISOR and each.author == at)
        )

    def do(self, kind: str, at: int, which: int, value: Any) -> None:
        if at in self.out:
            return
        match kind:
            case "write":
                self.write(at, which, value)
            case "sync":
                syncing.sync_folder(self.areas[at], self.stick)
            case "role" | "revoke":
                self.settle()  # both ends know who may see what from here on
                self.change_member(kind, at, value)
                self.settle()
            case "hand over" if self.told:
                handing_over.hand_over(
                    self.areas[at],
                    [handing_over.WHOLE_AREA],
                    from_steward=NAMES[WRITER],
                    to_steward=NAMES[OTHER],
                )
            case "merge" if len(self.homes) == HOMES:
                self.settle()
                drop = self.homes.pop()
                households.merge_households(self.areas[at], keep=self.homes[0], drop=drop)
                for each in self.told:
                    each.home = self.homes[0] if each.home == drop else each.home
                self.settle()
            case "note" | "look" | "erase":
                here = {each.case.id: each for each in _all(self.areas[at])}
                known = [each for each in self.told if each.id in here]
                if known:
                    told = known[which % len(known)]
                    self.act(kind, at, told, here[told.id], value)

    def write(self, at: int, which: int, audience: Audience) -> None:
        number, home = len(self.told), self.homes[which % len(self.homes)]
        said = {
            "content": f"密语{number:03}内容",
            "person": f"柴{number:03}翠翠",
            "phone": f"13907{number:03}951",
            "place": f"磨坊{number:03}背后",
        }
        entry = replace(OPEN, household_id=home, confidential=audience, **said)
        case, _ = cases.register_case(self.areas[at], entry)
        self.told.append(Told(case.id, home, said, audience, at))

    def change_member(self, kind: str, at: int, role: DeviceRole) -> None:
        first = self.areas[SUPERVISOR]
        (device,) = [each for each in devices.devices(first) if each.steward == NAMES[at]]
        if kind == "revoke":
            devices.revoke(first, device.id)
            self.out.add(at)
            syncing.sync_folder(first, self.stick)
            syncing.sync_folder(self.areas[at], self.stick)  # and hears of it
        elif device.role is not role:
            devices.set_role(first, device.id, role)
            self.roles[at] = role

    def act(self, kind: str, at: int, told: Told, view: CaseView, why: LookReason) -> None:
        if not view.may_reveal:
            with pytest.raises(Fault, match=r"case_closed_to_you|case_erased"):
                self.do_to(kind, at, told, why)
        else:
            self.do_to(kind, at, told, why)

    def do_to(self, kind: str, at: int, told: Told, why: LookReason) -> None:
        area, words = self.areas[at], f"旁注{self.notes:03}凭据"
        self.notes += 1
        if kind == "note":
            event, _ = cases.add_event(area, told.id, "noted", note=words)
            told.notes[event.id] = words
        elif kind == "look":
            assert cases.reveal(area, told.id, why, words).content == told.words["content"]
            told.notes[f"look {self.notes}"] = words
            told.looks[NAMES[at]] += 1
        else:
            cases.erase_case(area, told.id)
            told.gone = True


def _all(area: Area) -> list[CaseView]:
    return cases.cases(area, columns=tuple(CaseColumn))


@pytest.fixture(scope="module")
def cheap() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "MEMORY_KIB", 64)
        patch.setattr(keys, "PASSES", 1)
        yield


def _station(folder: Path, stack: ExitStack) -> Station:
    stick = folder / "stick"
    stick.mkdir()
    first = create_area(folder / "0", "青石区", steward=NAMES[0], passphrase=PASSPHRASE)
    stack.callback(first.close)
    areas = [first]
    homes = [
        households.add_household(
            first, {"account_no": f"061044273{at}", "name": f"住户{at}", "transformer_district": "一号台区"}
        )[0]
        for at in range(HOMES)
    ]
    for at in range(1, 4):
        code = devices.invite(first, ROLES[at]).code
        syncing.sync_folder(first, stick)
        joined = devices.ask_to_join(
            folder / str(at), code, steward=NAMES[at], passphrase=PASSPHRASE, folder=stick
        )
        stack.callback(joined.close)
        devices.admit(first, folder=stick)
        assert devices.look_for_welcome(joined, folder=stick)
        areas.append(joined)
    station = Station(areas, stick, homes, list(ROLES))
    station.settle()
    return station


def _shown(area: Area, homes: list[str], texts: list[str], folder: Path) -> bytes:
    """Return all a laptop shows, exports or sends before anybody says why they look."""
    folder.mkdir(parents=True, exist_ok=True)
    views = _all(area)
    directory = finding.load_directory(area)
    said: list[object] = [
        views,
        [cases.case_view(area, each.case.id) for each in views],
        [cases.event_times(area, each.case.id) for each in views],
        area.store.summaries(),
        [area.store.history([home, *(each.case.id for each in views)]) for home in homes],
        [households.history(area, home) for home in homes],
        [households.household_card(area, home) for home in homes],
        [portraits.portrait(area, home) for home in homes],
        [advising.worded(advising.strategy_card(area, home), CHINESE) for home in homes],
        [_asked_of_a_helper(area, home) for home in homes],
        households.last_undoable(area),
        handing_over.late_records(area),
        conflicts.conflict_cards(area),
        statement.statement(area),
        verifying.verify(area),
        warnings.this_week(area),
        directory,
    ]
    for text in texts:
        assert cases.cases(area, text=text, columns=tuple(CaseColumn)) == [], "a search would tell"
    options: dict[str, Any] = {"words": CHINESE, "overwrite": True}
    exporting.export_households(area, exporting.HouseholdSelection(), folder / "homes.xlsx", **options)
    exporting.export_visits(area, exporting.VisitSelection(), folder / "visits.xlsx", **options)
    care_export.export_care(area, folder / "care.xlsx", **options)
    case_export.export_cases(area, folder / "cases.xlsx", **options)
    return repr(said).encode()


def _asked_of_a_helper(area: Area, home: str) -> str:
    body = helping.proposal_request(
        area, home, include_notes=True, include_sensitive=True, words=CHINESE, plain_words=ENGLISH
    ).body
    return json.dumps(json.loads(body), ensure_ascii=False)


def _expect_nothing_open(station: Station, folder: Path) -> None:
    """Search everything there is: what was told lies sealed everywhere, with those who may read it too."""
    canaries = {
        f"{at} {what}": text for at, each in enumerate(station.told) for what, text in each.canaries.items()
    }
    for at, area in enumerate(station.areas):
        shown = _shown(area, station.homes, list(canaries.values()), folder / str(at))
        assert found_in(f"what {NAMES[at]} is shown", shown, canaries) == set()
        for table, values in values_by_table(area):
            assert found_in(f"{table} of {NAMES[at]}", values, canaries) == set()
        assert scan(folder / str(at), canaries) == set(), NAMES[at]
        secret = repr([each for each in _all(area) if each.confidential])
        assert not [home for home in station.homes if home in secret], "whose case it is"
        for home in station.homes:
            assert not [each for each in cases.cases(area, household_id=home) if each.confidential]
    assert scan(station.stick, canaries) == set(), "the stick is found by somebody"


def _expect_who_may(station: Station, at: int) -> None:
    """Let somebody look at everything: they see all that was told to them, and are told no to the rest."""
    area = station.areas[at]
    offered = {each.case.id for each in _all(area) if each.may_reveal}
    held = {each.case.id for each in _all(area)}
    assert offered == {each.id for each in station.told if station.may_see(at, each)}, NAMES[at]
    for each in station.told:
        if each.id not in held:
            assert at in station.out, "only who was put out has not heard of it"
        elif station.may_see(at, each):
            seen = cases.reveal(area, each.id, LookReason.HANDLING)
            each.looks[NAMES[at]] += 1
            told = {name: getattr(seen, name) for name in each.words}
            notes = {row: text for row, text in each.notes.items() if not row.startswith("look")}
            assert (told, seen.household_id, seen.notes) == (each.words, each.home, notes)
        else:
            with pytest.raises(Fault) as closed:
                cases.reveal(area, each.id, LookReason.HANDLING)
            assert closed.value.kind in ("case_closed_to_you", "case_erased")


def _expect_looks(station: Station, at: int) -> None:
    """Whoever may see who looked sees every look there was, with its note as far as the case is theirs to read."""
    area = station.areas[at]
    held = {each.case.id for each in _all(area)}
    supervises = station.roles[at] is DeviceRole.SUPERVISOR and at not in station.out
    if not supervises:
        with pytest.raises(Fault, match="looks_not_yours"):
            looks.looks(area)
    for each in station.told:
        if each.id not in held:
            assert at in station.out
            continue
        if not supervises and each.author != at:
            with pytest.raises(Fault, match="looks_not_yours"):
                cases.looks(area, each.id)
            continue
        found = cases.looks(area, each.id)
        if at not in station.out:
            assert Counter(look.steward for look in found) == each.looks
        notes = {text for row, text in each.notes.items() if row.startswith("look")}
        assert {look.note for look in found} - {""} == (notes if station.may_see(at, each) else set())


@settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink so many exchanges would take an hour
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
@example(steps=EVERYTHING)
def test_nobody_learns_what_was_told_in_confidence_unless_it_is_theirs_to_know_and_on_record(
    cheap: None, steps: list[tuple[str, int, int, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        folder = Path(place)
        station = _station(folder, stack)
        for step in steps:
            station.do(*step)
        station.settle()
        _expect_nothing_open(station, folder / "out")
        for at in range(4):
            _expect_who_may(station, at)
        station.settle()
        for at in range(4):
            _expect_looks(station, at)
        _expect_nothing_open(station, folder / "again")


def test_the_search_finds_what_lies_open(cheap: None) -> None:
    """A search that cannot find anything would let everything pass."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        folder = Path(place)
        station = _station(folder, stack)
        words = {"content": "密语999内容", "person": "柴999翠翠"}
        entry = replace(OPEN, household_id=station.homes[0], **words)
        cases.register_case(station.areas[WRITER], entry)
        station.settle()
        deputy = station.areas[DEPUTY]
        shown = _shown(deputy, station.homes, [], folder / "out")
        assert len(found_in("shown", shown, words)) == 2
        assert len(found_in("case", dict(values_by_table(deputy))["service_case"], words)) == 2
        assert len({each.split()[0] for each in scan(folder / "out", words)}) == 2
        assert len(cases.cases(deputy, text="密语999内容")) == 1
        assert len(cases.cases(deputy, household_id=station.homes[0])) == 1
