"""When somebody is home and when it suits them: a small week to press, and what to avoid."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLineEdit, QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import portrait_acts
from gridsteward.operations.portrait_acts import DAY_PARTS
from gridsteward.records.journal import Change
from gridsteward.records.portrait import Portrait, Routine

NOTHING, HOME, BEST = range(3)
_DAYS: Final = ("weekday", "weekend")
_PARTS: Final = tuple(part.removeprefix("weekday_") for part in DAY_PARTS if part.startswith("weekday_"))
_STEPS: Final = {
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
}


class WeekCell(QAbstractButton):
    """A part of the week: pressing goes from nothing to "at home" to "suits them best" and back."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.state = NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_state(NOTHING)
        theme.changed.connect(self.update)

    def show_state(self, state: int) -> None:
        """Show what is known of it."""
        self.state = state
        self.setAccessibleName(f"{self._name} {self.word}".strip())
        self.setToolTip(self.accessibleName())
        self.update()

    @property
    def word(self) -> str:
        """What stands in it."""
        return {HOME: self.tr("home"), BEST: self.tr("best")}.get(self.state, "")

    def sizeHint(self) -> QSize:
        """Return room for a word."""
        metrics = QFontMetrics(self._theme.font("caption"))
        return QSize(
            metrics.horizontalAdvance("国国") + self._theme.space.m, metrics.height() + self._theme.space.m
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cell: soft ground at home, full colour when it suits best, a word either way."""
        theme = self._theme
        ground = {HOME: "brand_soft", BEST: "brand"}.get(
            self.state, "hover" if self.underMouse() else "surface"
        )
        ink = "on_brand" if self.state == BEST else "brand"
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setBrush(theme.colour(ground))
            edge, width = (
                ("ink" if self.state == BEST else "brand", theme.shape.focus)
                if self.hasFocus()
                else ("line", 1)
            )
            painter.setPen(QPen(theme.colour(edge), width))
            painter.drawRoundedRect(box, theme.space.xs, theme.space.xs)
            font = theme.font("caption", bold=self.state == BEST)
            align = Qt.AlignmentFlag.AlignCenter
            paint_text(painter, self.rect(), self.word, font=font, colour=theme.colour(ink), align=align)


class WeekGrid(QWidget):
    """Weekdays and weekend by parts of the day; one stop for Tab, arrows inside."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme, words = session.theme, session.words
        self.setAccessibleName(translate("portrait", "At home and best time"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.space.xs)
        titles = part_titles()
        days = {"weekday": translate("portrait", "Weekdays"), "weekend": translate("portrait", "Weekend")}
        for at, part in enumerate(_PARTS, start=1):
            head = Label(theme, titles[part], role="caption")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(head, 0, at)
            grid.setColumnStretch(at, 1)
        self.cells: dict[str, WeekCell] = {}
        for line, day in enumerate(_DAYS, start=1):
            grid.addWidget(Label(theme, days[day], role="caption"), line, 0)
            for at, part in enumerate(_PARTS, start=1):
                key = f"{day}_{part}"
                cell = WeekCell(theme, words(f"day_part.{key}"))
                cell.clicked.connect(lambda _on=False, key=key: self._pressed(key))
                cell.installEventFilter(self)
                grid.addWidget(cell, line, at)
                self.cells[key] = cell
        self._only_stop(next(iter(self.cells.values())))

    @property
    def home(self) -> list[str]:
        """The parts in which somebody is home; those that suit best are among them."""
        return [key for key, cell in self.cells.items() if cell.state != NOTHING]

    @property
    def best(self) -> list[str]:
        """The parts that suit best."""
        return [key for key, cell in self.cells.items() if cell.state == BEST]

    def show_routine(self, home: Sequence[str], best: Sequence[str]) -> None:
        """Show what is known."""
        for key, cell in self.cells.items():
            cell.show_state(BEST if key in best else HOME if key in home else NOTHING)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrows; whatever has the keyboard is the stop for Tab."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, WeekCell):
            self._only_stop(watched)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, WeekCell):
                cells = list(self.cells.values())
                line, at = divmod(cells.index(watched), len(_PARTS))
                line, at = line + step[0], at + step[1]
                if 0 <= line < len(_DAYS) and 0 <= at < len(_PARTS):
                    cells[line * len(_PARTS) + at].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, key: str) -> None:
        cell = self.cells[key]
        cell.show_state((cell.state + 1) % 3)
        self.changed.emit()

    def _only_stop(self, stop: WeekCell) -> None:
        for cell in self.cells.values():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus)


