"""Whatever is altered, taken out, put in or re-dated in a journal is found, and an honest one always stands (R7.2)."""

import shutil
import tempfile
import uuid
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from gridsteward.operations import area as areas
from gridsteward.operations import cases, devices, households, needs, syncing, verifying
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.records.case import CaseKind, LookReason
from gridsteward.records.faults import Fault
from gridsteward.records.need import Consent, Need
from gridsteward.records.sealed import Audience
from gridsteward.store import keys
from gridsteward.store.chain import head_of, read_head
from tests.operations.pair import PASSPHRASE, Pair, a_pair
from tests.operations.tampering import ACTS, Act, tamper

CHINA = timezone(timedelta(hours=8))
EACH = 5  # examples of every act in the suite; `python -m tests.bench evidence` does a thousand


def chance(seed: int) -> Random:
    """Return the same chance every time."""
    return Random(seed)  # noqa: S311


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)


def home_of(name: str) -> dict[str, str]:
    """A home with an account number nobody else has."""
    return {"account_no": f"{uuid.uuid4().int % 10**12:012}", "name": name, "village": "桂溪村"}


def work(area: Area, name: str) -> None:
    """A morning's work: homes, requests, a need, something taken back, something erased."""
    home, _ = households.add_household(area, home_of(name))
    households.edit_household(area, home, {"note": "狗凶"})
    households.edit_household(area, home, {"note": "狗拴了"})
    case, _ = cases.register_case(area, Entry(kind=CaseKind.COMPLAINT, content="灯暗", household_id=home))
    cases.add_event(area, case.id, "answered", note="先道歉")
    secret, _ = cases.register_case(
        area, Entry(kind=CaseKind.COMPLAINT, content="有人偷电", confidential=Audience.SUPERVISOR)
    )
    cases.add_event(area, secret.id, "answered", note="单独谈")
    cases.reveal(area, secret.id, LookReason.HANDLING)
    cases.erase_case(area, secret.id)
    households.edit_household(area, home, {"village": "柳塘村"})
    households.undo(area)


