"""Whoever asks for a visit, from any page, gets the door; afterwards the page is where it was."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.records.household import Household
from gridsteward.records.journal import Change
from gridsteward.records.page import DoorPage
from gridsteward.records.visit import Met

if TYPE_CHECKING:  # imported when the first door is opened: the window is there sooner
    from gridsteward.desktop.door.screen import DoorScreen


def _begun(area: Any, household: str) -> DoorPage:
    from gridsteward.operations import visit_list

    return visit_list.door_page(area, household)


def _taken_up(area: Any, visit: str) -> DoorPage:
    from gridsteward.operations import visit_list

    return visit_list.amend_page(area, visit)


class Doorway(QObject):
    """One a session: listens for visits asked for and shows one door at a time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.screen: DoorScreen | None = None
        self._busy = False
        self._plan = ("", "")
        session.visit_requested.connect(self._begin)
        session.amend_requested.connect(self._amend)
        session.planned_visit_requested.connect(self._begin_planned)

    def _begin_planned(self, household: str, peak: str, ending: str) -> None:
        """Begin a visit with a plan; what the steward wrote down as plan before stays."""
        if not self._busy:
            self._plan = (peak, ending)
            self._begin(household)

    def _begin(self, household: str) -> None:
        area = self._session.area
        self._ask("visit.begin", lambda: _begun(area, household))

    def _amend(self, visit: str) -> None:
        area = self._session.area
        self._ask("visit.take_up", lambda: _taken_up(area, visit))

    def _ask(self, name: str, work: Callable[[], DoorPage]) -> None:
        if self._busy:
            return  # pressed twice: a second draft must not be begun behind the first
        self._busy = True
        self._session.tasks.run(name, work, self._open, failed=self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        self._plan = ("", "")
        said = explain(error, self._session.words)
        self._session.notify(
            Notice(said.what, tone="watch", safe=said.safe, todo=said.todo, details=said.details)
        )

    def _open(self, page: DoorPage) -> None:
        from gridsteward.desktop.door.screen import DoorScreen

        screen = DoorScreen(self._session, page)
        self.screen = screen
        screen.left.connect(self._left)
        screen.kept.connect(lambda change: self._kept(change, page))
        self._session.take_window(screen)
        plan, self._plan = self._plan, ("", "")
        if any(plan):
            screen.take_plan(*plan, over=False)

    def _left(self) -> None:
        self._close()
        # Nothing of the households changed, but an unfinished visit is one of the things of the day.
        self._session.changed.emit(Change(no=0, kind="visit.draft", tables=frozenset({"visit_draft"})))

    def _kept(self, change: Change, page: DoorPage) -> None:
        screen = self.screen
        promises = len(screen.saver.draft.commitments) if screen else 0
        met = screen is not None and screen.saver.draft.met not in (Met.NOBODY, Met.DECLINED)
        window = screen.window() if screen else None
        self._close()
        self._session.changed.emit(change)
        name = page.card.household.name
        if page.draft.visit_id:
            what = self.tr("The visit to {name} is corrected.").format(name=name)
        elif promises:
            what = self.tr("The visit to {name} is recorded, with %n promise(s).", "", promises).format(
                name=name
            )
        else:
            what = self.tr("The visit to {name} is recorded.").format(name=name)
        if page.draft.visit_id or not met or window is None:
            tell_done(self._session, what, change)
            return
        household = page.card.household
        tell_done(
            self._session,
            what,
            change,
            offer=self.tr("Ask how it was"),
            go_on=lambda: self._ask_how(household, window),
        )

    def _ask_how(self, household: Household, window: QWidget) -> None:
        """Ask the customer how the visit was that was just kept."""
        from gridsteward.desktop.dialogs.survey import SurveyDialog
        from gridsteward.operations import surveys

        area, session = self._session.area, self._session

        def ask(visit: str) -> None:
            SurveyDialog(
                session, household_id=household.id, visit_id=visit, who=household.name, parent=window
            ).open()

        session.tasks.run("survey.visit", lambda: surveys.last_visit(area, household.id), ask, owner=self)

    def _close(self) -> None:
        self.screen = None
        self._busy = False
        self._session.give_back_window()
