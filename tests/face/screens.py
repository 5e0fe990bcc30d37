"""Every page and every view inside one: a page that is not here makes tests/desktop/test_faces.py fail.

To register yours: add a line to SCREENS. `page` is the key of its spec; `show` brings the view to the front, once the
page is open, and may use `stage.page(key, Kind)`, `stage.wait(...)`; nothing else has to be undone than what changes
the area.
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.pages.care.page import CarePage
from gridsteward.desktop.pages.cases.page import CasesPage
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.importing.page import ImportPage
from gridsteward.desktop.pages.knowledge.page import KnowledgePage
from gridsteward.desktop.pages.plan.page import PlanPageView
from gridsteward.desktop.pages.reports.page import ReportsPage
from gridsteward.desktop.pages.supervisor.page import SupervisorPage
from gridsteward.desktop.pages.usage.page import UsagePage
from gridsteward.desktop.pages.visits.page import VisitsPage
from gridsteward.records.household import HouseholdSummary
from tests.face.stage import TYPED, Stage


class Screen(Struct, frozen=True, kw_only=True):
    """A page, or a view inside it."""

    name: str
    page: str
    show: Callable[[Stage], object] = lambda _stage: None
    tabs: bool = True
    """Whether Tab goes round: in a table to type into it goes from cell to cell, and Esc leaves."""


def _today(stage: Stage) -> None:
    stage.pause(1.0)  # what is not pressing is read a little later


def somebody(stage: Stage) -> HouseholdSummary:
    """Return who has most to show."""
    return max(stage.households, key=lambda each: (len(each.tags), bool(each.last_visit), each.account_no))


def _households(stage: Stage) -> HouseholdsPage:
    return stage.page("households", HouseholdsPage)


def _household(stage: Stage) -> None:
    _households(stage).open_household(somebody(stage).id)


def _filters(stage: Stage) -> None:
    page = _households(stage)
    page.go_back()
    page._split.show_list()
    page.list.filter.setChecked(True)


def _found(stage: Stage) -> None:
    stage.window.search.setText(somebody(stage).initials.split()[0])
    _households(stage)._split.show_list()


def _no_hits(stage: Stage) -> None:
    stage.window.search.setText(TYPED)
    _households(stage)._split.show_list()


def plan(stage: Stage) -> None:
    page = stage.page("plan", PlanPageView)
    page.use_view("plan")
    page.split.show_list()
    stage.wait(lambda: page.page is not None)
    if page.page is not None and page.page.plan is None:
        page.plan_day()
        stage.wait(lambda: page.page is not None and page.page.plan is not None)


def _plan_day(stage: Stage) -> None:
    plan(stage)
    stage.page("plan", PlanPageView).split.show_detail()


def _coverage(stage: Stage) -> None:
    stage.page("plan", PlanPageView).use_view("coverage")


def _visit(stage: Stage) -> None:
    page = stage.page("visits", VisitsPage)
    page._leave_bulk()
    stage.wait(lambda: page.model.rowCount() > 0)
    page.list.setCurrentIndex(page.model.index(0, 0))
    page.split.show_detail()


def _bulk(stage: Stage) -> None:
    stage.page("visits", VisitsPage).open_bulk()


def finding(stage: Stage) -> None:
    page = stage.page("usage", UsagePage)
    page.go_back()
    listing = page.list.list
    stage.wait(lambda: listing.model().rowCount() > 0)
    listing.setCurrentIndex(listing.model().index(0, 0))
    page.split.show_detail()


def _use_record(stage: Stage) -> None:
    finding(stage)
    stage.page("usage", UsagePage).list.record.click()


def _import_preview(stage: Stage) -> None:
    page = stage.page("import", ImportPage)
    page.read(stage.ledger)
    stage.wait(lambda: page.shown is not None and page.go.isEnabled())


def _report(view: str) -> Callable[[Stage], None]:
    return lambda stage: stage.page("reports", ReportsPage).use_view(view)


def _supervisor(view: str) -> Callable[[Stage], None]:
    return lambda stage: stage.page("supervisor", SupervisorPage).use_view(view)


def _care(part: str) -> Callable[[Stage], None]:
    return lambda stage: stage.page("care", CarePage).show_part(part)


def _person(stage: Stage) -> None:
    page = stage.page("care", CarePage)
    page.show_part("wall")
    stage.wait(lambda: page.wall.wall is not None)
    wall = page.wall.wall
    if wall is not None:
        page.wall.open_person(wall.people[0].household_id)


def _wall(stage: Stage) -> None:
    page = stage.page("care", CarePage)
    page.show_part("wall")
    page.go_back()


def _board(stage: Stage) -> None:
    page = stage.page("cases", CasesPage)
    page.go_back()
    page.show_tab("board")


def _promises(stage: Stage) -> None:
    page = stage.page("cases", CasesPage)
    page.go_back()
    page.show_tab("promises")


def _case(stage: Stage) -> None:
    page = stage.page("cases", CasesPage)
    found = stage.area.store.query("SELECT id FROM service_case ORDER BY at LIMIT 1")
    page.open_case(str(found[0][0]))


def _article(stage: Stage) -> None:
    page = stage.page("knowledge", KnowledgePage)
    page.go_back()
    stage.wait(lambda: page.list.current is not None)
    if page.list.current is not None:
        page._open(page.list.current)


def _documents(stage: Stage) -> None:
    stage.page("knowledge", KnowledgePage).show_documents()


def _fault_check(stage: Stage) -> None:
    stage.page("knowledge", KnowledgePage).show_check()


def _door(stage: Stage) -> None:
    stage.session.start_visit(somebody(stage).id)
    stage.wait(lambda: stage.window.findChild(DoorScreen) is not None)


def _door_card(stage: Stage) -> None:
    _door(stage)
    door = stage.window.findChild(DoorScreen)
    if isinstance(door, DoorScreen):
        door.card_button.click()


SCREENS: Final = (
    Screen(name="today", page="today", show=_today),
    Screen(name="households", page="households", show=lambda stage: _households(stage).go_back()),
    Screen(name="household", page="households", show=_household),
    Screen(name="households-found", page="households", show=_found),
    Screen(name="households-none", page="households", show=_no_hits),
    Screen(name="households-filter", page="households", show=_filters),
    Screen(name="duplicates", page="households", show=lambda stage: _households(stage).show_duplicates()),
    Screen(name="plan", page="plan", show=plan),
    Screen(name="plan-day", page="plan", show=_plan_day),
    Screen(name="coverage", page="plan", show=_coverage),
    Screen(name="visits", page="visits", show=_visit),
    Screen(name="visits-typed", page="visits", show=_bulk, tabs=False),
    Screen(name="usage", page="usage", show=finding),
    Screen(name="usage-record", page="usage", show=_use_record),
    Screen(name="import", page="import"),
    Screen(name="import-preview", page="import", show=_import_preview),
    Screen(name="reports", page="reports", show=_report("visits")),
    Screen(name="reports-overview", page="reports", show=_report("overview")),
    Screen(name="reports-moods", page="reports", show=_report("moods")),
    Screen(name="reports-cases", page="reports", show=_report("cases")),
    Screen(name="care", page="care", show=_wall),
    Screen(name="care-person", page="care", show=_person),
    Screen(name="care-reminders", page="care", show=_care("reminders")),
    Screen(name="care-reviews", page="care", show=_care("reviews")),
    Screen(name="care-round", page="care", show=_care("round")),
    Screen(name="cases", page="cases", show=_board),
    Screen(name="case", page="cases", show=_case),
    Screen(name="promises", page="cases", show=_promises),
    Screen(name="knowledge", page="knowledge", show=_article),
    Screen(name="documents", page="knowledge", show=_documents),
    Screen(name="fault-check", page="knowledge", show=_fault_check),
    Screen(name="supervisor", page="supervisor", show=_supervisor("figures")),
    Screen(name="supervisor-covering", page="supervisor", show=_supervisor("covering")),
    Screen(name="help", page="help"),
    Screen(name="sync", page="sync"),
    Screen(name="conflicts", page="conflicts"),
    Screen(name="statement", page="statement"),
    Screen(name="devices", page="devices"),
    Screen(name="late", page="late"),
    Screen(name="settings", page="settings"),
    Screen(name="door", page="today", show=_door),
    Screen(name="door-card", page="today", show=_door_card),
)
"""In the order of the rail."""
