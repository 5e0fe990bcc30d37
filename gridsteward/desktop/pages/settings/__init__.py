"""The settings page."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def spec() -> PageSpec:
    """Return what the rail needs."""
    return PageSpec(
        "settings",
        "settings",
        lambda: QCoreApplication.translate("Pages", "Settings"),
        _build,
        at_bottom=True,
    )


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.settings.page import SettingsPage

    return SettingsPage(session)
