"""The day's page (今日): what is begun, agreed, promised and done."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.today_view import TodayView

    return TodayView(session)


def spec() -> PageSpec:
    """Return the page for the rail."""
    return PageSpec("today", "today", lambda: QCoreApplication.translate("TodayPage", "Today"), _build)
