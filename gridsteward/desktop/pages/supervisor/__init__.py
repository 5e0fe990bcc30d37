"""The supervisor's page: figures side by side, what is to be looked at, who covers what."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def spec() -> PageSpec:
    """Return what the rail needs; the page has a place there on a supervisor's laptop."""
    return PageSpec(
        "supervisor",
        "eye",
        lambda: QCoreApplication.translate("Pages", "Supervision"),
        _build,
        under="reports",
        offered=True,
    )


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.supervisor.page import SupervisorPage

    return SupervisorPage(session)
