"""One finding: the sentence to say, its figures, what to do first, whom to ring up, what became of it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gridsteward.desktop.pages.households.use_chart import UseChart
from gridsteward.desktop.pages.usage.wording import event_line, name_of, state_tone, tone_of
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Item, column, frame, row, rule, scrolling, section
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Pair, Paragraph
from gridsteward.desktop.wording import account_number, dated, phone
from gridsteward.operations import finding_words
from gridsteward.records.finding import Finding, FindingEntry, FindingEvent, FindingOutcome, FindingState
from gridsteward.records.household import Person
from gridsteward.records.use import MarkKind, UseMark


class FindingDetail(QFrame):
    """The finding in front; `entry` is what stands there."""

    household_wanted = Signal()
    visit_wanted = Signal()
    explain_wanted = Signal()
    dismiss_wanted = Signal()
    reopen_wanted = Signal()
    noted = Signal(str)  # what was typed of a call
    finding_wanted = Signal(str)  # another one that the chart shows

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self._session = session
        self.entry: FindingEntry | None = None
        self._box = QVBoxLayout()
        self._box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._box)
        self._inside: QWidget | None = None
        self._typed: dict[str, str] = {}  # by finding: what is not kept yet outlives a reading anew
        self.chart = UseChart(session)
        self.chart.use_stretch("90")  # what is new is seen best from near
        self.chart.mark_wanted.connect(self._marked)

    def show_finding(self, entry: FindingEntry, people: Sequence[Person]) -> None:
        """Show a finding with those who can be rung up."""
        self.entry = entry
        before, self._inside = self._inside, scrolling(self._page(entry, people))
        if before is not None:
            before.hide()
            before.deleteLater()
        self._box.addWidget(self._inside)
        household = entry.household
        self.chart.show_household(household.id, name=household.name, mark=entry.finding.id)

    def _marked(self, mark: UseMark) -> None:
        if mark.what is MarkKind.FINDING:
            self.finding_wanted.emit(mark.id)

    # ------------------------------------------------------------------ parts

    def _page(self, entry: FindingEntry, people: Sequence[Person]) -> QFrame:
        theme, space = self._session.theme, self._session.theme.space
        parts: list[Item] = [
            *self._head(entry),
            rule(),
            self._said(entry.finding),
            self._figures(entry.finding),
            *self._first(entry, people),
        ]
        if entry.events:
            parts.append(section(theme, self.tr("What became of it"), *self._history(entry)))
        parts.append(self.chart)  # it moves from page to page
        pad = (space.xl, space.l, space.xl, space.l)
        return frame("surface", column(*parts, None, gap=space.l, pad=pad))

    def _head(self, entry: FindingEntry) -> list[Item]:
        theme, words, household = self._session.theme, self._session.words, entry.household
        name = Elided(theme, name_of(household), role="title")
        state = Badge(theme, words(f"finding_state.{entry.state}"), tone=state_tone(entry.state))
        state.setVisible(entry.state != FindingState.OPEN)
        where = " · ".join(
            p for p in (household.village, household.address, account_number(household.account_no)) if p
        )
        tags: list[QWidget] = []
        if entry.finding.watched:
            tags.append(Badge(theme, self.tr("To be looked after"), tone="watch"))
        if entry.more and entry.state == FindingState.OPEN:
            tags.append(Badge(theme, self.tr("Less pressing than others of its week"), tone="unknown"))
        flags = QWidget()
        flags.setLayout(Flow(*tags))
        flags.setVisible(bool(tags))
        return [
            Flow(name, state, *(buttons := self._buttons(entry)), gap=theme.space.s, tail=len(buttons)),
            Elided(theme, where, role="quiet"),
            flags,
        ]

    def _buttons(self, entry: FindingEntry) -> list[QWidget]:
        theme, who = self._session.theme, name_of(entry.household)
        self.open_button = self._button(self.tr("Open the household"), who, icon="home")
        self.open_button.set_kind("text")
        self.open_button.clicked.connect(self.household_wanted)
        if entry.state != FindingState.OPEN:
            self.reopen = self._button(self.tr("Open again"), who, icon="undo")
            self.reopen.clicked.connect(self.reopen_wanted)
            return [self.open_button, self.reopen]
        self.visit = self._button(self.tr("Record the visit"), who, icon="note")
        self.visit.clicked.connect(self.visit_wanted)
        self.dismiss = self._button(self.tr("It was nothing …"), who)
        self.dismiss.clicked.connect(self.dismiss_wanted)
        self.explain = Button(
            theme,
            self.tr("So it was …"),
            kind="main",
            icon="check",
            name_for_readers=f"{self.tr('So it was …')}: {who}",
        )
        self.explain.clicked.connect(self.explain_wanted)
        return [self.open_button, self.visit, self.dismiss, self.explain]

    def _button(self, text: str, who: str, *, icon: str = "") -> Button:
        return Button(self._session.theme, text, icon=icon, name_for_readers=f"{text}: {who}")

    def _said(self, finding: Finding) -> QWidget:
        theme, words, space = self._session.theme, self._session.words, self._session.theme.space
        title = Pair(theme, finding_words.short(finding, words))
        inside = column(
            row(Glyph(theme, tone_of(finding)), title, None, gap=space.s),
            Paragraph(theme, finding_words.sentence(finding, words)),
            Paragraph(theme, finding_words.maybe(finding, words), role="quiet"),
            gap=space.s,
            pad=(space.l, space.m, space.l, space.m),
        )
        return frame("spoken", inside)

    def _figures(self, finding: Finding) -> QWidget:
        theme, words, space = self._session.theme, self._session.words, self._session.theme.space
        today = self._session.clock().date()
        since = dated(words, date.fromisoformat(finding.since), today)
        day = dated(words, date.fromisoformat(finding.day), today)
        figures: list[tuple[str, str]] = []
        if finding.before is not None and finding.after is not None:
            change = f"{finding_words.kwh(finding.before)} → {finding_words.kwh(finding.after)}"
            figures.append((change, self.tr("kWh a day, before and since")))
            if finding.before >= 0.05:
                figures.append((_percent(finding.size / finding.before), self.tr("against before")))
            if finding.shared is not None:
                figures.append((_percent(finding.shared), self.tr("the whole area meanwhile")))
        figures.append((since, self.tr("since, noticed {day}").format(day=day)))
        if not finding.note:
            sure = self.tr("certainty {percent}%").format(percent=round(100 * finding.confidence))
            figures.append((finding_words.certainty(finding, words), sure))
        shown = QWidget()
        columns = [
            column(Label(theme, figure, role="title"), Label(theme, caption, role="caption"), gap=2)
            for figure, caption in figures
        ]
        held = []
        for each in columns:
            holder = QWidget()
            holder.setLayout(each)
            held.append(holder)
        shown.setLayout(Flow(*held, gap=space.xl))
        return shown

    def _first(self, entry: FindingEntry, people: Sequence[Person]) -> list[Item]:
        theme, words = self._session.theme, self._session.words
        lines: list[Item] = [Paragraph(theme, finding_words.first_step(entry.finding, words))]
        if not entry.finding.note:
            lines += [self._way(person) for person in people]
            if not people:
                lines.append(Label(theme, self.tr("No phone number is known here."), role="quiet"))
            lines.append(self._note_line(entry))
        return [section(theme, self.tr("What to do first"), *lines)]

    def _note_line(self, entry: FindingEntry) -> QHBoxLayout:
        """Return a line to say how the call went, before anything is settled."""
        theme, finding = self._session.theme, entry.finding.id
        self.note = QLineEdit(self._typed.get(finding, ""))
        self.note.setPlaceholderText(self.tr("A word on the call, e.g. nobody answered, again tomorrow"))
        self.note.setAccessibleName(self.tr("A word on the call"))
        self.keep = self._button(self.tr("Keep"), name_of(entry.household))
        self.keep.setEnabled(bool(self.note.text().strip()))

        def typed(text: str) -> None:
            self._typed[finding] = text
            self.keep.setEnabled(bool(text.strip()))

        self.note.textChanged.connect(typed)
        self.note.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(lambda: self.noted.emit(self.note.text()))
        line = row(Glyph(theme, "note"), self.note, self.keep)
        line.setStretch(1, 1)
        return line

    def forget_typed(self, finding: str) -> None:
        """What was typed of a finding is kept now."""
        self._typed.pop(finding, None)

    def _way(self, person: Person) -> QWidget:
        theme, words = self._session.theme, self._session.words
        relation = words.section("relation").get(person.relation, "")
        numbers = " / ".join(phone(number) for number in person.phones.split())
        notes = [
            self.tr("main contact") if person.main_contact else "",
            self.tr("in an emergency") if person.emergency_contact else "",
            "" if person.lives_here else self.tr("lives away"),
        ]
        said = Pair(
            theme,
            f"{relation} {person.name}  {numbers}".strip(),
            " · ".join(note for note in notes if note),
            role="body",
        )
        line = row(Glyph(theme, "phone"), said, None)
        made = QWidget()
        made.setLayout(line)
        return made

    def _history(self, entry: FindingEntry) -> list[Item]:
        theme, words = self._session.theme, self._session.words
        today = self._session.clock().date()
        lines: list[Item] = []
        for event in entry.events:
            what, who = event_line(event, words, today)
            said = Pair(theme, what, who, role="body")
            said.setWordWrap(True)
            line = row(Glyph(theme, _glyph(event)), said)
            line.setStretch(1, 1)
            lines.append(line)
        return lines


def _glyph(event: FindingEvent) -> str:
    if event.outcome == FindingOutcome.OPENED:
        return "note" if event.note else "eye"
    return "undo" if event.outcome == FindingOutcome.REOPENED else "check"


def _percent(part: float) -> str:
    """Return a change with its sign: +93%, −40%."""
    return f"{part:+.0%}".replace("-", "−")