class RoutineSection(PortraitPart):
    """The week, and what to keep clear of."""

    def __init__(self, desk: Desk) -> None:
        session = desk.session
        self.grid = WeekGrid(session)
        self.avoid = QLineEdit()
        self.avoid.setAccessibleName(translate("portrait", "What to avoid"))
        self.avoid.setPlaceholderText(
            translate("portrait", "What to avoid, e.g. noon nap, market on days with a 5")
        )
        self._shown: Routine | None = None
        self._under_way = 0
        title = translate("portrait", "Routine and best time")
        super().__init__(desk, title, self.grid, self.avoid)
        self.note(translate("portrait", "press once: at home, twice: suits best"))
        self.grid.changed.connect(self._week_changed)
        self.avoid.editingFinished.connect(self._avoid_changed)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's; what is being typed stays."""
        routine = portrait.routine
        other = self._shown is None or routine is None or routine.household_id != self._shown.household_id
        self._shown = routine
        if not self._under_way:  # else it is older than what was pressed since
            self.grid.show_routine(
                routine.home.split() if routine else (), routine.best.split() if routine else ()
            )
        if other or not self.avoid.hasFocus():
            self.avoid.setText(routine.avoid if routine else "")

    def _week_changed(self) -> None:
        area, household = self._desk.session.area, self._desk.household
        home, best = self.grid.home, self.grid.best
        self._under_way += 1

        def failed(error: Exception) -> None:
            self._under_way -= 1
            self._desk.session.tasks.failed.emit("routine.set", error)

        self._desk.write(
            "routine.set",
            lambda: portrait_acts.set_routine(area, household, home=home, best=best),
            then=self._arrived,
            failed=failed,
        )

    def _arrived(self, _change: Change) -> None:
        self._under_way -= 1

    def _avoid_changed(self) -> None:
        area, household, text = self._desk.session.area, self._desk.household, self.avoid.text().strip()
        known = self._shown.avoid if self._shown else ""
        if household and text != known:
            self._write("routine.set", lambda: portrait_acts.set_routine(area, household, avoid=text))


def part_titles() -> dict[str, str]:
    """Return what the parts of a day are called."""
    return {
        "early": translate("portrait", "early"),
        "morning": translate("portrait", "morning"),
        "noon": translate("portrait", "noon"),
        "afternoon": translate("portrait", "afternoon"),
        "evening": translate("portrait", "evening"),
    }


def best_time(session: Session, routine: Routine | None) -> tuple[str, str]:
    """Return when to call, as people say it, and what to avoid; empty where nobody has noted it."""
    if routine is None:
        return "", ""
    said = _together(session, routine.best.split())
    if said:
        text = translate("portrait", "best: {when}").format(when=said)
    else:
        said = _together(session, routine.home.split())
        text = translate("portrait", "at home: {when}").format(when=said) if said else ""
    return text, routine.avoid


def _together(session: Session, parts: Sequence[str]) -> str:
    """Return parts of the week, those that are the same on weekdays and at the weekend said once."""
    words = session.words
    daily = [part for part in _PARTS if f"weekday_{part}" in parts and f"weekend_{part}" in parts]
    titles = part_titles()
    said = [titles[part] for part in daily]
    said += [
        words(f"day_part.{key}") for key in DAY_PARTS if key in parts and key.partition("_")[2] not in daily
    ]
    return words("report.comma").join(said)
