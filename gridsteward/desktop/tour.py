"""A walk through the program that nobody has to watch: ledger in, somebody found, a visit, a workbook, pictures."""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final, TypeVar

from msgspec import Struct
from PySide6.QtTest import QTest

from gridsteward.desktop.application import build_application
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.door.rows import PromiseRow
from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.errors import Explained
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.importing.page import ImportPage
from gridsteward.desktop.pages.plan.page import PlanPageView
from gridsteward.desktop.pictures import grab
from gridsteward.desktop.session import Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.start import page_specs
from gridsteward.desktop.tokens import Choice
from gridsteward.operations import area as areas
from gridsteward.operations import demo, exporting
from gridsteward.operations.area import Area
from gridsteward.operations.demo_exchange import DemoClock, meet
from gridsteward.operations.exporting import VisitSelection
from gridsteward.records.household import HouseholdSummary

P = TypeVar("P")

NOW: Final = datetime(2026, 11, 23, 14, 20, tzinfo=timezone(timedelta(hours=8)))
"""A Monday in an invented village; the pictures are the same whenever they are taken."""

SCREENS: Final = (
    "import",
    "households",
    "card",
    "door",
    "plan",
    "today",
    "usage",
    "care",
    "cases",
    "reports",
    "sync",
    "conflicts",
)
THEMES: Final[tuple[Choice, ...]] = ("light", "dark")
_LARGE: Final = 2.0
_PATIENCE_S: Final = 120.0
_REST_S: Final = 0.3  # lists and figures wait a moment for the typing to end


class TourReport(Struct, frozen=True, kw_only=True):
    """What the walk left: the workbook of the visits, and the pictures of the screens."""

    workbook: Path
    pictures: tuple[Path, ...]


