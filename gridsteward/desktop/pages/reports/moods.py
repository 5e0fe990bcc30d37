"""How one's own visits were felt, week by week: for the steward alone, beside nobody else's (R3.2)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.pages.households.mood_curve import mood_height, paint_moods
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.operations import emotions
from gridsteward.records.emotion import EmotionWeek, StewardEmotions
from gridsteward.records.share import percent

_TABLES: Final = frozenset(("visit", "touchpoint"))
PERIODS: Final = {"quarter": 91, "year": 365, "all": 0}
_CENTRE = Qt.AlignmentFlag.AlignCenter
_APART: Final = 5.0  # pixels from the middle of a week: peak and ending are often the same
_FEW: Final = 3  # visits below which a week's dot is hollow: it says little


def signed(mood: float | None) -> str:
    """Return a mood as +0.8, −0.3 or –."""
    if mood is None:
        return "–"
    text = f"{abs(mood):.1f}"
    return text if text == "0.0" else f"{'+' if mood > 0 else '−'}{text}"


class WeekCurve(QWidget):
    """Painted: the mean of each week in its spread, the peaks above it and the endings."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.weeks: Sequence[EmotionWeek] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(180)
        session.theme.changed.connect(self.update)

    def show_weeks(self, weeks: Sequence[EmotionWeek]) -> None:
        """Show these weeks, in order."""
        self.weeks = weeks
        told = [
            self.tr("week of {day}: mean {mean}, most intense {peak}, at the end {ending}").format(
                day=each.monday, mean=signed(each.mean), peak=signed(each.peak), ending=signed(each.ending)
            )
            for each in weeks
        ]
        self.setAccessibleName(self.tr("My visits week by week"))
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a quarter of the window."""
        return QSize(560, 260)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the curve."""
        if not self.weeks:
            return
        theme = self._session.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            field = paint_moods(painter, theme, self._session.words, self.size())
            spots = [self._x(field, each.monday) for each in self.weeks]
            self._paint_spread(painter, field, spots)
            painter.setPen(QPen(theme.colour("brand"), 2))
            means = [
                QPointF(x, mood_height(field, each.mean)) for x, each in zip(spots, self.weeks, strict=True)
            ]
            painter.drawPolyline(means)
            for x, spot, week in zip(spots, means, self.weeks, strict=True):
                self._paint_week(painter, field, x, spot, week)
            self._paint_days(painter, spots)

    def _x(self, field: QRectF, monday: str) -> float:
        first, last = (date.fromisoformat(self.weeks[at].monday) for at in (0, -1))
        days = max(7, (last - first).days)
        air = 12.0
        share = (date.fromisoformat(monday) - first).days / days
        return field.left() + air + share * (field.width() - 2 * air)

    def _paint_spread(self, painter: QPainter, field: QRectF, spots: Sequence[float]) -> None:
        pairs = list(zip(spots, self.weeks, strict=True))
        upper = [QPointF(x, mood_height(field, min(2.0, week.mean + week.spread))) for x, week in pairs]
        lower = [QPointF(x, mood_height(field, max(-2.0, week.mean - week.spread))) for x, week in pairs]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._session.theme.colour("brand_soft"))
        painter.drawPolygon(QPolygonF([*upper, *lower[::-1]]))

    def _paint_week(
        self, painter: QPainter, field: QRectF, x: float, spot: QPointF, week: EmotionWeek
    ) -> None:
        theme = self._session.theme
        painter.setPen(QPen(theme.colour("brand"), 1.5))
        painter.setBrush(theme.colour("brand" if week.visits >= _FEW else "surface"))
        painter.drawEllipse(spot, 3.5, 3.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("watch"))
        peak = mood_height(field, week.peak)
        left, right = x - _APART, x + _APART
        painter.drawPolygon(
            QPolygonF([QPointF(left, peak - 5), QPointF(left + 4.5, peak + 4), QPointF(left - 4.5, peak + 4)])
        )
        painter.setBrush(theme.colour("link"))
        painter.drawRect(QRectF(right - 3.5, mood_height(field, week.ending) - 3.5, 7, 7))

    def _paint_days(self, painter: QPainter, spots: Sequence[float]) -> None:
        theme = self._session.theme
        font = theme.font("caption")
        metrics = QFontMetrics(font)
        room, free = metrics.horizontalAdvance("00/00") + theme.space.s, 0.0
        for x, week in zip(spots, self.weeks, strict=True):
            if x - room / 2 < free - 4:
                continue
            place = QRect(
                round(x - room / 2), self.height() - metrics.height(), round(room), metrics.height()
            )
            day = f"{int(week.monday[5:7])}/{int(week.monday[8:10])}"
            paint_text(painter, place, day, font=font, colour=theme.colour("quiet"), align=_CENTRE)
            free = x + room / 2


