"""A document for print, set on A4 and written as a PDF whose text can be searched and copied.

No figure manager and no settings of the library are touched, so it can be made in any one thread, without a window.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final, NamedTuple

from matplotlib.artist import Artist
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from gridsteward.records.chart import ChartShown
from gridsteward.records.paper import (
    Paper,
    PaperCell,
    PaperCharts,
    PaperFacts,
    PaperHeading,
    PaperTable,
    PaperText,
    PaperTone,
)
from gridsteward.records.use import ChartLook
from gridsteward.reports.chart_figure import height_of, place_chart
from gridsteward.reports.paper_type import FAMILIES, lines, properties, width
from gridsteward.reports.use_pen import DPI

WIDE: Final = 595.28
HIGH: Final = 841.89
LEFT: Final = 54.0
RIGHT: Final = WIDE - 54.0
_TOP: Final = HIGH - 54.0
_BOTTOM: Final = 74.0
_LEADING: Final = 1.48
_BODY: Final = 9.5
_SMALL: Final = 8.5
_TITLE: Final = 19.0
_HEADING: Final = 12.0
_NAMES: Final = 104.0
_BETWEEN: Final = 10.0
_COLOURS: Final = {PaperTone.PLAIN: "#1b1f23", PaperTone.QUIET: "#5a646e", PaperTone.LOUD: "#a3221b"}
_GUTTER: Final = 18.0
_CHART: Final = 118.0  # height of a chart over time, in points
_INK: Final = {
    "ink": "#1b1f23",
    "quiet": "#5a646e",
    "line": "#d5dade",
    "surface": "#ffffff",
    "brand": "#0A6C66",
    "watch": "#96560A",
    "unknown": "#5F6974",
}
_HAIR: Final = "#c9cfd6"
_RULE: Final = "#1f4e79"


class Said(NamedTuple):
    """One line of text on a page: its left end and base line in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    tone: PaperTone = PaperTone.PLAIN
    right: bool = False  # `x` is its right end


class Ruled(NamedTuple):
    """One horizontal line on a page."""

    y: float
    colour: str
    thick: float


class Charted(NamedTuple):
    """One chart on a page: its left end and top in points from the lower left corner, and the room it has."""

    x: float
    y: float
    wide: float
    high: float
    chart: ChartShown


Page = list[Said | Ruled | Charted]


def write_paper(paper: Paper) -> bytes:
    """Return the document as a PDF."""
    gathered = BytesIO()
    made = datetime.fromisoformat(paper.made_at)
    about = {"Title": paper.title, "Author": paper.author, "CreationDate": made}
    with PdfPages(gathered, metadata=about) as pdf:
        for figure in figures(paper):
            pdf.savefig(figure)
    return gathered.getvalue()


def figures(paper: Paper) -> Iterator[Figure]:
    """Yield the pages as drawn."""
    return map(_drawn, pages(paper))


def pages(paper: Paper) -> list[Page]:
    """Return what stands where on each page."""
    setting = _Setting()
    setting.title(paper)
    for block in paper.blocks:
        match block:
            case PaperHeading():
                setting.heading(block.text)
            case PaperText():
                setting.text(block)
            case PaperFacts():
                setting.facts(block)
            case PaperTable():
                setting.table(block)
            case PaperCharts():
                setting.charts(block)
    for at, page in enumerate(setting.pages, 1):
        page.extend(_foot(paper, at, len(setting.pages)))
    return setting.pages


