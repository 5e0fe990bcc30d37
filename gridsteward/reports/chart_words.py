"""Charts and large figures in words: titles, series, columns, values; and a chart as a table to copy."""

from datetime import date
from typing import Final

from gridsteward.records.chart import Chart, ChartColumn, ChartShown, Figure, Unit
from gridsteward.records.report import WordsLike
from gridsteward.records.share import percent

_TIMES: Final = frozenset(("day", "week", "month"))


def title(chart: Chart, words: WordsLike) -> str:
    """Return a chart's title."""
    return words(f"chart.{chart.key}")


def series(chart: Chart, words: WordsLike) -> list[str]:
    """Return the names of a chart's series."""
    return [words(f"chart_series.{key}") for key in chart.series]


def label(chart: Chart, column: ChartColumn, words: WordsLike) -> str:
    """Return what a column is called, short enough to stand below it."""
    key = column.key
    if chart.labels == "month":
        return words("chart_label.month", year=key[:4], month=int(key[5:7]))
    if chart.labels in _TIMES:
        day = date.fromisoformat(key)
        return words("chart_label.day", month=day.month, day=day.day)
    if chart.labels == "name":
        return key or words("report.unnamed")
    return words.section(chart.labels).get(key, key) or words("report.unnamed")


def shown(chart: Chart, words: WordsLike) -> ChartShown:
    """Return a chart in words, ready to be drawn."""
    return ChartShown(
        kind=chart.kind,
        unit=chart.unit,
        series=tuple(series(chart, words)),
        labels=tuple(label(chart, column, words) for column in chart.columns),
        values=tuple(column.values for column in chart.columns),
        texts=tuple(_total(chart, column) for column in chart.columns),
    )


def _total(chart: Chart, column: ChartColumn) -> str:
    """Return what stands at the end of a bar: the first part of the whole where there are parts."""
    whole = sum(value or 0 for value in column.values)
    if len(column.values) == 1:
        return value_text(column.values[0], chart.unit)
    return f"{column.values[0] or 0:,.0f}/{whole:,.0f}"


def spoken(chart: Chart, column: ChartColumn, words: WordsLike) -> str:
    """Return a column in one sentence, as a screen reader tells it."""
    told = words("list.comma").join(
        words("chart_label.spoken", series=name, value=value_text(value, chart.unit))
        for name, value in zip(series(chart, words), column.values, strict=True)
    )
    where = label(chart, column, words)
    if chart.labels == "week":
        where = words("chart_label.week", day=where)
    return words("chart_label.column", label=where, values=told)


def value_text(value: float | None, unit: Unit) -> str:
    """Return a value with its unit, "–" where there is none."""
    if value is None:
        return "–"
    if unit is Unit.SHARE:
        return f"{percent(value)}%"
    if unit is Unit.HOURS:
        return f"{value:,.1f}"
    if unit is Unit.MOOD:
        return f"{value:+.1f}".replace("-", "−") if round(value, 1) else "0.0"
    return f"{value:.1f}" if unit is Unit.SCORE else f"{value:,.0f}"


def figure_title(figure: Figure, words: WordsLike) -> str:
    """Return what a large figure counts."""
    return words(f"dashboard_figure.{figure.key}")


def figure_note(figure: Figure, words: WordsLike) -> str:
    """Return what stands beside a large figure: of how many."""
    if figure.of is None:
        return ""
    return words(f"dashboard_of.{figure.key}", of=f"{figure.of:,.0f}")


def table(chart: Chart, words: WordsLike) -> str:
    """Return a chart as tab-separated lines, for the clipboard: a spreadsheet takes them as cells."""
    lines = [[title(chart, words), *series(chart, words)]]
    for column in chart.columns:
        values = ["" if value is None else f"{value:g}" for value in column.values]
        lines.append([_plain(label(chart, column, words)), *values])
    return "\n".join("\t".join(cells) for cells in lines)


def _plain(text: str) -> str:
    """Return a name that no spreadsheet takes for a formula."""
    plain = text.replace("\t", " ").replace("\n", " ")
    return f"'{plain}" if plain[:1] in {"=", "+", "-", "@"} else plain
