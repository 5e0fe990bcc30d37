"""The page that takes a station's ledger in."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def spec() -> PageSpec:
    """Return what the frame needs; the page is reached from the households and the settings."""
    return PageSpec(
        "import",
        "import",
        lambda: QCoreApplication.translate("Pages", "Import"),
        _build,
        under="households",
    )


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.importing.page import ImportPage

    return ImportPage(session)
