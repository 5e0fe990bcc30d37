"""The chart of a home's use, drawn with matplotlib: on screen in the look of the window, or on white for print.

No figure manager and no settings of the library are touched: each picture is a figure of its own, so it can be drawn
in any one thread.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, BinaryIO, Final

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from gridsteward.records.report import WordsLike
from gridsteward.records.use import ChartLook, ChartPicture, ChartWindow, DayState, UseMark
from gridsteward.reports.figure_scales import face
from gridsteward.reports.use_legend import LINE, advance, draw_legend, lines
from gridsteward.reports.use_pen import DPI, LANE, Pen, Points

Box = tuple[float, float, float, float]

_FOOT: Final = 24.0
_HEAD_ROOM: Final = 1.1
_SPIKE: Final = 4.0  # times what nearly all days use: such a day is cut off at the top


def draw(
    points: Points, marks: Sequence[UseMark], window: ChartWindow, *, look: ChartLook, words: WordsLike
) -> ChartPicture:
    """Return the chart of a window as a picture for the screen."""
    figure, plot, most = _figure(points, marks, window, look=look, words=words)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())
    height, width = pixels.shape[:2]
    return ChartPicture(
        pixels=pixels.tobytes(),
        width=width,
        height=height,
        scale=look.scale,
        window=window,
        plot=plot,
        lane=plot[1] - LANE / 2,
        most=most,
    )


def write(
    points: Points,
    marks: Sequence[UseMark],
    window: ChartWindow,
    *,
    look: ChartLook,
    words: WordsLike,
    title: str,
    subtitle: str,
    out: BinaryIO,
    form: str,
) -> None:
    """Write the chart with its title as "png", "svg" or "pdf"."""
    figure, _plot, _most = _figure(
        points, marks, window, look=look, words=words, title=title, subtitle=subtitle
    )
    FigureCanvasAgg(figure)
    gathered = BytesIO()  # what writes these formats wants to seek
    figure.savefig(gathered, format=form, dpi=figure.dpi, metadata={"Title": title})
    out.write(gathered.getvalue())


def _figure(
    points: Points,
    marks: Sequence[UseMark],
    window: ChartWindow,
    *,
    look: ChartLook,
    words: WordsLike,
    title: str = "",
    subtitle: str = "",
) -> tuple[Figure, Box, float]:
    """Return the figure, its field (left, top, width, height in device-independent pixels), and its top in kWh."""
    colours, width, height = look.colours, look.width, look.height
    family = [face(look.families)]
    font = FontProperties(family=family, size=look.size)
    size = (width / DPI, height / DPI)
    figure = Figure(figsize=size, dpi=DPI * look.scale, facecolor=colours["surface"])
    shown = _within(points, window)
    most = _most(shown)
    em = look.size * DPI / 72
    name = words("use_chart.neighbours") if np.isfinite(shown.neighbours).any() else ""
    left, right, head = 3.6 * em, advance(name, em) + em, LANE + (3.6 * em if title else 0)
    across = max(40.0, width - left - right)
    axes = figure.add_axes((left / width, 0, across / width, 1))
    axes.set_xlim(window.first, window.last + 1)
    axes.set_ylim(0, most)
    pen = Pen(axes, window, most, colours=colours, font=font, words=words)
    pen.use(shown)
    pen.band(shown)
    pen.neighbours(shown)
    pen.gaps(shown)
    pen.doubts(shown)
    pen.marks(marks)
    legend = lines(pen.keys, width - left, em)
    up = max(40.0, height - head - _FOOT - LINE * len(legend))
    axes.set_position((left / width, 1 - (head + up) / height, across / width, up / height))
    pen.scales(across, left)
    draw_legend(figure, legend, left=left, font=font, colour=colours["quiet"])
    if title:
        bold = FontProperties(family=family, size=1.5 * look.size, weight="bold")
        for text, ems, written, tone in ((title, 0.9, bold, "ink"), (subtitle, 2.8, font, "quiet")):
            place = (left / width, 1 - ems * em / height)
            figure.text(*place, text, fontproperties=written, color=colours[tone], va="top")
    return figure, (left, head, across, up), most


def _within(points: Points, window: ChartWindow) -> Points:
    inside = (points.start + points.length > window.first) & (points.start <= window.last)
    return Points._make(part[inside] for part in points)


def _most(shown: Points) -> float:
    """Return the top of the scale: what all but a stray day reach, with air above."""
    trusted = shown.kwh[np.isfinite(shown.kwh) & (shown.state != DayState.SET_ASIDE)]
    highest = float(trusted.max(initial=0.0))
    if len(trusted) >= 20:
        nearly_all = float(np.quantile(trusted, 0.98))
        if 0 < _SPIKE * nearly_all < highest:
            highest = 2 * nearly_all
    around = float(np.max(shown.neighbours, initial=0.0, where=np.isfinite(shown.neighbours)))
    return max(highest * _HEAD_ROOM, around * _HEAD_ROOM, 0.5)
