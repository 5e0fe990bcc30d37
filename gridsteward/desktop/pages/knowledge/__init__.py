"""The page of what is known without a network (知识)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import PageSpec, Session


def _build(session: Session) -> QWidget:
    from gridsteward.desktop.pages.knowledge.page import KnowledgePage

    return KnowledgePage(session)


def spec() -> PageSpec:
    """Return the page for the rail."""
    return PageSpec(
        "knowledge",
        "book",
        lambda: QCoreApplication.translate("Pages", "Knowledge"),
        _build,
        answers=("article",),
    )
