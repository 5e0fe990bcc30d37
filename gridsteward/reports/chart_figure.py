"""The charts of a period drawn with matplotlib: stacked columns and lines over time, bars beside names (R9.2).

Everything is placed in device-independent pixels from the top left, so a column knows where it can be clicked. What is
not as it should be is hatched as well as coloured.
"""

from collections.abc import Sequence
from io import BytesIO
from math import ceil, floor
from typing import Any, Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle

from gridsteward.records.chart import ChartImage, ChartKind, ChartShown, Unit
from gridsteward.records.use import ChartLook
from gridsteward.reports.figure_scales import face, round_step
from gridsteward.reports.use_legend import advance
from gridsteward.reports.use_pen import DPI

ROW: Final = 24.0
"""Height of a bar beside its name, in device-independent pixels."""

LEGEND: Final = 24.0
_FOOT: Final = 22.0
_RIGHT: Final = 10.0
_WIDEST: Final = 26.0
_SHADES: Final = ("brand", "watch", "unknown")
_HATCHES: Final = ("", "////", "....")
_FIXED: Final = {Unit.MOOD: (-2.0, 2.0), Unit.SCORE: (0.0, 5.0), Unit.SHARE: (0.0, 1.0)}
Box = tuple[float, float, float, float]


def height_of(shown: ChartShown, otherwise: int) -> int:
    """Return the height a chart asks for: bars beside names as many rows as there are, else what is usual."""
    return (
        max(otherwise, ceil(LEGEND + ROW * len(shown.labels) + 4))
        if shown.kind is ChartKind.ROWS
        else otherwise
    )


def draw_chart(shown: ChartShown, look: ChartLook) -> ChartImage:
    """Return a chart as a picture of the size the look asks for."""
    figure, boxes = _figure(shown, look)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())
    height, width = pixels.shape[:2]
    return ChartImage(
        pixels=pixels.tobytes(), width=width, height=height, scale=look.scale, boxes=tuple(boxes)
    )


def chart_png(shown: ChartShown, look: ChartLook) -> bytes:
    """Return a chart as a PNG file."""
    figure, _ = _figure(shown, look)
    out = BytesIO()
    figure.savefig(out, format="png", facecolor=look.colours["surface"], metadata={"Software": None})
    return out.getvalue()


def place_chart(axes: Axes, shown: ChartShown, look: ChartLook) -> list[Box]:
    """Draw a chart into axes that have the size the look says; return what each column answers to."""
    axes.set_xlim(0, look.width)
    axes.set_ylim(look.height, 0)
    axes.set_axis_off()
    return _Pen(axes, shown, look).draw()


def _figure(shown: ChartShown, look: ChartLook) -> tuple[Figure, list[Box]]:
    figure = Figure(
        figsize=(look.width / DPI, look.height / DPI), dpi=DPI * look.scale, facecolor=look.colours["surface"]
    )
    return figure, place_chart(figure.add_axes((0, 0, 1, 1)), shown, look)


