"""The charts of a period for whoever shows them: drawn as pictures, told in words, taken along as a table."""

from gridsteward.records.chart import Chart, ChartImage
from gridsteward.records.report import WordsLike
from gridsteward.records.use import ChartLook
from gridsteward.reports.chart_words import figure_note, figure_title, shown, spoken, table, title, value_text

__all__ = ["draw", "figure_note", "figure_title", "spoken", "table", "title", "value_text"]


def draw(chart: Chart, look: ChartLook, words: WordsLike) -> ChartImage:
    """Return a chart as a picture. matplotlib comes with the first one."""
    from gridsteward.reports.chart_figure import draw_chart

    return draw_chart(shown(chart, words), look)