@dataclass
class Kept:
    """A profile at rest, to be copied for every try."""

    profile: Path
    key: bytes
    area_id: str
    copies: int = 0

    def copy(self) -> Path:
        self.copies += 1
        place = self.profile.with_name(f"try-{self.copies}")
        shutil.copytree(self.profile, place)
        return place

    def problems(self, profile: Path) -> dict[str, int]:
        area = areas.open_area(profile, self.area_id, passphrase=PASSPHRASE)
        try:
            return {each.kind: each.count for each in verifying.verify(area).problems}
        finally:
            area.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A steward's laptop that exchanged with the supervisor's, and went on afterwards."""
    return make_kept(tmp_path_factory.mktemp("kept"))


def make_kept(folder: Path) -> Kept:
    with pytest.MonkeyPatch.context() as cheaper:
        cheaper.setattr(keys, "MEMORY_KIB", 64)
        cheaper.setattr(keys, "PASSES", 1)
        with a_pair(folder) as pair:
            work(pair.first, "周桂英")
            work(pair.other, "龙桂香")
            pair.exchange()
            work(pair.other, "陈国福")
            kept = Kept(pair.other.data_dir, pair.other.opened.key, pair.other.id)
    return kept


def try_one(kept: Kept, act: Act, seed: int) -> tuple[bool, dict[str, int]]:
    """Do one act to a copy; return whether it changed anything, and what is found then."""
    profile = kept.copy()
    try:
        changed = tamper(profile / "areas" / kept.area_id / "area.db", kept.key, act, chance(seed))
        return changed, kept.problems(profile)
    finally:
        shutil.rmtree(profile)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_every_manipulation_is_found(kept: Kept, act: Act) -> None:
    done = 0
    for seed in range(10 * EACH):
        changed, found = try_one(kept, act, seed)
        if changed:
            assert found, (act.__name__, seed)
            done += 1
        if done == EACH:
            return
    assert done


def test_an_honest_journal_stands(kept: Kept) -> None:
    assert kept.problems(kept.copy()) == {}


def test_where_something_was_altered_is_named(kept: Kept) -> None:
    profile = kept.copy()
    area = areas.open_area(profile, kept.area_id, passphrase=PASSPHRASE)
    ((seq,),) = area.store.query("SELECT max(seq) FROM op WHERE tbl = 'service_case'")
    area.close()

    def act(file: object, _rng: Any) -> None:
        file.execute("UPDATE op SET ms = ms - 1 WHERE seq = ? AND tbl = 'service_case'", (seq,))  # type: ignore[attr-defined]

    tamper(profile / "areas" / kept.area_id / "area.db", kept.key, act, chance(0))
    area = areas.open_area(profile, kept.area_id, passphrase=PASSPHRASE)
    (found,) = [each for each in verifying.verify(area).problems if each.kind == "entry_altered"]
    area.close()
    (place,) = found.places
    assert place.kind in ("service_case.add", "sealed.write")
    assert place.first_seq <= seq <= place.last_seq


def test_what_was_cut_off_stays_known_when_work_goes_on(kept: Kept) -> None:
    from tests.operations.tampering import cut_the_end_off

    profile = kept.copy()
    tamper(profile / "areas" / kept.area_id / "area.db", kept.key, cut_the_end_off, chance(3))
    assert "journal_cut" in kept.problems(profile)
    area = areas.open_area(profile, kept.area_id, passphrase=PASSPHRASE)
    households.add_household(area, home_of("后来的"))
    area.close()
    assert "journal_cut" in kept.problems(profile)


def test_a_head_that_is_gone_is_told_and_put_right_by_the_next_entry(kept: Kept) -> None:
    profile = kept.copy()
    head = head_of(profile / "areas" / kept.area_id)
    assert head is not None
    head.unlink()
    assert kept.problems(profile) == {"journal_head_missing": 1}
    area = areas.open_area(profile, kept.area_id, passphrase=PASSPHRASE)
    households.add_household(area, home_of("后来的"))
    area.close()
    assert read_head(head) is not None
    assert kept.problems(profile) == {}


def test_a_clock_that_went_back_is_noticed_and_no_fault(kept: Kept) -> None:
    profile = kept.copy()
    area = areas.open_area(profile, kept.area_id, passphrase=PASSPHRASE)
    area.store.use_clock(lambda: round(datetime(2020, 1, 1, tzinfo=CHINA).timestamp() * 1_000))
    households.add_household(area, home_of("老电池"))
    found = verifying.verify(area)
    area.close()
    assert found.problems == []
    assert found.counts["clock_back"] == 1


def test_no_one_can_say_when_something_was_entered(kept: Kept) -> None:
    profile = kept.copy()
    area = areas.open_area(profile, kept.area_id, passphrase=PASSPHRASE)
    case, _ = cases.register_case(
        area, Entry(kind=CaseKind.FAULT, content="没电", at="2026-01-05T08:00:00+08:00")
    )
    area.close()
    assert case.at.startswith("2026-01-05")
    assert case.entered_at > "2026-01-06"
    assert "entered_at" not in Entry.__struct_fields__


STEPS = st.lists(
    st.tuples(st.sampled_from(("work", "sync", "undo", "merge", "restore", "need")), st.integers(0, 2)),
    min_size=4,
    max_size=14,
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
@given(STEPS)
def test_an_honest_journal_stands_whatever_three_laptops_do(steps: list[tuple[str, int]]) -> None:
    with Station() as station:
        for step, at in [*steps, ("sync", 0), ("sync", 1), ("sync", 2), ("sync", 0), ("sync", 1)]:
            station.do(step, at)
        for area in station.areas:
            assert verifying.verify(area).problems == []


class Station:
    """Three laptops and a stick; one that is restored goes on from a backup made before."""

    def __enter__(self) -> "Station":
        self._stack = ExitStack()
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        cheaper = self._stack.enter_context(pytest.MonkeyPatch.context())
        cheaper.setattr(keys, "MEMORY_KIB", 64)
        cheaper.setattr(keys, "PASSES", 1)
        self.pair: Pair = self._stack.enter_context(a_pair(folder))
        code = devices.invite(self.pair.first).code
        syncing.sync_folder(self.pair.first, self.pair.stick)
        third = devices.ask_to_join(
            folder / "third", code, steward="赵敏", passphrase=PASSPHRASE, folder=self.pair.stick
        )
        devices.admit(self.pair.first, folder=self.pair.stick)
        assert devices.look_for_welcome(third, folder=self.pair.stick)
        self.areas = [self.pair.first, self.pair.other, third]
        self._stack.callback(third.close)
        self._backups: list[Path] = []
        self.folder, self.count = folder, 0
        return self

    def __exit__(self, *_error: object) -> None:
        for each in self.areas[1:]:
            each.close()
        self._stack.close()

    def do(self, step: str, at: int) -> None:
        area = self.areas[at]
        self.count += 1
        homes = [each.id for each in area.store.summaries()]
        if step == "work":
            work(area, f"住户{self.count}")
        elif step == "sync":
            syncing.sync_folder(area, self.pair.stick)
        elif step == "undo":
            households.undo(area)
        elif step == "merge" and len(homes) > 1:
            households.merge_households(area, keep=homes[0], drop=homes[1])
        elif step == "need" and homes:
            agreed = Consent(day="2026-09-01", words="可以")
            need = Need(
                code="dementia", since="2026-09-01", evidence="", steward="", at="", review_by="2027-09-01"
            )
            with suppress(Fault):  # it is known already
                needs.record_need(
                    area,
                    homes[0],
                    replace(need, record=agreed, share=agreed),
                    audience=Audience.STEWARD,
                )
        elif step == "restore" and at == 1:
            self.restore()

    def restore(self) -> None:
        """Put the second laptop back to a backup made now, after some more work was done and lost."""
        area = self.areas[1]
        backup = self.folder / f"backup-{self.count}.zip"
        areas.backup_to(area, backup)
        work(area, f"白干{self.count}")
        area.close()
        areas.restore(area.data_dir, backup, passphrase=PASSPHRASE, even_unsent=True)
        self.areas[1] = areas.open_area(area.data_dir, area.id, passphrase=PASSPHRASE)
