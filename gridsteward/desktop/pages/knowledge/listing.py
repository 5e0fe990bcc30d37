"""The list of articles: by kind, with a line to find one, and the two tools above."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListView

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, rule
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.operations import knowledge
from gridsteward.records.knowledge import Article, KnowledgeKind

_REST_MS = 120


class KnowledgePane(QFrame):
    """Articles of one kind or of all, those that fit what is typed; the best fit first."""

    shown = Signal(object)  # Article the cursor stands on
    opened = Signal(object)  # Article somebody clicked or pressed Enter on
    documents_wanted = Signal()
    check_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "list")
        self._session = session
        self._articles: Sequence[Article] = ()
        self._kind = ""
        theme, space, words = session.theme, session.theme.space, session.words
        self.check = Button(theme, self.tr("Self-check of a fault"), icon="bolt")
        self.check.clicked.connect(self.check_wanted)
        self.documents = Button(theme, self.tr("Documents to bring"), icon="note")
        self.documents.clicked.connect(self.documents_wanted)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("What people say: breaker trips, new owner …"))
        self.search.setAccessibleName(self.tr("Find in what is known"))
        self.search.setClearButtonEnabled(True)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_REST_MS)
        self._typed.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._typed.start())
        self.chips = {"": Button(theme, self.tr("All"), kind="chip", checked=True)}
        for kind in KnowledgeKind:
            self.chips[kind.value] = Button(
                theme, words(f"knowledge_kind.{kind}"), kind="chip", checked=False
            )
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self.choose(key))
        self.model: RecordList[Article] = RecordList(self._word, parent=self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list, marks=False))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Articles"))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.clicked.connect(self._opened)
        self.list.activated.connect(self._opened)
        self.empty = EmptyState(
            theme, self.tr("Nothing here fits."), action=self.tr("Show all"), icon="close"
        )
        self.empty.wanted.connect(self.show_all)
        self.states = Stack()
        self.states.addWidget(self.list)
        self.states.addWidget(self.empty)
        tools = Flow(self.check, self.documents, gap=space.s)
        chips = Flow(*self.chips.values(), gap=space.xs)
        pad = (space.l, space.m, space.l, space.s)
        head = column(tools, self.search, chips, gap=space.s, pad=pad)
        inside = column(head, rule(), self.states, gap=0)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self.setMinimumWidth(theme.shape.list - 80)

    def show_articles(self, articles: Sequence[Article]) -> None:
        """Show what there is."""
        self._articles = articles
        self.refresh()

    def choose(self, kind: str) -> None:
        """Show one kind; "" is all."""
        self._kind = kind
        for key, chip in self.chips.items():
            chip.setChecked(key == kind)
        self.refresh()

    def show_all(self) -> None:
        """Take the search and the kind away."""
        self.search.clear()
        self._typed.stop()
        self.choose("")

    def refresh(self) -> None:
        """Fill the list by what is typed and chosen; the cursor stays on its article where it is still there."""
        text, kept = self.search.text().strip(), self.current
        found: Sequence[Article] = self._articles
        if text and found:
            found = knowledge.search(text, self._session.words.language)
        self.model.show_records([each for each in found if not self._kind or each.kind == self._kind])
        self.states.setCurrentWidget(self.list if self.model.records or not self._articles else self.empty)
        if self.model.records:
            at = self._place(kept.code) if kept is not None and not text else 0
            self.list.setCurrentIndex(self.model.index(max(at, 0), 0))

    @property
    def current(self) -> Article | None:
        """The article the cursor stands on."""
        at = self.list.currentIndex().row()
        return self.model.records[at] if 0 <= at < len(self.model.records) else None

    def select(self, code: str) -> None:
        """Put the cursor on an article, whatever the list is narrowed to."""
        if self._place(code) < 0:
            self.show_all()
        if (at := self._place(code)) >= 0:
            self.list.setCurrentIndex(self.model.index(at, 0))

    def _place(self, code: str) -> int:
        return next((at for at, each in enumerate(self.model.records) if each.code == code), -1)

    def _word(self, article: Article) -> RowText:
        kind = self._session.words(f"knowledge_kind.{article.kind}")
        return RowText(article.title, article.body[0].removeprefix("- "), note=kind)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.shown.emit(self.model.records[index.row()])

    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.records[index.row()])
