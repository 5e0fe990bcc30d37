"""Who was not seen for how long against the rule: by class, village and tier, and everybody overdue by name."""

from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QListView

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.plan.wording import name_of
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Halves, column, frame, rule
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.desktop.wording import dated
from gridsteward.operations.area import aside
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.plan import Coverage, CoverageRow, Overdue
from gridsteward.records.share import percent

_TABLES: Final = frozenset(("visit", "household", "person", "visit_pause", "care_contact", *MARK_TABLES))
_REST_MS: Final = 150
_SECTIONS: Final = {"by_class": "relation_class", "by_village": "", "by_tier": "care_tier"}
_KEYS: Final = {"by_class": "relation_class", "by_village": "village", "by_tier": "tier"}


class CoverageView(QFrame):
    """Groups at the left, the overdue of the chosen group at the right; a click opens the household."""

    told = Signal()  # other figures stand there

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        self.found: Coverage | None = None
        self.by = "by_class"
        theme, space = session.theme, session.theme.space
        titles = {
            "by_class": self.tr("By class"),
            "by_village": self.tr("By village"),
            "by_tier": self.tr("By care tier"),
        }
        self.chips = {
            key: Button(theme, title, kind="chip", checked=key == self.by) for key, title in titles.items()
        }
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self.group(key))
        self.head = Pair(theme, "", role="strong")
        self.groups: RecordList[CoverageRow | None] = RecordList(self._group_row, parent=self)
        self.group_list = self._list(self.groups, self.tr("Groups"))
        self.group_list.selectionModel().currentChanged.connect(lambda *_which: self._show_overdue())
        self.people: RecordList[Overdue] = RecordList(self._person_row, parent=self)
        self.people_list = self._list(self.people, self.tr("Overdue households"))
        self.people_list.activated.connect(self._open)
        self.people_list.clicked.connect(self._open)
        self.count = Label(theme, role="caption")
        self.all_seen = EmptyState(theme, self.tr("Everybody was seen in time."))
        self._right = Stack()
        self._right.addWidget(self.people_list)
        self._right.addWidget(self.all_seen)
        pad = (space.l, space.m, space.l, space.s)
        left = column(column(Flow(*self.chips.values()), pad=pad), rule(), self.group_list, gap=0)
        left.setContentsMargins(1, 1, 1, 1)
        right = column(column(self.count, pad=pad), rule(), self._right, gap=0)
        right.setContentsMargins(1, 1, 1, 1)
        halves = (frame("panel", left), frame("panel", right))
        body = Halves(
            theme, *halves, shares=(2, 3), fold=theme.shape.list + theme.shape.list // 2, gap=space.m
        )
        box = column(self.head, body, gap=space.m, pad=(space.xl, space.m, space.xl, space.m))
        box.setStretch(1, 1)
        self.setLayout(box)
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_REST_MS, unread=True)
        session.directory.refreshed.connect(lambda _touched: self.people_list.viewport().update())
        session.directory.standings_read.connect(self.fresh.spoil)

    def refresh(self) -> None:
        """Read anew, on the lane that computes."""
        area, portraits = self._session.area, self._session.directory.portraits()

        def read() -> Coverage:
            from gridsteward.operations.planning import coverage

            with aside(area) as own:
                return coverage(own, portraits=portraits)

        if self.found is None:
            self.head.show_text(self.tr("Reading the visits …"))
        self._session.tasks.run("plan.coverage", read, self._show, lane="cpu", owner=self)

    def group(self, by: str) -> None:
        """Group by something else."""
        self.by = by
        for key, chip in self.chips.items():
            chip.setChecked(key == by)
        self._show_groups()

    def _list(self, model: RecordList[CoverageRow | None] | RecordList[Overdue], name: str) -> QListView:
        made = QListView()
        made.setModel(model)
        made.setItemDelegate(RowDelegate(self._session.theme, made))
        made.setUniformItemSizes(True)
        made.setAccessibleName(name)
        return made

    def _show(self, found: Coverage) -> None:
        self.found = found
        self._show_groups()
        self.told.emit()

    def _show_groups(self) -> None:
        if self.found is None:
            return
        rows: tuple[CoverageRow, ...] = getattr(self.found, self.by)
        homes, on_time = sum(each.homes for each in rows), sum(each.in_time for each in rows)
        share = percent(on_time, homes) if homes else 100
        note = self.tr("{seen} of {all} households seen in time").format(
            seen=f"{on_time:,}", all=f"{homes:,}"
        )
        self.head.show_text(self.tr("{share} % seen in time").format(share=share), note)
        self.groups.show_records((None, *sorted(rows, key=lambda each: -each.overdue)))
        self.group_list.setCurrentIndex(self.groups.index(0, 0))

    def _show_overdue(self) -> None:
        if self.found is None:
            return
        at = self.group_list.currentIndex()
        chosen = self.groups.records[at.row()] if at.isValid() else None
        found = [
            each
            for each in self.found.overdue
            if chosen is None or getattr(each, _KEYS[self.by]) == chosen.key
        ]
        self.people.show_records(found)
        self.count.show_text(self.tr("%n household(s) overdue, the longest first", "", len(found)))
        self._right.setCurrentIndex(0 if found else 1)

    def _group_row(self, each: CoverageRow | None) -> RowText:
        if each is None:
            overdue = len(self.found.overdue) if self.found else 0
            return RowText(self.tr("All"), self.tr("%n overdue", "", overdue))
        section = _SECTIONS[self.by]
        name = self._session.words.section(section).get(each.key, each.key) if section else each.key
        quiet = self.tr("%n overdue", "", each.overdue)
        if each.never:
            quiet += " · " + self.tr("%n never seen", "", each.never)
        note = self.tr("{seen} of {all} in time").format(seen=each.in_time, all=each.homes)
        mark: Tone = "watch" if each.overdue else "good"
        return RowText(name or self.tr("none"), quiet, note, mark=mark)

    def _person_row(self, each: Overdue) -> RowText:
        session = self._session
        directory = session.directory.current
        home = directory.get(each.household_id) if directory is not None else None
        today = session.clock().date()
        last = (
            self.tr("last seen {day}").format(day=dated(session.words, date.fromisoformat(each.last), today))
            if each.last
            else self.tr("never seen")
        )
        rule_text = self.tr("every %n day(s)", "", each.every)
        beyond = self.tr("%n day(s) overdue", "", each.beyond) if each.last else ""
        quiet = " · ".join(filter(None, (last, rule_text, home.address if home else "")))
        return RowText(name_of(home), quiet, beyond, mark="alarm" if each.tier == "high" else "watch")

    def _open(self, index: QModelIndex) -> None:
        self._session.open_household(self.people.records[index.row()].household_id)
