"""A card's parts on screen: titled sections, lines of what to do and what to say, and the reason on demand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Role, Tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph
from gridsteward.records.advice import CardSection, WordedLine, WordedSection

ICONS = {
    CardSection.MOOD: "mood0",
    CardSection.OPENING: "home",
    CardSection.ASK: "help",
    CardSection.PRAISE: "care",
    CardSection.CALM: "speech",
    CardSection.DOUBT: "eye",
    CardSection.CLOSE: "check",
    CardSection.STEPS: "sort",
    CardSection.PEAK: "flag",
    CardSection.ENDING: "next",
    CardSection.MIND: "bell",
    CardSection.OBSERVE: "search",
    CardSection.AVOID: "close",
    CardSection.TERMS: "case",
    CardSection.NEXT: "clock",
}


class LineView(QFrame):
    """One line. Near the pointer or with the keyboard on it, it asks for its reason to be shown.

    Of all lines one is a stop for Tab; the arrows go on from there.
    """

    asked = Signal(object)  # the WordedLine
    left = Signal()
    stepped = Signal(int)  # Down (1) or Up (-1)

    def __init__(self, session: Session, line: WordedLine, section: CardSection, *, large: bool) -> None:
        super().__init__()
        theme = session.theme
        self.line = line
        self.setProperty("look", "line")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        role: Role = "strong" if large else "body"
        parts: list[QWidget] = []
        self.text = self._spoken_of(session, line, section)
        if section is CardSection.TERMS:
            parts.append(Paragraph(theme, self.text, role=role))
        else:
            if line.do:
                parts.append(Paragraph(theme, line.do, role=role))
            if line.say:
                parts.append(self._said(theme, session.words("advice.spoken", text=line.say), role))
        if line.tentative:
            badge = Badge(theme, session.words("advice.tentative"), tone="unknown")
            parts.append(_left(badge))
        self.setAccessibleName(self.text)
        self.setAccessibleDescription(line.why)
        pad = theme.space.s - 2
        self.setLayout(column(*parts, gap=theme.space.xs, pad=(pad, 3, pad, 3)))

    @staticmethod
    def _spoken_of(session: Session, line: WordedLine, section: CardSection) -> str:
        words = session.words
        if section is CardSection.TERMS:
            return words("advice.term", term=line.do, plain=line.say)
        spoken = words("advice.spoken", text=line.say) if line.say else ""
        return " ".join(filter(None, (line.do, spoken)))

    @staticmethod
    def _said(theme: Theme, text: str, role: Role) -> QWidget:
        pad = theme.space.s
        return frame("spoken", column(Paragraph(theme, text, role=role), pad=(pad + 2, 4, pad, 4)))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Ask for the reason."""
        super().enterEvent(event)
        self.asked.emit(self.line)

    def leaveEvent(self, event: QEvent) -> None:
        """The reason may go."""
        super().leaveEvent(event)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask for the reason."""
        super().focusInEvent(event)
        self.asked.emit(self.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next line or the one before."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger has no hover: pressing asks."""
        super().mousePressEvent(event)
        self.asked.emit(self.line)


class SectionView(QWidget):
    """A titled part of the card."""

    def __init__(self, session: Session, section: WordedSection, *, large: bool) -> None:
        super().__init__()
        theme = session.theme
        self.section = section.section
        self.lines = [LineView(session, each, section.section, large=large) for each in section.lines]
        tone: Tone = "watch" if section.section is CardSection.MIND else "quiet"
        title = Label(theme, section.title, role="head")
        head = row(Glyph(theme, ICONS[section.section], tone=tone), title, None, gap=theme.space.s - 2)
        inside = column(*self.lines, gap=2, pad=(theme.shape.icon, 0, 0, 0))
        self.setLayout(column(head, inside, gap=2))


def _left(widget: QWidget) -> QWidget:
    made = QWidget()
    made.setLayout(row(widget, None))
    return made


def stack(sections: Sequence[QWidget], gap: int) -> QWidget:
    """Return sections below each other, at the top of their place."""
    made = QWidget()
    box = QVBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for each in sections:
        box.addWidget(each)
    box.addStretch(1)
    made.setLayout(box)
    return made