class _Pen:
    def __init__(self, axes: Axes, shown: ChartShown, look: ChartLook) -> None:
        self._axes, self._shown, self._look = axes, shown, look
        self._font = FontProperties(family=[face(look.families), "DejaVu Sans"], size=look.size)
        self._em = look.size * DPI / 72

    def draw(self) -> list[Box]:
        if len(self._shown.series) > 1:
            self._legend()
        if self._shown.kind is ChartKind.ROWS:
            return self._rows()
        return self._over_time()

    def _text(self, x: float, y: float, text: str, *, colour: str = "quiet", align: str = "left") -> None:
        self._axes.text(
            x,
            y,
            text,
            fontproperties=self._font,
            color=self._look.colours[colour],
            ha=align,
            va="center_baseline",
            parse_math=False,
        )

    def _box(self, box: Box, series: int) -> None:
        left, top, width, height = box
        colour = self._look.colours[_SHADES[series % len(_SHADES)]]
        hatch = _HATCHES[series % len(_HATCHES)]
        self._axes.add_patch(
            Rectangle(
                (left, top),
                width,
                height,
                facecolor=self._look.colours["surface"] if hatch else colour,
                edgecolor=colour,
                hatch=hatch,
                linewidth=0.8,
            )
        )

    def _legend(self) -> None:
        at = 2.0
        for series, name in enumerate(self._shown.series):
            self._box((at, 7, 12, 9), series)
            self._text(at + 18, LEGEND / 2, name)
            at += 18 + advance(name, self._em) + 16

    # -- bars beside names -------------------------------------------------------------------------------------

    def _rows(self) -> list[Box]:
        shown, width = self._shown, float(self._look.width)
        top = LEGEND if len(shown.series) > 1 else 4.0
        names = min(0.4 * width, max((advance(each, self._em) for each in shown.labels), default=0) + 4)
        numbers = max((advance(each, self._em) for each in shown.texts), default=0) + 8
        left, right = 2 + names + 8, width - numbers - _RIGHT
        low, high = _FIXED.get(shown.unit, (0.0, max((_sum(each) for each in shown.values), default=0)))
        scale = (right - left) / ((high - low) or 1)
        boxes = []
        for at, (label, values, text) in enumerate(zip(shown.labels, shown.values, shown.texts, strict=True)):
            y = top + ROW * at
            self._text(2, y + ROW / 2, _cut(label, names, self._em), colour="ink")
            x = left
            for series, value in enumerate(values):
                if value:
                    self._box((x, y + 6, value * scale, ROW - 12), series)
                    x += value * scale
            self._text(x + 6, y + ROW / 2, text)
            boxes.append((0.0, y, width, ROW))
        return boxes

    # -- over time ---------------------------------------------------------------------------------------------

    def _over_time(self) -> list[Box]:
        shown, look = self._shown, self._look
        top = LEGEND + 8.0 if len(shown.series) > 1 else 8.0
        bottom = look.height - _FOOT
        low, high, ticks = self._scale()
        labels = [f"{tick:g}" for tick in ticks]
        left = 2 + max((advance(each, self._em) for each in labels), default=0) + 8
        right = look.width - _RIGHT

        def up(value: float) -> float:
            return bottom - (value - low) / (high - low) * (bottom - top)

        for tick, label in zip(ticks, labels, strict=True):
            self._axes.plot(
                (left, right), (up(tick),) * 2, color=look.colours["line"], linewidth=0.8, zorder=0
            )
            self._text(left - 8, up(tick), label.replace("-", "−"), align="right")
        pitch = (right - left) / max(1, len(shown.labels))
        middles = [left + pitch * (at + 0.5) for at in range(len(shown.labels))]
        self._below(middles, pitch, look.height - _FOOT / 2)
        if shown.kind is ChartKind.LINE:
            self._line(middles, up)
        else:
            self._columns(middles, min(_WIDEST, 0.66 * pitch), up)
        return [(middle - pitch / 2, top, pitch, bottom - top) for middle in middles]

    def _scale(self) -> tuple[float, float, list[float]]:
        shown = self._shown
        if shown.unit in _FIXED:
            low, high = _FIXED[shown.unit]
            return low, high, [low + (high - low) * at / 4 for at in range(5)]
        most = max((_sum(each) for each in shown.values), default=0)
        if not most:
            return 0.0, 1.0, [0.0]
        step = max(round_step(most), 1.0) if shown.unit is Unit.COUNT else round_step(most)
        top = ceil(most / step) * step
        return 0.0, top, [step * at for at in range(round(top / step) + 1)]

    def _below(self, middles: Sequence[float], pitch: float, y: float) -> None:
        widest = max((advance(each, self._em) for each in self._shown.labels), default=1) + 6
        every = max(1, ceil(widest / pitch))
        for middle, label in list(zip(middles, self._shown.labels, strict=True))[::every]:
            self._text(middle, y, label, align="center")

    def _columns(self, middles: Sequence[float], width: float, up: Any) -> None:
        for middle, values in zip(middles, self._shown.values, strict=True):
            base = 0.0
            for series, value in enumerate(values):
                if value:
                    y = up(base + value)
                    self._box((middle - width / 2, y, width, up(base) - y), series)
                    base += value

    def _line(self, middles: Sequence[float], up: Any) -> None:
        look = self._look
        for series in range(len(self._shown.series)):
            values = [each[series] for each in self._shown.values]
            told = [(x, up(value)) for x, value in zip(middles, values, strict=True) if value is not None]
            gapped = [up(value) if value is not None else np.nan for value in values]
            colour = look.colours[_SHADES[series % len(_SHADES)]]
            self._axes.plot(middles, gapped, color=colour, linewidth=1.8)
            self._axes.plot(
                [x for x, _ in told], [y for _, y in told], "o", color=colour, markersize=4, linestyle=""
            )


def _sum(values: Sequence[float | None]) -> float:
    return sum(value or 0 for value in values)


def _cut(label: str, room: float, em: float) -> str:
    if advance(label, em) <= room:
        return label
    kept = max(1, floor(len(label) * room / advance(label, em)) - 1)
    return f"{label[:kept]}…"
