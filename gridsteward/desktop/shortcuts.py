"""Keys that begin something from every page of a window."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.shell import MainWindow


def key(place: QWidget, keys: str, act: Callable[[], object]) -> None:
    """Let keys do something while `place` is to be seen."""
    QShortcut(QKeySequence(keys), place).activated.connect(act)


def everywhere(session: Session, window: MainWindow) -> None:
    """Begin a visit or a request, or look back on the day; not at the door, where the frame is hidden."""
    key(window.home, "Ctrl+N", lambda: _new_visit(session, window))
    key(window.home, "Ctrl+Shift+N", lambda: _new_case(session, window))
    key(window.home, "Ctrl+Shift+D", lambda: _look_back(session, window))


def _new_visit(session: Session, window: MainWindow) -> None:
    from gridsteward.desktop.dialogs.choose_household import visit_someone

    visit_someone(session, window)


def _new_case(session: Session, window: MainWindow) -> None:
    from gridsteward.desktop.dialogs.case_new import register_request

    register_request(session, window)


def _look_back(session: Session, window: MainWindow) -> None:
    from gridsteward.desktop.dialogs.day_review import look_back

    look_back(session, window)
