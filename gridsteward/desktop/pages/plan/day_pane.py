"""The day: how far, the hours against the work, the stops in order, the map, and the home in front."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QProgressBar, QVBoxLayout, QWidget

from gridsteward.desktop.map.homes import MapHome
from gridsteward.desktop.pages.plan.home_card import HomeCard
from gridsteward.desktop.pages.plan.timeline import Line, LineText, Timeline
from gridsteward.desktop.pages.plan.wording import (
    checks_text,
    day_note,
    hours_text,
    name_of,
    progress_text,
    reasons_text,
)
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Progress
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState, ProgressPanel
from gridsteward.desktop.widgets.frames import column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Pair
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.desktop.wording import day as say_day
from gridsteward.operations.plan_page import PlanPage
from gridsteward.records.plan import DayPlan, HoursBudget, Placed, Span, Stop, StopState, clock_text

if TYPE_CHECKING:  # imported when there is first something to show
    from gridsteward.desktop.map.view import MapView

SLACK: Final = 10
"""Minutes by which a visit may begin late before the day is called behind."""


class HintLine(QFrame):
    """A sentence with one thing to do about it; hidden while there is nothing to say."""

    acted = Signal()

    def __init__(self, session: Session, glyph: Tone, action: str) -> None:
        super().__init__()
        theme, space = session.theme, session.theme.space
        self.words = Label(theme, wrap=True)
        self.button = Button(theme, action, kind="text")
        self.button.clicked.connect(self.acted)
        line = row(Glyph(theme, glyph), self.words, self.button, gap=space.s)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def say(self, text: str) -> None:
        """Say it, or nothing."""
        self.words.show_text(text)
        self.setVisible(bool(text))


class _Low(QFrame):
    """What gets as low as its parts allow before it scrolls; a scroll area would give it the height they like best."""

    def heightForWidth(self, width: int) -> int:
        """Return the least height at a width."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else 0


