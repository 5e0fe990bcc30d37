"""A home's use on its page: days, weeks or months, with what is usual, what neighbours use, and what happened."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from gridsteward.desktop.figures import chart_look, paper_look
from gridsteward.desktop.pages.households.parts import Section
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.pages.households.use_canvas import HEIGHT, LEAST_DAYS, UseCanvas
from gridsteward.desktop.pages.households.use_reading import UseReading, day_of
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Wrapping
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import use, use_chart
from gridsteward.records.journal import Change
from gridsteward.records.use import ChartLook, ChartPicture, ChartSpan, ChartWindow, UseMark, UseView

if TYPE_CHECKING:  # imported when first asked for
    from gridsteward.desktop.pages.households.ask import AskDialog

STRETCHES: Final[Mapping[str, int]] = {"90": 90, "year": 365, "all": 0}
"""Choice → days back from the last reading, 0 for all there are."""

_TABLES: Final = frozenset(
    ("visit", "life_event", "reading_correction", "finding_event", "usage_import", "finding", "household")
)
_EMPTY, _CHART = range(2)


class UseChart(Section):
    """The chart of one household, read and drawn off the main thread; `mark` is the id of what is to stand out."""

    bill_wanted = Signal()
    mark_wanted = Signal(object)  # UseMark that was opened
    drawn = Signal()  # the chart of the household is on screen

    def __init__(self, session: Session, household_id: str = "", *, mark: str = "", name: str = "") -> None:
        self._session = session
        self._name, self._mark = name, mark
        self.household = ""
        self.view: UseView | None = None
        self._window: ChartWindow | None = None
        self._drawing: ChartWindow | None = None
        self._again = self._stale = False
        theme = session.theme
        self.canvas = UseCanvas(theme)
        self.canvas.setAccessibleName(translate("households", "Use chart"))
        self.spans = {
            span: Button(theme, text, kind="chip", checked=span is ChartSpan.DAY)
            for span, text in (
                (ChartSpan.DAY, translate("households", "Daily")),
                (ChartSpan.WEEK, translate("households", "Weekly")),
                (ChartSpan.MONTH, translate("households", "Monthly")),
            )
        }
        self.stretches = {
            key: Button(theme, text, kind="chip", checked=key == "year")
            for key, text in (
                ("90", translate("households", "90 days")),
                ("year", translate("households", "1 year")),
                ("all", translate("households", "All")),
            )
        }
        self.more = Button(theme, "⋯", name_for_readers=translate("households", "More for this chart"))
        self.tools = Wrapping(*self.spans.values(), *self.stretches.values(), self.more, gap=theme.space.xs)
        self.empty = QWidget()
        self._nothing = Label(theme, translate("households", "No readings of this home yet."), role="quiet")
        self.bring = Button(theme, translate("households", "Import readings"), icon="import")
        self.empty.setLayout(column(row(self._nothing, self.bring, None)))
        self._states = QWidget()
        self._stack = QStackedLayout(self._states)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.canvas)
        super().__init__(theme, translate("households", "Use"), self._states, action=self.tools)
        self._show_state(_CHART)
        self._connect()
        if household_id:
            self.show_household(household_id, name=name, mark=mark)

    def _connect(self) -> None:
        session, canvas = self._session, self.canvas
        for span, button in self.spans.items():
            button.clicked.connect(lambda _on=False, span=span: self.use_span(span))
        for key, button in self.stretches.items():
            button.clicked.connect(lambda _on=False, key=key: self.use_stretch(key))
        self.more.clicked.connect(lambda: self._menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        self.bring.clicked.connect(lambda: session.open_page("import"))
        canvas.window_wanted.connect(self._show_window)
        canvas.back_wanted.connect(lambda: self.use_stretch(self.stretch))
        canvas.mark_wanted.connect(self._open_mark)
        canvas.menu_wanted.connect(self._menu)
        canvas.resized.connect(self._draw)
        canvas.fresh = self._drawn_now
        session.theme.changed.connect(self._draw)
        session.changed.connect(self._changed)

    # ------------------------------------------------------------------ which home

    def show_household(self, household_id: str, *, name: str = "", mark: str = "") -> None:
        """Show a household's use; the same one keeps its window."""
        self._name, self._mark = name, mark
        if household_id != self.household:
            self.household, self.view, self._window = household_id, None, None
            self.canvas.clear()
        self._read()

    def show_mark(self, mark: str) -> None:
        """Let the mark with this id stand out, and show the days around it."""
        self._mark = mark
        self.canvas.show_mark(mark)
        if self.view is not None:
            self._show_window(self._around(self.view, self._window or self._chosen(self.view)))

    def _changed(self, change: Change) -> None:
        concerns = not change.touched or self.household in change.touched or "usage_import" in change.tables
        if self.household and concerns and (not change.tables or change.tables & _TABLES):
            self._read()

    def _read(self) -> None:
        if not self.isVisible() and self.parent() is not None:
            self._stale = True  # read when it is looked at
            return
        self._stale = False
        area, household = self._session.area, self.household
        self._session.tasks.run(
            "use.view",
            lambda: use.use_view(area, household),
            lambda view: self._arrived(household, view),
            owner=self,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while nobody looked."""
        super().showEvent(event)
        if self._stale and self.household:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the callout away."""
        super().hideEvent(event)
        self.canvas.day = None

    def _arrived(self, household: str, view: UseView | None) -> None:
        if household != self.household:
            return
        self.view = view
        self._show_state(_EMPTY if view is None else _CHART)
        if view is None:
            self.drawn.emit()
            return
        self.canvas.show_mark(self._mark)
        if not len(view.days):  # bills alone: a month is all they tell
            self._choose(self.spans, ChartSpan.MONTH)
            self._choose(self.stretches, "all")
        if self._window is None:
            self._window = self._around(view, self._chosen(view))
        self._draw()

    def _show_state(self, state: int) -> None:
        self._stack.setCurrentIndex(state)
        self.tools.setVisible(state == _CHART)
        self._states.setFixedHeight(HEIGHT if state == _CHART else self.empty.sizeHint().height())

    # ------------------------------------------------------------------ which days

    @property
    def span(self) -> ChartSpan:
        """What one point stands for."""
        return next(span for span, button in self.spans.items() if button.isChecked())

    @property
    def stretch(self) -> str:
        """Which stretch of days was chosen."""
        return next(key for key, button in self.stretches.items() if button.isChecked())

    def use_span(self, span: ChartSpan) -> None:
        """Show days, weeks or months."""
        self._choose(self.spans, span)
        if self.view is None or self._window is None:
            return
        first, last = self._window.first, self._window.last
        if last - first + 1 < LEAST_DAYS[span]:
            self._show_window(self._chosen(self.view))
        else:
            self._show_window(ChartWindow(first, last, span))

    def use_stretch(self, key: str) -> None:
        """Show the last 90 days, the last year, or all."""
        self._choose(self.stretches, key)
        if self.view is not None:
            self._show_window(self._chosen(self.view))

    @staticmethod
    def _choose(group: Mapping[str, Button] | Mapping[ChartSpan, Button], chosen: str) -> None:
        for key, button in group.items():
            button.setChecked(key == chosen)

    def _chosen(self, view: UseView) -> ChartWindow:
        whole = use_chart.whole_window(view, self.span)
        days = STRETCHES[self.stretch]
        length = max(days, LEAST_DAYS[self.span]) if days else whole.last - whole.first + 1
        return ChartWindow(max(whole.first, whole.last - length + 1), whole.last, self.span)

    def _around(self, view: UseView, window: ChartWindow) -> ChartWindow:
        """Return the window moved to where the mark that is to stand out is."""
        found = next((each for each in view.marks if each.id == self._mark), None)
        if found is None:
            return window
        reading = self._reading(view, window)
        day = reading.mark_days[view.marks.index(found)]
        if window.first <= day <= window.last:
            return window
        length = window.last - window.first + 1
        first = min(max(day - length // 2, reading.first), max(reading.first, reading.last - length + 1))
        return ChartWindow(first, first + length - 1, window.span)

    def _show_window(self, window: ChartWindow) -> None:
        self._window = window
        self._draw()

    # ------------------------------------------------------------------ drawing

    def _draw(self) -> None:
        """Have the newest window drawn; whoever turns the wheel waits for the last picture, not for all."""
        view, window = self.view, self._window
        if view is None or window is None or self.canvas.width() < 2 or self._session.tasks.closed:
            return
        if self._drawing is not None:
            self._again = True
            return
        self._drawing = window
        words, look = self._session.words, self._look(self.canvas.devicePixelRatioF())
        self._session.tasks.run(
            "use.draw",
            lambda: use_chart.draw_use(view, window, look=look, words=words),
            lambda picture: self._show_picture(view, picture),
            failed=self._not_drawn,
            lane="drawing",
            owner=self,
        )

    def _look(self, scale: float) -> ChartLook:
        return chart_look(self._session.theme, self.canvas.width(), self.canvas.height(), scale=scale)

    def _drawn_now(self, scale: float) -> ChartPicture | None:
        picture, view = self.canvas.picture, self.view
        if picture is None or view is None:
            return None
        words = self._session.words
        return use_chart.draw_use(view, picture.window, look=self._look(scale), words=words)

    def _show_picture(self, view: UseView, picture: ChartPicture) -> None:
        self._drawing = None
        if view is self.view:
            self.canvas.show_picture(picture, self._reading(view, picture.window))
            self.drawn.emit()
        if self._again:
            self._again = False
            self._draw()

    def _not_drawn(self, error: Exception) -> None:
        self._drawing, self._again = None, False
        self._session.tasks.failed.emit("use.draw", error)

    def _reading(self, view: UseView, window: ChartWindow) -> UseReading:
        return UseReading(view, window, self._session.words, self._session.clock().date())

    # ------------------------------------------------------------------ doing

    def _open_mark(self, mark: UseMark) -> None:
        self.canvas.show_mark(mark.id)
        self.mark_wanted.emit(mark)

    def _menu(self, place: QPoint) -> None:
        menu = self.menu_for_now()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu_for_now(self) -> QMenu:
        """Return what can be done with the chart, and with the day that is read out."""
        menu = QMenu(self)
        menu.addAction(self.tr("Explain a bill…"), self.bill_wanted.emit)
        menu.addSeparator()
        menu.addAction(self.tr("Copy the picture"), self.copy_picture)
        menu.addAction(self.tr("Export the picture…"), self.export_picture)
        if self.canvas.day is not None and self.span is ChartSpan.DAY:
            day = day_of(self.canvas.day).isoformat()
            menu.addSeparator()
            text = self.tr("Correct the reading of {day}…").format(day=day)
            menu.addAction(text, lambda: self.correct_reading(day))
        return menu

    def correct_reading(self, day: str) -> "AskDialog":
        """Ask what a day's use (ISO date) was."""
        from gridsteward.desktop.pages.households.use_correction import ask_correction

        return ask_correction(self._session, self.household, day, parent=self)

    def copy_picture(self) -> None:
        """Put the chart on the clipboard, on white and without a name."""
        view, window = self.view, self._window
        if view is None or window is None:
            return
        look = paper_look(self._session.theme, self.canvas.width(), self.canvas.height(), scale=2.0)
        words = self._session.words
        self._session.tasks.run(
            "use.copy",
            lambda: use_chart.draw_use(view, window, look=look, words=words),
            self._copied,
            lane="drawing",
            owner=self,
        )

    def _copied(self, picture: ChartPicture) -> None:
        made = QImage(
            picture.pixels, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGBA8888
        )
        QGuiApplication.clipboard().setImage(made.copy())
        from gridsteward.desktop.widgets.feedback import Notice

        self._session.notify(Notice(self.tr("The chart is on the clipboard, without a name.")))

    def export_picture(self) -> None:
        """Ask form, name and place, and write the picture."""
        from pathlib import Path

        from gridsteward.desktop.dialogs.picture import PictureDialog

        view, window, session = self.view, self._window, self._session
        if view is None or window is None:
            return
        area, words = session.area, session.words
        look = paper_look(session.theme, self.canvas.width(), self.canvas.height(), scale=2.0)

        def write(path: Path, name: str, overwrite: bool) -> Path:
            return use_chart.write_use(
                area, view, window, path, name=name, look=look, words=words, overwrite=overwrite
            )

        day = session.clock().date().isoformat()
        dialog = PictureDialog(
            write,
            name=self._name,
            file_name=self.tr("use {day}").format(day=day),
            theme=session.theme,
            tasks=session.tasks,
            words=words,
            parent=self.window(),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
