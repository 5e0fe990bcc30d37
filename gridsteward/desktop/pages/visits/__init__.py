"""The visits page (走访): what was done, with its corrections, and what is typed in afterwards."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def spec() -> PageSpec:
    """Return the page for the rail."""
    return PageSpec("visits", "route", lambda: QCoreApplication.translate("Pages", "Visits"), _build)


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.visits.page import VisitsPage

    return VisitsPage(session)
