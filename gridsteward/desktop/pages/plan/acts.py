"""What is done to a plan: in the background, told with a way back, refused with a sentence."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.dialogs.rounds import PauseDialog, RequestDialog
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Cancelled, Progress
from gridsteward.desktop.where import ask_where
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import day_sheets, households, plan_changes
from gridsteward.operations.area import Area, aside
from gridsteward.operations.plan_asked import Search
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change
from gridsteward.records.plan import VisitPlan
from gridsteward.records.report import DaySheet, WrittenReport

_STEPS: Final = 1000  # into how many steps a search's share is told
_PLANNED: Final = frozenset({"planned_day", "planned_stop"})
Make = Callable[[Area, Search], VisitPlan]


class PlanActs(QObject):
    """One a page. `running` is the search under way, None when there is none."""

    begun = Signal(str, object)  # what is being done, its Progress
    ended = Signal(bool)  # whether it was stopped

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._window = session, page
        self.running: Progress | None = None
        session.leaving.connect(self.stop)

    # ------------------------------------------------------------------ making plans

    def make(self, what: str, make: Make) -> None:
        """Make a plan on the lane that computes; while one is made another is not begun."""
        if self.running is not None or self._session.tasks.closed:
            return
        session, area, progress = self._session, self._session.area, Progress(self)
        self.running = progress

        def work() -> VisitPlan:
            def far(share: float) -> None:
                progress(min(round(share * _STEPS), _STEPS), _STEPS)

            with aside(area, may_stop=progress.may_stop) as own:
                try:
                    return make(own, Search(cancelled=lambda: progress.cancelled, progress=far))
                except Fault as fault:
                    if fault.kind == "plan_cancelled":
                        raise Cancelled from fault
                    raise

        progress.ended.connect(self._ended)
        self.begun.emit(what, progress)
        session.tasks.run(
            "plan.make", work, self._made, failed=self.refused, lane="cpu", owner=self, progress=progress
        )

    def stop(self) -> None:
        """Ask the search to stop; the plan stays as it was."""
        if self.running is not None:
            self.running.cancel()

    def _ended(self) -> None:
        progress, self.running = self.running, None
        if progress is not None:
            if progress.cancelled:
                what = self._session.words("fault.plan_cancelled")
                self._session.notify(Notice(what, tone="unknown"))
            progress.deleteLater()
        self.ended.emit(progress is not None and progress.cancelled)

    def _made(self, plan: VisitPlan) -> None:
        session = self._session
        on_them = frozenset(stop.household_id for day in plan.days for stop in day.stops)
        session.changed.emit(Change(no=0, kind="plan.make", touched=on_them, tables=_PLANNED))
        days = self.tr("%n day(s)", "", len(plan.days))
        count = sum(len(day.stops) for day in plan.days)
        what = self.tr("Planned: {days}, %n visit(s).", "", count).format(days=days)
        safe = "" if plan.whole else session.words("plan.not_whole")
        session.notify(Notice(what, safe=safe))

    # ------------------------------------------------------------------ changing them

    def change(self, said: str, work: Callable[[], Change]) -> None:
        """Do one change and tell it, with Undo."""
        self._session.tasks.run(
            "plan.change", work, lambda change: self.told(said, change), failed=self.refused, owner=self
        )

    def told(self, said: str, change: Change) -> None:
        """Tell of a change that is done."""
        self._session.changed.emit(change)
        tell_done(self._session, said, change)

    def to_day(self, said: str, day: date, household: str, *, to: date) -> None:
        """Move a stop to another day; Undo takes both halves back."""
        session, area = self._session, self._session.area

        def back() -> list[Change]:
            done = (households.undo(area, only=each.no) for each in reversed(made))
            return [found[0] for found in done if found is not None]

        def undone(changes: list[Change]) -> None:
            for each in changes:
                session.changed.emit(each)
            session.notify(Notice(self.tr("Taken back.")))

        def moved(changes: tuple[Change, Change]) -> None:
            made.extend(changes)
            for each in changes:
                session.changed.emit(each)
            act = lambda: session.tasks.run("undo", back, undone, owner=self)  # noqa: E731
            session.notify(Notice(said, action=self.tr("Undo"), act=act))

        made: list[Change] = []
        session.tasks.run(
            "plan.change",
            lambda: plan_changes.move_to_day(area, day, household, to=to),
            moved,
            failed=self.refused,
            owner=self,
        )

    def pause(self, household: str, name: str) -> PauseDialog:
        """Ask why and until when, then pause."""
        said = self.tr("No visits to {name} for a while.").format(name=name)
        dialog = PauseDialog(
            self._session,
            household,
            name=name,
            then=lambda change: self.told(said, change),
            parent=self._window.window(),
        )
        dialog.open()
        return dialog

    def request(self, household: str, name: str) -> RequestDialog:
        """Ask what about and by when, then note it."""
        said = self.tr("Noted: somebody asked for a visit to {name}.").format(name=name)
        dialog = RequestDialog(
            self._session,
            household,
            name=name,
            then=lambda change: self.told(said, change),
            parent=self._window.window(),
        )
        dialog.open()
        return dialog

    def refused(self, error: Exception) -> None:
        """Say why something was not done."""
        said = explain(error, self._session.words)
        if said.kind == "unexpected":
            self._session.tasks.failed.emit("plan", error)
            return
        self._session.notify(
            Notice(said.what, tone="watch", safe=said.safe, todo=said.todo, details=said.details)
        )

    # ------------------------------------------------------------------ out of the house

    def with_sheet(self, plan: VisitPlan, then: Callable[[DaySheet], object], *, how: bool) -> None:
        """Read what a day sheet says, then go on; `how` reads how to talk there too."""
        area, words = self._session.area, self._session.words

        def read() -> DaySheet:
            with aside(area) as own:
                return day_sheets.day_sheet(own, plan, words=words if how else None)

        self._session.tasks.run("plan.sheet", read, then, failed=self.refused, lane="cpu", owner=self)

    def print_day(self, plan: VisitPlan) -> None:
        """Show the day sheet before it is printed."""

        def show(sheet: DaySheet) -> None:
            from gridsteward.desktop.pages.plan.paper import DayPrintDialog

            dialog = DayPrintDialog(self._session, sheet, parent=self._window.window())
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self.with_sheet(plan, show, how=True)

    def export_day(self, plan: VisitPlan) -> ExportDialog:
        """Hand the day out as a workbook."""
        session, area, words = self._session, self._session.area, self._session.words
        day = plan.days[0].working.day

        def write(path: Path, password: str, overwrite: bool) -> WrittenReport:
            sheet = day_sheets.day_sheet(area, plan, words=words)
            return day_sheets.export_day_sheet(
                sheet, path, words=words, password=password, overwrite=overwrite
            )

        count = len(plan.days[0].stops)
        dialog = ExportDialog(
            write,
            title=self.tr("Export the day sheet"),
            what=self.tr(
                "%n visit(s) with hours, reasons and what to look at; who is left out and why.", "", count
            ),
            file_name=self.tr("visits {day}.xlsx").format(day=day),
            theme=session.theme,
            tasks=session.tasks,
            words=words,
            parent=self._window.window(),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_calendar(self, plan: VisitPlan) -> None:
        """Ask where the calendar file goes."""
        day = plan.days[0].working.day
        ask_where(
            self._window,
            self.tr("Where to put the file"),
            offered=self.tr("visits {day}.ics").format(day=day),
            kinds=self.tr("Calendar files (*.ics)"),
            then=lambda path: self.calendar(plan, path),
        )

    def calendar(self, plan: VisitPlan, path: Path) -> None:
        """Write the visits as a calendar file; the system's own window has asked about overwriting."""
        words = self._session.words

        def write(sheet: DaySheet) -> None:
            self._session.tasks.run(
                "plan.calendar",
                lambda: day_sheets.export_calendar(sheet, path, words=words, overwrite=True),
                written,
                failed=self.refused,
                owner=self,
            )

        def written(count: Any) -> None:
            said = self.tr("%n visit(s) written to {name}.", "", count).format(name=path.name)
            todo = self.tr("It holds names and addresses: give it to your own phone only.")
            self._session.notify(Notice(said, todo=todo))

        self.with_sheet(plan, write, how=False)
