"""One visit or closed case of the queue: what was noted, why it may be worth a look, what was said about it."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Item, column, frame, row, rule, scrolling, section
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Paragraph
from gridsteward.desktop.wording import dated
from gridsteward.desktop.wording import day as say_day
from gridsteward.records.review import Oddity, QueueEntry, VisitReview
from gridsteward.words import Words


def oddity_text(words: Words, oddity: Oddity) -> str:
    """Return in a sentence why a visit may be worth a look."""
    values = dict(oddity.values)
    if "check" in values:
        values["check"] = words(f"check.{values['check']}")
    return words(f"oddity.{oddity.key}", **values)


class _Question(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list and leaves the words where they are."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class EntryDetail(QFrame):
    """`shown` is what stands there; what is being asked stays until it is sent or another entry is chosen."""

    seen_wanted = Signal()
    asked = Signal(str)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self._session = session
        self.shown: QueueEntry | None = None
        theme, space = session.theme, session.theme.space
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        self.question = _Question()
        self.question.setAccessibleName(self.tr("A question to the steward"))
        self.question.setPlaceholderText(self.tr("Ask in one friendly sentence; Enter sends it"))
        self.question.returnPressed.connect(self._send)
        self.question.left.connect(self.left)
        self.send = Button(theme, self.tr("Ask back"), icon="speech")
        self.send.clicked.connect(self._send)
        self.seen = Button(theme, self.tr("Seen"), kind="main", icon="check")
        self.seen.setToolTip("S")
        self.seen.clicked.connect(self.seen_wanted)
        foot = row(
            self.question, self.send, self.seen, gap=space.s, pad=(space.xl, space.m, space.xl, space.m)
        )
        foot.setStretch(0, 1)
        self.setLayout(column(self._box, rule(), foot, gap=0))

    def begin_asking(self) -> None:
        """Give the keys to the question."""
        self.question.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _send(self) -> None:
        text = self.question.text().strip()
        if text:
            self.question.clear()
            self.asked.emit(text)
            self.left.emit()
        else:
            self.begin_asking()

    def open_entry(self, entry: QueueEntry) -> None:
        """Go to the household or the case itself."""
        if entry.sort == "case":
            self._session.open_case(entry.id)
        elif entry.household_id:
            self._session.open_household(entry.household_id)

    def show_entry(self, entry: QueueEntry) -> None:
        """Show an entry."""
        if self.shown is None or self.shown.id != entry.id:
            self.question.clear()
        self.shown = entry
        confidential = entry.sort == "case" and not entry.note
        self.question.setEnabled(not confidential)
        self.send.setEnabled(not confidential)
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = scrolling(self._all(entry))
        self._box.addWidget(self._inside)

    def _all(self, entry: QueueEntry) -> QWidget:
        theme, words, space = self._session.theme, self._session.words, self._session.theme.space
        began = datetime.fromisoformat(entry.at)
        badges: list[QWidget] = [Badge(theme, words(f"review_sort.{entry.sort}"))]
        if entry.late:
            entered = dated(words, date.fromisoformat(entry.entered_at[:10]), self._session.clock().date())
            badges.append(Badge(theme, self.tr("Entered on {day}").format(day=entered), tone="watch"))
        flags = QWidget()
        flags.setLayout(Flow(*badges))
        there = Button(
            theme,
            self.tr("Open the request") if entry.sort == "case" else self.tr("Open the household"),
            kind="text",
            icon="case" if entry.sort == "case" else "home",
        )
        there.clicked.connect(lambda: self.open_entry(entry))
        minutes = self.tr("%n min", "", entry.minutes) if entry.sort == "visit" else ""
        times = " · ".join(
            part for part in (f"{say_day(words, began.date())} {entry.at[11:16]}", minutes) if part
        )
        who = " · ".join(part for part in (entry.steward, entry.village, entry.number) if part)
        name = entry.name or entry.number or self.tr("Confidential")
        parts: list[Item] = [
            row(Elided(theme, name, role="title"), Label(theme, times, role="quiet"), None, there),
            Elided(theme, who, role="quiet"),
            flags,
            rule(),
        ]
        if entry.oddities:
            why = [self._why(oddity_text(words, each)) for each in entry.oddities]
            parts.append(section(theme, self.tr("Worth a look, because"), *why))
        if entry.note:
            parts.append(section(theme, self.tr("Noted"), Paragraph(theme, entry.note)))
        if entry.said:
            parts.append(section(theme, self.tr("Said about it"), *(self._said(each) for each in entry.said)))
        inside = column(*parts, None, gap=space.m, pad=(space.xl, space.l, space.xl, space.l))
        return frame("surface", inside)

    def _why(self, text: str) -> QWidget:
        line = row(Glyph(self._session.theme, "help"), Label(self._session.theme, text, wrap=True))
        line.setStretch(1, 1)
        made = QWidget()
        made.setLayout(line)
        return made

    def _said(self, each: VisitReview) -> QWidget:
        return said_line(self._session, each)


def said_line(session: Session, each: VisitReview) -> QWidget:
    """Return who said what about a visit, and when."""
    theme, words = session.theme, session.words
    when = dated(words, date.fromisoformat(each.at[:10]), session.clock().date())
    head = f"{each.steward} · {words(f'review_kind.{each.kind}')} · {when} {each.at[11:16]}"
    items: list[Item] = [Label(theme, head, role="caption")]
    if each.remark:
        items.append(Paragraph(theme, each.remark))
    made = QWidget()
    made.setLayout(column(*items, gap=2))
    return made
