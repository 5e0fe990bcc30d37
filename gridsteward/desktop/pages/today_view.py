"""今日: what is half done, agreed, promised; what was done; one action a row."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QListView, QProgressBar, QVBoxLayout, QWidget

from gridsteward.desktop.delegates import StopText, TimelineDelegate
from gridsteward.desktop.dialogs.choose_household import visit_someone
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.today_care import TodayCare
from gridsteward.desktop.pages.today_cases import TodayCases
from gridsteward.desktop.pages.today_differences import DifferenceLine
from gridsteward.desktop.pages.today_evening import EveningLine
from gridsteward.desktop.pages.today_findings import TodayFindings
from gridsteward.desktop.pages.today_lights import TodayLights
from gridsteward.desktop.pages.today_outage import TodayOutages
from gridsteward.desktop.pages.today_reminders import TodayReminders
from gridsteward.desktop.pages.today_reviews import TodayReviews
from gridsteward.desktop.pages.today_route import RouteLine, route_stops
from gridsteward.desktop.pages.today_rows import TodayRow, TodaySection, greeting, review, sections, stops
from gridsteward.desktop.pages.today_warnings import WarningSection
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.feedback import EmptyState, Notice
from gridsteward.desktop.widgets.frames import Halves, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Pair
from gridsteward.desktop.wording import day as say_day
from gridsteward.desktop.wording import lunar as say_lunar
from gridsteward.operations import promises, visits
from gridsteward.operations.days import LunarDay, lunar
from gridsteward.operations.plan_route import DayRoute, day_route
from gridsteward.records.journal import Change
from gridsteward.records.page import TodayPage
from gridsteward.records.visit import CommitmentOutcome

translate = QCoreApplication.translate
FOLD = 4  # rows of a section before it folds
_AT_ONCE = 10  # rows built in one go: two hundred at once would hold the window
IMPORT_PAGE = "import"
_TABLES = frozenset(
    {"visit", "visit_draft", "commitment", "commitment_event", "household", "planned_day", "planned_stop"}
)


class RowView(QFrame):
    """One row: who with a note, why, what to do."""

    opened = Signal()
    acted = Signal()
    visited = Signal()
    dropped = Signal()
    carded = Signal()

    def __init__(self, session: Session, item: TodayRow) -> None:
        super().__init__()
        theme, space = session.theme, session.theme.space
        mark = Glyph(theme, item.glyph, tone=item.tone)
        self.name = NameButton(
            theme,
            item.name,
            role="body" if item.again else "strong",
            name_for_readers=self.tr("Open {name}, {note}").format(name=item.name, note=item.note),
        )
        note = Elided(theme, item.note, role="caption", tone=item.tone)
        head = row(self.name, note, gap=space.xs)
        head.setStretch(1, 1)
        why = Elided(theme, item.why, role="quiet")
        words = column(head, row(space.xs, why, gap=0), gap=2)
        titles = {
            "continue": self.tr("Go on"),
            "visit": self.tr("Record the visit"),
            "keep": self.tr("Kept"),
        }
        main = Button(
            theme,
            titles[item.act],
            icon="check" if item.act == "keep" else "note",
            name_for_readers=f"{titles[item.act]}: {item.name}",
        )
        main.setMinimumWidth(112)
        self.main = main
        parts: list[QWidget] = [mark]
        if item.act == "keep":
            visit = self._side(session, self.tr("Record the visit"), item, icon="note")
            visit.clicked.connect(self.visited)
            parts.append(visit)
        elif item.act == "continue":
            drop = self._side(session, self.tr("Discard"), item, icon="bin")
            drop.clicked.connect(self.dropped)
            parts.append(drop)
        card = self._side(session, self.tr("Advice"), item, icon="speech")
        card.clicked.connect(self.carded)
        line = row(mark, words, card, *parts[1:], main, gap=space.m)
        line.setStretch(1, 1)
        line.setContentsMargins(space.l, space.s - 2, space.l, space.s - 2)
        self.setLayout(line)
        self.name.clicked.connect(self.opened)
        main.clicked.connect(self.acted)

    def _side(self, session: Session, text: str, item: TodayRow, *, icon: str) -> Button:
        made = Button(session.theme, kind="text", icon=icon, name_for_readers=f"{text}: {item.name}")
        made.setToolTip(text)
        return made


class SectionView(QWidget):
    """A titled group that folds to a few rows and a count."""

    asked = Signal(str, object)  # what, TodayRow

    def __init__(self, session: Session, section: TodaySection, *, whole: bool) -> None:
        super().__init__()
        theme = session.theme
        self._session, self.section = session, section
        space = theme.space
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        count = self.tr("%n item(s)", "", len(section.rows))
        head = row(Pair(theme, section.title, count), None, pad=(space.l, space.m, space.l, 2))
        self.all_button = Button(
            theme,
            self.tr("Show all %n", "", len(section.rows)),
            kind="text",
            name_for_readers=f"{section.title}: {len(section.rows)}",
        )
        self.all_button.clicked.connect(self.unfold)
        foot = row(self.all_button, None, pad=(theme.shape.icon + space.l + space.m - 2, 0, space.l, 0))
        self.setLayout(column(head, self._box, foot, space.xs, rule(), gap=0))
        self._shown = 0
        self._wanted = len(section.rows) if whole else FOLD
        self.all_button.setVisible(len(section.rows) > self._wanted)
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._build)
        self._build()
        if self._shown < min(self._wanted, len(section.rows)):
            self._more.start()

    @property
    def rows(self) -> list[RowView]:
        """The rows on screen."""
        items = (self._box.itemAt(at) for at in range(self._box.count()))
        found = (item.widget() for item in items if item is not None)
        return [each for each in found if isinstance(each, RowView)]

    def unfold(self) -> None:
        """Show every row."""
        self._wanted = len(self.section.rows)
        self.all_button.hide()
        self.asked.emit("unfold", None)
        self._more.start()

    def _build(self) -> None:
        upto = min(self._shown + _AT_ONCE, self._wanted, len(self.section.rows))
        for item in self.section.rows[self._shown : upto]:
            made = RowView(self._session, item)
            made.opened.connect(lambda item=item: self.asked.emit("open", item))
            made.acted.connect(lambda item=item: self.asked.emit(item.act, item))
            made.visited.connect(lambda item=item: self.asked.emit("visit", item))
            made.carded.connect(lambda item=item: self.asked.emit("card", item))
            made.dropped.connect(lambda item=item: self.asked.emit("discard", item))
            self._box.addWidget(made)
        self._shown = upto
        if upto >= min(self._wanted, len(self.section.rows)):
            self._more.stop()


class TodayView(QFrame):
    """The page."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._session = session
        theme, space = session.theme, session.theme.space
        self.greeting = Label(theme, role="title")
        self.day_line = Label(theme, role="quiet")
        self.visit_button = Button(theme, self.tr("Record a visit"), kind="main", icon="note")
        self.visit_button.clicked.connect(lambda: visit_someone(session, self))
        head = row(column(self.greeting, self.day_line, gap=2), None, self.visit_button)
        self.evening = EveningLine(session)
        self._unfolded: set[str] = set()
        self.warnings = WarningSection(session)
        self.sections: list[SectionView] = []
        self._left = QVBoxLayout()
        self._left.setContentsMargins(1, 1, 1, 1)
        inside = frame("surface")
        self._left.addStretch(1)
        self.looking, self.lights = TodayFindings(session), TodayLights(session)
        self.care, self.reminders, self.cases = (
            TodayCare(session),
            TodayReminders(session),
            TodayCases(session),
        )
        inside.setLayout(
            column(self.cases, self.reminders, self.care, self.lights, self.looking, self._left, gap=0)
        )
        self._scroll = scrolling(inside)
        left = frame("panel", column(self._scroll, pad=(1, 1, 1, 1)))
        body = Halves(theme, left, self._right(), shares=(9, 5), least=(300, 220))
        self.differing = DifferenceLine(session)
        self.reviews = TodayReviews(session)
        self.empty = EmptyState(theme, "", action=" ")
        self.empty.wanted.connect(self._fill)
        self._busy = Label(theme, self.tr("Reading the day …"), role="quiet")
        box = column(
            *(head, TodayOutages(session), self.reviews, self.evening, self.differing, self._busy, body),
            gap=space.m,
            pad=(space.xl, space.l, space.xl, space.l),
        )
        box.setStretch(6, 1)
        self.setLayout(box)
        self._busy.hide()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(150)
        self._slow.timeout.connect(self._busy.show)
        self._stood = 0  # how far down the list was before it was built anew
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(0)
        self._settle.timeout.connect(lambda: self._scroll.verticalScrollBar().setValue(self._stood))
        self._page: TodayPage | None = None
        self._steward = ""
        self._midnight = QTimer(self)
        self._midnight.setInterval(60_000)
        self._listen()
        self.refresh()

    def _listen(self) -> None:
        self.fresh = Fresh(self._session, self, self.refresh, tables=_TABLES)
        self._session.card_here.connect(self._card)
        self.lights.answered.connect(self.looking.leave_out)
        self._midnight.timeout.connect(self._next_minute)
        self._midnight.start()

    def _right(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.progress_words = Pair(theme, self.tr("Today's visits"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Today's visits"))
        self.stops: RecordList[tuple[str, StopText]] = RecordList(lambda each: each[1], parent=self)
        self.timeline = QListView()
        self.timeline.setModel(self.stops)
        self.timeline.setItemDelegate(TimelineDelegate(theme, self.timeline))
        self.timeline.setAccessibleName(self.tr("Today's visits"))
        self.timeline.activated.connect(self._open_stop)
        self.no_stops = Label(theme, self.tr("No visit yet today."), role="quiet")
        self.no_stops.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.month = Label(theme, role="figure")
        self.seen = Label(theme, role="figure")
        self.seen_of = Label(theme, self.tr("households seen this month"), role="caption")
        self.report_button = Button(theme, self.tr("See the report"), kind="text")
        self.report_button.clicked.connect(lambda: self._session.open_page("reports"))
        figures = row(
            column(self.month, Label(theme, self.tr("visits this month"), role="caption"), gap=0),
            space.xl,
            column(self.seen, self.seen_of, gap=0),
            None,
            self.report_button,
            pad=(space.l, space.s, space.l, space.m),
        )
        top = column(self.progress_words, self.bar, gap=space.s, pad=(space.l, space.m, space.l, space.s))
        self.route = RouteLine(self._session)
        parts = (top, self.route, rule(), self.timeline, self.no_stops, rule(), figures)
        inside = column(*parts, gap=0, pad=(1, 1, 1, 1))
        inside.setStretch(3, 1)
        inside.setStretch(4, 1)
        return frame("panel", inside)

    # ------------------------------------------------------------------ reading

    def refresh(self) -> None:
        """Read the day anew."""
        area, day = self._session.area, self._session.clock().date()
        self._slow.start()
        self._session.tasks.run(
            "today",
            lambda: (visits.today(area), lunar(day), area.steward, day_route(area, day)),
            self._show,
            failed=self._failed,
            owner=self,
        )

    def _next_minute(self) -> None:
        now = self._session.clock()
        if self._page is None or now.date().isoformat() != self._page.day:
            self.refresh()
        else:
            self._greet(self._page)

    def _failed(self, error: Exception) -> None:
        self._slow.stop()
        self._busy.hide()
        self._session.tasks.failed.emit("today", error)

    def _show(self, found: tuple[TodayPage, LunarDay | None, str, DayRoute]) -> None:
        self._slow.stop()
        self._busy.hide()
        page, moon, self._steward, route = found
        self._page = page
        session = self._session
        day = date.fromisoformat(page.day)
        parts = [say_day(session.words, day)]
        if moon is not None:
            parts.append(say_lunar(session.words, moon))
        self.day_line.show_text(" · ".join(parts))
        self._greet(page)
        self._show_sections(page)
        self.route.show_route(route)
        self._show_stops(page, route)
        self.month.show_text(f"{page.visits_this_month:,}")
        self.seen.show_text(f"{page.households_seen_this_month:,} / {page.households:,}")
        waiting = sum(
            each.section.key in ("late", "now") and len(each.section.rows) for each in self.sections
        )
        session.set_count("today", waiting, tone="alarm")

    def _greet(self, page: TodayPage) -> None:
        now = self._session.clock()
        self.greeting.show_text(greeting(now, self._steward))
        self.evening.show_day(review(page, now) if page.households else None)

    def _at_keyboard(self) -> tuple[str, int] | None:
        """Return where the keyboard is: section and row."""
        focus = QApplication.focusWidget()
        for section in self.sections:
            for at, row_view in enumerate(section.rows):
                if focus is not None and row_view.isAncestorOf(focus):
                    return section.section.key, at
        return None

    def _take_keyboard(self, place: tuple[str, int]) -> None:
        """Go on where one was: the next row has moved up there."""
        rows = next((each.rows for each in self.sections if each.section.key == place[0]), [])
        button = rows[min(place[1], len(rows) - 1)].main if rows else self.visit_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sections(self, page: TodayPage) -> None:
        place = self._at_keyboard()
        if not self._settle.isActive():
            self._stood = self._scroll.verticalScrollBar().value()
        while self._left.count():
            item = self._left.takeAt(0)
            widget = item.widget() if item is not None else None
            if isinstance(widget, SectionView):
                widget.hide()
                widget.deleteLater()
        found = sections(page, self._session.words)
        self.sections = []
        for each in found:
            made = SectionView(self._session, each, whole=each.key in self._unfolded)
            made.asked.connect(lambda what, item, key=each.key: self._do(what, item, key))
            self.sections.append(made)
            self._left.addWidget(made)
        if not found:
            self._left.addWidget(self.empty)
            none = page.households == 0
            self.empty.show_sentence(
                self.tr(
                    "There are no households yet. Your station's ledger brings the list, the plan and the reminders."
                )
                if none
                else self.tr("Nothing is agreed or due for today."),
                self.tr("Take in the ledger") if none else self.tr("Find someone to visit"),
            )
        self.empty.setVisible(not found)
        self._left.addWidget(self.warnings)
        self._left.addStretch(1)
        if place is not None:
            for shown in self.sections:
                shown.show()  # at once: what is hidden yet cannot take the keyboard
            self._take_keyboard(place)
        self._settle.start()

    def _show_stops(self, page: TodayPage, route: DayRoute) -> None:
        way = route_stops(route, self._session)
        on_it = {household for household, _text in way}
        # who is on the way stands there once, with the hour it is planned for
        found = way + [each for each in stops(page, self._session.words) if each[0] not in on_it]
        self.stops.show_records(found)
        done = sum(text.state == "done" for _household, text in found)
        self.bar.setRange(0, max(1, len(found)))
        self.bar.setValue(done)
        note = self.tr("{done} of {all} done").format(done=done, all=len(found)) if found else ""
        self.progress_words.show_text(self.tr("Today's visits"), note)
        self.timeline.setVisible(bool(found))
        self.no_stops.setVisible(not found)

    # ------------------------------------------------------------------ doing

    def _fill(self) -> None:
        if self._page is not None and self._page.households == 0:
            self._session.open_page(IMPORT_PAGE)
        else:
            visit_someone(self._session, self)

    def _open_stop(self, index: QModelIndex) -> None:
        self._session.open_household(self.stops.records[index.row()][0])

    def _do(self, what: str, item: TodayRow | None, key: str) -> None:
        session = self._session
        if what == "unfold":
            self._unfolded.add(key)
        elif item is None:
            return
        elif what == "open":
            session.open_household(item.household)
        elif what == "card":
            session.open_card(item.household)
        elif what == "discard":
            self._discard(item)
        elif what == "keep":
            self._keep(item)
        elif what == "continue":
            self._go_on(item)
        else:
            session.start_visit(item.household)

    def _card(self) -> None:
        """Show the card of the row that has the keyboard."""
        place = self._at_keyboard()
        rows = next(
            (each.section.rows for each in self.sections if place and each.section.key == place[0]), ()
        )
        if place is not None and place[1] < len(rows):
            self._session.open_card(rows[place[1]].household)

    def _go_on(self, item: TodayRow) -> None:
        drafts = self._page.drafts if self._page is not None else ()
        visit = next((each.draft.visit_id for each in drafts if each.draft.id == item.item), "")
        if visit:
            self._session.amend_visit(visit)
        else:
            self._session.start_visit(item.household)

    def _keep(self, item: TodayRow) -> None:
        area = self._session.area
        done = self.tr("Kept: {name}, {what}").format(name=item.name, what=item.why)
        self._session.tasks.run(
            "promise.kept",
            lambda: promises.settle(area, item.item, CommitmentOutcome.KEPT),
            lambda change: self._settled(change, done),
            owner=self,
        )

    def _settled(self, change: Change, done: str) -> None:
        self._session.changed.emit(change)
        tell_done(self._session, done, change)

    def _discard(self, item: TodayRow) -> None:
        area = self._session.area
        drafts = self._page.drafts if self._page is not None else ()
        draft = next((each.draft for each in drafts if each.draft.id == item.item), None)
        if draft is None:
            return
        said = self.tr("The half-written visit to {name} is thrown away.").format(name=item.name)

        def bring_back() -> None:
            self._session.tasks.run(
                "visit.save",
                lambda: visits.save_draft(area, draft),
                lambda _draft: self.refresh(),
                owner=self,
            )

        def dropped(_none: None) -> None:
            self.refresh()
            self._session.notify(Notice(said, action=self.tr("Undo"), act=bring_back))

        self._session.tasks.run(
            "visit.discard", lambda: visits.discard_draft(area, draft.id), dropped, owner=self
        )