class DayPane(QFrame):
    """The right side of the page."""

    plan_wanted = Signal()
    today_wanted = Signal()
    replan_wanted = Signal()
    due_wanted = Signal()  # show who falls due and finds no room
    places_wanted = Signal()  # no home has a place
    chosen_on_map = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        self._page: PlanPage | None = None
        self.map: MapView | None = None
        theme = session.theme
        self.title = Pair(theme, "", role="strong")
        self.progress = Label(theme, role="caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the day is"))
        self.hours = Elided(theme, role="quiet")
        self.week_hours = Elided(theme, role="caption")
        self.week_hours.hide()
        self.behind = HintLine(session, "watch", self.tr("Plan anew from now"))
        self.falling = Button(theme, kind="text", icon="watch", tone="watch")
        self.falling.hide()
        self.placeless = HintLine(session, "watch", self.tr("Take in the ledger"))
        self.behind.acted.connect(self.replan_wanted)
        self.falling.clicked.connect(self.due_wanted)
        self.placeless.acted.connect(self.places_wanted)
        self._work = QVBoxLayout()
        self._work.setContentsMargins(0, 0, 0, 0)
        self.timeline = Timeline(session, self._word)
        self.card = HomeCard(session)
        self.card.setMinimumHeight(theme.shape.list // 2)
        self.empty = EmptyState(theme, "", icon="route")
        self.empty.wanted.connect(self._fill)
        self._lay_out()

    def _lay_out(self) -> None:
        theme, space = self._session.theme, self._session.theme.space
        self._lines = Stack()
        self._lines.addWidget(self.timeline)
        self._lines.addWidget(self.empty)
        way = frame("panel", column(self._lines, pad=(1, 1, 1, 1)))
        self._beside = QVBoxLayout()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(space.m)
        self._beside.addWidget(self.card, 3)
        way.setMinimumHeight(theme.shape.list // 2 + 2)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(space.m)
        self._body.addWidget(way, 1)
        self._body.addLayout(self._beside, 1)
        hours = row(self.hours, self.falling, gap=space.s)
        hours.setStretch(0, 1)
        self._head = QWidget()
        self._head.setLayout(
            column(
                row(self.title, None, self.progress, gap=space.m),
                self.bar,
                hours,
                self.week_hours,
                self.behind,
                self.placeless,
                gap=space.xs,
            )
        )
        pad = (space.l, space.m, space.xl, space.m)
        inside = column(self._work, self._head, self._body, gap=space.m, pad=pad)
        inside.setStretch(2, 1)
        low = _Low()
        low.setProperty("look", "page")
        low.setLayout(inside)
        # In a low window (a large screen at 200 %) it scrolls as one.
        self.setLayout(column(scrolling(low, "page")))

    # ------------------------------------------------------------------ showing

    def show_map(self, homes: Sequence[MapHome]) -> None:
        """Show these homes on the map, and the way of the day; made when there is first something to show."""
        if self.map is None:
            if not homes:
                return
            from gridsteward.desktop.map.view import MapView

            theme = self._session.theme
            self.map = MapView(self._session)
            self.map.chosen.connect(self.chosen_on_map)
            self.map.setMinimumHeight(theme.shape.list // 3)  # in a low window the card comes first
            self._beside.insertWidget(0, self.map, 4)
            self._make_room()
        self.map.show_homes(homes)
        plan = self._page.plan if self._page is not None else None
        if plan is None:
            self.map.show_route((), None, None)
        else:
            day = plan.days[0]
            stops = [stop.household_id for stop in day.stops]
            self.map.show_route(stops, day.working.start, day.working.finish)

    def _make_room(self) -> None:
        wide = self.width() >= self._session.theme.shape.columns
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._body.direction() != way:
            self._body.setDirection(way)
        if self.map is not None:
            self.map.setVisible(wide)

    def show_work(self, what: str, progress: Progress) -> ProgressPanel:
        """Show that a plan is being made, how far, and a way to stop it."""
        panel = ProgressPanel(self._session.theme, what, progress)
        panel.far.hide()  # a share of the search, no count of things
        self._work.addWidget(panel)
        panel.show()  # at once: what is hidden yet cannot take the keyboard
        progress.ended.connect(panel.deleteLater)
        panel.cancel.setFocus()
        return panel

    def show_page(self, page: PlanPage, *, household: str) -> None:
        """Show a day; the cursor goes to `household`, if it is on the way."""
        self._page = page
        self._head.setVisible(page.plan is not None)
        if page.plan is None:
            self.timeline.show_lines((), household="")
            self._lines.setCurrentWidget(self.empty)
            self._say_empty(page)
            return
        day = page.plan.days[0]
        words = self._session.words
        when = say_day(words, datetime.fromisoformat(page.day).date())
        self.title.show_text(when, day_note(day))
        self.progress.show_text(progress_text(day))
        called = sum(stop.state != StopState.PLANNED for stop in day.stops)
        self.bar.setRange(0, max(1, len(day.stops)))
        self.bar.setValue(called)
        self.bar.setVisible(bool(day.stops))
        begun = page.day == page.today and bool(called)
        self._say_hours(hours_text(page.plan.budget, left=begun), page.plan.budget)
        known = any(stop.placed != Placed.AREA for stop in day.stops)
        placeless = self.tr("No home of this area has a place yet, so the ways are guesses.")
        self.placeless.say(placeless if day.stops and not known else "")
        self.look_at_clock(self._session.clock())
        if not day.stops:
            over = page.day < page.today
            sentence = self.tr("Nobody to see on this day.")
            self.empty.show_sentence(sentence, self.tr("Go to today") if over else self.tr("Plan anew"))
        self._lines.setCurrentWidget(self.timeline if day.stops else self.empty)
        self.timeline.show_lines(lines_of(day), household=household)

    def look_at_clock(self, now: datetime) -> None:
        """Say when the day is behind."""
        page, said = self._page, ""
        stop = self.following
        if page is not None and stop is not None and page.day == now.date().isoformat():
            late = now.hour * 60 + now.minute - stop.begin
            if late > SLACK:
                said = self.tr("%n minute(s) behind the plan.", "", late)
        self.behind.say(said)

    @property
    def following(self) -> Stop | None:
        """The stop that comes next."""
        plan = self._page.plan if self._page else None
        stops = plan.days[0].stops if plan else ()
        return next((stop for stop in stops if stop.state == StopState.PLANNED), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card below the way where both do not fit side by side."""
        super().resizeEvent(event)
        self._make_room()

    def show_week(self, week: HoursBudget | None) -> None:
        """Say how the hours that are left of the week stand against its work."""
        self.week_hours.setVisible(week is not None)
        if week is not None:
            said = self.tr("What is left of the week: {hours}").format(hours=hours_text(week))
            self.week_hours.show_text(said)

    def _say_hours(self, said: str, budget: HoursBudget) -> None:
        self.hours.show_text(said)
        count = len(budget.falls_off)
        self.falling.show_text(self.tr("%n due, no room", "", count))
        self.falling.setToolTip(
            self.tr("%n household(s) fall due by this day and find no room in it. Show them", "", count)
        )
        self.falling.setVisible(bool(count))

    def _say_empty(self, page: PlanPage) -> None:
        if page.day < page.today:
            self.empty.show_sentence(self.tr("Nothing was planned for this day."), self.tr("Go to today"))
        elif not page.candidates:
            sentence = self.tr("There is no plan yet, and nobody there is reason to see on this day.")
            self.empty.show_sentence(sentence, self.tr("Plan this day all the same"))
        elif page.day == page.today:
            self.empty.show_sentence(self.tr("There is no plan for today yet."), self.tr("Plan my day"))
        else:
            self.empty.show_sentence(self.tr("There is no plan for this day yet."), self.tr("Plan this day"))

    def _fill(self) -> None:
        page = self._page
        (self.today_wanted if page is not None and page.day < page.today else self.plan_wanted).emit()

    def _word(self, line: Line) -> LineText:
        if isinstance(line, Span):
            return LineText("", clock_text(line.begin), "", self._meal(line))
        page, words = self._page, self._session.words
        home = page.homes.get(line.household_id) if page else None
        reasons = reasons_text(words, line.reasons[:1])
        checks = checks_text(words, line.checks)
        badges: list[tuple[str, Tone]] = []
        if line.state == StopState.TRIED:
            badges.append((words("stop_state.tried"), "unknown"))
        elif line.late:
            badges.append((self.tr("too late"), "alarm"))
        if line.locked and line.state == StopState.PLANNED:
            badges.append((self.tr("hour kept"), "plain"))
        if line.placed != Placed.OWN:
            badges.append((self.tr("place guessed"), "watch"))
        following = self.following
        now = page is not None and page.day == page.today
        return LineText(
            str(line.order),
            clock_text(line.arrive),
            clock_text(line.leave),
            name_of(home),
            reasons[0] if reasons else "",
            " · ".join(filter(None, (home.address if home else "", checks))),
            state=line.state,
            following=now and following is not None and following.household_id == line.household_id,
            badges=tuple(badges),
        )

    def _meal(self, line: Span) -> str:
        return self.tr("Meal until {end}").format(end=clock_text(line.end))


def lines_of(day: DayPlan) -> list[Line]:
    """Return the stops with the meal where it falls."""
    lines: list[Line] = []
    meal = day.lunch
    for stop in day.stops:
        if meal is not None and stop.state == StopState.PLANNED and stop.begin >= meal.end:
            lines.append(meal)
            meal = None
        lines.append(stop)
    if meal is not None and any(stop.state == StopState.PLANNED for stop in day.stops):
        lines.append(meal)
    return lines
