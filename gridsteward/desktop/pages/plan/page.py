"""The plan page: the week above, whom there is reason to see at the left, the day at the right; coverage behind."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from gridsteward.desktop.dialogs.choose_household import ChooseHousehold
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.map.homes import MapHome
from gridsteward.desktop.pages.plan.acts import PlanActs
from gridsteward.desktop.pages.plan.candidates import CandidatePane, Views, views_of
from gridsteward.desktop.pages.plan.day_pane import DayPane
from gridsteward.desktop.pages.plan.home_card import Card
from gridsteward.desktop.pages.plan.week_strip import WeekStrip
from gridsteward.desktop.pages.plan.wording import name_of, names_of
from gridsteward.desktop.pages.today_lights import TONES
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Progress
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import ProgressPanel
from gridsteward.desktop.widgets.frames import ListDetail, column, row, rule
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.desktop.wording import day as say_day
from gridsteward.operations import day_sheets, plan_changes
from gridsteward.operations.area import Area, aside
from gridsteward.operations.care_lights import levels_shown
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.operations.plan_asked import Search
from gridsteward.operations.plan_page import PlanPage, plan_page, week_hours
from gridsteward.records.care_light import Light
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.journal import Change
from gridsteward.records.plan import HoursBudget, Placed, Reason, Stop, VisitPlan

if TYPE_CHECKING:  # imported when first asked for
    from gridsteward.desktop.pages.plan.coverage import CoverageView

_TABLES: Final = frozenset(
    {
        *("planned_day", "planned_stop", "visit_pause", "visit_request"),
        *(
            "visit",
            "commitment",
            "commitment_event",
            "household",
            *MARK_TABLES,
            "person",
        ),
        *("finding", "finding_event"),
    }
)
_REST_MS: Final = 150  # a save and what follows it are one
_SLOW_MS: Final = 200
_TICK_MS: Final = 30_000
_WEEK: Final = timedelta(days=7)


class PlanPageView(QFrame):
    """The page. Esc leaves coverage, then a folded detail.

    A new day is noticed by looking at the clock every half minute, as the findings are: a timer set for midnight
    would be late after sleep, and wrong when the clock is set.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        self._today = self.day = session.clock().date()
        self.page: PlanPage | None = None
        self.household = ""  # in front
        self._reading = self._again = self._refocus = False
        self.acts = PlanActs(session, self)
        self.candidates = CandidatePane(session)
        self.pane = DayPane(session)
        self.week = WeekStrip(session)
        self.split = ListDetail(session.theme, self.candidates, self.pane)
        self._coverage: CoverageView | None = None
        self._stack = Stack()
        self._stack.addWidget(self.split)
        self._bar = self._tools()
        box = column(self._head(), self._bar, rule(), self._stack, gap=0)
        box.setStretch(3, 1)
        self.setLayout(box)
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_REST_MS)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(lambda: self.busy.show_text(self.tr("Reading the plan …")))
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._tick.start()
        self._connect()
        session.directory.load()
        self.refresh()

    # ------------------------------------------------------------------ parts

    def _head(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        titles = {"plan": self.tr("Plan"), "coverage": self.tr("Coverage")}
        self.views = {
            key: Button(theme, title, kind="chip", checked=key == "plan") for key, title in titles.items()
        }
        for key, chip in self.views.items():
            chip.clicked.connect(lambda _on=False, key=key: self.use_view(key))
        self.made = Button(theme, self.tr("Visits made"), kind="text", icon="note")
        self.made.clicked.connect(lambda: self._session.open_page("visits"))
        self.busy = Label(theme, role="caption")
        self.hand_out = Button(theme, self.tr("Hand out"), icon="print")
        self._menu = QMenu(self.hand_out)
        self._menu.addAction(self.tr("Print the day sheet …"), self.print_day)
        self._menu.addAction(self.tr("Export to Excel …"), self.export_day)
        self._menu.addAction(self.tr("Calendar file for a phone …"), self.calendar)
        self.narrow_menu = QMenu(self.hand_out)
        self.narrow_menu.addAction(self.tr("Plan the week"), self.plan_week)
        self.narrow_menu.addAction(self.tr("Visits made"), lambda: self._session.open_page("visits"))
        self.narrow_menu.addActions(self._menu.actions())
        self.hand_out.clicked.connect(
            lambda: self._drop_down(self.narrow_menu if self._narrow else self._menu)
        )
        self.plan_week_button = Button(theme, self.tr("Plan the week"), icon="route")
        self.plan_button = Button(theme, kind="main", icon="route")
        self.plan_week_button.clicked.connect(self.plan_week)
        self.plan_button.clicked.connect(self.plan_day)
        pad = (space.xl, space.s, space.xl, space.xs)
        line = row(
            Label(theme, self.tr("Visits"), role="title"),
            space.s,
            *self.views.values(),
            self.made,
            self.busy,
            None,
            self.hand_out,
            self.plan_week_button,
            self.plan_button,
            pad=pad,
        )
        made = QWidget()
        made.setLayout(line)
        return made

    @property
    def _narrow(self) -> bool:
        return self.width() < self._session.theme.shape.fold

    def _drop_down(self, menu: QMenu) -> None:
        menu.popup(self.hand_out.mapToGlobal(QPoint(0, self.hand_out.height())))

    def _tools(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.before = Button(theme, kind="text", icon="back", name_for_readers=self.tr("The week before"))
        self.after = Button(theme, kind="text", icon="next", name_for_readers=self.tr("The week after"))
        self.today_button = Button(theme, self.tr("Today"), kind="text")
        self.before.clicked.connect(lambda: self.show_day(self.day - _WEEK))
        self.after.clicked.connect(lambda: self.show_day(self.day + _WEEK))
        self.today_button.clicked.connect(lambda: self.show_day(self._today))
        line = row(self.before, self.week, self.after, self.today_button, gap=space.xs)
        line.setContentsMargins(space.l, 0, space.xl, space.xs)
        line.setStretch(1, 1)
        made = QWidget()
        made.setLayout(line)
        return made

    def _connect(self) -> None:
        session, timeline, card = self._session, self.pane.timeline, self.pane.card
        self.week.chosen.connect(lambda day: self.show_day(date.fromisoformat(day)))
        self.candidates.shown.connect(lambda household: self.show_home(household, source="list"))
        self.candidates.add_wanted.connect(self.add)
        self.candidates.list.clicked.connect(lambda _index: self.split.show_detail())
        self.candidates.anybody_wanted.connect(self._ask_anybody)
        timeline.shown.connect(lambda household: self.show_home(household, source="way"))
        timeline.door_wanted.connect(session.start_visit)
        timeline.moved.connect(self.move_stop)
        timeline.lock_pressed.connect(self._toggle_lock)
        timeline.out_wanted.connect(self.take_out)
        card.asked.connect(self._do)
        card.day_asked.connect(lambda household, day: self.to_day(household, date.fromisoformat(day)))
        self.pane.chosen_on_map.connect(self.show_home)
        self.pane.plan_wanted.connect(self.plan_day)
        self.pane.today_wanted.connect(lambda: self.show_day(self._today))
        self.pane.replan_wanted.connect(lambda: self.replan(""))
        self.pane.due_wanted.connect(self._show_due)
        self.pane.places_wanted.connect(lambda: session.open_page("import"))
        self.acts.begun.connect(self._working)
        self.acts.ended.connect(lambda cancelled: self._worked(cancelled=cancelled))
        # names and portraits are read a moment after the change that made them others
        session.directory.refreshed.connect(lambda _touched: self.fresh.spoil())
        session.quiet.ask("plan.coverage", lambda: self.coverage)
        session.card_here.connect(self._card_here)

    # ------------------------------------------------------------------ where one is

    def go_back(self) -> bool:
        """Leave what is innermost."""
        if self._stack.currentWidget() is not self.split:
            self.use_view("plan")
            return True
        return self.split.go_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the way, or to the one button of a day without a plan."""
        super().focusInEvent(event)
        self._take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the clock, which went on while the page was not in front."""
        super().showEvent(event)
        self.tick()

    @property
    def coverage(self) -> "CoverageView":
        """How the area stands against its rhythms, made when it is first asked for or in a quiet moment."""
        if self._coverage is None:
            from gridsteward.desktop.pages.plan.coverage import CoverageView

            self._coverage = CoverageView(self._session)
            self._stack.addWidget(self._coverage)
        return self._coverage

    def use_view(self, key: str) -> None:
        """Show the plan, or how the area stands against its rhythms."""
        for each, chip in self.views.items():
            chip.setChecked(each == key)
        plan = key == "plan"
        if not plan:
            self._stack.setCurrentWidget(self.coverage)
        else:
            self._stack.setCurrentWidget(self.split)
        self._bar.setVisible(plan)
        self._say_buttons()

    def show_day(self, day: date) -> None:
        """Bring another day to the front."""
        if day != self.day:
            self.day = day
            self.household = ""
        self.refresh()

    def tick(self) -> None:
        """Look at the clock: on another day than the last time all is read anew, and today moves on."""
        now = self._session.clock()
        if now.date() != self._today:
            if self.day == self._today:
                self.day = now.date()
            self._today = now.date()
            self.refresh()
        else:
            self.pane.look_at_clock(now)

    def _take_focus(self) -> None:
        page = self.page
        if self._stack.currentWidget() is not self.split or page is None:
            return
        if page.plan is None:
            self.pane.empty.button.setFocus()
        elif page.plan.days[0].stops:
            self.pane.timeline.setFocus()
        else:
            self.candidates.list.setFocus()

    # ------------------------------------------------------------------ reading

    def refresh(self) -> None:
        """Read the day anew on the lane that computes; asked for while it is read, once more after that."""
        if self._session.tasks.closed:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._slow.start()
        area, day, directory = self._session.area, self.day, self._session.directory.current

        portraits = self._session.directory.portraits()

        def known(household: str) -> HouseholdSummary | None:
            return directory.get(household) if directory is not None else None

        def read() -> tuple[PlanPage, Views, tuple[MapHome, ...]]:
            with aside(area) as own:
                page = plan_page(own, day, known=known, portraits=portraits)
                lights = levels_shown(own)
            return page, views_of(page), _on_map(page, lights)

        self._session.tasks.run("plan.page", read, self._show, failed=self._failed, lane="cpu", owner=self)

    def _read_over(self) -> bool:
        """Tell whether to read once more."""
        self._reading = False
        self._slow.stop()
        self.busy.show_text("")
        again, self._again = self._again, False
        return again

    def _failed(self, error: Exception) -> None:
        self._read_over()
        self._session.tasks.failed.emit("plan.page", error)

    def _show(self, found: tuple[PlanPage, Views, tuple[MapHome, ...]]) -> None:
        page, views, on_map = found
        if self._read_over() or page.day != self.day.isoformat():
            self.refresh()
            return
        came = self.page is None and self.hasFocus()
        done = self._refocus and page.plan is not None and self.acts.running is None
        self.page = page
        if not self.household and page.plan is not None:
            following = page.plan.days[0].stops
            ahead = [stop for stop in following if stop.state == "planned"]
            self.household = (ahead or following)[0].household_id if following else ""
        self.week.show_days(page.days, day=page.day, today=page.today)
        self.today_button.setEnabled(page.day != page.today)
        self.candidates.show_page(page, views)
        self.pane.show_page(page, household=self.household)
        self.pane.show_map(on_map)
        self._show_card()
        self._say_buttons()
        self._read_week(page)
        if came or done:
            self._refocus = False
            self._take_focus()

    def _read_week(self, page: PlanPage) -> None:
        """Read the week's hours behind the day itself; only where there is a plan to hold against them."""
        if page.plan is None:
            return
        area, day = self._session.area, date.fromisoformat(page.day)
        portraits = self._session.directory.portraits()

        def read() -> HoursBudget | None:
            with aside(area) as own:
                return week_hours(own, day, portraits=portraits)

        self._session.tasks.run("plan.week", read, self.pane.show_week, lane="cpu", owner=self)

    def _say_buttons(self) -> None:
        page, plan = self.page, self._stack.currentWidget() is self.split
        over = self.day < self._today
        there = page is not None and page.plan is not None
        busy = self.acts.running is not None
        if there and self._narrow:
            text = self.tr("Plan anew")
        elif there and self.day == self._today:
            text = self.tr("Plan the rest of today anew")
        elif there:
            text = self.tr("Plan this day anew")
        else:
            text = self.tr("Plan my day") if self.day == self._today else self.tr("Plan this day")
        self.plan_button.show_text(text)
        # the one button of an empty day does it: once is enough
        self.plan_button.setVisible(plan and not over and there)
        self.plan_button.set_kind("" if there else "main")
        narrow = self._narrow
        self.plan_week_button.setVisible(plan and not over and not narrow)
        self.made.setVisible(not narrow)
        self.today_button.setVisible(not narrow)
        self.hand_out.setVisible(plan and (there or narrow))
        self.hand_out.show_text("⋯" if narrow else self.tr("Hand out"))
        for button in (self.plan_button, self.plan_week_button, self.pane.empty.button):
            button.setEnabled(not busy)

    def _working(self, what: str, progress: Progress) -> None:
        self._refocus = (
            self.isVisible()
        )  # whoever asked goes on with the plan, not with what Qt gives the keys to
        self.work: ProgressPanel = self.pane.show_work(what, progress)
        self._say_buttons()
        self.split.show_detail()

    def _worked(self, *, cancelled: bool) -> None:
        self._say_buttons()
        if cancelled and self._refocus:
            self._refocus = False
            self._take_focus()

    def minimumSizeHint(self) -> QSize:
        """Return the width of one pane: in a narrow window the other and most buttons are folded away."""
        hint, theme = super().minimumSizeHint(), self._session.theme
        return QSize(min(hint.width(), theme.shape.list + 2 * theme.space.xxl), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window keep one button; the rest is in its menu."""
        super().resizeEvent(event)
        self._say_buttons()

    # ------------------------------------------------------------------ the home in front

    def show_home(self, household: str, *, source: str = "") -> None:
        """Bring a home to the front, from the list or from the way; the other one lets go of its own."""
        self.household = household
        if self.pane.map is not None:
            self.pane.map.choose(household)
        if source == "way":
            self.candidates.list.clearSelection()
        elif source == "list":
            self.pane.timeline.clearSelection()
        else:
            self.pane.timeline.select(household)
            self.candidates.select(household)
        self._show_card()

    def _home(self, household: str) -> HouseholdSummary | None:
        found = self.page.homes.get(household) if self.page is not None else None
        directory = self._session.directory.current
        if found is None and directory is not None:
            found = directory.get(household)
        return found

    def stop_of(self, household: str) -> Stop | None:
        """Return a household's stop on the day in front."""
        plan = self.page.plan if self.page is not None else None
        stops = plan.days[0].stops if plan is not None else ()
        return next((stop for stop in stops if stop.household_id == household), None)

    def _show_card(self) -> None:
        page, household = self.page, self.household
        home = self._home(household)
        if page is None or home is None:
            self.pane.card.show_card(None)
            return
        words, stop = self._session.words, self.stop_of(household)
        today = page.day == page.today
        pause = next((each for each in page.pauses if each.household_id == household), None)
        others = tuple(
            (each.day, say_day(words, date.fromisoformat(each.day)))
            for each in page.days
            if each.stops is not None and each.day >= page.today and each.day != page.day
        )
        common = {
            "home": home,
            "planned": page.plan is not None,
            "paused": pause is not None,
            "open": page.day >= page.today,
            "now": today,
            "others": others,
        }
        if stop is not None:
            card = Card(
                **common,  # type: ignore[arg-type]
                reasons=stop.reasons,
                arrive=stop.arrive,
                leave=stop.leave,
                state=stop.state,
                locked=stop.locked,
                placed=stop.placed,
                checks=stop.checks,
                bring=stop.bring,
                on_the_way=True,
            )
        else:
            found = next((each for each in page.candidates if each.household_id == household), None)
            card = Card(
                **common,  # type: ignore[arg-type]
                reasons=found.reasons if found else (),
                checks=found.checks if found else (),
                bring=found.bring if found else (),
                why_not=self._why_not(household),
            )
        self.pane.card.show_card(card)

    def _why_not(self, household: str) -> str:
        page, words = self.page, self._session.words
        if page is None:
            return ""
        pause = next((each for each in page.pauses if each.household_id == household), None)
        if pause is not None:
            why = Reason("paused", {"until": pause.until, "reason": pause.reason})
            return day_sheets.why_not_text(why, words, {})
        left = page.plan.left_out if page.plan is not None else ()
        found = next((each.why for each in left if each.household_id == household), None)
        return day_sheets.why_not_text(found, words, names_of(page.homes)) if found is not None else ""

    def ask_why_not(self, household: str) -> None:
        """Say of any household why it is not in the day, whether there is a reason to go or not."""
        area, day = self._session.area, self.day

        def read() -> Reason:
            from gridsteward.operations.plan_view import why_not

            with aside(area) as own:
                return why_not(own, day, household)

        def say(why: Reason) -> None:
            names = names_of(self.page.homes) if self.page is not None else {}
            card = self.pane.card.card
            if card is not None and card.home.id == household:
                from msgspec.structs import replace

                said = day_sheets.why_not_text(why, self._session.words, names)
                self.pane.card.show_card(replace(card, why_not=said))

        self._session.tasks.run("plan.why", read, say, failed=self.acts.refused, lane="cpu", owner=self)

    def _ask_anybody(self) -> None:
        title = self.tr("Whom do you mean?")
        dialog = ChooseHousehold(self._session, title=title, parent=self.window())
        dialog.chosen.connect(self._anybody)
        dialog.open()

    def _anybody(self, household: str) -> None:
        self.show_home(household)
        self.split.show_detail()
        if self.page is not None and self.page.plan is not None and self.stop_of(household) is None:
            self.ask_why_not(household)

    def _card_here(self) -> None:
        if self.isVisible() and self.household and self._stack.currentWidget() is self.split:
            self._session.open_card(self.household)

    def _show_due(self) -> None:
        self.candidates.choose("due")
        self.split.show_list()
        self.candidates.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ planning

    def plan_day(self) -> None:
        """Plan the day in front, from now on when it is today."""
        day = self.day

        def make(area: Area, search: Search) -> VisitPlan:
            from gridsteward.operations.planning import plan_day

            return plan_day(area, day, search=search)

        when = say_day(self._session.words, day)
        self.acts.make(self.tr("Planning {day}: trying orders …").format(day=when), make)

    def plan_week(self) -> None:
        """Plan what is left of the week in front as one."""
        first = max(self.day - timedelta(days=self.day.isoweekday() - 1), self._today)
        days = 8 - first.isoweekday()

        def make(area: Area, search: Search) -> VisitPlan:
            from gridsteward.operations.planning import plan_week

            return plan_week(area, first, days=days, search=search)

        self.acts.make(self.tr("Planning the week: trying orders …"), make)

    def replan(self, household: str) -> None:
        """Plan the rest of today from now on, from a home or from the last one called on."""

        def make(area: Area, search: Search) -> VisitPlan:
            from gridsteward.operations.planning import replan_from

            return replan_from(area, where=household, search=search)

        self.acts.make(self.tr("Planning the rest of today: trying orders …"), make)

    # ------------------------------------------------------------------ changing

    def add(self, household: str) -> None:
        """Put a household into the day in front."""
        area, day = self._session.area, self.day
        self.household = household
        self._change(
            self.tr("{name} is on the way now."),
            household,
            lambda: plan_changes.add_stop(area, day, household),
        )

    def move_stop(self, household: str, to: int) -> None:
        """Put a stop at another place among those ahead."""
        area, day = self._session.area, self.day
        self._change(
            self.tr("{name} was moved; all hours are reckoned anew."),
            household,
            lambda: plan_changes.move_stop(area, day, household, to=to),
        )

    def take_out(self, household: str) -> None:
        """Take a stop out of the day in front."""
        area, day = self._session.area, self.day
        self._change(
            self.tr("{name} was taken out of the day."),
            household,
            lambda: plan_changes.remove_stop(area, day, household),
        )

    def lock(self, household: str, *, locked: bool) -> None:
        """Keep a stop's hour when the day is planned anew, or let it go."""
        area, day = self._session.area, self.day
        said = (
            self.tr("{name} keeps its hour when the day is planned anew.")
            if locked
            else self.tr("{name} may be moved again.")
        )
        self._change(said, household, lambda: plan_changes.lock_stop(area, day, household, locked=locked))

    def to_day(self, household: str, to: date) -> None:
        """Move a stop to another day that is planned."""
        name, when = name_of(self._home(household)), say_day(self._session.words, to)
        said = self.tr("{name} was moved to {day}.").format(name=name, day=when)
        self.acts.to_day(said, self.day, household, to=to)

    def _change(self, said: str, household: str, work: Callable[[], Change]) -> None:
        self.acts.change(said.format(name=name_of(self._home(household))), work)

    def _toggle_lock(self, household: str) -> None:
        stop = self.stop_of(household)
        if stop is not None:
            self.lock(household, locked=not stop.locked)

    def _do(self, act: str, household: str) -> None:
        session, name = self._session, name_of(self._home(household))
        doing: dict[str, Callable[[], object]] = {
            "door": lambda: session.start_visit(household),
            "card": lambda: session.open_card(household),
            "open": lambda: session.open_household(household),
            "add": lambda: self.add(household),
            "lock": lambda: self.lock(household, locked=True),
            "unlock": lambda: self.lock(household, locked=False),
            "out": lambda: self.take_out(household),
            "pause": lambda: self.acts.pause(household, name),
            "request": lambda: self.acts.request(household, name),
            "replan": lambda: self.replan(household),
            "why": lambda: self.ask_why_not(household),
            "resume": lambda: self._resume(household),
        }
        doing[act]()

    def _resume(self, household: str) -> None:
        area = self._session.area
        self._change(
            self.tr("{name} is visited again."),
            household,
            lambda: plan_changes.resume_visits(area, household),
        )

    # ------------------------------------------------------------------ out of the house

    def print_day(self) -> None:
        """Show the day sheet before it is printed."""
        self._with_plan(self.acts.print_day)

    def export_day(self) -> None:
        """Hand the day out as a workbook."""
        self._with_plan(self.acts.export_day)

    def calendar(self) -> None:
        """Hand the day out as a calendar file."""
        self._with_plan(self.acts.ask_calendar)

    def _with_plan(self, then: Callable[[VisitPlan], object]) -> None:
        if self.page is not None and self.page.plan is not None:
            then(self.page.plan)


def _on_map(page: PlanPage, lights: Mapping[str, Light]) -> tuple[MapHome, ...]:
    """Return the homes named on the page whose place is known; made on the lane, there may be thousands."""
    found = []
    for household, home in page.homes.items():
        site = page.sites.get(household)
        if site is not None and site.placed != Placed.AREA:
            longitude, latitude = site.point
            found.append(
                MapHome(
                    household_id=household,
                    name=home.name or home.account_no,
                    longitude=longitude,
                    latitude=latitude,
                    village=home.village,
                    relation_class=home.leading_class,
                    tone=TONES[lights[household]] if household in lights else "",
                    placed=Placed(site.placed),
                )
            )
    return tuple(found)
