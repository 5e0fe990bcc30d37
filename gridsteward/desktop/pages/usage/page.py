"""用电: what use data gives reason to look at beside one finding; and how often it was right."""

from collections.abc import Callable

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.usage.detail import FindingDetail
from gridsteward.desktop.pages.usage.listing import FindingsPane
from gridsteward.desktop.pages.usage.outcome_dialog import OutcomeDialog
from gridsteward.desktop.pages.usage.record_view import RecordView
from gridsteward.desktop.pages.usage.wording import name_of
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import EmptyState, Notice
from gridsteward.desktop.widgets.frames import ListDetail, column
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.operations import findings
from gridsteward.records.finding import FindingEntry, FindingOutcome
from gridsteward.records.household import Person
from gridsteward.records.journal import Change

IMPORT_PAGE = "import"


class UsagePage(QFrame):
    """The page. Esc leaves the record, then a folded detail."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        self._wanted = ""  # asked for before the list was read
        self.list = FindingsPane(session)
        self.detail = FindingDetail(session)
        self.nothing = EmptyState(session.theme, self.tr("Choose a finding on the left."))
        self._beside = Stack()
        self._beside.addWidget(self.nothing)
        self._beside.addWidget(self.detail)
        self.split = ListDetail(session.theme, self.list, self._beside)
        self.record = RecordView(session)
        self._stack = Stack()
        self._stack.addWidget(self.split)
        self._stack.addWidget(self.record)
        self.setLayout(column(self._stack))
        self._connect()
        session.directory.load()
        if session.findings.current is not None:
            self._refresh()
        else:
            session.findings.load()

    def go_back(self) -> bool:
        """Leave what is innermost."""
        if self._stack.currentWidget() is self.record:
            self._stack.setCurrentWidget(self.split)
            self.list.take_focus()
            return True
        return self.split.go_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the list, or to the one button of an empty one."""
        super().focusInEvent(event)
        if self._stack.currentWidget() is self.split:
            self.list.take_focus()

    def show_record(self) -> None:
        """Show how often it was right."""
        self._stack.setCurrentWidget(self.record)
        self.record.refresh()
        self.record.back.setFocus()

    def show_finding(self, finding: str) -> None:
        """Bring one finding to the front; somebody means to look at it."""
        self._stack.setCurrentWidget(self.split)
        if self._session.findings.current is None:
            self._wanted = finding
            return
        if not self.list.select(finding):
            what = self._session.words("fault.finding_unknown")
            self._session.notify(Notice(what, tone="watch"))
            return
        self.split.show_detail()
        current = self.list.current
        if current is not None:
            self._looked_at(current)
        self.list.take_focus()

    # ------------------------------------------------------------------ parts

    def _connect(self) -> None:
        session, detail = self._session, self.detail
        self.list.shown.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.record_wanted.connect(self.show_record)
        self.list.empty.wanted.connect(lambda: session.open_page(IMPORT_PAGE))
        self.record.left.connect(self.go_back)
        detail.household_wanted.connect(lambda: self._go(session.open_household))
        detail.visit_wanted.connect(lambda: self._go(session.start_visit))
        detail.explain_wanted.connect(lambda: self._close(FindingOutcome.EXPLAINED))
        detail.dismiss_wanted.connect(lambda: self._close(FindingOutcome.DISMISSED))
        detail.reopen_wanted.connect(self._reopen)
        detail.finding_wanted.connect(self.show_finding)
        detail.noted.connect(self._note)
        session.findings.refreshed.connect(self._refresh)
        session.finding_requested.connect(self.show_finding)
        session.directory.refreshed.connect(lambda _touched: self.list.refresh())

    def _refresh(self) -> None:
        found = self._session.findings.current
        if found is None:
            return
        self.list.show_list(found)
        if self._stack.currentWidget() is self.record:
            self.record.refresh()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.show_finding(wanted)

    def _show(self, entry: FindingEntry | None) -> None:
        if entry is None:
            self._beside.setCurrentWidget(self.nothing)
            return
        if entry == self.detail.entry and self._beside.currentWidget() is self.detail:
            return  # read anew, and nothing about it is another: it keeps its place
        area, household = self._session.area, entry.household.id
        self._session.tasks.run(
            "findings.people",
            lambda: findings.people_to_call(area, household),
            lambda people: self._show_one(entry, people),
            owner=self,
        )

    def _show_one(self, entry: FindingEntry, people: list[Person]) -> None:
        if self.list.current == entry:
            self.detail.show_finding(entry, people)
            self._beside.setCurrentWidget(self.detail)

    # ------------------------------------------------------------------ doing

    def _open(self, entry: FindingEntry) -> None:
        self.split.show_detail()
        self._looked_at(entry)

    def _looked_at(self, entry: FindingEntry) -> None:
        """Keep that somebody looked; moving through the list with the arrows is none."""
        if entry.events:
            return
        area, finding = self._session.area, entry.finding.id
        self._session.tasks.run(
            "finding.open", lambda: findings.open_finding(area, finding), self._kept, owner=self
        )

    def _kept(self, change: Change | None) -> None:
        if change is not None:
            self._session.changed.emit(change)

    def _go(self, ask: Callable[[str], object]) -> None:
        entry = self.detail.entry
        if entry is not None:
            self._looked_at(entry)
            ask(entry.household.id)

    def _close(self, outcome: FindingOutcome) -> None:
        entry = self.detail.entry
        if entry is not None:
            OutcomeDialog(self._session, entry, outcome, parent=self.window()).open()

    def _note(self, text: str) -> None:
        entry = self.detail.entry
        if entry is None:
            return
        area, finding = self._session.area, entry.finding.id

        def done(change: Change) -> None:
            self.detail.forget_typed(finding)
            self._session.changed.emit(change)

        self._session.tasks.run(
            "finding.note", lambda: findings.note_finding(area, finding, text), done, owner=self
        )

    def _reopen(self) -> None:
        entry = self.detail.entry
        if entry is None:
            return
        area, finding = self._session.area, entry.finding.id
        said = self.tr("{name}: to be looked at again").format(name=name_of(entry.household))

        def done(change: Change) -> None:
            self._session.changed.emit(change)
            tell_done(self._session, said, change)

        self._session.tasks.run(
            "finding.reopen", lambda: findings.reopen_finding(area, finding), done, owner=self
        )
