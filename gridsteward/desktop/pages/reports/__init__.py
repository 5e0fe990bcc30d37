"""The reports page."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def spec() -> PageSpec:
    """Return what the rail needs."""
    return PageSpec("reports", "report", lambda: QCoreApplication.translate("Pages", "Reports"), _build)


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.reports.page import ReportsPage

    return ReportsPage(session)
