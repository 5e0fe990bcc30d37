"""What is known beside the households: up to three articles a search fits and one of the guide, in a quiet line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import clear, column, row, rule
from gridsteward.desktop.widgets.labels import Label

if TYPE_CHECKING:  # imported when the first search rests: the window is there sooner
    from gridsteward.operations.guide import GuideArticle
    from gridsteward.records.knowledge import Article

# Nothing is looked for while somebody types: a keystroke is the households' alone.
REST_MS = 250
_SHOWN = 3


def _found(text: str, language: str) -> "tuple[tuple[Article, ...], tuple[GuideArticle, ...]]":
    from gridsteward.operations import guide, knowledge

    return knowledge.search(text, language)[:_SHOWN], guide.search(text, language)[:1]


class KnownLine(QWidget):
    """Hidden where nothing fits; a click opens the article."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._text = ""
        self.buttons: list[Button] = []
        self._flow: Flow | None = None  # made with the first hit: the page is there sooner
        self._word: Label | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._find)
        self.hide()

    def search(self, text: str) -> None:
        """Look once the typing rests."""
        self._text = text.strip()
        if self._text:
            self._rest.start()
        else:
            self._rest.stop()
            self.hide()

    def _find(self) -> None:
        if self._session.tasks.closed:
            return
        text, language = self._text, self._session.words.language
        self._session.tasks.run(
            "knowledge.search",
            lambda: _found(text, language),
            lambda found: self._show(text, *found),
            lane="cpu",
            owner=self,
        )

    def _show(self, text: str, found: "tuple[Article, ...]", explained: "tuple[GuideArticle, ...]") -> None:
        if text != self._text:
            return
        theme = self._session.theme
        flow = self._line()
        clear(flow)
        self.buttons = []
        for each in found:
            button = Button(theme, each.title, kind="text", icon="book")
            button.clicked.connect(lambda _on=False, code=each.code: self._session.open_article(code))
            self.buttons.append(button)
            flow.addWidget(button)
        for one in explained:
            button = Button(theme, one.title, kind="text", icon="help")
            button.clicked.connect(lambda _on=False, key=one.key: self._session.open_help(key))
            self.buttons.append(button)
            flow.addWidget(button)
        if self._word is not None and self.buttons:  # on the height of the first line of buttons
            self._word.setFixedHeight(self.buttons[0].sizeHint().height())
        self.setVisible(bool(self.buttons))

    def _line(self) -> Flow:
        if self._flow is None:
            space = self._session.theme.space
            self._flow = Flow(gap=space.xs)
            self._word = Label(self._session.theme, self.tr("Knowledge"), role="caption")
            line = row(self._word, self._flow, gap=space.xs, pad=(space.xl, space.xs, space.s, space.xs))
            line.setStretch(1, 1)
            line.setAlignment(self._word, Qt.AlignmentFlag.AlignTop)
            self.setLayout(column(rule(), line, gap=0))
        return self._flow
