"""The board: a column for each state, the most urgent card on top."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridsteward.desktop.pages.cases.cards import Card, CardList
from gridsteward.desktop.pages.cases.wording import CaseSaying
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.operations.case_board import OPEN_COLUMNS, BoardRows, CaseRow
from gridsteward.records.case import CaseColumn

_LEAST: Final = 196  # px a column needs; in a narrower place one is shown at a time
MOST_CLOSED: Final = 100
"""Closed cases that are listed; all are counted."""


class ColumnView(QWidget):
    """One state: its name, how many, its cards or a word where there are none."""

    def __init__(self, session: Session, saying: CaseSaying, key: CaseColumn) -> None:
        super().__init__()
        theme = session.theme
        self._session, self._saying, self.key = session, saying, key
        self.name = session.words(f"case_column.{key}")
        self.head = Pair(theme, self.name, "0")
        self.list = CardList(theme, self._card, self.name)
        self.none = Label(theme, self.tr("Nothing here."), role="caption")
        self.none.hide()
        box = column(self.head, self.none, self.list, gap=theme.space.s)
        box.setStretch(2, 1)
        self.setLayout(box)

    def show_rows(self, rows: Sequence[CaseRow], count: int) -> None:
        """Show its cases, of which there are so many in all; the one chosen stays chosen."""
        chosen = self.chosen
        self.list.cards.show_rows(tuple(rows))
        note = f"{count:,}"
        if len(rows) < count:
            note = self.tr("the last {shown} of {all}").format(shown=len(rows), all=note)
        self.head.show_text(self.name, note)
        self.none.setVisible(not rows)
        at = next((at for at, each in enumerate(rows) if each.view.case.id == chosen), -1)
        if at >= 0:
            self.list.setCurrentIndex(self.list.cards.index(at, 0))

    @property
    def chosen(self) -> str:
        """Id of the card that is chosen, "" for none."""
        at = self.list.currentIndex().row()
        rows = self.list.cards.rows
        return rows[at].view.case.id if 0 <= at < len(rows) else ""

    def _card(self, row: CaseRow) -> Card:
        view, saying = row.view, self._saying
        clock, tone = saying.limit(view.next_deadline)
        badges: list[tuple[str, Tone]] = []
        if view.escalated:
            badges.append((self.tr("escalated"), "alarm"))
        if view.paused:
            badges.append((self.tr("paused"), "unknown"))
        if view.case.sealed_id:
            badges.append((self.tr("confidential"), "plain"))
        who = saying.who(row)
        place = f" · {row.village}" if row.village else ""
        if not clock and view.column == CaseColumn.CLOSED and view.satisfaction:
            clock = self.tr("%n of 5 points", "", view.satisfaction)
        said = view.case.content.replace("\n", " ")
        return Card(who, f"{saying.kind(view)}{place}", said, clock, tone, tuple(badges))


class Board(QWidget):
    """All columns beside each other, or one at a time with chips to choose; `opened` gives a case's id."""

    opened = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme, space = session.theme, session.theme.space
        saying = CaseSaying(session, self)
        self.columns: dict[CaseColumn, ColumnView] = {}
        self.chips: dict[CaseColumn, Button] = {}
        self._with_closed, self._front, self.one_by_one = False, CaseColumn.NEW, False
        self._line = QHBoxLayout()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(space.m)
        flow = Flow()
        for key in CaseColumn:
            made = ColumnView(session, saying, key)
            made.list.activated.connect(lambda _index, made=made: self._open(made))
            made.list.clicked.connect(lambda _index, made=made: self._open(made))
            made.list.moved.connect(lambda step, key=key: self._step(key, step))
            self.columns[key] = made
            self._line.addWidget(made, 1)
            chip = Button(theme, made.name, kind="chip", checked=key is self._front)
            chip.clicked.connect(lambda _on, key=key: self.show_column(key))
            self.chips[key] = chip
            flow.addWidget(chip)
        self._chips = QWidget()
        self._chips.setLayout(flow)
        box = column(self._chips, self._line, gap=space.s, pad=(space.xl, space.m, space.xl, space.m))
        box.setStretch(1, 1)
        self.setLayout(box)
        self._arrange()

    def show_rows(self, found: BoardRows, *, with_closed: bool) -> None:
        """Deal the cases out to their columns."""
        self._with_closed = with_closed
        dealt: Mapping[CaseColumn, list[CaseRow]] = {key: [] for key in CaseColumn}
        for each in (*found.rows, *found.closed):
            dealt[CaseColumn(each.view.column)].append(each)
        for key, rows in dealt.items():
            count = found.closed_count if key is CaseColumn.CLOSED else len(rows)
            self.columns[key].show_rows(rows, count)
            self.chips[key].show_text(f"{self.columns[key].name} {count}")
        if not with_closed and self._front is CaseColumn.CLOSED:
            self._front = CaseColumn.NEW
        self._arrange()

    def show_column(self, key: CaseColumn) -> None:
        """Bring a column forward where they take turns."""
        self._front = key
        self._arrange()
        self.columns[key].list.take_keys()

    def choose(self, case_id: str) -> None:
        """Put the mark on a case, wherever it stands now."""
        for key, each in self.columns.items():
            at = next((at for at, row in enumerate(each.list.cards.rows) if row.view.case.id == case_id), -1)
            if at >= 0:
                self._front = key
                each.list.setCurrentIndex(each.list.cards.index(at, 0))
                self._arrange()

    def take_focus(self) -> None:
        """Give the keys to the first column that has a card."""
        wanted = self._shown()
        holding = next((each for each in wanted if each.chosen), None)
        filled = next((each for each in wanted if each.list.cards.rows), wanted[0])
        (holding or filled).list.take_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all columns where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _shown(self) -> list[ColumnView]:
        keys = CaseColumn if self._with_closed else OPEN_COLUMNS
        return [self.columns[self._front]] if self.one_by_one else [self.columns[key] for key in keys]

    def _arrange(self) -> None:
        keys = frozenset(CaseColumn if self._with_closed else OPEN_COLUMNS)
        self.one_by_one = self.width() < len(keys) * _LEAST
        self._chips.setVisible(self.one_by_one)
        for key, each in self.columns.items():
            each.setVisible(key in keys and (not self.one_by_one or key is self._front))
            each.head.setVisible(not self.one_by_one)
            self.chips[key].setVisible(key in keys)
            with QSignalBlocker(self.chips[key]):
                self.chips[key].setChecked(key is self._front)

    def _step(self, key: CaseColumn, step: int) -> None:
        order = list(CaseColumn if self._with_closed else OPEN_COLUMNS)
        at = order.index(key) + step
        while 0 <= at < len(order):
            if self.one_by_one or self.columns[order[at]].list.cards.rows:
                if self.one_by_one:
                    self.show_column(order[at])
                else:
                    self.columns[order[at]].list.take_keys()
                return
            at += step

    def _open(self, made: ColumnView) -> None:
        if made.chosen:
            self.opened.emit(made.chosen)
