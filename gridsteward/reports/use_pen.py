"""The parts of the chart of a home's use, each drawn into the axes and named in the legend."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation, Transform
from numpy.typing import NDArray

from gridsteward.records.report import WordsLike
from gridsteward.records.use import ChartSpan, ChartWindow, DayState, MarkKind, UseMark
from gridsteward.reports.figure_scales import day_number, round_step, time_ticks

Floats = NDArray[np.float64]

DPI: Final = 96
"""Device-independent pixels to the inch, as the window has them."""

LANE: Final = 22.0
"""Device-independent pixels above the field, where marks stand."""

_TICK: Final = 3.0
_TICK_ROOM: Final = 62.0
_DOTS_TO: Final = 100  # points in a window up to which each has its dot
_TOP: Final = 0.985  # of the scale, where a point stands that reaches above it
_DASHES: Final = (0, (5, 1.5))
_SHAPES: Final[Mapping[MarkKind, tuple[str, float, str]]] = {  # shape, size, colour
    MarkKind.FINDING: ("^", 6.5, "watch"),
    MarkKind.VISIT: ("o", 4.5, "brand"),
    MarkKind.LIFE_EVENT: ("D", 5.0, "link"),
    MarkKind.CORRECTION: ("s", 4.5, "quiet"),
}


class Points(NamedTuple):
    """What is drawn, a point a span: `start` and `length` in days since 1970-01-01, kWh a day, NaN for none.

    `state` is a DayState; `billed` marks levels that a bill alone tells.
    """

    start: NDArray[np.int64]
    length: NDArray[np.int64]
    kwh: Floats
    state: NDArray[np.uint8]
    low: Floats
    high: Floats
    neighbours: Floats
    billed: NDArray[np.bool_]

    @property
    def middle(self) -> Floats:
        """Where the points stand: a day is as wide as from its number to the next."""
        found: Floats = self.start + self.length / 2
        return found


class Key(NamedTuple):
    """One entry of the legend: how the thing looks ("line", "box", "mark"), and what it is called."""

    form: str
    look: Mapping[str, Any]
    label: str


class Pen:
    """Draws the parts of one chart; `keys` explain in the legend what was drawn."""

    def __init__(
        self,
        axes: Axes,
        window: ChartWindow,
        most: float,
        *,
        colours: Mapping[str, str],
        font: FontProperties,
        words: WordsLike,
    ) -> None:
        self._axes, self._window, self._most = axes, window, most
        self._colours, self._font, self._words = colours, font, words
        self._text: dict[str, Any] = {"fontproperties": font, "color": colours["quiet"]}
        self.keys: list[Key] = []

    def scales(self, width: float, left: float) -> None:
        """Draw days along and kWh up a field of this many device-independent pixels, and so many to its left.

        Written as plain texts and lines: the axes' own ticks would cost half of the whole picture.
        """
        axes, window, edge = self._axes, self._window, self._colours["edge"]
        axes.set_axis_off()
        along, up = axes.get_xaxis_transform(), axes.get_yaxis_transform()
        at, labels = time_ticks(window, max(2, int(width / _TICK_ROOM)), self._words)
        heights = np.arange(0, 0.95 * self._most, round_step(self._most))
        plain: dict[str, Any] = {"clip_on": False, "zorder": 0.5}
        ends = (window.first, window.last + 1)
        axes.hlines(heights[1:], *ends, colors=self._colours["line"], linewidths=0.7, **plain)
        axes.hlines([0], *ends, colors=edge, linewidths=0.9, **plain)
        ticks = [((day, 0), (day, -_TICK / axes.bbox.height)) for day in at]
        axes.add_collection(
            LineCollection(ticks, colors=edge, linewidths=0.8, transform=along, **plain), autolim=False
        )
        below, beside = self.moved(along, 0, -6), self.moved(up, -6, 0)
        for day, label in zip(at, labels, strict=True):
            axes.text(day, 0, label, transform=below, ha="center", va="top", **self._text)
        for height in heights:
            axes.text(
                0, height, f"{height:g}", transform=beside, ha="right", va="center_baseline", **self._text
            )
        corner = self.moved(axes.transAxes, 3 - left, LANE / 2)
        axes.text(0, 1, self._words("use_chart.unit"), transform=corner, ha="left", va="center", **self._text)

    def moved(self, transform: Transform, right: float, up: float) -> Transform:
        """Return a transform moved by device-independent pixels, whatever the size of the picture."""
        figure: Any = self._axes.figure
        return transform + ScaledTranslation(right / DPI, up / DPI, figure.dpi_scale_trans)

    # -- around the line -------------------------------------------------------------------------------------------

    def gaps(self, shown: Points) -> None:
        """Hatch what was not read: nothing is drawn as zero."""
        empty = np.isnan(shown.kwh)
        if not empty.any():
            return
        edges = np.flatnonzero(np.diff(np.concatenate(([0], empty.astype(np.int8), [0])))).reshape(-1, 2)
        begin = np.maximum(shown.start[edges[:, 0]], self._window.first)
        end = np.minimum((shown.start + shown.length)[edges[:, 1] - 1], self._window.last + 1)
        look: dict[str, Any] = {
            "facecolor": self._colours["hatch"],
            "edgecolor": self._colours["edge"],
            "linewidth": 0,
            "hatch": "////",
        }
        boxes = _boxes(begin, end, np.zeros(len(begin)), np.ones(len(begin)))
        made = PolyCollection(boxes, transform=self._axes.get_xaxis_transform(), zorder=1.2, **look)
        self._axes.add_collection(made, autolim=False)
        self.keys.append(Key("box", look, self._words("use_chart.missing")))

    def band(self, shown: Points) -> None:
        """Fill the range in which the home's use was to be expected."""
        known = np.isfinite(shown.low)
        if not known.any():
            return
        soft = self._colours["band"]
        if self._window.span is ChartSpan.MONTH:
            end = shown.start + shown.length
            boxes = _boxes(shown.start[known], end[known], shown.low[known], shown.high[known])
            made = PolyCollection(boxes, facecolor=soft, edgecolor="none", zorder=1)
            self._axes.add_collection(made, autolim=False)
        else:
            self._axes.fill_between(
                shown.middle, shown.low, shown.high, facecolor=soft, linewidth=0, zorder=1
            )
        self.keys.append(Key("box", {"facecolor": soft, "linewidth": 0}, self._words("use_chart.band")))

    def neighbours(self, shown: Points) -> None:
        """Draw the median of the transformer district, named where its line ends."""
        known = np.flatnonzero(np.isfinite(shown.neighbours))
        if not len(known):
            return
        name, colour = self._words("use_chart.neighbours"), self._colours["neighbours"]
        look = {"color": colour, "linewidth": 1.0, "linestyle": _DASHES}
        self._line(shown.middle, shown.neighbours, zorder=2.8, **look)
        axes = self._axes
        end = self.moved(axes.get_yaxis_transform(), 6, 0)
        height = float(shown.neighbours[known[-1]])
        axes.text(
            1,
            height,
            name,
            transform=end,
            va="center",
            clip_on=False,
            fontproperties=self._font,
            color=colour,
        )
        self.keys.append(Key("line", look, name))

    # -- the home's own --------------------------------------------------------------------------------------------

    def use(self, shown: Points) -> None:
        """Draw the use itself: a line for days and weeks, bars for months."""
        trusted = np.where(shown.state == DayState.SET_ASIDE, np.nan, shown.kwh)
        if self._window.span is ChartSpan.MONTH:
            self._bars(shown, trusted, ~shown.billed, f"use_{self._window.span}")
            self._bars(shown, trusted, shown.billed, "bill")
            return
        few = bool(np.isfinite(trusted).sum() <= _DOTS_TO)
        colour = self._colours["brand"]
        look: dict[str, Any] = {"color": colour, "linewidth": 1.3 if few else 0.9}
        dots = {"marker": "o", "markersize": 2.8} if few else {}
        self._line(shown.middle, np.minimum(trusted, 1.2 * self._most), zorder=3, **look, **dots)
        self.keys.append(Key("line", look, self._words(f"use_chart.use_{self._window.span}")))
        alone, over = _alone(trusted) & (not few), trusted > self._most
        for which, shape, size in ((alone, "o", 1.4), (over, "^", 4.0)):
            if which.any():
                heights = np.minimum(trusted[which], _TOP * self._most)
                spots = {"linestyle": "none", "marker": shape, "markersize": size, "color": colour}
                self._line(shown.middle[which], heights, zorder=4, **spots)

    def _bars(self, shown: Points, trusted: Floats, which: NDArray[np.bool_], key: str) -> None:
        which = which & np.isfinite(trusted)
        if not which.any():
            return
        air = 0.12 * shown.length
        begin, end = (shown.start + air)[which], (shown.start + shown.length - air)[which]
        look: dict[str, Any] = {"edgecolor": self._colours["brand"], "linewidth": 1}
        if key == "bill":
            look |= {"facecolor": self._colours["surface"], "linestyle": (0, (2, 1.5))}
        else:
            look["facecolor"] = self._colours["bar"]
        boxes = _boxes(begin, end, np.zeros(len(begin)), trusted[which])
        self._axes.add_collection(PolyCollection(boxes, zorder=2.5, **look), autolim=False)
        self.keys.append(Key("box", look, self._words(f"use_chart.{key}")))

    def doubts(self, shown: Points) -> None:
        """Draw hollow what was estimated or set aside, and square what a steward corrected."""
        read = np.isfinite(shown.kwh)
        doubtful = (shown.state == DayState.SET_ASIDE) | (shown.state == DayState.ESTIMATED)
        corrected = shown.state == DayState.CORRECTED
        for which, shape, edge, key in (
            (read & doubtful, "o", "quiet", "doubtful"),
            (read & corrected, "s", "brand", "corrected"),
        ):
            if which.any():
                look = self._marker(shape, 4.0, fill="surface", edge=edge)
                heights = np.minimum(shown.kwh[which], _TOP * self._most)
                self._line(shown.middle[which], heights, zorder=4, **look)
                self.keys.append(Key("mark", look, self._words(f"use_chart.{key}")))

    def _marker(self, shape: str, size: float, *, fill: str, edge: str) -> dict[str, Any]:
        return {
            "linestyle": "none",
            "marker": shape,
            "markersize": size,
            "markerfacecolor": self._colours[fill],
            "markeredgecolor": self._colours[edge],
            "markeredgewidth": 0.9,
        }

    def _line(self, along: Sequence[float] | Floats, up: Sequence[float] | Floats, **look: Any) -> None:
        """Add a line where both scales are known: nothing is to be fitted to it."""
        made = Line2D(along, up, **look)
        if "transform" not in look:
            made.set_transform(self._axes.transData)
        self._axes.add_artist(made)

    # -- what is marked --------------------------------------------------------------------------------------------

    def marks(self, marks: Sequence[UseMark]) -> None:
        """Draw what happened into its lane above the field."""
        axes = self._axes
        lane = self.moved(axes.transAxes, 0, LANE / 2)
        along = self.moved(axes.get_xaxis_transform(), 0, LANE / 2)
        line = {"color": self._colours["line"], "linewidth": 0.7, "clip_on": False, "zorder": 0.4}
        self._line((0, 1), (1, 1), transform=lane, **line)
        inside = [each for each in marks if self._shows(each.day)]
        for kind, (shape, size, tone) in _SHAPES.items():
            height = 5.5 if kind is MarkKind.FINDING else 5.0  # what asks for a look is never hidden
            for quiet in (True, False):
                days = {day_number(each.day) for each in inside if (each.what, each.quiet) == (kind, quiet)}
                if days:
                    look = self._marker(shape, size, fill="surface" if quiet else tone, edge=tone)
                    at = [day + 0.5 for day in sorted(days)]
                    self._line(at, [1.0] * len(at), transform=along, clip_on=False, zorder=height, **look)
            if kind is not MarkKind.CORRECTION and any(each.what is kind for each in inside):
                look = self._marker(shape, size, fill=tone, edge=tone)
                self.keys.append(Key("mark", look, self._words(f"use_chart.{kind}")))
        for each in marks:
            if each.what is MarkKind.FINDING and each.since and not each.quiet and self._shows(each.since):
                style = {"color": self._colours["watch"], "linewidth": 0.8, "linestyle": (0, (3, 2))}
                day = day_number(each.since)
                self._line((day, day), (0, self._most), zorder=1.5, **style)

    def _shows(self, day: str) -> bool:
        return self._window.first <= day_number(day) <= self._window.last


def _boxes(begin: NDArray[Any], end: NDArray[Any], low: NDArray[Any], high: NDArray[Any]) -> list[Any]:
    """Return upright rectangles, corner by corner."""
    corners = np.array([[begin, low], [begin, high], [end, high], [end, low]], dtype=np.float64)
    return list(corners.transpose(2, 0, 1))


def _alone(values: Floats) -> NDArray[np.bool_]:
    """Tell the readings between two gaps: a line alone would not show them."""
    known = np.isfinite(values)
    padded = np.concatenate(([False], known, [False]))
    return np.asarray(known & ~padded[:-2] & ~padded[2:])