class _Setting:
    """Goes down the pages."""

    def __init__(self) -> None:
        self.pages: list[Page] = [[]]
        self._y = _TOP

    def _turn(self) -> None:
        self.pages.append([])
        self._y = _TOP

    def _room(self) -> float:
        return self._y - _BOTTOM

    def _line(self, x: float, text: str, size: float, *, bold: bool, tone: PaperTone) -> None:
        self.pages[-1].append(Said(x, self._y, text, size, bold, tone))

    def _rule(self, colour: str, thick: float) -> None:
        self.pages[-1].append(Ruled(self._y, colour, thick))

    def title(self, paper: Paper) -> None:
        aside = max((width(each, _SMALL) for each in paper.head), default=0.0)
        top = self._y
        for each in paper.head:
            self._y -= _SMALL * _LEADING
            self.pages[-1].append(Said(RIGHT, self._y, each, _SMALL, tone=PaperTone.QUIET, right=True))
        under, self._y = self._y, top - 4
        for each in lines(paper.title, _TITLE, RIGHT - LEFT - aside - _BETWEEN, bold=True):
            self._y -= _TITLE * 1.2
            self._line(LEFT, each, _TITLE, bold=True, tone=PaperTone.PLAIN)
        self._y -= 4
        for each in lines(paper.subtitle, _BODY, RIGHT - LEFT - aside - _BETWEEN):
            self._y -= _BODY * _LEADING
            self._line(LEFT, each, _BODY, bold=False, tone=PaperTone.QUIET)
        self._y = min(self._y, under) - 9
        self._rule(_RULE, 1.4)
        self._y -= 6

    def heading(self, text: str) -> None:
        if self._room() < 90:  # not alone at the foot of a page
            self._turn()
        self._y -= 12
        for each in lines(text, _HEADING, RIGHT - LEFT, bold=True):
            self._y -= _HEADING * _LEADING
            self._line(LEFT, each, _HEADING, bold=True, tone=PaperTone.PLAIN)
        self._y -= 5

    def text(self, block: PaperText) -> None:
        for each in lines(block.text, _BODY, RIGHT - LEFT):
            if self._room() < _BODY * _LEADING:
                self._turn()
            self._y -= _BODY * _LEADING
            self._line(LEFT, each, _BODY, bold=block.tone == PaperTone.LOUD, tone=block.tone)
        self._y -= 4

    def facts(self, block: PaperFacts) -> None:
        for name, value in block.rows:
            cells = (PaperCell(name, PaperTone.QUIET), PaperCell(value))
            self._row(cells, (_NAMES, RIGHT - LEFT - _NAMES), _BODY, ruled=False)
        self._y -= 2

    def table(self, block: PaperTable) -> None:
        whole = sum(share for _title, share in block.columns)
        widths = tuple((RIGHT - LEFT) * share / whole for _title, share in block.columns)
        titles = tuple(PaperCell(title, PaperTone.QUIET) for title, _share in block.columns)
        if self._room() < 70:
            self._turn()
        self._head(titles, widths)
        for row in block.rows:
            self._row(row, widths, _SMALL, ruled=True, head=titles)

    def charts(self, block: PaperCharts) -> None:
        """Set charts beside each other; they go to the next page together."""
        wide = (RIGHT - LEFT - _GUTTER * (len(block.charts) - 1)) / len(block.charts)
        usual = round(_CHART * DPI / 72)
        highs = [height_of(chart, usual) * 72 / DPI for _title, chart in block.charts]
        whole = max(highs) + _BODY * _LEADING + 8
        if self._room() < whole:
            self._turn()
        self._y -= _BODY * _LEADING
        for at, ((title, chart), high) in enumerate(zip(block.charts, highs, strict=True)):
            x = LEFT + at * (wide + _GUTTER)
            self._line(x, title, _BODY, bold=True, tone=PaperTone.PLAIN)
            self.pages[-1].append(Charted(x, self._y - 5, wide, high, chart))
        self._y -= max(highs) + 14

    def _head(self, titles: Sequence[PaperCell], widths: Sequence[float]) -> None:
        self._row(titles, widths, _SMALL, ruled=False, bold=True)
        self._y -= 4
        self._rule(_RULE, 0.8)

    def _row(
        self,
        cells: Sequence[PaperCell],
        widths: Sequence[float],
        size: float,
        *,
        ruled: bool,
        bold: bool = False,
        head: Sequence[PaperCell] = (),
    ) -> None:
        """Set a row; one that does not fit goes to the next page, one longer than a page goes on there."""
        step = size * _LEADING
        loud = [bold or cell.tone == PaperTone.LOUD for cell in cells]
        broken = [
            lines(cell.text, size, room - _BETWEEN, bold=strong)
            for cell, room, strong in zip(cells, widths, loud, strict=True)
        ]
        most = max(len(each) for each in broken)
        at = 0
        while at < most:
            fit = int((self._room() - 7) / step)
            if fit < min(most - at, 3) or (fit < most - at and (most - at) * step < _TOP - _BOTTOM - 60):
                self._turn()
                if head:
                    self._head(head, widths)
                continue
            taken = min(fit, most - at)
            self._y -= 2
            top = self._y
            x = LEFT
            for cell, room, strong, each in zip(cells, widths, loud, broken, strict=True):
                self._y = top
                for line in each[at : at + taken]:
                    self._y -= step
                    self._line(x, line, size, bold=strong, tone=cell.tone)
                x += room
            self._y = top - taken * step
            at += taken
            if ruled:
                self._y -= 4
                self._rule(_HAIR, 0.5)


def _foot(paper: Paper, at: int, of: int) -> Page:
    number = paper.page.format(at=at, of=of)
    y = _BOTTOM - 22
    found: Page = [Ruled(y + 13, _HAIR, 0.5)]
    found.append(Said(RIGHT, y, number, _SMALL, tone=PaperTone.QUIET, right=True))
    room = RIGHT - LEFT - width(number, _SMALL) - _BETWEEN
    for line in (part for each in paper.foot for part in lines(each, _SMALL, room)):
        found.append(Said(LEFT, y, line, _SMALL, tone=PaperTone.QUIET))
        y -= _SMALL * 1.4
    return found


class _Words(Artist):
    """The texts of a page, put where they stand without being laid out again."""

    def __init__(self, texts: Sequence[Said]) -> None:
        super().__init__()
        self._texts = texts

    def draw(self, renderer: Any) -> None:
        """Draw them."""
        scale, high = renderer.points_to_pixels(1), renderer.get_canvas_width_height()[1]
        pen = renderer.new_gc()
        for each in self._texts:
            wide = width(each.text, each.size, bold=each.bold) if each.right else 0
            y = each.y * scale
            pen.set_foreground(_COLOURS[each.tone])
            renderer.draw_text(
                pen,
                (each.x - wide) * scale,
                high - y if renderer.flipy() else y,
                each.text,
                properties(each.size, bold=each.bold),
                0,
            )
        pen.restore()


def _drawn(page: Page) -> Figure:
    figure = Figure(figsize=(WIDE / 72, HIGH / 72), dpi=72, facecolor="white")
    FigureCanvasPdf(figure)
    figure.add_artist(_Words([each for each in page if isinstance(each, Said) and each.text]))
    for each in page:
        if isinstance(each, Ruled):
            across, y = (LEFT / WIDE, RIGHT / WIDE), (each.y / HIGH, each.y / HIGH)
            figure.add_artist(Line2D(across, y, color=each.colour, linewidth=each.thick))
        elif isinstance(each, Charted):
            place = (each.x / WIDE, (each.y - each.high) / HIGH, each.wide / WIDE, each.high / HIGH)
            look = ChartLook(
                colours=_INK,
                families=FAMILIES,
                size=_SMALL,
                width=round(each.wide * DPI / 72),
                height=round(each.high * DPI / 72),
            )
            place_chart(figure.add_axes(place), each.chart, look)
    return figure
