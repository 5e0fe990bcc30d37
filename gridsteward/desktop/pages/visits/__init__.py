"""Visits made, reached from the plan: what was done, with its corrections, and what is typed in afterwards."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def spec() -> PageSpec:
    """Return the page; it stands under the plan's place on the rail."""
    return PageSpec(
        "visits", "note", lambda: QCoreApplication.translate("Pages", "Visits made"), _build, under="plan"
    )


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.visits.page import VisitsPage

    return VisitsPage(session)
