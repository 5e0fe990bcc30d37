"""The promises that are due: late ones first, each with what to do about it, and how many are kept (R6.6)."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Pair
from gridsteward.operations import promises
from gridsteward.operations.area import aside
from gridsteward.operations.promises import KeepingRate, Promise, PromiseList, PromiseState
from gridsteward.records.journal import Change
from gridsteward.records.visit import CommitmentOutcome

_TABLES: Final = frozenset(
    ("commitment", "commitment_event", "service_case", "service_case_event", "household")
)
_TONES: Final[dict[PromiseState, Tone]] = {
    PromiseState.OVERDUE: "alarm",
    PromiseState.TODAY: "watch",
    PromiseState.OPEN: "unknown",
    PromiseState.KEPT: "good",
    PromiseState.KEPT_LATE: "watch",
    PromiseState.BROKEN: "alarm",
    PromiseState.WITHDRAWN: "unknown",
}
_QUARTER: Final = timedelta(days=90)
_MOST: Final = 200
_AT_ONCE: Final = 6  # lines made in one go: each takes some milliseconds, and the window must not stand still
_AHEAD: Final = 18  # lines made before anybody looks: as many as a large window shows
_LINES: Final = "cases.promises.lines"
_REST_MS: Final = 200
Read = tuple[PromiseList, KeepingRate]


class PromiseLine(QFrame):
    """One promise: whose, what, by when; kept, or something else."""

    def __init__(self, session: Session, item: Promise, view: "PromisesView") -> None:
        super().__init__()
        theme, words, space = session.theme, session.words, session.theme.space
        today = session.clock().date()
        self.told = item, today
        tone = _TONES[item.state]
        name = item.name or item.made_to or self.tr("Name kept confidential")
        self.name = NameButton(theme, name, name_for_readers=self.tr("Open {name}").format(name=name))
        self.name.clicked.connect(lambda: view.open(item))
        kind = words.section("promise_kind").get(item.kind) or words(f"case_clock.{item.kind}")
        note = "" if item.kind == "other" else kind
        if item.case_number:
            note = self.tr("in request {number}").format(number=item.case_number)
        due = wording.relative(words, date.fromisoformat(item.due), today)
        when = Label(
            theme,
            self.tr("due {day}").format(day=due),
            role="caption",
            tone=tone if tone != "unknown" else "",
        )
        head = row(self.name, Label(theme, note, role="caption"), None, when, gap=space.xs)
        said = [item.what or kind]
        if item.granted_by:
            said.append(self.tr("allowed by {who}").format(who=item.granted_by))
        if item.word:
            said.append(self.tr("moved: “{word}”").format(word=item.word))
        texts = column(head, row(space.xs, Elided(theme, " · ".join(said), role="quiet"), gap=0), gap=2)
        parts: list[QWidget] = [Glyph(theme, tone, tone=tone)]
        self.kept = Button(
            theme,
            self.tr("Kept"),
            icon="check",
            name_for_readers=self.tr("Kept: {what}").format(what=item.what),
        )
        self.other = Button(
            theme,
            self.tr("Otherwise…"),
            kind="text",
            name_for_readers=self.tr("Otherwise: {what}").format(what=item.what),
        )
        if item.case_id:
            self.kept.show_text(self.tr("Handle"))
            self.kept.show_icon("case")
            self.kept.clicked.connect(lambda: session.open_case(item.case_id))
        else:
            self.kept.clicked.connect(lambda: view.keep(item))
            self.other.clicked.connect(lambda: view.ask(item))
        if not item.is_open:
            parts.append(Badge(theme, words(f"promise_state.{item.state}"), tone=tone))
        line = row(parts[0], texts, *parts[1:], gap=space.m, pad=(space.l, space.s - 2, space.l, space.s - 2))
        line.setStretch(1, 1)
        if item.is_open:
            if not item.case_id:
                line.addWidget(self.other)
            line.addWidget(self.kept)
        self.setLayout(line)


class PromisesView(QWidget):
    """The list, with the keeping rate of the last quarter above; `counted` says how many are late, and due today."""

    counted = Signal(int, int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self.rate = Pair(theme, "")
        self.settled = Button(theme, self.tr("With settled ones"), kind="chip", checked=False)
        self.settled.toggled.connect(lambda _on: self.refresh())
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.lines: list[PromiseLine] = []
        self._more = Label(theme, role="caption")
        inside = frame("surface", column(self._box, self._more, None, gap=space.s))
        self._scroll = scrolling(inside)
        self._list = frame("panel", column(self._scroll, pad=(1, 1, 1, 1)))
        self.empty = EmptyState(
            theme, self.tr("No promise is open. What you promise at the door shows up here with its day.")
        )
        box = column(
            Flow(self.rate, self.settled, tail=1),
            self._list,
            self.empty,
            gap=space.s,
            pad=(space.xl, space.m, space.xl, space.l),
        )
        box.setStretch(1, 1)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.empty.hide()
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_REST_MS)
        self._found = PromiseList(shown=(), count=0, late=0, today=0)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._grow)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._next.start(0))
        bar.rangeChanged.connect(lambda _first, _last: self._next.start(0))

    def refresh(self) -> None:
        """Read anew."""
        if self._session.tasks.closed:
            return
        area, settled = self._session.area, self.settled.isChecked()
        today = self._session.clock().date()

        def read() -> Read:
            with aside(area) as own:
                since = (today - _QUARTER).isoformat()
                found = promises.pressing(own, settled=settled, most=_MOST)
                return found, promises.keeping_rate(own, since, today.isoformat())

        self._session.tasks.run("promises", read, self._show, lane="cpu", owner=self)

    def _show(self, read: Read) -> None:
        self._found, rate = read
        whole = rate.whole
        said = self.tr("In the last three months {kept} of {of} promises were kept in time").format(
            kept=whole.kept, of=whole.of
        )
        self.rate.show_text(self.tr("Promises"), said if whole.of else "")
        self._more.show_text(
            self.tr("{shown} of {all} are shown.").format(shown=_MOST, all=self._found.count)
        )
        self._list.setVisible(bool(self._found.shown))
        self.empty.setVisible(not self._found.shown)
        self.counted.emit(self._found.late, self._found.today)
        if self.isVisible():
            self._renew()
        else:
            self._session.quiet.ask(_LINES, self._make_ahead)

    def _make_ahead(self) -> None:
        """Make the first lines before anybody looks, some in one quiet moment."""
        if not self.lines:
            self._renew()
        else:
            self._add_lines()
        if len(self.lines) < min(_AHEAD, len(self._found.shown)):
            self._session.quiet.ask(_LINES, self._make_ahead)

    def _renew(self) -> None:
        """Show what was found: lines that say the same stay, with the keyboard and the place in the list."""
        today, keeping = self._session.clock().date(), self.focusWidget()
        had_keyboard = any(each.isAncestorOf(keeping) for each in self.lines if keeping)
        there = {each.told: each for each in self.lines}
        lines, made = list[PromiseLine](), 0
        for item in self._found.shown[: max(len(self.lines), _AT_ONCE)]:
            line = there.pop((item, today), None)
            if line is None:
                if made == _AT_ONCE:
                    break
                line, made = PromiseLine(self._session, item, self), made + 1
            if self._box.indexOf(line) != len(lines):
                self._box.insertWidget(len(lines), line)
            lines.append(line)
        for each in set(self.lines).difference(lines):
            self._box.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.lines = lines
        if had_keyboard and not any(each.isAncestorOf(keeping) for each in lines if keeping):
            self.take_focus()
        self._tell_rest()

    def _grow(self) -> None:
        """Make the lines that are seen, and as many below: the rest follows as somebody goes down."""
        bar = self._scroll.verticalScrollBar()
        ahead = self._box.sizeHint().height() - bar.value()
        if not self.isVisible() or ahead >= 2 * self._scroll.viewport().height():
            return
        begun = len(self.lines)
        self._add_lines()
        if len(self.lines) > begun:
            self._tell_rest()

    def _add_lines(self) -> None:
        begun = len(self.lines)
        for item in self._found.shown[begun : begun + _AT_ONCE]:
            self.lines.append(PromiseLine(self._session, item, self))
            self._box.addWidget(self.lines[-1])

    def _tell_rest(self) -> None:
        whole = len(self.lines) == len(self._found.shown)
        self._more.setVisible(whole and self._found.count > _MOST)
        if not whole:
            self._next.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the lines when they are first looked at."""
        super().showEvent(event)
        self._renew()

    def take_focus(self) -> None:
        """Give the keys to the most pressing one."""
        if self.lines:
            self.lines[0].kept.setFocus()
        else:
            self.settled.setFocus()

    def open(self, item: Promise) -> None:
        """Show the household, or the request where there is none."""
        if item.household_id:
            self._session.open_household(item.household_id)
        elif item.case_id:
            self._session.open_case(item.case_id)

    def keep(self, item: Promise) -> None:
        """Write down that it was kept."""
        area = self._session.area
        self._session.tasks.run(
            "promise.kept",
            lambda: promises.settle(area, item.id, CommitmentOutcome.KEPT),
            self._told,
            owner=self,
        )

    def ask(self, item: Promise) -> None:
        """Ask how it stands."""
        from gridsteward.desktop.dialogs.promise import SettleDialog

        SettleDialog(
            self._session, item.id, what=item.what, due=item.due, then=self._told, parent=self.window()
        ).open()

    def _told(self, change: Change) -> None:
        self._session.changed.emit(change)
        tell_done(self._session, self.tr("The promise is up to date."), change)