class MoodsView(QWidget):
    """Few large figures, then the weeks."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        names = {
            "quarter": self.tr("Last 13 weeks"),
            "year": self.tr("Last year"),
            "all": self.tr("All"),
        }
        self.periods = {
            key: Button(theme, name, kind="chip", checked=key == "quarter") for key, name in names.items()
        }
        for key, button in self.periods.items():
            button.clicked.connect(lambda _on=False, key=key: self.use(key))
        own = Label(theme, self.tr("Only your own visits, and only on this page."), role="quiet")
        self.figures = {
            key: Pair(theme, "", role="figure") for key in ("mean", "peak", "ending", "change", "plans")
        }
        titles = {
            "mean": self.tr("Mean mood"),
            "peak": self.tr("Most intense moment"),
            "ending": self.tr("At the end"),
            "change": self.tr("From first to last moment"),
            "plans": self.tr("Plans that came about"),
        }
        line = Flow(gap=space.xl)
        for key, title in titles.items():
            one = QWidget()
            one.setLayout(column(self.figures[key], Label(theme, title, role="quiet"), gap=0))
            line.addWidget(one)
        numbers = column(line, pad=(space.l, space.m, space.l, space.m))
        self.curve = WeekCurve(session)
        legend = self.tr("Line: the week's mean, in its spread · ▲ most intense moments · ■ at the end")
        self.chart = frame(
            "panel",
            column(
                Label(theme, self.tr("Week by week"), role="head"),
                self.curve,
                Label(theme, legend, role="caption"),
                gap=space.s,
                pad=(space.l, space.m, space.l, space.m),
            ),
        )
        self.empty = EmptyState(
            theme,
            self.tr("No moods noted in this time. They are asked for at the door, in one press."),
            action=self.tr("Show all"),
            icon="mood1",
        )
        self.empty.wanted.connect(lambda: self.use("all"))
        self.empty.hide()
        inside = column(
            Flow(*self.periods.values(), own),
            frame("panel", numbers),
            self.chart,
            self.empty,
            gap=space.m,
        )
        inside.setStretch(2, 1)
        inside.setStretch(3, 1)
        self.setLayout(inside)
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, unread=True)

    def use(self, period: str) -> None:
        """Choose a period."""
        for key, button in self.periods.items():
            button.setChecked(key == period)
        self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        area, today = self._session.area, self._session.clock().date()
        period = next(key for key, button in self.periods.items() if button.isChecked())
        days = PERIODS[period]
        first = (today - timedelta(days=days)).isoformat() if days else ""
        self._session.tasks.run(
            "emotions", lambda: emotions.own_emotions(area, first=first), self.show_emotions, owner=self
        )

    def show_emotions(self, found: StewardEmotions) -> None:
        """Show what was read."""
        spread = (
            self.tr("± {spread}").format(spread=f"{found.spread:.1f}") if found.spread is not None else ""
        )
        self.figures["mean"].show_text(signed(found.mean), spread)
        self.figures["peak"].show_text(signed(found.peak))
        self.figures["ending"].show_text(signed(found.ending))
        both = found.first is not None and found.last is not None
        change = found.last - found.first if found.last is not None and found.first is not None else None
        note = f"{signed(found.first)} → {signed(found.last)}" if both else ""
        self.figures["change"].show_text(signed(change), note)
        planned, done = found.planned_peaks + found.planned_endings, found.peaks_done + found.endings_done
        share = f"{percent(done, planned)}%" if planned else "–"
        said = self.tr("moments {a} of {b}, endings {c} of {d}")
        parts = {
            "a": found.peaks_done,
            "b": found.planned_peaks,
            "c": found.endings_done,
            "d": found.planned_endings,
        }
        self.figures["plans"].show_text(share, said.format(**parts) if planned else "")
        self.curve.show_weeks(found.weeks)
        self.chart.setVisible(bool(found.weeks))
        self.empty.setVisible(not found.weeks)
