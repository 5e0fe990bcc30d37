"""帮助: the articles on the left, the one that is read on the right; the guided tour above."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.keys import as_table
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.help.reading import Reading
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import ListDetail, column, frame, row, rule
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import guide
from gridsteward.operations.guide import GuideArticle

FIRST: Final = "01-first-day"
OF_PAGE: Final[Mapping[str, str]] = {
    "today": "04-today",
    "households": "03-households",
    "plan": "04-today",
    "visits": "05-door",
    "usage": "08-reports",
    "reports": "08-reports",
    "supervisor": "08-reports",
    "import": "02-ledger",
    "care": "06-care",
    "cases": "07-cases",
    "knowledge": "07-cases",
    "sync": "09-sync",
    "conflicts": "09-sync",
    "statement": "09-sync",
    "devices": "09-sync",
    "late": "09-sync",
    "settings": "10-backup",
}
"""Which article F1 opens on which page."""


class HelpPage(QWidget):
    """List and article; a link leads to another article."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space, language = session.theme, session.theme.space, session.words.language
        self._wanted = FIRST
        self.tour = Button(theme, self.tr("Show me &round"), icon="eye")
        self.tour.clicked.connect(session.tour_requested)
        self.model: RecordList[GuideArticle] = RecordList(self._word, parent=self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list, marks=False))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Articles of the guide"))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.clicked.connect(self._open_detail)
        self.list.activated.connect(self._open_detail)
        head = column(
            row(Label(theme, self.tr("Help"), role="title"), None, self.tour),
            pad=(space.l, space.m, space.l, space.s),
        )
        pane = QFrame()
        pane.setProperty("look", "list")
        inside = column(head, rule(), self.list, gap=0)
        inside.setStretch(2, 1)
        pane.setLayout(inside)
        pane.setMinimumWidth(theme.shape.list - 120)
        self.reading = Reading(theme, folder=guide.folder(language))
        self.reading.wanted.connect(self.open)
        self._split = ListDetail(theme, pane, frame("surface", column(self.reading)))
        self.setLayout(column(self._split))
        session.help_requested.connect(self.open)
        session.tasks.run("guide", lambda: guide.articles(language), self._read, lane="cpu", owner=self)

    @property
    def current(self) -> str:
        """Key of the article that is read, "" before the articles are there."""
        at = self.list.currentIndex().row()
        return self.model.records[at].key if at >= 0 else ""

    def open(self, wanted: str) -> None:
        """Show an article, by its key or by the page it is about."""
        self._wanted = OF_PAGE.get(wanted, wanted)
        keys = [each.key for each in self.model.records]
        if keys:
            at = keys.index(self._wanted) if self._wanted in keys else 0
            self.list.setCurrentIndex(self.model.index(at, 0))
            self._split.show_detail()

    def go_back(self) -> bool:
        """Leave the folded article for the list."""
        return self._split.go_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the list."""
        super().focusInEvent(event)
        self.list.setFocus()

    def _read(self, articles: tuple[GuideArticle, ...]) -> None:
        self.model.show_records(articles)
        self.open(self._wanted)

    def _open_detail(self, _index: QModelIndex) -> None:
        self._split.show_detail()

    @staticmethod
    def _word(article: GuideArticle) -> RowText:
        lead = next((line for line in article.text.splitlines()[1:] if line.strip()), "")
        return RowText(article.title, lead.strip())

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            article = self.model.records[index.row()]
            self.reading.setAccessibleName(article.title)
            self.reading.show_text(article.filled(as_table(self._session.page_titles)))
