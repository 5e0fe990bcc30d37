"""The visits made here: the mood over time, a line a visit, and all of a visit when its line is opened."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.pages.households.fields import value_text
from gridsteward.desktop.pages.households.history import STATE_TONES, States, own_states
from gridsteward.desktop.pages.households.mood_curve import MoodCurve
from gridsteward.desktop.pages.households.parts import Pool, Section
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import ElidedPair, Glyph, Label, Pair, Paragraph
from gridsteward.desktop.wording import state_name
from gridsteward.records.page import HouseholdCard, VisitEntry
from gridsteward.records.sync import RecordState
from gridsteward.records.visit import Attachment

FIRST = 3
_STANDING: dict[str, Tone] = {
    "open": "watch",
    "kept": "good",
    "broken": "alarm",
    "withdrawn": "unknown",
}


class VisitBlock(QWidget):
    """One visit, folded to a line until it is opened."""

    amend_wanted = Signal(str)
    file_wanted = Signal(object)  # Attachment

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.entry: VisitEntry | None = None
        theme, space = session.theme, session.theme.space
        self.fold = Button(theme, kind="text", icon="next", checked=False)
        self.fold.toggled.connect(self._fold)
        self.fold.setMinimumWidth(QFontMetrics(theme.font()).horizontalAdvance("0000年00月00日") + space.xxl)
        self.fold.setStyleSheet("text-align: left")
        self._who = ElidedPair(theme)
        self._late = Badge(theme, self.tr("Entered later"), tone="unknown")
        self.state = Badge(theme, "")
        self.state.hide()
        self._mood = Glyph(theme, "mood0")
        self._mood_word = Label(theme, role="caption")
        line = row(self.fold, self._who, self.state, self._late, self._mood, self._mood_word, gap=space.s)
        line.setStretch(1, 1)
        self._inside: QWidget | None = None
        self._box = column(line, gap=0)
        self.setLayout(self._box)

    def show_visit(self, entry: VisitEntry, today: date) -> None:
        """Show a visit; one that is open stays open."""
        same = self.entry is not None and self.entry.visit.id == entry.visit.id
        if same and self.entry == entry:
            return
        self.entry = entry
        self.state.hide()
        visit, words = entry.visit, self._session.words
        day = date.fromisoformat(visit.started_at[:10])
        self.fold.show_text(wording.dated(words, day, today))
        met = value_text("met", visit.met, words, today)
        who = f"{met} {visit.met_who}".strip() or value_text("purposes", visit.purposes, words, today)
        self._who.show_text(who, visit.note.split("\n")[0])
        self._late.setVisible(bool(visit.late))
        moods = [each.mood for each in entry.touchpoints]
        self._mood.setVisible(bool(moods))
        self._mood_word.setVisible(bool(moods))
        if moods:
            mood = round(sum(moods) / len(moods))
            self._mood.show_glyph(f"mood{mood}")
            self._mood_word.show_text(words(f"mood.{mood}"))
        if not same:
            self.fold.setChecked(False)
        self._drop_inside()
        if self.fold.isChecked():
            self._fold(True)

    def show_state(self, state: RecordState | None) -> None:
        """Show where this visit is, as long as it has not arrived for sure."""
        open_one = state in (RecordState.UNSENT, RecordState.ON_THE_WAY, RecordState.REFUSED)
        if state is not None and open_one:
            self.state.show_text(state_name(self._session.words, state), tone=STATE_TONES[state])
        self.state.setVisible(open_one)

    def _fold(self, out: bool) -> None:
        if out and self._inside is None and self.entry is not None:
            self._inside = self._all_of(self.entry)
            self._box.addWidget(self._inside)
        if self._inside is not None:
            self._inside.setVisible(out)

    def _drop_inside(self) -> None:
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None

    def _all_of(self, entry: VisitEntry) -> QWidget:
        theme, words, space = self._session.theme, self._session.words, self._session.theme.space
        visit, today = entry.visit, self._session.clock().date()
        times = f"{visit.started_at[11:16]}–{visit.ended_at[11:16]}"
        entered = date.fromisoformat(visit.entered_at[:10])
        typed = self.tr("entered {day}").format(day=wording.dated(words, entered, today))
        facts = [times, visit.steward, typed if visit.late else ""]
        facts.append(self.tr("corrected since") if entry.amended else "")
        items: list[QWidget] = [
            Label(theme, " · ".join(fact for fact in facts if fact), role="caption", wrap=True)
        ]
        for field in ("purposes", "checks", "next_visit"):
            text = value_text(field, getattr(visit, field), words, today)
            if text:
                line = Pair(theme, words(f"field.{field}"), text)
                line.setWordWrap(True)
                items.append(line)
        if visit.note:
            items.append(Paragraph(theme, visit.note))
        for name, done in (("planned_peak", visit.peak_done), ("planned_ending", visit.ending_done)):
            planned = getattr(visit, name)
            if planned:
                badge = Badge(
                    theme,
                    words(f"came_about.{'yes' if done else 'no'}"),
                    tone="good" if done else "unknown",
                )
                line_of = QWidget()
                line_of.setLayout(_wrapping(badge, Pair(theme, planned, words(f"field.{name}"), role="body")))
                items.append(line_of)
        for touch in entry.touchpoints:
            name = words(f"touchpoint.{touch.kind}") if f"touchpoint.{touch.kind}" in words else touch.kind
            line_of = QWidget()
            mood = Glyph(theme, f"mood{touch.mood}")
            said = " · ".join(part for part in (words(f"mood.{touch.mood}"), touch.note) if part)
            line_of.setLayout(_wrapping(mood, Pair(theme, name, said, role="body")))
            items.append(line_of)
        for promise in entry.commitments:
            line_of = QWidget()
            standing = words(f"commitment_outcome.{promise.outcome}")
            due = value_text("due", promise.commitment.due, words, today)
            note = self.tr("due {day}").format(day=due)
            badge = Badge(theme, standing, tone=_STANDING.get(promise.outcome, "plain"))
            line_of.setLayout(_wrapping(badge, Pair(theme, promise.commitment.what, note, role="body")))
            items.append(line_of)
        items.append(self._foot(entry))
        inside = frame("soft", column(*items, gap=space.xs, pad=(space.m, space.s, space.m, space.s)))
        around = QWidget()
        around.setLayout(column(inside, pad=(space.xl, space.xs, 0, space.s)))
        return around

    def _foot(self, entry: VisitEntry) -> QWidget:
        theme = self._session.theme
        files = Flow()
        for file in entry.attachments:
            icon = "camera" if file.media_type.startswith("image/") else "copy"
            open_it = Button(theme, file.name, kind="chip", icon=icon)
            open_it.clicked.connect(lambda _on=False, file=file: self._open(file))
            files.addWidget(open_it)
        amend = Button(theme, self.tr("Correct this visit"), kind="text", icon="note")
        amend.clicked.connect(lambda: self.amend_wanted.emit(entry.visit.id))
        foot = QWidget()
        line = row(files, amend)
        line.setStretch(0, 1)
        foot.setLayout(line)
        return foot

    def _open(self, file: Attachment) -> None:
        self.file_wanted.emit(file)


def _wrapping(mark: QWidget, words: Pair) -> QHBoxLayout:
    words.setWordWrap(True)
    line = row(mark, words)
    line.setStretch(1, 1)
    return line


class Visits(Section):
    """The last visits, all of them on demand."""

    amend_wanted = Signal(str)
    file_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        self._session = session
        self._visits: Sequence[VisitEntry] = ()
        self._blocks: Pool[VisitBlock] = Pool(self._block, 2)
        self.curve = MoodCurve(session)
        self._none = Label(session.theme, translate("households", "Not visited yet."), role="quiet")
        self.all = Button(session.theme, kind="text")
        self.all.clicked.connect(lambda: self._show(len(self._visits)))
        title = translate("households", "Visits")
        legend = translate(
            "households",
            "Face: the most intense moment · dot: at the end · flag: what was planned came about",
        )
        self._legend = Label(session.theme, legend, role="caption", wrap=True)
        parts = (self.curve, self._legend, self._blocks.layout, self._none, row(self.all, None))
        super().__init__(session.theme, title, *parts)

    @property
    def blocks(self) -> Sequence[VisitBlock]:
        """The visits on screen."""
        return self._blocks.shown

    def show_card(self, card: HouseholdCard, *, same: bool) -> None:
        """Show a household's; `same` keeps as many on screen as were."""
        self._visits = card.visits
        self.curve.show_visits(card.visits)
        self._legend.setVisible(len(self.curve.points) > 1)
        count = len(card.visits)
        self.note(self.tr("%n in all", "", count) if count else "")
        self._none.setVisible(not count)
        self._show(max(FIRST, len(self._blocks.shown)) if same else FIRST)

    def open_visit(self, visit: str) -> VisitBlock | None:
        """Open the line of a visit and give it the keys; None when it is none of these."""
        at = next((at for at, each in enumerate(self._visits) if each.visit.id == visit), None)
        if at is None:
            return None
        self._show(max(at + 1, len(self._blocks.shown)))
        block = self._blocks.shown[at]
        block.fold.setChecked(True)
        block.fold.setFocus()
        # Its place is known once all above it have theirs.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        return block

    def _show(self, count: int) -> None:
        shown = self._visits[:count]
        today = self._session.clock().date()
        for block, entry in zip(self._blocks.show(len(shown)), shown, strict=True):
            block.show_visit(entry, today)
        self._ask_states()
        rest = len(self._visits) - len(shown)
        self.all.setVisible(rest > 0)
        self.all.show_text(self.tr("%n earlier", "", rest))

    def _ask_states(self) -> None:
        """Where the area exchanges with others, mark what has not arrived yet."""
        area, session = self._session.area, self._session
        rows = [block.entry.visit.id for block in self._blocks.shown if block.entry is not None]
        if session.exchange.in_use and rows:
            session.tasks.run("visits.states", lambda: own_states(area, rows), self._show_states, owner=self)

    def _show_states(self, states: States) -> None:
        newest: dict[str, RecordState] = {}
        for (visit, _ms), state in sorted(states.items(), key=lambda each: each[0][1]):
            newest[visit] = state
        for block in self._blocks.shown:
            if block.entry is not None:
                block.show_state(newest.get(block.entry.visit.id))

    def _block(self) -> VisitBlock:
        block = VisitBlock(self._session)
        block.amend_wanted.connect(self.amend_wanted)
        block.file_wanted.connect(self.file_wanted)
        return block
