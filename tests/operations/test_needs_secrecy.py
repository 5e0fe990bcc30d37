"""Nobody learns of a need who may not see it: not from a view, an export, a helper's text, a bundle or the open file.

Three laptops do what people do, in any order; then everything each of them can show, write or send, and every value in
its decrypted file, is searched for what was not shared with it.
"""

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gridsteward.operations import (
    advising,
    care_export,
    care_wall,
    devices,
    exporting,
    forgetful,
    helping,
    households,
    needs,
    portraits,
    reminder_acts,
    reminders,
    syncing,
)
from gridsteward.operations.area import Area, create_area
from gridsteward.operations.care_people import cared
from gridsteward.records.need import Consent, Need
from gridsteward.records.reminder import ReminderRule, RuleKind
from gridsteward.records.sealed import Audience
from gridsteward.records.sync import DeviceRole
from gridsteward.store import keys
from gridsteward.words import Words
from tests.canaries import found_in, parts
from tests.operations.opened_file import values_by_table

PASSPHRASE = "一年四季都要平安"
CHINESE, ENGLISH = Words("zh_CN"), Words("en")
HOMES = 3
CODES = sorted(needs.need_codes())
NAMES = ("supervisor", "steward", "deputy")
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("write"),
            st.integers(0, 2),
            st.integers(0, HOMES - 1),
            st.sampled_from(tuple(Audience)),
        ),
        st.tuples(
            st.just("remind"),
            st.integers(0, 2),
            st.integers(0, HOMES - 1),
            st.sampled_from(tuple(Audience)),
        ),
        st.tuples(st.just("share"), st.integers(0, 2), st.integers(0, 9), st.sampled_from(tuple(Audience))),
        st.tuples(st.just("review"), st.integers(0, 2), st.integers(0, 9), st.none()),
        st.tuples(st.just("erase"), st.integers(0, 2), st.integers(0, 9), st.none()),
        st.tuples(
            st.just("role"),
            st.integers(1, 2),
            st.just(0),
            st.sampled_from([DeviceRole.STEWARD, DeviceRole.DEPUTY]),
        ),
        st.tuples(st.just("sync"), st.integers(0, 2), st.just(0), st.none()),
    ),
    min_size=4,
    max_size=14,
)


@dataclass
class Told:
    """A need as it was told: its code and canary words nobody else has, who wrote it, who may see it."""

    id: str
    code: str
    words: str
    audience: Audience
    author: int
    gone: bool = False


@dataclass
class Station:
    """Three laptops, the stick, and what was told to whom."""

    areas: list[Area]
    stick: Path
    homes: list[str]
    roles: list[DeviceRole]
    told: list[Told] = field(default_factory=list)
    reminders: list[Told] = field(default_factory=list)
    count: int = 0

    def sync(self, at: int) -> None:
        syncing.sync_folder(self.areas[at], self.stick)

    def settle(self) -> None:
        for _turn in range(3):
            for at in range(3):
                self.sync(at)

    def may_see(self, at: int, each: Told) -> bool:
        if each.gone:
            return False
        role, audience = self.roles[at], each.audience
        return (
            role is DeviceRole.SUPERVISOR
            or audience is Audience.EVERYBODY
            or (audience is Audience.STEWARD and role is DeviceRole.STEWARD)
            or (audience is Audience.SUPERVISOR and each.author == at)
        )

    def do(self, kind: str, at: int, which: int, value: Any) -> None:
        area = self.areas[at]
        match kind:
            case "write" if self.count < len(CODES):
                self.write(at, which, value)
            case "remind":
                self.remind(at, which, value)
            case "sync":
                self.sync(at)
            case "role":
                self.settle()  # both ends know who may see what from here on
                (device,) = [each for each in devices.devices(self.areas[0]) if each.steward == NAMES[at]]
                if device.role is not value:
                    devices.set_role(self.areas[0], device.id, value)
                    self.roles[at] = value
                self.settle()
            case "share" | "review" | "erase":
                known = {each.id: each for each in needs.known_needs(area)}
                mine = [each for each in self.told if each.id in known and not each.gone]
                if mine:
                    told = mine[which % len(mine)]
                    self.change(kind, at, told, known[told.id], value)

    def write(self, at: int, home: int, audience: Audience) -> None:
        told = Told("", CODES[self.count], f"密语{self.count:03}凭据", audience, at)
        self.count += 1
        made, _ = needs.record_need(self.areas[at], self.homes[home], self.need(told), audience=audience)
        told.id = made
        self.told.append(told)

    def remind(self, at: int, home: int, audience: Audience) -> None:
        """Set a reminder whose words tell of a need."""
        words = f"提醒{len(self.reminders):03}凭据"
        rule = ReminderRule(
            kind=RuleKind.SINCE_CONTACT, what=words, starts="2026-01-01", every_days=1, checks=(words,)
        )
        reminder_acts.add_reminder(self.areas[at], self.homes[home], rule, audience=audience)
        self.reminders.append(Told("", "", words, audience, at))

    def need(self, told: Told) -> Need:
        today = self.areas[0].now().date()
        agreed = Consent(day=today.isoformat(), words=told.words)
        return Need(
            code=told.code,
            since=today.isoformat(),
            evidence=told.words,
            steward="",
            at="",
            ends=(today + timedelta(days=90)).isoformat(),
            record=agreed,
            share=None if told.audience is Audience.SUPERVISOR else agreed,
        )

    def change(self, kind: str, at: int, told: Told, known: Any, audience: Audience) -> None:
        area = self.areas[at]
        if kind == "review":
            needs.review_need(area, known, words=told.words)
        elif kind == "erase":
            needs.erase_need(area, known)
            told.gone = True
        else:
            # who had not heard of it may go on showing the old row until the next exchange; both are this need
            told.audience, told.author = audience, at
            told.id, _ = needs.change_need(area, known, self.need(told), audience=audience)


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
    homes = []
    for at in range(HOMES):
        home, _ = households.add_household(
            first, {"account_no": f"061044273{at}", "name": f"住户{at}", "transformer_district": "一号台区"}
        )
        homes.append(home)
    roles = [DeviceRole.SUPERVISOR, DeviceRole.STEWARD, DeviceRole.DEPUTY]
    for at in (1, 2):
        code = devices.invite(first, roles[at]).code
        syncing.sync_folder(first, stick)
        joined = devices.ask_to_join(
            folder / str(at), code, steward=NAMES[at], passphrase=PASSPHRASE, folder=stick
        )
        stack.callback(joined.close)
        devices.admit(first, folder=stick)
        assert devices.look_for_welcome(joined, folder=stick)
        areas.append(joined)
    station = Station(areas, stick, homes, roles)
    station.settle()
    return station


