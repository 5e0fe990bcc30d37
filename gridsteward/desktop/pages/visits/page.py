"""The list of visits beside one visit; and the table for those typed in afterwards."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QWidget

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.dialogs.choose_household import visit_someone
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.visits.bulk import BulkEntry
from gridsteward.desktop.pages.visits.detail import VisitDetail
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import ListDetail, column, frame, row, rule
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.desktop.wording import account_number, dated
from gridsteward.operations import promises, visit_list, visits
from gridsteward.operations.visit_list import SEEN, UNSEEN, VisitFilter
from gridsteward.records.journal import Change
from gridsteward.records.page import CommitmentEntry, VisitLine, VisitPage
from gridsteward.records.visit import CommitmentOutcome

_TABLES = frozenset(
    {"visit", "commitment", "commitment_event", "household", "attachment", "touchpoint", "visit_review"}
)
MOST = 2_000
"""Visits that are listed at first: nobody reads a quarter of a million, and to put them there takes half a minute."""
_NOT_MET = frozenset({"nobody", "declined"})


class VisitsPage(QFrame):
    """The page. Esc leaves the table of late entries, then a folded detail."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        self._current = ""
        self._listed, self._most = VisitFilter(), MOST
        self.detail = VisitDetail(session)
        self.model: RecordList[VisitLine] = RecordList(self._word, parent=self)
        self.split = ListDetail(session.theme, self._listing(), self._side())
        self.bulk = BulkEntry(session)
        self._stack = Stack()
        self._stack.addWidget(self.split)
        self._stack.addWidget(self.bulk)
        self.setLayout(column(self._stack))
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(150)
        self._slow.timeout.connect(lambda: self.count.show_text(self.tr("Reading …")))
        self.bulk.left.connect(self._leave_bulk)
        self.detail.amend_wanted.connect(session.amend_visit)
        self.detail.remove_wanted.connect(self._remove)
        self.detail.kept.connect(self._keep)
        self.fresh = Fresh(session, self, self._read_anew, tables=_TABLES | {"household"})
        session.card_here.connect(self._card)
        self._read_villages()
        self.refresh()

    def go_back(self) -> bool:
        """Leave what is innermost; what is typed in the table stays there."""
        if self._stack.currentWidget() is self.bulk:
            self._leave_bulk()
            return True
        return self.split.go_back()

    def _card(self) -> None:
        shown = self.detail.shown
        if shown is not None and self.detail.isVisible():
            self._session.open_card(shown.household.id)

    # ------------------------------------------------------------------ parts

    def _listing(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.visit_button = Button(theme, self.tr("Record a visit"), kind="main", icon="note")
        self.late_button = Button(theme, self.tr("Enter past visits"), icon="plus")
        self.export_button = Button(theme, self.tr("Export"), icon="export")
        self.visit_button.clicked.connect(lambda: visit_someone(self._session, self))
        self.late_button.clicked.connect(self.open_bulk)
        self.export_button.clicked.connect(lambda: self._session.open_page("reports"))
        self.period = QComboBox()
        for key, text in (
            ("month", self.tr("This month")),
            ("last", self.tr("Last month")),
            ("year", self.tr("This year")),
            ("", self.tr("All")),
        ):
            self.period.addItem(text, key)
        self.period.setAccessibleName(self.tr("Period"))
        self.village = QComboBox()
        self.village.setAccessibleName(self.tr("Village"))
        self.village.addItem(self.tr("All villages"), "")
        self.seen = Button(theme, self.tr("Somebody met"), kind="chip", checked=False)
        self.unseen = Button(theme, self.tr("Nobody met"), kind="chip", checked=False)
        self.late = Button(theme, self.tr("Entered later"), kind="chip", checked=False)
        self.promised = Button(theme, self.tr("With promises"), kind="chip", checked=False)
        self.seen.clicked.connect(lambda: self._either(self.unseen))
        self.unseen.clicked.connect(lambda: self._either(self.seen))
        for chip in (self.late, self.promised):
            chip.clicked.connect(lambda _on=False: self.refresh())
        for box in (self.period, self.village):
            box.currentIndexChanged.connect(lambda _index: self.refresh())
        self.count = Label(theme, role="caption")
        head = column(
            row(self.visit_button, self.late_button, self.export_button, None, gap=space.s),
            row(self.period, self.village, None, gap=space.s),
            Flow(self.seen, self.unseen, self.late, self.promised),
            self.count,
            gap=space.s,
            pad=(space.l, space.m, space.l, space.s),
        )
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Visits"))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.activated.connect(lambda _index: self.split.show_detail())
        self.list.clicked.connect(lambda _index: self.split.show_detail())
        self.empty = EmptyState(
            theme, self.tr("No visit fits."), action=self.tr("Record a visit"), icon="note"
        )
        self.empty.wanted.connect(lambda: visit_someone(self._session, self))
        self.empty.hide()
        self.more = Button(theme, self.tr("Show more"), kind="text", icon="next", icon_after=True)
        self.more.clicked.connect(self.show_more)
        self.more.hide()
        inside = column(head, rule(), self.list, self.empty, self.more, gap=0)
        inside.setStretch(2, 1)
        return frame("list", inside)

    def _side(self) -> QWidget:
        self.nothing = EmptyState(self._session.theme, self.tr("Choose a visit on the left."))
        side = Stack()
        side.addWidget(self.nothing)
        side.addWidget(self.detail)
        self._beside = side
        return side

    def _word(self, line: VisitLine) -> RowText:
        words, visit = self._session.words, line.visit
        today = self._session.clock().date()
        met = words(f"met.{visit.met}") if visit.met else ""
        badges: list[tuple[str, Tone]] = []
        if visit.late:
            badges.append((self.tr("Entered later"), "watch"))
        if line.promises:
            badges.append((self.tr("%n promise(s)", "", line.promises), "plain"))
        when = f"{dated(words, date.fromisoformat(visit.started_at[:10]), today)} {visit.started_at[11:16]}"
        quiet = " · ".join(part for part in (met, visit.note.replace("\n", " ")) if part)
        mark: Tone = "unknown" if visit.met in _NOT_MET else ""
        name = line.household or account_number(line.account_no)
        return RowText(name, quiet, when, badges=tuple(badges), mark=mark)

    # ------------------------------------------------------------------ reading

    def wanted(self) -> VisitFilter:
        """Return the filter on screen."""
        today = self._session.clock().date()
        first, last = _period(self.period.currentData(), today)
        met = SEEN if self.seen.isChecked() else UNSEEN if self.unseen.isChecked() else ""
        return VisitFilter(
            first=first,
            last=last,
            village=self.village.currentData() or "",
            met=met,
            late=self.late.isChecked(),
            with_promises=self.promised.isChecked(),
        )

    def refresh(self) -> None:
        """Read the list anew; the visit that was chosen stays chosen."""
        area, wanted = self._session.area, self.wanted()
        if wanted != self._listed:
            self._listed, self._most = wanted, MOST
        most = self._most

        def read() -> tuple[tuple[VisitLine, ...], int]:
            lines = visit_list.visit_lines(area, wanted, most=most)
            return lines, len(lines) if len(lines) < most else visit_list.visit_count(area, wanted)

        self._slow.start()
        self._session.tasks.run(
            "visits.list",
            read,
            lambda found: self._show(*found, wanted),
            failed=self._failed,
            owner=self,
        )

    def show_more(self) -> None:
        """Show older ones too."""
        self._most += MOST
        self.refresh()

    def _read_villages(self) -> None:
        area = self._session.area
        self._session.tasks.run(
            "visits.villages", lambda: visit_list.villages(area), self._show_villages, owner=self
        )

    def _show_villages(self, names: list[str]) -> None:
        chosen = self.village.currentData()
        self.village.blockSignals(True)
        while self.village.count() > 1:
            self.village.removeItem(1)
        for name in names:
            self.village.addItem(name, name)
        self.village.setCurrentIndex(max(0, self.village.findData(chosen)))
        self.village.blockSignals(False)

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        self._session.tasks.failed.emit("visits.list", error)

    def _show(self, lines: tuple[VisitLine, ...], count: int, wanted: VisitFilter) -> None:
        if wanted != self.wanted():
            return  # another filter was chosen while this was read
        self._slow.stop()
        current, begun = self._current, len(self.model.records)
        if 0 < begun < len(lines) and lines[:begun] == self.model.records:
            self.model.add_records(lines[begun:])
        else:
            self.model.show_records(lines)
        said = self.tr("%n visit(s)", "", count)
        if count > len(lines):
            said += self.tr(", the latest {shown} are shown").format(shown=f"{len(lines):,}")
        self.count.show_text(said)
        self.more.setVisible(count > len(lines))
        self.list.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        at = next((i for i, each in enumerate(lines) if each.visit.id == current), 0)
        if lines:
            self.list.setCurrentIndex(self.model.index(at, 0))
            if lines[at].visit.id == current:
                self._open(current)
        else:
            self._current = ""
            self._beside.setCurrentWidget(self.nothing)

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._open(self.model.records[index.row()].visit.id)

    def _open(self, visit: str) -> None:
        self._current = visit
        area = self._session.area
        self._session.tasks.run(
            "visits.one",
            lambda: visit_list.visit_page(area, visit),
            lambda page: self._show_one(page, visit),
            owner=self,
        )

    def _show_one(self, page: VisitPage, visit: str) -> None:
        if visit == self._current:
            self.detail.show_visit(page)
            self._beside.setCurrentWidget(self.detail)

    def _read_anew(self) -> None:
        self.refresh()
        self._read_villages()

    def _either(self, other: Button) -> None:
        other.setChecked(False)
        self.refresh()

    # ------------------------------------------------------------------ doing

    def open_bulk(self) -> None:
        """Show the table for visits of earlier days."""
        self._stack.setCurrentWidget(self.bulk)
        self.bulk.take_focus()

    def _leave_bulk(self) -> None:
        self._stack.setCurrentWidget(self.split)
        self.late_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, page: VisitPage) -> None:
        area, visit = self._session.area, page.entry.visit
        parts = len(page.entry.commitments) + len(page.entry.attachments)
        said = self.tr("The visit to {name} is removed, with %n promise(s) and file(s).", "", parts)
        self._run(
            lambda: visits.remove_visit(area, visit.id), said.format(name=page.household.name), "visit.remove"
        )

    def _keep(self, entry: CommitmentEntry) -> None:
        area, promise = self._session.area, entry.commitment
        said = self.tr("Kept: {what}").format(what=promise.what)
        self._run(lambda: promises.settle(area, promise.id, CommitmentOutcome.KEPT), said, "promise.kept")

    def _run(self, work: Callable[[], Change], said: str, name: str) -> None:
        def done(change: Change) -> None:
            self._session.changed.emit(change)
            tell_done(self._session, said, change)

        self._session.tasks.run(name, work, done, owner=self)


def _period(key: str, today: date) -> tuple[str, str]:
    if key == "month":
        return today.replace(day=1).isoformat(), ""
    if key == "last":
        end = today.replace(day=1) - timedelta(days=1)
        return end.replace(day=1).isoformat(), end.isoformat()
    return (today.replace(month=1, day=1).isoformat(), "") if key == "year" else ("", "")
