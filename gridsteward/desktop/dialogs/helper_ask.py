"""What would be sent to the helper model, to the last byte, and what each token stands for: only here (R3.5)."""

import re
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.operations import helping
from gridsteward.words import Words

translate = QCoreApplication.translate
_TOKEN: Final = re.compile("⟦[^⟧]{1,12}⟧")
_REST_MS: Final = 350  # the words to hide are typed one after the other
_LEGEND: Final = 260  # px


class TokenInk(QSyntaxHighlighter):
    """Sets tokens apart from what is sent as it is; follows the theme."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        theme.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Dress the tokens of one line."""
        ink = QTextCharFormat()
        ink.setForeground(self._theme.colour("brand"))
        ink.setBackground(self._theme.colour("brand_soft"))
        ink.setFontWeight(QFont.Weight.Bold)
        for found in _TOKEN.finditer(text):
            # Qt counts UTF-16 units.
            start = len(text[: found.start()].encode("utf-16-le")) // 2
            self.setFormat(start, len(found[0].encode("utf-16-le")) // 2, ink)


class AskStep(QWidget):
    """Choices, the exact text, and the legend. `wanted` hands over the request that is on screen."""

    wanted = Signal(object)  # helping.Request
    left = Signal()

    def __init__(self, session: Session, household: str) -> None:
        super().__init__()
        self._session, self._household = session, household
        self._request: helping.Request | None = None
        self._asked = 0
        theme, space = session.theme, session.theme.space
        self.where = Label(theme, role="quiet", wrap=True)
        self.notes = QCheckBox(translate("Helper", "With &notes of visits (names and numbers hidden)"))
        self.sensitive = QCheckBox(translate("Helper", "Tell of &health and living alone, this once"))
        self.why = Label(
            theme,
            translate(
                "Helper",
                "Left out unless you tick it: such facts are nobody's business outside, and most advice does without.",
            ),
            role="caption",
            wrap=True,
        )
        self.hide_words = QLineEdit()
        self.hide_words.setAccessibleName(translate("Helper", "Hide these words too"))
        self.hide_words.setPlaceholderText(translate("Helper", "Hide these words too, a space between them"))
        self.text = QPlainTextEdit()
        self.text.setProperty("verbatim", True)  # what leaves, sign by sign, in whatever language
        self.text.setReadOnly(True)
        self.text.setAccessibleName(translate("Helper", "What will be sent"))
        self.text.setTabChangesFocus(True)
        self._ink = TokenInk(theme, self.text.document())
        self.count = Label(theme, role="caption")
        self.plain = Label(
            theme,
            translate(
                "Helper",
                "Somebody here bears a name that is also a common word. The fixed part is in English this time, so "
                "that nothing gives the name away.",
            ),
            role="caption",
            tone="watch",
            wrap=True,
        )
        self.plain.hide()
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.cancel = Button(theme, translate("Helper", "Cancel"))
        self.send = Button(theme, translate("Helper", "&Send this"), kind="main", icon="export")
        self.send.setEnabled(False)
        ticks = Flow(self.notes, self.sensitive, gap=space.l)
        head = row(Pair(theme, translate("Helper", "Exactly this is sent")), None, self.count)
        left = QWidget()
        left.setLayout(column(head, self.text, gap=space.xs))
        body = row(left, self._legend(), gap=space.m)
        body.setStretch(0, 1)
        box = column(
            *(self.where, ticks, self.why, self.hide_words, self.plain, body, self.wrong),
            row(None, self.cancel, self.send),
            gap=space.s,
        )
        box.setStretch(5, 1)
        self.setLayout(box)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.refresh)
        for tick in (self.notes, self.sensitive):
            tick.toggled.connect(self.refresh)
        self.hide_words.textChanged.connect(self._typed)
        self.cancel.clicked.connect(self.left)
        self.send.clicked.connect(self._send)

    def _legend(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space.s)
        self.no_tokens = Label(
            theme,
            translate("Helper", "No token is needed: what is sent are general terms of our own."),
            role="quiet",
            wrap=True,
        )
        inside = frame(
            "surface", column(self._lines, self.no_tokens, None, pad=(space.m, space.s, space.m, space.s))
        )
        holder = QWidget()
        title = Pair(theme, translate("Helper", "Tokens"), translate("Helper", "known only here"))
        panel = frame("panel", column(scrolling(inside), pad=(1, 1, 1, 1)))
        holder.setLayout(column(title, panel, gap=space.xs))
        holder.setFixedWidth(_LEGEND)
        return holder

    @property
    def request(self) -> helping.Request | None:
        """What is on screen, None while it is being put together."""
        return self._request

    def say(self, text: str) -> None:
        """Say in place what went wrong."""
        self.wrong.show_text(text)
        self.wrong.setVisible(bool(text))

    def refresh(self) -> None:
        """Put the text together anew; until it is there nothing can be sent."""
        self._rest.stop()
        session, household = self._session, self._household
        notes, sensitive = self.notes.isChecked(), self.sensitive.isChecked()
        hide = tuple(self.hide_words.text().split())
        self._request = None
        self.send.setEnabled(False)
        self._asked += 1
        turn = self._asked

        def work() -> tuple[helping.Request, helping.HelperSettings]:
            made = helping.proposal_request(
                session.area,
                household,
                include_notes=notes,
                include_sensitive=sensitive,
                hide=hide,
                words=session.words,
                plain_words=Words("en"),
            )
            return made, helping.helper_settings(session.area)

        session.tasks.run(
            "helper.request",
            work,
            lambda found: self._show(*found) if turn == self._asked else None,
            owner=self,
        )

    def _typed(self) -> None:
        self.send.setEnabled(False)
        self._request = None
        self._rest.start()

    def _show(self, made: helping.Request, settings: helping.HelperSettings) -> None:
        self._request = made
        self.text.setPlainText(made.body)
        # What is of this household stands last.
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.ensureCursorVisible()
        count = len(made.body.encode())
        self.count.show_text(translate("Helper", "{count} bytes").format(count=f"{count:,}"))
        self.plain.setVisible(made.plain)
        self._show_where(settings)
        self._show_tokens(made.tokens)
        self.send.setEnabled(True)

    def _show_where(self, settings: helping.HelperSettings) -> None:
        host = settings.host
        text = (
            translate("Helper", "Goes to {host}, in this house, model {model}.")
            if helping.is_near(host)
            else translate("Helper", "Goes to {host} on the internet, model {model}.")
        )
        never = translate("Helper", "Names, phones, addresses, account and meter numbers never go.")
        self.where.show_text(f"{text.format(host=host, model=settings.model)} {never}")

    def _show_tokens(self, tokens: Mapping[str, str]) -> None:
        theme, words = self._session.theme, self._session.words
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for token, stands_for in tokens.items():
            line = QWidget()
            mark = Label(theme, token, role="head", tone="brand")
            kind = words(f"helper_kind.{helping.kind_of_token(token)}")
            line.setLayout(
                column(
                    row(mark, None, Label(theme, kind, role="caption")),
                    Label(theme, stands_for, wrap=True),
                    rule(),
                    gap=2,
                )
            )
            line.setAccessibleName(f"{token} {kind} {stands_for}")
            self._lines.addWidget(line)
        self.no_tokens.setVisible(not tokens)

    def _send(self) -> None:
        if self._request is not None:
            self.say("")
            self.wanted.emit(self._request)

    def take_focus(self) -> None:
        """Give the keyboard to what comes next."""
        self.send.setFocus(Qt.FocusReason.OtherFocusReason)
