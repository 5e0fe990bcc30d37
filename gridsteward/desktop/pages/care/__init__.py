"""The page of those who are looked after (关爱)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.care.page import CarePage

    return CarePage(session)


def spec() -> PageSpec:
    """Return the page for the rail."""
    return PageSpec("care", "care", lambda: QCoreApplication.translate("Pages", "Care"), _build)
