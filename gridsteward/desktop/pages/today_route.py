"""The day's way on the page of today: who comes next, when and why; or the one button that plans it."""

from typing import Literal

from PySide6.QtWidgets import QFrame

from gridsteward.desktop.delegates import StopText
from gridsteward.desktop.pages.plan.wording import name_of
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Label
from gridsteward.operations import day_sheets
from gridsteward.operations.plan_route import DayRoute
from gridsteward.records.plan import StopState, clock_text

PLAN_PAGE = "plan"


class RouteLine(QFrame):
    """Under the progress: the next stop with its door, all called on, or no plan yet."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.route: DayRoute | None = None
        theme, space = session.theme, session.theme.space
        self.name = NameButton(theme, "")
        self.name.clicked.connect(self._open)
        self.when = Label(theme, role="caption", tone="brand")
        self.why = Elided(theme, role="quiet")
        self.none = Label(theme, role="quiet", wrap=True)
        self.visit = Button(theme, self.tr("Visit"), icon="note")
        self.visit.clicked.connect(self._visit)
        self.plan = Button(theme, kind="text", icon="route")
        self.plan.clicked.connect(lambda: session.open_page(PLAN_PAGE))
        head = row(self.name, self.when, None, gap=space.xs)
        says = column(head, row(space.xs, self.why, gap=0), row(space.xs, self.none, gap=0), gap=2)
        line = row(says, self.visit, self.plan, gap=space.s)
        line.setStretch(0, 1)
        line.setContentsMargins(space.m, 0, space.m, space.s)
        self.setLayout(line)

    def show_route(self, route: DayRoute) -> None:
        """Show how the day's way stands."""
        self.route = route
        following = route.following
        for widget in (self.name, self.when, self.why, self.visit):
            widget.setVisible(following is not None)
        self.none.setVisible(following is None)
        if following is not None:
            home = route.homes.get(following.household_id)
            name = name_of(home)
            self.name.setText(name)
            self.name.setAccessibleName(self.tr("Next: {name}").format(name=name))
            self.name.updateGeometry()
            self.when.show_text(self.tr("next, {time}").format(time=clock_text(following.arrive)))
            words = self._session.words
            reasons = [day_sheets.reason_text(each, words) for each in following.reasons[:1]]
            self.why.show_text(" · ".join([*reasons, home.address if home else ""]))
            self.plan.show_text(self.tr("The plan"))
        elif route.stops is None:
            self.none.show_text(self.tr("Today is not planned yet."))
            self.plan.show_text(self.tr("Plan my day"))
        else:
            self.none.show_text(self.tr("Everybody on today's way was called on."))
            self.plan.show_text(self.tr("The plan"))

    def _open(self) -> None:
        if self.route is not None and self.route.following is not None:
            self._session.open_household(self.route.following.household_id)

    def _visit(self) -> None:
        if self.route is not None and self.route.following is not None:
            self._session.start_visit(self.route.following.household_id)


def route_stops(route: DayRoute, session: Session) -> list[tuple[str, StopText]]:
    """Return the stops of today's plan as rows of the timeline."""
    following = route.following
    rows = []
    for stop in route.stops or ():
        home = route.homes.get(stop.household_id)
        reasons = [day_sheets.reason_text(each, session.words) for each in stop.reasons[:1]]
        if stop.state == StopState.TRIED:
            reasons = [session.words(f"stop_state.{stop.state}")]
        done = stop.state != StopState.PLANNED
        state: Literal["done", "now", "todo"] = "done" if done else "now" if stop is following else "todo"
        village = home.village if home else ""
        text = StopText(state, clock_text(stop.arrive), name_of(home), village, *reasons)
        rows.append((stop.household_id, text))
    return rows