def take_tour(
    data_dir: Path, out_dir: Path, *, households: int, language: str, dark: bool = True
) -> TourReport:
    """Walk through a new demonstration area in `data_dir`; leave workbook and pictures in `out_dir`.

    Pictures are 1366 x 768, once at 100 and once at 200 %, light and, with `dark`, dark. Raise RuntimeError where a
    step fails, Fault cjk_font_missing where Chinese would come out as boxes, Fault area_exists for an area that is no
    demo.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    clock = DemoClock(NOW)
    area = demo.make_demo(data_dir, households=households, passphrase=demo.DEMO_PASSPHRASE, now=clock)
    with tempfile.TemporaryDirectory() as passing:
        meet(area, clock, Path(passing))
    # The chip tells when the last backup was made: it too is of that Monday.
    backup, morning = areas.backup_here(area), NOW.replace(hour=8, minute=10).timestamp()
    os.utime(backup, (morning, morning))
    ledger = demo.next_ledger(area, out_dir / "ledger.xlsx", households=households)
    with _desk(area, data_dir, language) as desk:
        walk = _Walk(desk, out_dir, THEMES if dark else THEMES[:1])
        walk.take_ledger_in(ledger)
        chosen = walk.find_somebody()
        walk.visit(chosen.id)
        walk.plan()
        walk.look("today")
        walk.look("usage")
        walk.look("care")
        walk.look("cases")
        walk.look("reports")
        walk.look("sync")
        walk.look("conflicts")
        workbook = out_dir / "visits.xlsx"
        month = VisitSelection(first=f"{NOW:%Y-%m}-01", last=f"{NOW:%Y-%m-%d}")
        words = desk.application.words
        walk.do(lambda: exporting.export_visits(area, month, workbook, words=words, overwrite=True))
    return TourReport(workbook=workbook, pictures=tuple(walk.pictures))


@contextmanager
def _desk(area: Area, data_dir: Path, language: str) -> Iterator[Desk]:
    gc.disable()  # as at every start: no lane takes widgets apart before the window's own collector begins
    application = build_application(["gridsteward"], language, folder=data_dir, theme="light")
    application.qt.setQuitOnLastWindowClosed(False)
    desk = Desk(application, data_dir, pages=page_specs)
    try:
        desk.begin(area=area)
        yield desk
    finally:
        desk.finish()
        application.failures.remove()
        gc.enable()


class _Walk:
    def __init__(self, desk: Desk, out_dir: Path, themes: Sequence[Choice]) -> None:
        if desk.session is None or desk.window is None:
            raise RuntimeError("no window")
        self._session: Session = desk.session
        self._window: MainWindow = desk.window
        self._application, self._out, self._themes = desk.application, out_dir, themes
        self._failed: list[Explained] = []
        self.pictures: list[Path] = []
        desk.application.failures.explained.connect(self._failed.append)
        self._wait(lambda: self._session.directory.current is not None)
        # The chip tells of the exchange: every picture has it.
        self._wait(lambda: self._session.exchange.state is not None)
        self._window.notices.dismiss()

    def take_ledger_in(self, ledger: Path) -> None:
        """Show what the ledger would do, then let it."""
        self._session.open_page("import")
        page = self._page(ImportPage)
        page.read(ledger)
        self._wait(lambda: page.shown is not None and page.go.isEnabled())
        self._picture("import")
        page.preview.take_all.click()
        page.go.click()
        self._wait(lambda: page.done is not None)

    def find_somebody(self) -> HouseholdSummary:
        """Type the initials of somebody who lives alone, as a steward would."""
        directory = self._session.directory.current
        if directory is None:
            raise RuntimeError("no directory")
        alone = [each for each in directory.all() if "living_alone" in each.tags and each.last_visit]
        chosen = max(alone or directory.all(), key=lambda each: (len(each.tags), each.account_no))
        search = self._window.search
        search.setFocus()
        QTest.keyClicks(search, chosen.initials.split()[0])
        page = self._page(HouseholdsPage)
        self._wait(lambda: page.list.model.row_of(chosen.id) >= 0)
        page.open_household(chosen.id)
        self._picture("households")
        return chosen

    def visit(self, household: str) -> None:
        """Be at the door: whom one met, how it was, a promise; then finish."""
        said = demo.demo_material()["tour"]
        self._session.start_visit(household)
        self._wait(lambda: self._window.findChild(DoorScreen) is not None)
        door = self._window.findChild(DoorScreen)
        if not isinstance(door, DoorScreen):
            raise RuntimeError("no door")
        door.card_button.click()
        panel = door.beside.panel
        if panel is None:
            raise RuntimeError("no card")
        self._wait(lambda: panel.view.card is not None)
        panel.take.click()
        self._picture("card")
        panel.hide_button.click()
        for group, keys in ((door.purposes, ("care", "safety")), (door.checks, ("blanket", "sockets"))):
            for key in keys:
                group.choose(key)
        door.met.choose("person")
        door.mood.choose("2")
        door.mood_note.setText(said["mood"])
        door.note.setPlainText(said["note"])
        door.promises.add()
        promise = door.promises.rows[-1]
        if not isinstance(promise, PromiseRow):
            raise RuntimeError("no promise")
        promise.due.show_day((NOW.date() + timedelta(days=said["days"])).isoformat())
        promise.what.setText(said["promise"])
        promise.what.clearFocus()
        self._wait(lambda: door.saver.settled)
        self._picture("door")
        done: list[object] = []
        door.kept.connect(done.append)
        door.finish_button.click()
        self._wait(lambda: bool(done))
        self._window.notices.dismiss()
        self._window.search.clear()

    def plan(self) -> None:
        """Plan what is left of the day."""
        self._session.open_page("plan")
        page = self._page(PlanPageView)
        self._wait(lambda: page.page is not None)
        page.plan_day()
        self._wait(lambda: page.page is not None and page.page.plan is not None)
        self._window.notices.dismiss()
        self._picture("plan")

    def look(self, page: str) -> None:
        """Open a page and take its pictures."""
        self._session.open_page(page)
        self._picture(page)

    def do(self, work: Callable[[], object]) -> None:
        """Do a work on the database lane and wait for it."""
        done: list[object] = []
        self._session.tasks.run("tour", work, done.append)
        self._wait(lambda: bool(done))

    # ------------------------------------------------------------------ patience

    def _page(self, kind: type[P]) -> P:
        page = self._window.pages.currentWidget()
        if not isinstance(page, kind):
            raise RuntimeError(kind.__name__)
        return page

    def _wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not until():
            self._application.qt.processEvents()
            if self._failed:
                raise RuntimeError(self._failed[0].details)
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.002)  # the lanes need the interpreter too

    def _rest(self) -> None:
        """Wait until typing has rested, and nothing was read or drawn for as long."""
        quiet = time.monotonic()

        def rested() -> bool:
            nonlocal quiet
            if self._session.tasks.busy:
                quiet = time.monotonic()
            return time.monotonic() - quiet > _REST_S

        self._wait(rested)

    def _picture(self, name: str) -> None:
        theme = self._session.theme
        before = theme.choice
        for choice in self._themes:
            theme.use(choice=choice)  # once for both sizes: dressing the window anew takes a second
            self._rest()
            for scale in (1.0, _LARGE):
                path = self._out / f"{name}-{choice}{'' if scale == 1 else '-200'}.png"
                grab(self._window, path, theme=theme, choice=choice, scale=scale)
                self.pictures.append(path)
        theme.use(choice=before)