def _shown(area: Area, homes: list[str], folder: Path) -> bytes:
    """Return all a laptop shows, exports or sends about the homes."""
    folder.mkdir(parents=True, exist_ok=True)
    said: list[object] = [
        area.store.summaries(),
        [area.store.history([home]) for home in homes],
        [households.history(area, home) for home in homes],
        [households.household_card(area, home) for home in homes],
        [portraits.portrait(area, home) for home in homes],
        [advising.worded(advising.strategy_card(area, home), CHINESE) for home in homes],
        cared(area),
        reminders.reminders_page(area),
        care_wall.care_wall(area),
        [forgetful.forgetful_routine(area, home) for home in homes],
        households.last_undoable(area),
        [_asked_of_a_helper(area, home) for home in homes],
    ]
    exporting.export_households(
        area, exporting.HouseholdSelection(), folder / "homes.xlsx", words=CHINESE, overwrite=True
    )
    exporting.export_visits(
        area, exporting.VisitSelection(), folder / "visits.xlsx", words=CHINESE, overwrite=True
    )
    care_export.export_care(area, folder / "care.xlsx", words=CHINESE, overwrite=True)
    return repr(said).encode()


def _asked_of_a_helper(area: Area, home: str) -> str:
    """Return what a helper's model is told of a home, without the library of tags it may choose from."""
    body = helping.proposal_request(
        area, home, include_notes=True, include_sensitive=True, words=CHINESE, plain_words=ENGLISH
    ).body
    text = json.dumps(json.loads(body), ensure_ascii=False)
    for code in CODES:
        text = text.replace(f"{code} {CHINESE(f'tag.{code}')}", "")
    return text


def _lies_in(where: str, data: bytes, each: Told) -> set[str]:
    """Return what of a need lies in these bytes: its words in any spelling, its code and name as they are."""
    found = found_in(where, data, {"words": each.words})
    if not each.code:
        return found
    name = CHINESE(f"tag.{each.code}")
    # a name of two characters is part of other words
    plain = {"code": each.code, **({"name": name} if len(name) > 2 else {})}
    return found | {
        f"{what} in {where}"
        for what, text in plain.items()
        for form in ("utf-8", "utf-16-le")
        if text.encode(form) in data
    }


def _lies_below(folder: Path, each: Told) -> set[str]:
    return {
        found
        for path in folder.rglob("*")
        if path.is_file()
        for where, data in parts(path, path.read_bytes())
        for found in _lies_in(Path(where).name, data, each)
    }


@settings(
    max_examples=10,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink twelve exchanges would take an hour
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_nobody_learns_of_a_need_who_may_not_see_it(
    cheap: None, steps: list[tuple[str, int, int, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        folder = Path(place)
        station = _station(folder, stack)
        for step in steps:
            station.do(*step)
        station.settle()
        for at, area in enumerate(station.areas):
            seen = {each.id for each in needs.known_needs(area)}
            assert seen == {each.id for each in station.told if station.may_see(at, each)}, NAMES[at]
            hidden = [each for each in (*station.told, *station.reminders) if not station.may_see(at, each)]
            shown = _shown(area, station.homes, folder / "out" / str(at))
            opened = dict(values_by_table(area))
            for each in hidden:
                assert _lies_in(f"what {NAMES[at]} is shown", shown, each) == set()
                for table, values in opened.items():
                    assert _lies_in(f"{table} of {NAMES[at]}", values, each) == set()
                assert _lies_below(folder / "out" / str(at), each) == set(), NAMES[at]
        for each in (*station.told, *station.reminders):
            assert _lies_below(station.stick, each) == set(), "the stick is found by somebody"


def test_the_search_finds_what_lies_open(cheap: None) -> None:
    """A search that cannot find anything would let everything pass."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        folder = Path(place)
        station = _station(folder, stack)
        station.write(0, 0, Audience.STEWARD)
        station.remind(1, 0, Audience.STEWARD)
        station.settle()
        (told,) = station.told
        shown = _shown(station.areas[1], station.homes, folder / "out")
        assert len(_lies_in("shown", shown, told)) >= 3, "code, name and words"
        assert _lies_in("shown", shown, station.reminders[0]), "a reminder is read by those it is for"
        assert len(_lies_in("need_seen", dict(values_by_table(station.areas[1]))["need_seen"], told)) == 1
        assert _lies_below(folder / "out", told), "who may see it has it in the workbook"
