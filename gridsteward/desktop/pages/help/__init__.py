"""The guide (帮助)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.help.page import HelpPage

    return HelpPage(session)


def spec() -> PageSpec:
    """Return the page for the rail."""
    return PageSpec(
        "help",
        "help",
        lambda: QCoreApplication.translate("Pages", "Help"),
        _build,
        answers=("help",),
        at_bottom=True,
    )
