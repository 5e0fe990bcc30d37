"""A week as a row of days: which are planned, how far, and which one is in front."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.session import Session
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.wording import day as say_day
from gridsteward.operations.plan_route import KeptDay

_CENTRE = Qt.AlignmentFlag.AlignCenter


class DayTile(QAbstractButton):
    """One day: its weekday and date over what is planned; the chosen one is filled, today is named."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.when = self.note = self.short = ""
        self.works = True
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_day(self, when: str, note: str, *, short: str, works: bool) -> None:
        """Say another day; `short` where the tile is narrow."""
        self.when, self.note, self.short, self.works = when, note, short, works
        self.setAccessibleName(f"{when} {note}")
        self._hint()
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the tooltip only where something is hidden."""
        super().resizeEvent(event)
        self._hint()

    def _hint(self) -> None:
        small = QFontMetrics(self._theme.font("caption"))
        self.setToolTip(
            f"{self.when}  {self.note}" if small.horizontalAdvance(self.note) > self.width() else ""
        )

    def sizeHint(self) -> QSize:
        """Return room for both lines."""
        theme = self._theme
        strong, small = QFontMetrics(theme.font("head")), QFontMetrics(theme.font("caption"))
        wide = max(strong.horizontalAdvance(self.when), small.horizontalAdvance(self.note))
        return QSize(wide + 2 * theme.space.s, strong.height() + small.height() + theme.space.s)

    def minimumSizeHint(self) -> QSize:
        """Give way to the width of four characters."""
        hint = self.sizeHint()
        return QSize(4 * QFontMetrics(self._theme.font("caption")).horizontalAdvance("国"), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile."""
        theme, rect = self._theme, self.rect()
        chosen = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if chosen or self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("brand_soft" if chosen else "hover"))
                painter.drawRoundedRect(rect, theme.shape.corner, theme.shape.corner)
            top = QRect(rect.left(), rect.top() + theme.space.xs, rect.width(), rect.height() // 2)
            below = QRect(rect.left(), top.bottom() - 1, rect.width(), rect.height() - top.bottom() - 1)
            ink = "brand" if chosen else "ink" if self.works else "quiet"
            font = theme.font("body", bold=chosen)
            said = self.when if QFontMetrics(font).horizontalAdvance(self.when) <= top.width() else self.short
            paint_text(painter, top, theme.dots(said), font=font, colour=theme.colour(ink), align=_CENTRE)
            quiet = theme.colour("quiet")
            note = theme.dots(self.note)
            paint_text(painter, below, note, font=theme.font("caption"), colour=quiet, align=_CENTRE)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("brand"), theme.shape.focus))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.shape.corner, theme.shape.corner)


class WeekStrip(QWidget):
    """Seven tiles; one stop for Tab, the arrows move inside."""

    chosen = Signal(str)  # the ISO day

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.tiles = [DayTile(session.theme) for _ in range(7)]
        self._days: list[str] = [""] * 7
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(session.theme.space.xs)
        for at, tile in enumerate(self.tiles):
            tile.clicked.connect(lambda _on=False, at=at: self.chosen.emit(self._days[at]))
            box.addWidget(tile, 1)
        self.setAccessibleName(self.tr("Days of the week"))

    def show_days(self, days: Sequence[KeptDay], *, day: str, today: str) -> None:
        """Show a week with one day in front."""
        words = self._session.words
        for at, (tile, each) in enumerate(zip(self.tiles, days, strict=True)):
            self._days[at] = each.day
            when = say_day(words, date.fromisoformat(each.day))
            if each.day == today:
                when = self.tr("Today {day}").format(
                    day=say_day(words, date.fromisoformat(each.day), weekday=False)
                )
            weekday = words(f"weekday.{date.fromisoformat(each.day).isoweekday()}")
            short = f"{weekday} {date.fromisoformat(each.day).day}"
            tile.show_day(when, self._note(each, today), short=short, works=each.works)
            tile.setChecked(each.day == day)
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each.day == day else Qt.FocusPolicy.ClickFocus)

    def _note(self, each: KeptDay, today: str) -> str:
        if each.stops is None:
            if not each.works:
                return self.tr("off")
            return self.tr("not planned") if each.day >= today else "–"
        if each.day <= today:
            return self.tr("{done} of {all} done").format(done=each.called_on, all=len(each.stops))
        return self.tr("%n visit(s)", "", len(each.stops))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose the day before or after, over the edge of the week too."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        at = next((number for number, tile in enumerate(self.tiles) if tile.hasFocus()), -1)
        if not step or at < 0 or not self._days[at]:
            super().keyPressEvent(event)
            return
        day = date.fromordinal(date.fromisoformat(self._days[at]).toordinal() + step)
        self.tiles[(at + step) % 7].setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(day.isoformat())
