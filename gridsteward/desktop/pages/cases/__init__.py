"""The page of requests and complaints (诉求)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.cases.page import CasesPage

    return CasesPage(session)


def spec() -> PageSpec:
    """Return the page for the rail."""
    return PageSpec(
        "cases", "case", lambda: QCoreApplication.translate("Pages", "Requests"), _build, answers=("case",)
    )
