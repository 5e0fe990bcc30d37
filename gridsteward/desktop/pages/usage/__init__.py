"""The page of what use data gave reason to look at (用电), and how often it was right."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.usage.page import UsagePage

    return UsagePage(session)


def spec() -> PageSpec:
    """Return the page for the rail."""
    return PageSpec(
        "usage", "use", lambda: QCoreApplication.translate("Pages", "Use"), _build, answers=("finding",)
    )
