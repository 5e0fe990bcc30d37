"""走访: whom to see and why, in what order, until the end of the shift (R4)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def spec() -> PageSpec:
    """Return the page for the rail; what was done already is reached from it."""
    return PageSpec("plan", "route", lambda: QCoreApplication.translate("Pages", "Visits"), _build)


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.plan.page import PlanPageView

    return PlanPageView(session)
