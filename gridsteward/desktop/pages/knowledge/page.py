"""知识: the articles on the left; on the right the article, the documents to bring, or the self-check."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from gridsteward.desktop.knowledge.article import ArticleView
from gridsteward.desktop.knowledge.documents import DocumentsList
from gridsteward.desktop.knowledge.fault_check import FaultCheck
from gridsteward.desktop.pages.knowledge.listing import KnowledgePane
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.frames import ListDetail, column, frame, scrolling
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.operations import knowledge
from gridsteward.records.knowledge import Article


class KnowledgePage(QWidget):
    """List and article; the two tools take the article's place when they are asked for."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.list = KnowledgePane(session)
        self.article = ArticleView(session)
        self._documents: DocumentsList | None = None
        self._check: FaultCheck | None = None
        self._wanted = ""  # asked for before the articles were read
        self.detail = Stack()
        self.detail.addWidget(frame("surface"))
        self.detail.addWidget(self.article)
        self._split = ListDetail(session.theme, self.list, self.detail)
        self.setLayout(column(self._split))
        self.list.shown.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.documents_wanted.connect(self.show_documents)
        self.list.check_wanted.connect(self.show_check)
        session.article_requested.connect(self.open_article)
        language = session.words.language
        session.tasks.run(
            "knowledge.read", lambda: knowledge.articles(language), self._read, lane="cpu", owner=self
        )

    @property
    def documents(self) -> DocumentsList:
        """The lists of documents, made when first asked for."""
        if self._documents is None:
            self._documents = DocumentsList(self._session)
            self.detail.addWidget(self._scrolling(self._documents))
        return self._documents

    @property
    def check(self) -> FaultCheck:
        """The self-check, made when first asked for."""
        if self._check is None:
            self._check = FaultCheck(self._session)
            self.detail.addWidget(self._scrolling(self._check))
        return self._check

    def open_article(self, code: str) -> None:
        """Show an article by its code."""
        self._wanted = code
        self.list.select(code)
        if self.list.current is not None:
            self._wanted = ""
            self._open(self.list.current)

    def show_documents(self) -> None:
        """Show what to bring."""
        self._front(self.documents)
        self.documents.who.take_focus()

    def show_check(self) -> None:
        """Begin the self-check, or show where it stands."""
        self._front(self.check)
        self.check.setFocus()

    def go_back(self) -> bool:
        """Leave a tool for the article, then the folded article for the list."""
        if self.detail.currentIndex() > 1:
            self.detail.setCurrentWidget(self.article)
            self.list.list.setFocus()
            return True
        return self._split.go_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the list."""
        super().focusInEvent(event)
        self.list.list.setFocus()

    def _read(self, articles: tuple[Article, ...]) -> None:
        self.list.show_articles(articles)
        if self._wanted:
            self.open_article(self._wanted)

    def _show(self, article: Article) -> None:
        self.article.show_article(article)
        self.detail.setCurrentWidget(self.article)

    def _open(self, article: Article) -> None:
        self._show(article)
        self._split.show_detail()

    def _front(self, tool: QWidget) -> None:
        area = next(
            each
            for each in self.detail.findChildren(QScrollArea)
            if each.parent() is self.detail and each.isAncestorOf(tool)
        )
        self.detail.setCurrentWidget(area)
        self._split.show_detail()

    def _scrolling(self, tool: QWidget) -> QScrollArea:
        space = self._session.theme.space
        pad = (space.xl, space.l, space.xl, space.l)
        return scrolling(frame("surface", column(tool, pad=pad)))
