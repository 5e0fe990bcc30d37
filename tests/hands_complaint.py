"""A complaint from the first word to the satisfied call-back, by keys alone; run by tests/test_complaint_journey.py."""

import sys
from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QApplication

from gridsteward.desktop.desk import Desk
from gridsteward.desktop.dialogs.case_event import CaseEventDialog
from gridsteward.desktop.dialogs.case_new import CaseDialog
from gridsteward.desktop.dialogs.unlock import UnlockDialog
from gridsteward.desktop.pages.cases.acts import usual_next
from tests.hands import PASSPHRASE, Step, press, round_window, run, write

COURSE = (
    "answered",
    "dispatched",
    "investigated",
    "measured",
    "carried_out",
    "replied",
    "called_back",
    "closed",
)


def complaint(desk: Desk, initials: str) -> Iterator[Step]:
    """Unlock, register, write down every step, call back, close."""
    yield lambda: isinstance(desk.doors.front, UnlockDialog) and desk.doors.front.isActiveWindow()
    front: Any = desk.doors.front
    yield front.form.passphrase.hasFocus
    write(PASSPHRASE)
    press("Return")
    yield lambda: desk.window is not None and desk.window.isActiveWindow()
    yield lambda: desk.session is not None and desk.session.directory.current is not None
    window: Any = desk.window
    yield from round_window(window)
    yield from register(window, initials)
    yield lambda: window.current == "cases"
    sheet: Any = window.pages.currentWidget().sheet
    yield from steps(window, sheet)
    for kind in COURSE:
        yield from event(window, sheet, kind)
    yield lambda: sheet.row.view.column == "closed"
    press("Escape")
    yield lambda: window.pages.currentWidget().stack.currentIndex() == 0
    window.close()


def register(window: Any, initials: str) -> Iterator[Step]:
    """Register it: what it is, what was said, whose it is."""
    press("ctrl+shift+n")
    yield lambda: isinstance(window.findChild(CaseDialog), CaseDialog)
    dialog: Any = window.findChild(CaseDialog)
    yield lambda: dialog.isActiveWindow() and dialog.kind.isAncestorOf(QApplication.focusWidget())
    press("5")
    yield lambda: dialog.kind.value == "complaint"
    press("Tab", "2")
    yield lambda: dialog.topic.value == "quality"
    press("Tab")
    yield dialog.content.hasFocus
    write("wan shang deng an")
    press("Tab")
    yield dialog.household.search.hasFocus
    write(initials)
    yield lambda: dialog.household.model.rowCount() > 0 and dialog.household.search.text() == initials
    press("Return")
    yield lambda: bool(dialog.household.household_id) and bool(dialog.person.currentText())
    press("ctrl+Return")
    yield lambda: window.findChild(CaseDialog) is None
    hand_back(window)


def steps(window: Any, sheet: Any) -> Iterator[Step]:
    """Take the first of the six steps."""
    yield lambda: sheet.row is not None and sheet.next.hasFocus()
    first = sheet.steps.views["ease"].done
    for _tab in range(12):
        if first.hasFocus():
            break
        before = QApplication.focusWidget()
        press("Tab")
        yield lambda before=before: QApplication.focusWidget() is not before  # type: ignore[misc]
    yield first.hasFocus
    press("Return")
    yield lambda: "ease" in sheet.row.view.steps
    sheet.next.setFocus()


def event(window: Any, sheet: Any, kind: str) -> Iterator[Step]:
    """Write one event down by the button that offers it."""
    yield lambda: usual_next(sheet.row.view) == kind and sheet.next.hasFocus() and window.isActiveWindow()
    press("Return")
    yield lambda: isinstance(window.findChild(CaseEventDialog), CaseEventDialog)
    dialog: Any = window.findChild(CaseEventDialog)
    yield dialog.isActiveWindow
    if kind == "called_back":
        press("5")
        yield lambda: dialog.values.value == "5"
    press("ctrl+Return")
    yield lambda: window.findChild(CaseEventDialog) is None
    hand_back(window)


def hand_back(window: Any) -> None:
    """Give the keyboard back to the window a dialog belongs to, as a window manager does; here there is none."""
    window.activateWindow()


if __name__ == "__main__":
    raise SystemExit(run(lambda desk: complaint(desk, sys.argv[2])))
