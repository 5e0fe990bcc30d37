"""The households page (住户): every household at a keystroke, and all that is known of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.households.page import HouseholdsPage

    return HouseholdsPage(session)


def spec() -> PageSpec:
    """Return the page for the rail."""
    return PageSpec(
        "households",
        "home",
        lambda: QCoreApplication.translate("households", "Households"),
        _build,
        answers=("search", "household"),
    )
