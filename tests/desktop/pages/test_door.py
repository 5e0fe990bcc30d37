"""Door mode: what is typed is on the disk, in order, whatever happens; the keyboard does everything."""

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QTime
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.door.doorway import Doorway
from gridsteward.desktop.door.rows import PromiseRow
from gridsteward.desktop.door.saving import DraftSaver
from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import LANES, Tasks
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import households, visit_list, visits
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.visit import Commitment, Visit
from tests.desktop.pages.conftest import Clock, Village

Show = Callable[[QWidget], QWidget]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def focus() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


class Waiting(Executor):
    """Holds work back until told, and can do it in any order."""

    def __init__(self) -> None:
        self.held: list[tuple[Any, Future[Any]]] = []

    def submit(self, fn: Any, /, *_args: Any, **_kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.held.append((fn, future))
        return future

    def do(self, at: int = 0) -> None:
        fn, future = self.held.pop(at)
        try:
            future.set_result(fn())
        except Exception as error:
            future.set_exception(error)


@pytest.fixture
def door(session: Session, village: Village, show: Show) -> DoorScreen:
    screen = DoorScreen(session, visit_list.door_page(session.area, village.ids["龙桂香"]))
    show(screen)
    return screen


def reopened(session: Session, village: Village, show: Show) -> DoorScreen:
    screen = DoorScreen(session, visit_list.door_page(session.area, village.ids["龙桂香"]))
    show(screen)
    return screen


def test_a_whole_visit_by_keyboard(door: DoorScreen, area: Area, village: Village, qtbot: QtBot) -> None:
    kept: list[object] = []
    door.kept.connect(kept.append)
    assert door.met.buttons["person"].hasFocus()
    QTest.keyClick(focus(), Qt.Key.Key_1)
    QTest.keyClick(door, Qt.Key.Key_P, ALT)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    QTest.keyClick(door, Qt.Key.Key_C, ALT)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    QTest.keyClick(door, Qt.Key.Key_F, ALT)
    for _ in range(3):
        QTest.keyClick(focus(), Qt.Key.Key_Right)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    QTest.keyClick(door, Qt.Key.Key_N, ALT)
    QTest.keyClicks(focus(), "15 rounds")
    QTest.keyClick(door, Qt.Key.Key_R, ALT)
    QTest.keyClicks(focus(), "card")
    for _ in range(2):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    QTest.keyClick(door, Qt.Key.Key_V, ALT)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    QTest.keyClick(focus(), Qt.Key.Key_Return, CTRL)
    assert len(kept) == 1
    (visit,) = area.store.select(Visit)
    assert (visit.purposes, visit.met, visit.checks, visit.note) == ("care", "person", "oxygen", "15 rounds")
    assert (visit.next_visit, visit.late) == ("2026-11-23", 0)
    (promise,) = area.store.select(Commitment)
    assert (promise.what, promise.due) == ("card", "2026-11-23")
    page = visit_list.visit_page(area, visit.id)
    assert [(each.kind, each.mood) for each in page.entry.touchpoints] == [("overall", 1)]
    assert area.store.drafts() == []


def test_a_name_pressed_stands_in_the_line_and_shows_as_chosen(door: DoorScreen) -> None:
    child = next(button for button, name in door.people.items() if name == "龙晓岚")
    child.click()
    assert (door.met_who.text(), child.isChecked()) == ("龙晓岚", True)
    door.met_who.setText("龙晓岚，女婿")
    assert child.isChecked()
    child.click()
    assert (door.met_who.text(), child.isChecked()) == ("女婿", False)


def test_the_likely_reasons_stand_first_and_the_rest_unfolds_by_keyboard(
    door: DoorScreen, session: Session, village: Village, show: Show
) -> None:
    assert next(iter(door.purposes.buttons)) == "care"  # somebody who needs care lives here
    bottom = door.mood.mapTo(door, door.mood.rect().bottomLeft()).y()
    assert bottom < door.finish_button.mapTo(door, door.finish_button.rect().topLeft()).y()  # no scrolling
    assert not door.purposes.buttons["other"].isVisible()
    QTest.keyClick(door, Qt.Key.Key_P, ALT)
    while focus() is not door.purposes.more:
        QTest.keyClick(focus(), Qt.Key.Key_Right)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert focus() in door.purposes.buttons.values()
    assert all(each.isVisible() for each in door.purposes.buttons.values())
    assert not door.purposes.more.isVisible()
    door.purposes.choose("other")
    door.leave()
    again = reopened(session, village, show)
    assert again.purposes.buttons["other"].isVisible()  # what is chosen is never folded away


@pytest.mark.parametrize(
    ("key", "met"), list(enumerate(("person", "family", "neighbour", "nobody", "declined"), start=1))
)
def test_a_number_says_who_was_met_but_not_inside_a_text(door: DoorScreen, key: int, met: str) -> None:
    door.note.setFocus()
    QTest.keyClicks(door.note, str(key))
    assert (door.met.value, door.note.toPlainText()) == ("", str(key))
    door.met_who.setFocus()
    QTest.keyClicks(door.met_who, str(key))
    assert door.met.value == ""
    door.checks.take_focus()
    QTest.keyClicks(focus(), str(key))
    assert door.met.value == met


def test_a_draft_survives_a_window_that_dies(
    door: DoorScreen, session: Session, village: Village, show: Show, qtbot: QtBot
) -> None:
    door.purposes.choose("care")
    door.met.choose("family")
    door.checks.choose("stove")
    door.mood.choose("-1")
    door.mood_note.setText("怕停电")
    door.points.add()
    door.promises.add()
    promise = door.promises.rows[0]
    assert isinstance(promise, PromiseRow)
    promise.what.setText("问停电时间")
    promise.due.choices.choose("3")
    door.next_visit.choices.choose("7")
    door.met_who.setText("女婿")
    door.note.setPlainText("备用氧气还有大半瓶。\n够六小时。")
    qtbot.wait(450)  # 400 ms are promised
    written = door.value()
    door.deleteLater()  # nobody pressed anything
    again = reopened(session, village, show)
    shown = again.value()
    assert shown.note == "备用氧气还有大半瓶。\n够六小时。"
    assert {name: getattr(shown, name) for name in shown.__struct_fields__ if name != "saved_at"} == {
        name: getattr(written, name) for name in written.__struct_fields__ if name != "saved_at"
    }


def test_typing_is_saved_within_the_pause_and_at_once_on_leaving_the_field(
    door: DoorScreen, area: Area, qtbot: QtBot
) -> None:
    door.note.setFocus()
    QTest.keyClicks(door.note, "a")
    assert area.store.drafts()[0].note == ""
    qtbot.wait(450)  # 400 ms are promised
    assert area.store.drafts()[0].note == "a"
    QTest.keyClicks(door.note, "b")
    door.met_who.setFocus()
    QApplication.processEvents()
    assert area.store.drafts()[0].note == "ab"


def test_an_older_version_never_follows_a_newer_one(
    area: Area, village: Village, session: Session, qtbot: QtBot
) -> None:
    page = visit_list.door_page(area, village.ids["龙桂香"])
    lane = Waiting()
    session.tasks = Tasks({**dict.fromkeys(LANES, lane)})
    saver = DraftSaver(session, page.draft)
    heard: list[str] = []
    saver.saved.connect(heard.append)
    from msgspec.structs import replace

    for note in ("1", "2", "3"):
        saver.put(replace(page.draft, note=note))
    lane.do(2)  # the newest first
    assert area.store.drafts()[0].note == "3"
    lane.do(0)
    lane.do(0)
    assert area.store.drafts()[0].note == "3"
    assert len(heard) == 1
    saver.put(replace(page.draft, note="4"))
    saver.put(replace(page.draft, note="5", met="person"))
    saver.finish()
    lane.do(2)  # finished before the saves came to it: they must not bring the draft back
    lane.do(0)
    lane.do(0)
    assert area.store.drafts() == []
    assert [each.note for each in area.store.select(Visit)] == ["5"]
    session.tasks.close()


def test_saved_is_said_only_when_the_lane_has_confirmed(
    area: Area, village: Village, session: Session, show: Show, clock: Clock
) -> None:
    page = visit_list.door_page(area, village.ids["龙桂香"])
    lane = Waiting()
    session.tasks = Tasks({**dict.fromkeys(LANES, lane)})
    door = DoorScreen(session, page)
    show(door)
    lane.do()  # the open requests of the household
    clock.now = clock.now.replace(minute=9)
    door.met.choose("person")
    assert "14:09" not in door.state.text()
    lane.do()
    assert "14:09" in door.state.text()
    session.tasks.close()


def test_a_save_that_fails_is_told_in_red_and_nothing_leaves_the_screen(
    door: DoorScreen, session: Session, area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[int] = []
    door.left.connect(lambda: left.append(1))

    def full(_area: Area, _draft: object) -> None:
        raise Fault("disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(visits, "save_draft", full)
        door.met.choose("person")
        door.note.setPlainText("不能丢")
        door.leave()
    assert not left
    notice = door.notices.notice
    assert notice is not None
    assert notice.tone == "alarm"
    assert door.note.toPlainText() == "不能丢"
    door.notices.action.click()
    assert door.notices.isHidden()
    assert area.store.drafts()[0].note == "不能丢"
    door.leave()
    assert left == [1]


def test_esc_keeps_what_was_written_and_forgets_an_empty_one(
    session: Session, area: Area, village: Village, show: Show
) -> None:
    page = visit_list.door_page(area, village.ids["陈国福"])
    empty = DoorScreen(session, page)
    show(empty)
    QTest.keyClick(empty, Qt.Key.Key_Escape)
    assert area.store.drafts() == []
    written = reopened(session, village, show)
    QTest.keyClicks(written.note, "x")
    QTest.keyClick(written, Qt.Key.Key_Escape)
    assert [each.note for each in area.store.drafts()] == ["x"]


def test_what_is_missing_is_said_and_gets_the_keyboard(door: DoorScreen, area: Area) -> None:
    door.finish()
    assert door.notices.isVisible()
    assert QApplication.focusWidget() in door.met.buttons.values()
    door.met.choose("person")
    door.promises.add()
    door.finish()
    promise = door.promises.rows[0]
    assert isinstance(promise, PromiseRow)
    assert promise.what.hasFocus()
    assert area.store.select(Visit) == []
    promise.what.setText("送卡")
    promise.due.choices.choose("1")
    door.finish()
    assert len(area.store.select(Visit)) == 1


def test_another_day_is_labelled_late(door: DoorScreen, area: Area) -> None:
    assert door.when.late.isHidden()
    door.when.day.choices.choose("-1")
    assert door.when.late.isVisible()
    assert not door.when.until_now.isVisible()  # yesterday's visit did not last until today
    door.when.start.setTime(QTime(9, 30))
    assert (door.when.end.time(), door.when.end.isEnabled()) == (QTime(9, 30), True)
    door.when.end.setTime(QTime(9, 50))
    door.met.choose("person")
    door.finish()
    (visit,) = area.store.select(Visit)
    assert (visit.late, visit.started_at[:16], visit.ended_at[:16]) == (
        1,
        "2026-11-21T09:30",
        "2026-11-21T09:50",
    )


def test_a_correction_keeps_the_history(session: Session, area: Area, village: Village, show: Show) -> None:
    village.visit("龙桂香", "2026-11-19", note="少写了")
    (before,) = area.store.select(Visit)
    door = DoorScreen(session, visit_list.amend_page(area, before.id))
    show(door)
    assert door.note.toPlainText() == "少写了"
    door.note.setPlainText("补上了")
    QTest.keyClick(door, Qt.Key.Key_Return, CTRL)
    page = visit_list.visit_page(area, before.id)
    assert (page.entry.visit.note, page.entry.amended) == ("补上了", True)
    assert page.entry.visit.started_at == before.started_at
    told = [(each.before, each.after) for each in area.store.history([before.id]) if each.field == "note"]
    assert ("少写了", "补上了") in told


def picture(name: str = "red") -> QImage:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor(name))
    return image


def test_a_pasted_photo_is_sealed_and_shown(
    door: DoorScreen, area: Area, tmp_path: Path, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setImage(picture())
    door.checks.take_focus()
    QTest.keyClick(focus(), Qt.Key.Key_V, CTRL)
    (file,) = area.store.drafts()[0].files
    assert file.media_type == "image/jpeg"
    plain = visits.attachment_bytes(area, file.content_hash)
    assert plain.startswith(b"\xff\xd8\xff")
    for path in tmp_path.rglob("*"):
        if path.is_file():
            found = path.read_bytes()
            assert plain[:64] not in found
            assert b"JFIF" not in found
    door.note.setFocus()
    QTest.keyClick(door.note, Qt.Key.Key_V, CTRL)  # the same picture, from inside the note
    assert len(door.files.value) == 1
    assert door.note.toPlainText() == ""
    door.files._shown[0].remove.click()
    assert area.store.drafts()[0].files == ()


def test_files_dropped_come_in_and_an_empty_one_is_refused(
    door: DoorScreen, area: Area, tmp_path: Path
) -> None:
    good, empty = tmp_path / "单据.txt", tmp_path / "空.txt"
    good.write_text("抄表单", "utf-8")
    empty.touch()
    mime = QMimeData()
    mime.setUrls([f"file://{good}", f"file://{empty}"])  # type: ignore[list-item]
    assert door.files.take(mime)
    assert [each.name for each in area.store.drafts()[0].files] == ["单据.txt"]
    assert door.notices.isVisible()


def test_finishing_waits_for_a_photo_on_its_way(
    area: Area, village: Village, session: Session, show: Show
) -> None:
    page = visit_list.door_page(area, village.ids["龙桂香"])
    lane = Waiting()
    session.tasks = Tasks({**dict.fromkeys(LANES, lane)})
    door = DoorScreen(session, page)
    show(door)
    mime = QMimeData()
    mime.setImageData(picture())
    door.files.take(mime)
    door.met.choose("person")
    door.finish()
    assert area.store.select(Visit) == []
    while lane.held:
        lane.do()
    (visit,) = area.store.select(Visit)
    assert len(visit_list.visit_page(area, visit.id).entry.attachments) == 1
    session.tasks.close()


def test_the_doorway_opens_from_anywhere_and_undo_brings_the_draft_back(
    session: Session, area: Area, village: Village, qtbot: QtBot
) -> None:
    taken: list[DoorScreen] = []
    told: list[Notice] = []
    session.window_taken.connect(taken.append)
    session.notified.connect(told.append)
    doorway = Doorway(session)
    session.start_visit(village.ids["陈国福"])
    session.start_visit(village.ids["周国梁"])
    (door,) = taken
    qtbot.addWidget(door)
    door.met.choose("nobody")
    with qtbot.waitSignal(session.window_given_back):
        door.finish()
    assert doorway.screen is None
    assert "陈国福" in told[-1].what
    assert told[-1].act is not None
    told[-1].act()
    assert area.store.select(Visit) == []
    assert [each.met for each in area.store.drafts()] == ["nobody"]
    session.start_visit("gone")
    assert told[-1].tone == "watch"


def test_undo_of_a_visit_leaves_a_later_change_alone(
    session: Session, area: Area, village: Village, qtbot: QtBot
) -> None:
    taken: list[DoorScreen] = []
    told: list[Notice] = []
    session.window_taken.connect(taken.append)
    session.notified.connect(told.append)
    Doorway(session)
    session.start_visit(village.ids["陈国福"])
    qtbot.addWidget(taken[0])
    taken[0].met.choose("person")
    taken[0].finish()
    undo = told[-1].act
    households.edit_household(area, village.ids["周国梁"], {"note": "后来"})
    assert undo is not None
    undo()
    assert len(area.store.select(Visit)) == 1
    assert area.store.get(Household, village.ids["周国梁"]).note == "后来"


def test_tab_reaches_everything_and_groups_are_one_stop(door: DoorScreen) -> None:
    reached = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or door, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    groups = (door.purposes, door.met, door.checks, door.mood, door.next_visit.choices)
    for group in groups:
        assert len({each for each in reached if each in group.buttons.values()}) == 1
    assert {door.note, door.met_who, door.finish_button, door.leave_button} <= set(reached)
    for button in (each for each in door.findChildren(QPushButton) if each.isVisible()):
        assert button.accessibleName(), button.text()


def test_with_real_threads_the_last_word_is_on_the_disk_when_the_window_closes(
    area: Area, village: Village, session: Session, threads: Tasks, show: Show
) -> None:
    page = visit_list.door_page(area, village.ids["龙桂香"])
    session.tasks = threads
    door = DoorScreen(session, page)
    show(door)
    assert threading.active_count() >= 1
    QTest.keyClicks(door.note, "last word")
    door.hide()
    threads.close()
    assert area.store.drafts()[0].note == "last word"
