"""Figures and charts in a workbook: a table for each chart, and Excel's own chart drawn from it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from gridsteward.records.chart import Chart, ChartKind, Figure, Unit
from gridsteward.records.report import WordsLike
from gridsteward.reports import chart_words
from gridsteward.reports.sheet import quoted
from gridsteward.reports.style import Style, Texts, print_setup

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_COLOURS: Final = ("#0A6C66", "#D98A1F", "#8A949E")
_FORMS: Final = {Unit.SHARE: "percent", Unit.COUNT: "number"}
_HIGH: Final = 15  # rows a chart takes at least
_MOST: Final = 60  # columns of a chart that can still be told apart
_LABELS, _CHART = 18, 6
_FIRST: Final = 3


def write_figures(
    book: "Workbook",
    style: Style,
    figures: Sequence[Figure],
    *,
    title: str,
    scope: str,
    words: WordsLike,
) -> None:
    """Write the large figures, one a row."""
    sheet = book.add_worksheet(words("report.period_figures"))
    for at, width in enumerate((28, 14, 26)):
        sheet.set_column(at, at, width)
    sheet.merge_range(0, 0, 0, 2, title, style.title)
    sheet.set_row(0, 30)
    sheet.merge_range(1, 0, 1, 2, scope, style.scope)
    sheet.set_row(1, 30)
    for at, head in enumerate(("period_figure", "period_value", "period_of")):
        sheet.write_string(2, at, words(f"report.{head}"), style.head)
    for row, figure in enumerate(figures, _FIRST):
        sheet.write_string(row, 0, chart_words.figure_title(figure, words), style.cells["text"])
        form = style.cells[_FORMS.get(figure.unit, "decimal")]
        if figure.value is None:
            sheet.write_string(row, 1, "–", style.cells["short"])
        else:
            sheet.write_number(row, 1, figure.value, form)
        sheet.write_string(row, 2, chart_words.figure_note(figure, words), style.cells["short"])
    sheet.write_string(_FIRST + len(figures) + 1, 0, words("report.period_fair"), style.scope_line)
    print_setup(sheet, words, first_head=0, last_head=2)


def write_charts(
    book: "Workbook", style: Style, charts: Sequence[Chart], *, title: str, texts: Texts, words: WordsLike
) -> None:
    """Write each chart as a table with Excel's own chart beside it."""
    name = words("report.period_charts")
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, _LABELS)
    sheet.set_column(1, 4, 12)
    sheet.merge_range(0, 0, 0, 13, title, style.title)
    sheet.set_row(0, 30)
    row = 2
    for chart in charts:
        row = _write_chart(book, sheet, style, chart, row, name=name, texts=texts, words=words)
    print_setup(sheet, words, first_head=0, last_head=0)


def _write_chart(
    book: "Workbook",
    sheet: "Worksheet",
    style: Style,
    chart: Chart,
    row: int,
    *,
    name: str,
    texts: Texts,
    words: WordsLike,
) -> int:
    """Write one; return the row where the next may begin."""
    heads = (chart_words.title(chart, words), *chart_words.series(chart, words))
    for at, head in enumerate(heads):
        sheet.write_string(row, at, texts.fit(head), style.head)
    form = style.cells["number" if chart.unit is Unit.COUNT else "decimal"]
    first = row + 1
    for at, column in enumerate(chart.columns, first):
        label = chart_words.label(chart, column, words)
        sheet.write_string(at, 0, texts.fit(label), style.cells["short"])
        for place, value in enumerate(column.values, 1):
            if value is None:
                sheet.write_blank(at, place, None, form)
            else:
                sheet.write_number(at, place, value, form)
    last = first + len(chart.columns) - 1
    if 0 < len(chart.columns) <= _MOST:
        drawn = _drawn(book, chart, heads, (row, first, last), quoted(name))
        high = _HIGH if chart.kind is not ChartKind.ROWS else max(_HIGH, len(chart.columns) + 4)
        drawn.set_size({"width": 620, "height": 20 * high})
        sheet.insert_chart(row, _CHART, drawn)
        last = max(last, row + high)
    return last + 3


def _drawn(
    book: "Workbook", chart: Chart, heads: Sequence[str], rows: tuple[int, int, int], name: str
) -> Any:
    from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

    head, first, last = rows
    kinds: dict[ChartKind, dict[str, str]] = {
        ChartKind.STACKED: {"type": "column", "subtype": "stacked"},
        ChartKind.ROWS: {"type": "bar", "subtype": "stacked"},
        ChartKind.LINE: {"type": "line"},
    }
    drawn: Any = book.add_chart(kinds[chart.kind])
    for at in range(1, len(heads)):
        colour = _COLOURS[(at - 1) % len(_COLOURS)]
        look: dict[str, Any] = {"fill": {"color": colour}, "gap": 60}
        if chart.kind is ChartKind.LINE:
            look = {"line": {"color": colour, "width": 2}, "marker": {"type": "circle", "size": 5}}
        elif at > 1:
            look = {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": colour, "bg_color": "#FFFFFF"}}
        drawn.add_series(
            {
                "name": f"={name}!{xl_rowcol_to_cell(head, at, row_abs=True, col_abs=True)}",
                "categories": f"={name}!{xl_range_abs(first, 0, last, 0)}",
                "values": f"={name}!{xl_range_abs(first, at, last, at)}",
                **look,
            }
        )
    drawn.set_title({"name": heads[0], "name_font": {"size": 12, "bold": True}})
    drawn.set_legend({"none": True} if len(heads) == 2 else {"position": "bottom"})
    if chart.kind is ChartKind.ROWS:
        drawn.set_y_axis({"reverse": True})
        drawn.set_x_axis({"major_gridlines": {"visible": True, "line": {"color": "#DCE2E7"}}})
    else:
        drawn.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#DCE2E7"}}})
    return drawn
