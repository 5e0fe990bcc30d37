"""What runs by itself waits longer after each failure, stops at a lock, and is put out only for good reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridsteward.desktop.application import Application
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.dialogs.put_out import PutOutDialog
from gridsteward.desktop.dialogs.restore import RestoreDialog
from gridsteward.desktop.dialogs.welcome import WelcomeDialog
from gridsteward.desktop.errors import Failures
from gridsteward.desktop.pace import AFTER_WRITE_S, BETWEEN_S, FIRST_RETRY_S, LONGEST_RETRY_S, SPREAD, Pace
from gridsteward.desktop.session import Session
from gridsteward.desktop.start import page_specs
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations import area as areas
from gridsteward.operations import devices, households, syncing
from gridsteward.operations.area import Area
from gridsteward.records.journal import Change
from gridsteward.records.sync import DeviceRole
from gridsteward.store import keys
from gridsteward.words import Words
from tests.desktop.two import Pair

SECRET = "correct horse"


def test_the_pace_doubles_in_vain_up_to_its_longest_and_begins_anew() -> None:
    pace = Pace(lambda: 0.5)
    assert pace.next_s() == BETWEEN_S
    assert pace.next_s(unsent=True) == AFTER_WRITE_S
    waits = []
    for _ in range(12):
        pace.failed()
        waits.append(pace.next_s())
    assert waits[:3] == [FIRST_RETRY_S, 2 * FIRST_RETRY_S, 4 * FIRST_RETRY_S]
    assert waits[-1] == LONGEST_RETRY_S
    pace.succeeded()
    assert pace.next_s() == BETWEEN_S


def test_laptops_that_failed_together_do_not_come_back_together() -> None:
    early, late = Pace(lambda: 0.0), Pace(lambda: 1.0)
    for each in (early, late):
        each.failed()
    assert early.next_s() == FIRST_RETRY_S * (1 - SPREAD)
    assert late.next_s() == FIRST_RETRY_S * (1 + SPREAD)
    assert early.next_s(not_before_s=90) == 90


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "keyring_usable", lambda: False)
    office = areas.create_area(tmp_path / "office", "桂溪网格", steward="林静", passphrase=SECRET)
    households.add_household(office, {"account_no": "061044273985", "name": "周桂英"})
    made = Pair(office, tmp_path, role=DeviceRole.STEWARD)
    yield made
    office.close()


@pytest.fixture
def desk(qapp: QApplication, theme: Theme, words: Words, tasks: Tasks, tmp_path: Path) -> Iterator[Desk]:
    application = Application(qapp, theme, words, Failures(words, tmp_path))
    made = Desk(application, tmp_path / "other", pages=page_specs, tasks=tasks)
    yield made
    made.finish()


def _sit_down(desk: Desk, area: Area, qtbot: QtBot) -> None:
    desk.begin(area=area)
    qtbot.waitUntil(lambda: desk.seen, timeout=5_000)
    assert desk.session is not None
    desk.session.exchange.refresh()


def test_a_laptop_that_was_put_out_hands_its_work_over_and_destroys_its_copy(
    pair: Pair, desk: Desk, qtbot: QtBot
) -> None:
    _sit_down(desk, pair.other, qtbot)
    home = str(pair.other.store.query("SELECT id FROM household")[0][0])
    households.edit_household(pair.other, home, {"note": "没来得及送"})
    devices.revoke(pair.area, pair.other_id)
    syncing.sync_folder(pair.area, pair.stick)
    folder = pair.other.info.folder
    assert desk.session is not None
    desk.session.exchange.sync(pair.stick)
    front = desk.doors.front
    assert isinstance(front, PutOutDialog)
    assert desk.window is None
    syncing.sync_folder(pair.area, pair.stick)
    assert [each.parked for each in devices.devices(pair.area) if not each.this] == [1]
    assert devices.accept_parked(pair.area, pair.other_id) == 1
    assert households.household_card(pair.area, home).household.note == "没来得及送"
    front.close()
    assert not folder.exists()
    assert isinstance(desk.doors.front, WelcomeDialog)


def test_a_laptop_put_out_before_the_program_was_killed_opens_to_nothing_else(
    pair: Pair, desk: Desk, qtbot: QtBot
) -> None:
    areas.put_setting(pair.other, "put_out", "1")
    desk.begin(area=pair.other)
    assert isinstance(desk.doors.front, PutOutDialog)
    assert desk.window is None
    pair.other.close()


def test_a_lock_stops_what_runs_by_itself(pair: Pair, desk: Desk, qtbot: QtBot) -> None:
    _sit_down(desk, pair.other, qtbot)
    session = desk.session
    assert session is not None
    assert session.exchange._next.isActive()
    desk.lock()
    assert not session.exchange._next.isActive()
    session.exchange.refresh()
    assert not session.exchange._reading


def test_restoring_over_unsent_records_asks_to_send_them_first(
    pair: Pair, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    home = str(pair.other.store.query("SELECT id FROM household")[0][0])
    households.edit_household(pair.other, home, {"note": "没送出"})
    _sit_down(desk, pair.other, qtbot)
    assert desk.session is not None
    assert desk.window is not None
    desk.session.restore_requested.emit()
    dialog = desk.window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    assert "1 record" in dialog.unsent.text()
    dialog.take(tmp_path / "x.gsbackup")
    assert not dialog.go.isEnabled()
    dialog.all_the_same.setChecked(True)
    assert dialog.go.isEnabled()
    dialog.sync_first.click()
    assert desk.window.current == "sync"
    pair.other.close()


def test_what_came_while_the_area_was_locked_is_told_after_the_unlock(
    pair: Pair, desk: Desk, qtbot: QtBot
) -> None:
    _sit_down(desk, pair.other, qtbot)
    session = desk.session
    assert session is not None
    heard: list[Change] = []
    session.changed.connect(heard.append)
    session.exchange.sleep()
    session.exchange._tell_change(Change(no=0, kind="sync", touched=frozenset({"x"})))
    assert heard == []
    session.exchange.begin()
    assert [change.touched for change in heard] == [frozenset({"x"})]
    pair.other.close()


def test_an_exchange_that_was_stopped_tells_the_pages_to_look_anew_and_goes_on_later(
    pair: Pair, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sit_down(desk, pair.other, qtbot)
    session = desk.session
    assert session is not None
    home = str(pair.area.store.query("SELECT id FROM household")[0][0])
    households.edit_household(pair.area, home, {"note": "新的"})
    syncing.sync_folder(pair.area, pair.stick)
    heard: list[Change] = []
    session.changed.connect(heard.append)
    real = syncing.sync_folder

    def stopped(area: Area, folder: Path, *, progress: syncing.Progress) -> object:
        def tell(what: str, at: int, of: int) -> None:
            session.exchange.cancel()
            progress(what, at, of)

        return real(area, folder, progress=tell)

    monkeypatch.setattr(syncing, "sync_folder", stopped)
    session.exchange.sync(pair.stick)
    assert session.exchange.running is None
    assert [change.kind for change in heard] == ["sync"]
    assert households.household_card(pair.other, home).household.note == "新的"
    assert session.exchange._next.isActive()
    pair.other.close()


def test_records_are_written_while_an_exchange_runs_on_its_own_connection(
    pair: Pair, theme: Theme, words: Words, threads: Tasks, qtbot: QtBot
) -> None:
    """Nobody waits for the network to write, and what was written meanwhile is in the next exchange."""
    other = pair.other
    session = Session(other, threads, theme=theme, words=words)
    home = str(other.store.query("SELECT id FROM household")[0][0])
    failed: list[object] = []
    threads.failed.connect(lambda name, error: failed.append((name, error)))
    written: list[object] = []
    session.exchange.sync(pair.stick)
    for number in range(40):
        threads.run(
            "write",
            lambda number=number: households.edit_household(other, home, {"note": f"{number}"}),  # type: ignore[misc]
            written.append,
        )
    qtbot.waitUntil(lambda: len(written) == 40 and session.exchange.running is None, timeout=20_000)
    session.exchange.sync(pair.stick)
    qtbot.waitUntil(lambda: session.exchange.running is None, timeout=20_000)
    assert failed == []
    syncing.sync_folder(pair.area, pair.stick)
    assert households.household_card(pair.area, home).household.note == "39"
    session.exchange.sleep()
    threads.close()
    session.deleteLater()
    other.close()
