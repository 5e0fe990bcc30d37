"""A part of 关爱: the care contacts that are due, put off and to come; activities and hard weather (R5.3, R5.7)."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.care.reminder_rows import ReminderList
from gridsteward.desktop.dialogs.activity import ActivityDialog, WeatherDialog
from gridsteward.desktop.dialogs.choose_household import ChooseHousehold
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Halves, column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Elided, ElidedPair, Glyph, Label, Pair
from gridsteward.operations import activities, weather
from gridsteward.operations.activities import ActivityPage, Guest
from gridsteward.records.activity import WeatherDay
from gridsteward.records.journal import Change
from gridsteward.records.reminder import RemindersPage, WeatherKind

_TABLES = frozenset(("activity", "activity_guest", "household"))
_MOST = 12
_AHEAD = timedelta(days=14)


class RemindersPart(QFrame):
    """Lists on the left, activities on the right; `count` is how many are due."""

    counted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self.count = session, 0
        theme, space = session.theme, session.theme.space
        self.due = ReminderList(session, self.tr("Due now"), most=_MOST)
        self.others = ReminderList(session, self.tr("With other stewards"), most=_MOST)
        self.resting = ReminderList(session, self.tr("Put off or handed over"), most=_MOST)
        self.coming = ReminderList(session, self.tr("In the next seven days"), most=_MOST)
        self.none = Label(
            theme, self.tr("Nobody to contact now, and nobody in the next seven days."), role="quiet"
        )
        self.hint = Label(
            theme,
            self.tr("Reminders are set on a household's page, under Reminders."),
            role="caption",
            wrap=True,
        )
        said = column(self.none, self.hint, gap=space.xs, pad=(space.l, space.m, space.l, space.m))
        self._said = QWidget()
        self._said.setLayout(said)
        inside = frame(
            "surface", column(self.due, self.others, self.resting, self.coming, self._said, None, gap=0)
        )
        self.weather = Button(theme, self.tr("Say hard weather"), icon="flag")
        self.weather.clicked.connect(
            lambda: WeatherDialog(session, then=self._weather_told, parent=self.window()).open()
        )
        self.load = Button(theme, self.tr("From a file"), kind="text", icon="import")
        self.load.clicked.connect(self._choose_file)
        self._days_box = Flow(gap=space.xs)
        self.days: list[Button] = []
        self._days = QWidget()
        self._days.setLayout(self._days_box)
        left = column(
            row(Pair(theme, self.tr("Care contacts"), role="title"), None, self.load, self.weather),
            self._days,
            frame("panel", column(scrolling(inside), pad=(1, 1, 1, 1))),
            gap=space.m,
        )
        self.activities = ActivitiesView(session)
        whole = QWidget()
        whole.setLayout(left)
        body = Halves(theme, whole, self.activities, shares=(3, 2), least=(300, 240))
        self.setLayout(column(body, pad=(space.xl, space.l, space.xl, space.l)))
        session.reminders.refreshed.connect(self._show)
        session.changed.connect(self._changed)
        self._read_days()
        if session.reminders.current is not None:
            self._show(session.reminders.current)

    def take_focus(self) -> None:
        """Give the keys to the first thing to do."""
        button = next((each.main for each in self.due.rows if each.main), self.weather)
        button.setFocus()

    def go_back(self) -> bool:
        """Nothing is further in."""
        return False

    def take_file(self, path: Path) -> None:
        """Take hard days from a table."""
        session, area = self._session, self._session.area

        def done(found: tuple[list[WeatherDay], Change]) -> None:
            days, change = found
            session.changed.emit(change)
            session.notify(Notice(self.tr("%n hard day(s) taken in.", "", len(days))))

        def refused(error: Exception) -> None:
            said = explain(error, session.words)
            session.notify(Notice(said.what, tone="alarm", safe=said.safe, todo=said.todo))

        session.tasks.run(
            "weather", lambda: weather.read_weather(area, path), done, failed=refused, owner=self
        )

    def _changed(self, change: Change) -> None:
        if not change.tables or "weather_day" in change.tables:
            self._read_days()

    def _read_days(self) -> None:
        area, today = self._session.area, self._session.clock().date()
        self._session.tasks.run(
            "weather.days",
            lambda: weather.weather_days(area, first=today, last=today + _AHEAD),
            self._show_days,
            owner=self,
        )

    def _show_days(self, found: list[WeatherDay]) -> None:
        """Show the hard days to come; pressed, one is taken back."""
        for each in self.days:
            self._days_box.removeWidget(each)
            each.hide()
            each.deleteLater()
        session, today = self._session, self._session.clock().date()
        self.days = []
        for day in found:
            when = wording.relative(session.words, date.fromisoformat(day.day), today)
            text = f"{when} {session.words(f'weather_kind.{day.kind}')}"
            spoken = self.tr("Not so after all: {day}").format(day=text)
            chip = Button(
                session.theme, text, kind="chip", icon="close", icon_after=True, name_for_readers=spoken
            )
            chip.setToolTip(spoken)
            chip.clicked.connect(lambda _on=False, day=day: self._take_day_back(day))
            self.days.append(chip)
            self._days_box.addWidget(chip)
        self._days.setVisible(bool(found))

    def _take_day_back(self, each: WeatherDay) -> None:
        session, area = self._session, self._session.area
        day, kind = date.fromisoformat(each.day), WeatherKind(each.kind)

        def done(change: Change) -> None:
            session.changed.emit(change)
            tell_done(session, self.tr("Taken back."), change)

        session.tasks.run(
            "weather.back", lambda: weather.take_weather_back(area, day, kind), done, owner=self
        )

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Days with highest and lowest temperature"), "", "*.xlsx *.xls *.csv *.txt"
        )
        if name:
            self.take_file(Path(name))

    def _weather_told(self, change: Change) -> None:
        self._session.changed.emit(change)
        self._session.notify(Notice(self.tr("Noted. Whoever is to be called is on the list that day.")))

    def _show(self, page: RemindersPage) -> None:
        self.due.show_items(page.due)
        self.others.show_items(page.others)
        self.resting.show_items(page.resting)
        self.coming.show_items(page.coming)
        self.none.setVisible(not (page.due or page.others or page.resting or page.coming))
        self.count = len(page.due)
        self.counted.emit(self.count)


class ActivitiesView(QWidget):
    """The activities, who is invited, who came."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self.plan = Button(theme, self.tr("Plan an activity"), icon="plus")
        self.plan.clicked.connect(
            lambda: ActivityDialog(session, then=session.changed.emit, parent=self.window()).open()
        )
        self._box = QVBoxLayout()
        self._box.setSpacing(space.l)
        self.none = Label(
            theme,
            self.tr("A talk on safe use, tea before Spring Festival: plan it here, invite, say who came."),
            role="quiet",
            wrap=True,
        )
        pad = (space.l, space.m, space.l, space.m)
        inside = frame("surface", column(self.none, self._box, None, gap=space.s, pad=pad))
        self.setLayout(
            column(
                row(Pair(theme, self.tr("Activities"), role="title"), None, self.plan),
                frame("panel", column(scrolling(inside), pad=(1, 1, 1, 1))),
                gap=space.m,
            )
        )
        self.blocks: list[ActivityBlock] = []
        session.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read them anew."""
        area = self._session.area
        self._session.tasks.run("activities", lambda: activities.activities(area), self._show, owner=self)

    def _changed(self, change: Change) -> None:
        if not change.tables or not _TABLES.isdisjoint(change.tables):
            self.refresh()

    def _show(self, found: list[ActivityPage]) -> None:
        for each in self.blocks:
            self._box.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.blocks = [ActivityBlock(self._session, each) for each in found]
        for each in self.blocks:
            self._box.addWidget(each)
        self.none.setVisible(not found)


class ActivityBlock(QWidget):
    """One activity with its guests."""

    def __init__(self, session: Session, page: ActivityPage) -> None:
        super().__init__()
        self._session, self.page = session, page
        theme, space, words = session.theme, session.theme.space, session.words
        one, today = page.activity, session.clock().date()
        self.over = one.day <= today.isoformat()
        when = wording.dated(words, date.fromisoformat(one.day), today)
        note = " · ".join(part for part in (f"{when} {one.time}".strip(), one.place) if part)
        count = self.tr("%n invited", "", len(page.guests))
        if page.came:
            count += " · " + self.tr("%n came", "", page.came)
        self.invite = Button(
            theme,
            self.tr("Invite"),
            kind="text",
            icon="plus",
            name_for_readers=f"{self.tr('Invite')}: {one.what}",
        )
        self.invite.clicked.connect(self._ask)
        self.call_off = Button(
            theme, kind="text", icon="bin", name_for_readers=f"{self.tr('Call off')}: {one.what}"
        )
        self.call_off.setToolTip(self.tr("Call off"))
        self.call_off.clicked.connect(lambda: self._run(lambda: activities.call_off(session.area, one.id)))
        head = row(
            ElidedPair(theme, one.what, count, role="strong"), self.invite, self.call_off, gap=space.xs
        )
        head.setStretch(0, 1)
        self._guests = [self._guest(each) for each in page.guests]
        self.setLayout(column(head, Elided(theme, note, role="quiet"), *self._guests, gap=2))

    def _guest(self, guest: Guest) -> QWidget:
        session, theme, home = self._session, self._session.theme, guest.household
        activity, area, name = self.page.activity.id, session.area, home.name or home.account_no
        act: Button
        if self.over:
            act = Button(
                theme,
                self.tr("Came"),
                kind="chip",
                checked=guest.came,
                ticks=True,
                name_for_readers=f"{self.tr('Came')}: {name}",
            )
            act.clicked.connect(
                lambda came: self._run(lambda: activities.say_came(area, activity, home.id, came=came))
            )
        else:
            act = Button(theme, kind="text", icon="close", name_for_readers=f"{self.tr('Take off')}: {name}")
            act.setToolTip(self.tr("Take off"))
            act.clicked.connect(lambda: self._run(lambda: activities.take_off(area, activity, home.id)))
        made = QWidget()
        line = row(Glyph(theme, "user"), ElidedPair(theme, name, home.village), act, gap=theme.space.s)
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    def _ask(self) -> None:
        session, activity = self._session, self.page.activity.id
        dialog = ChooseHousehold(session, title=self.tr("Whom do you invite?"), parent=self.window())
        dialog.chosen.connect(
            lambda home: self._run(lambda: activities.invite(session.area, activity, [home]))
        )
        dialog.open()

    def _run(self, work: Callable[[], Change]) -> None:
        session = self._session
        session.tasks.run("activity", work, session.changed.emit, owner=session)
