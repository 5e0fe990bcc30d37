"""对账: every change of this laptop with where it is, the sum that must come out, and what others say they hold."""

from collections.abc import Sequence

from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.households.history import STATE_TONES
from gridsteward.desktop.pages.sync.reading import Reader, UnderPage
from gridsteward.desktop.pages.sync.wording import (
    change_kind,
    many,
    road_name,
    translate,
    when,
)
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import clear, column, frame, row, rule
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.desktop.wording import listed, state_name
from gridsteward.records.sync import OtherAccount, RecordState, Statement, StatementLine


class StatementPage(UnderPage):
    """The page."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, translate("Statement", "Account"))
        theme, space = session.theme, session.theme.space
        self._lines: Sequence[StatementLine] = ()
        self.model: RecordList[StatementLine] = RecordList(self._word, parent=self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(theme, self.view, marks=False))
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(translate("Statement", "Changes of this laptop"))
        self.view.activated.connect(lambda index: self._open(index.row()))
        self.chips = {
            state: Button(theme, state_name(session.words, state), kind="chip", checked=False)
            for state in RecordState
        }
        for state, chip in self.chips.items():
            chip.clicked.connect(lambda on, state=state: self._choose(state, on=on))
        self.none = Label(theme, role="quiet")
        self.none.setContentsMargins(space.xl, space.l, space.xl, space.l)
        chips = column(Flow(*self.chips.values()), pad=(space.l, space.m, space.l, space.s))
        left = frame("panel", column(chips, rule(), self.view, self.none, gap=0, pad=(1, 1, 1, 1)))
        self._others = QVBoxLayout()
        self._others.setSpacing(space.s)
        title = Label(theme, translate("Statement", "What the others hold of it"), role="strong")
        pad = (space.l, space.m, space.l, space.m)
        right = frame("panel", column(title, self._others, None, gap=space.s, pad=pad))
        body = QWidget()
        line = row(left, right, gap=space.l, pad=(space.xl, 0, space.xl, space.l))
        line.setStretch(0, 9)
        line.setStretch(1, 5)
        body.setLayout(line)
        self.add(body)
        self._reader = Reader(session, "statement", self._read, self._show, parent=self)
        session.exchange.told.connect(self._reader.read)
        self._reader.read()

    # ------------------------------------------------------------------ showing

    def _read(self) -> Statement:
        from gridsteward.operations import statement  # on the lane: it is not small

        return statement.statement(self.session.area)

    def _show(self, found: Statement) -> None:
        text = translate(
            "Statement",
            "Written {written} = taken in elsewhere {accepted} + waiting {waiting} + not taken {refused} + "
            "replaced by later ones {superseded}.",
        )
        self.line.show_text(
            text.format(
                written=many(found.written),
                accepted=many(found.accepted),
                waiting=many(found.waiting),
                refused=many(found.refused),
                superseded=many(found.superseded),
            )
        )
        self._lines = found.lines
        for state, chip in self.chips.items():
            count = sum(line.state is state for line in found.lines)
            chip.show_text(f"{state_name(self.session.words, state)} {many(count)}")
            chip.setVisible(bool(count) or chip.isChecked())
        self._narrow()
        self._show_others(found.others)

    def _choose(self, chosen: RecordState, *, on: bool) -> None:
        for state, chip in self.chips.items():
            chip.setChecked(on and state is chosen)
        self._narrow()

    def _narrow(self) -> None:
        wanted = next((state for state, chip in self.chips.items() if chip.isChecked()), None)
        shown = [line for line in self._lines if wanted is None or line.state is wanted]
        if tuple(shown) != self.model.records:
            self.model.show_records(shown)
        self.none.setVisible(not shown)
        self.view.setVisible(bool(shown))
        self.none.show_text(
            translate("Statement", "No change is in this state.")
            if self._lines
            else translate("Statement", "Nothing was recorded on this laptop yet.")
        )

    def _word(self, line: StatementLine) -> RowText:
        session, words = self.session, self.session.words
        strong = change_kind(words, line.kind)
        if line.household:
            strong = f"{line.household}  {strong}"
        parts = [self.tr("%n record(s)", "", line.records)]
        if line.superseded:
            parts.append(self.tr("%n replaced later", "", line.superseded))
        if line.roads:
            roads = listed(words, (road_name(road) for road in line.roads))
            parts.append(translate("Statement", "lies on {roads}").format(roads=roads))
        if line.reason:
            reason = f"fault.{line.reason}"
            parts.append(words(reason) if reason in words else line.reason)
        tone: Tone = STATE_TONES[line.state]
        badge = (state_name(words, line.state), tone)
        return RowText(strong, " · ".join(parts), when(session, line.at_ms), badges=(badge,))

    def _show_others(self, others: Sequence[OtherAccount]) -> None:
        clear(self._others)
        theme, space = self.session.theme, self.session.theme.space
        if not others:
            alone = translate("Statement", "There is no other laptop yet.")
            self._others.addWidget(Label(theme, alone, role="quiet", wrap=True))
        for at, other in enumerate(others):
            if at:
                self._others.addWidget(rule())
            name = other.steward or translate("Statement", "A laptop ({id})").format(id=other.device[:4])
            holds = translate("Statement", "By its own signed word it holds {holds} of {of}.").format(
                holds=many(other.holds), of=many(other.of)
            )
            text, tone = _agreement(other)
            words = column(
                Elided(theme, name, role="head"), Label(theme, holds, role="caption", wrap=True), gap=2
            )
            line = row(Glyph(theme, "laptop"), words, gap=space.s)
            line.setStretch(1, 1)
            holder = QWidget()
            holder.setLayout(column(line, row(space.xl + space.xs, Badge(theme, text, tone=tone), None)))
            self._others.addWidget(holder)

    def _open(self, at: int) -> None:
        line = self.model.records[at]
        if line.household:
            self.session.open_household(line.about)


def _agreement(other: OtherAccount) -> tuple[str, Tone]:
    if other.same_state:
        return translate("Statement", "checked: the same on both"), "good"
    if other.same_state is None:
        return translate("Statement", "not comparable: one has more"), "unknown"
    return translate("Statement", "the two do not agree"), "alarm"
