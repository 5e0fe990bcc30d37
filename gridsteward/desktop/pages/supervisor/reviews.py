"""The review queue on screen: what nobody looked at yet, with the reason to look; seen or asked back by keys alone."""

from collections.abc import Collection
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QListView, QStackedWidget, QWidget

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.supervisor.entry import EntryDetail
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.chips import Chips
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import ListDetail, column, frame, row, rule
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.wording import dated
from gridsteward.operations import visit_reviews
from gridsteward.operations.area import aside
from gridsteward.records.journal import Change
from gridsteward.records.review import QueueEntry, ReviewKind, ReviewQueue

_TABLES: Final = frozenset(
    ("visit", "visit_review", "service_case", "service_case_event", "household", "attachment")
)
_WAIT_MS: Final = 200


class QueueList(QListView):
    """J and K (or the arrows) move, Enter opens, S or Space sees, A asks."""

    seen = Signal()
    asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys of the queue before Qt searches by letters."""
        key = event.key()
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in steps:
            at = self.currentIndex().row() + steps[Qt.Key(key)]
            if 0 <= at < self.model().rowCount():
                self.setCurrentIndex(self.model().index(at, 0))
        elif key in (Qt.Key.Key_S, Qt.Key.Key_Space):
            self.seen.emit()
        elif key == Qt.Key.Key_A:
            self.asked.emit()
        else:
            super().keyPressEvent(event)


class ReviewsView(QWidget):
    """The queue beside one of its entries."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.queue: ReviewQueue | None = None
        self._at = 0
        self.model: RecordList[QueueEntry] = RecordList(self._word, parent=self)
        self.detail = EntryDetail(session)
        self.detail.seen_wanted.connect(self.mark_seen)
        self.detail.asked.connect(self.ask)
        self.detail.left.connect(self._back_to_list)
        self.split = ListDetail(session.theme, self._listing(), self._side())
        self.setLayout(column(frame("panel", column(self.split, pad=(1, 1, 1, 1)))))
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_WAIT_MS, unread=True)

    # ------------------------------------------------------------------ parts

    def _listing(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        options = [("waits", self.tr("To look at")), ("asked", self.tr("Asked")), ("all", self.tr("All"))]
        self.states = Chips(theme, options, name=self.tr("Which"), value="waits")
        self.late = Button(theme, self.tr("Entered late"), kind="chip", checked=False)
        self.unusual = Button(theme, self.tr("Worth a look"), kind="chip", checked=False)
        self.steward = QComboBox()
        self.steward.setAccessibleName(self.tr("Steward"))
        self.steward.addItem(self.tr("All stewards"), "")
        self.states.changed.connect(self.show_queue)
        for chip in (self.late, self.unusual):
            chip.clicked.connect(lambda _on=False: self.show_queue())
        self.steward.currentIndexChanged.connect(lambda _at: self.show_queue())
        self.count = Label(theme, role="caption", wrap=True)
        self.all_seen = Button(theme, kind="text", icon="check")
        self.all_seen.clicked.connect(self._see_all)
        head = column(
            self.states,
            Flow(self.late, self.unusual, self.steward),
            self.count,
            row(self.all_seen, None),
            gap=space.s,
            pad=(space.l, space.m, space.l, space.s),
        )
        self.list = QueueList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list, marks=False))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("To look at"))
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(lambda _index: self.split.show_detail())
        self.list.seen.connect(self.mark_seen)
        self.list.asked.connect(self.detail.begin_asking)
        self.empty = EmptyState(
            theme, self.tr("Nothing waits for a look."), action=self.tr("Show all"), icon="check"
        )
        self.empty.wanted.connect(self._show_all)
        self.empty.hide()
        keys = Label(theme, self.tr("J K move   Enter open   S seen   A ask   Ctrl+Z undo"), role="caption")
        inside = column(
            head, rule(), self.list, self.empty, row(keys, pad=(space.l, space.xs, space.l, space.xs)), gap=0
        )
        inside.setStretch(2, 1)
        return frame("list", inside)

    def _side(self) -> QWidget:
        self.nothing = EmptyState(self._session.theme, self.tr("Choose a line on the left."), icon="eye")
        self._beside = QStackedWidget()
        self._beside.addWidget(self.nothing)
        self._beside.addWidget(self.detail)
        return self._beside

    def _word(self, each: QueueEntry) -> RowText:
        words, today = self._session.words, self._session.clock().date()
        badges: list[tuple[str, Tone]] = []
        if each.state == ReviewKind.ANSWERED:
            badges.append((self.tr("Answered"), "good"))
        elif each.state:
            badges.append((words(f"review_kind.{each.state}"), "unknown"))
        if each.late:
            badges.append((self.tr("Entered late"), "watch"))
        if each.oddities:
            badges.append((self.tr("Worth a look"), "plain"))
        if each.sort == "case":
            badges.append((words("review_sort.case"), "plain"))
        when = f"{dated(words, date.fromisoformat(each.at[:10]), today)} {each.at[11:16]}"
        quiet = " · ".join(part for part in (each.steward, each.note.replace("\n", " ")) if part)
        name = each.name or each.number or self.tr("Confidential")
        return RowText(name, quiet, when, badges=tuple(badges))

    # ------------------------------------------------------------------ reading

    def refresh(self) -> None:
        """Read the queue anew."""
        area = self._session.area

        def look() -> ReviewQueue:
            with aside(area) as own:
                return visit_reviews.queue(own)

        self._session.tasks.run("reviews.queue", look, self._take, lane="cpu", owner=self)

    def _take(self, queue: ReviewQueue) -> None:
        self.queue = queue
        chosen = self.steward.currentData()
        self.steward.blockSignals(True)
        while self.steward.count() > 1:
            self.steward.removeItem(1)
        for name in sorted({each.steward for each in queue.entries}):
            self.steward.addItem(name, name)
        self.steward.setCurrentIndex(max(0, self.steward.findData(chosen)))
        self.steward.blockSignals(False)
        self.show_queue()

    def shown(self) -> list[QueueEntry]:
        """Return what the filters leave."""
        if self.queue is None:
            return []
        steward, state = self.steward.currentData(), self.states.value
        return [
            each
            for each in self.queue.entries
            if (state == "all" or (each.waits if state == "waits" else each.state == ReviewKind.ASKED))
            and (not self.late.isChecked() or each.late)
            and (not self.unusual.isChecked() or each.oddities)
            and steward in ("", each.steward)
        ]

    def show_queue(self) -> None:
        """Show what the filters leave; whoever was chosen stays chosen, else whoever comes in the same place."""
        if self.queue is None:
            return
        current, rows = self.detail.shown, self.shown()
        had_keys = self.list.hasFocus()
        self.model.show_records(rows)
        waits = [each for each in rows if each.waits]
        told = self.tr("%n wait(s) for a look", "", self.queue.waiting)
        since = dated(self._session.words, date.fromisoformat(self.queue.since), self._session.clock().date())
        rest = self.tr("of {all} entered since {day}").format(all=len(self.queue.entries), day=since)
        self.count.show_text(f"{told} · {rest}")
        self.all_seen.show_text(self.tr("All %n shown here are seen", "", len(waits)))
        self.all_seen.setVisible(len(waits) > 1)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        same = next((at for at, each in enumerate(rows) if current and each.id == current.id), None)
        if rows:
            at = same if same is not None else min(self._at, len(rows) - 1)
            self.list.setCurrentIndex(self.model.index(at, 0))
            self._show(rows[at])
        else:
            self._beside.setCurrentWidget(self.nothing)
        if had_keys:
            self.list.setFocus()

    def _back_to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        self.states.choose("all")
        for chip in (self.late, self.unusual):
            chip.setChecked(False)
        self.steward.setCurrentIndex(0)
        self.show_queue()

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._at = index.row()
            self._show(self.model.records[index.row()])

    def _show(self, entry: QueueEntry) -> None:
        self.detail.show_entry(entry)
        self._beside.setCurrentWidget(self.detail)

    def _open(self, index: QModelIndex) -> None:
        entry = self.model.records[index.row()]
        self.split.show_detail()
        self.detail.open_entry(entry)

    # ------------------------------------------------------------------ doing

    def mark_seen(self) -> None:
        """Say that the entry in front was seen."""
        entry = self.detail.shown
        if entry is not None and self.model.records:
            self._mark([entry], ReviewKind.SEEN)

    def ask(self, remark: str) -> None:
        """Ask back about the entry in front."""
        entry = self.detail.shown
        if entry is not None:
            self._mark([entry], ReviewKind.ASKED, remark=remark)

    def _see_all(self) -> None:
        self._mark([each for each in self.shown() if each.waits], ReviewKind.SEEN)

    def _mark(self, chosen: Collection[QueueEntry], kind: ReviewKind, *, remark: str = "") -> None:
        session, area = self._session, self._session.area
        rows = [(each.sort, each.id) for each in chosen]
        if not rows:
            return

        def done(change: Change) -> None:
            session.changed.emit(change)
            said = self.tr("%n marked as seen.", "", len(rows))
            asked = self.tr("Asked. The steward sees it after the next exchange.")
            tell_done(session, asked if kind is ReviewKind.ASKED else said, change)

        session.tasks.run(
            "reviews.mark", lambda: visit_reviews.mark(area, rows, kind, remark=remark), done, owner=self
        )
