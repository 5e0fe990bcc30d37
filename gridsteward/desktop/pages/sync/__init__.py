"""The exchange with other laptops: where it stands, the account, what differs, the laptops, late records."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session

translate = QCoreApplication.translate


def specs() -> tuple[PageSpec, ...]:
    """Return the page of the rail and those reached from it."""
    return (
        PageSpec("sync", "sync", lambda: translate("Pages", "Sync"), _sync, answers=("status",)),
        _under("conflicts", lambda: translate("Pages", "Differences"), _conflicts),
        _under("statement", lambda: translate("Pages", "Account"), _statement),
        _under("devices", lambda: translate("Pages", "Laptops"), _devices),
        _under("late", lambda: translate("Pages", "Late records"), _late),
    )


def _under(key: str, title: Callable[[], str], build: Callable[[Session], QWidget]) -> PageSpec:
    return PageSpec(key, "sync", title, build, under="sync")


def _sync(session: Session) -> QWidget:
    from gridsteward.desktop.pages.sync.page import SyncPage

    return SyncPage(session)


def _conflicts(session: Session) -> QWidget:
    from gridsteward.desktop.pages.sync.conflicts import ConflictsPage

    return ConflictsPage(session)


def _statement(session: Session) -> QWidget:
    from gridsteward.desktop.pages.sync.statement import StatementPage

    return StatementPage(session)


def _devices(session: Session) -> QWidget:
    from gridsteward.desktop.pages.sync.devices import DevicesPage

    return DevicesPage(session)


def _late(session: Session) -> QWidget:
    from gridsteward.desktop.pages.sync.late import LatePage

    return LatePage(session)
