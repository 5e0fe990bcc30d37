"""Figures and charts of a period as data: for the window, a picture, a table or a workbook alike (R9)."""

from enum import StrEnum

from msgspec import Struct


class ChartKind(StrEnum):
    """How a chart is drawn: columns on each other over time, a line over time, or bars beside names."""

    STACKED = "stacked"
    LINE = "line"
    ROWS = "rows"


class Unit(StrEnum):
    """What a value is: a number of things, a share (0 to 1), hours, a mood (-2 to 2), a score (1 to 5)."""

    COUNT = "count"
    SHARE = "share"
    HOURS = "hours"
    MOOD = "mood"
    SCORE = "score"


class Sort(StrEnum):
    """What stands behind a column of a chart."""

    VISITS = "visits"
    HOMES = "homes"
    CASES = "cases"
    PROMISES = "promises"
    FINDINGS = "findings"
    ANSWERS = "answers"


class Opens(Struct, frozen=True, kw_only=True):
    """The list behind a column: the rows of `ids`, or all of ISO days, both included."""

    sort: Sort
    ids: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


class ChartColumn(Struct, frozen=True, kw_only=True):
    """One column or bar: its key, a value for each series (None for unknown), and what it opens."""

    key: str
    values: tuple[float | None, ...]
    opens: Opens | None = None


class Chart(Struct, frozen=True, kw_only=True):
    """One chart. `series` are keys of the words [chart_series].

    `labels` says how the columns' keys are worded: "day", "week", "month" (ISO keys; a week by its Monday), "name"
    (as it stands), or a section of words.
    """

    key: str
    kind: ChartKind
    series: tuple[str, ...]
    labels: str
    columns: tuple[ChartColumn, ...]
    unit: Unit = Unit.COUNT


class ChartShown(Struct, frozen=True, kw_only=True):
    """A chart in words, ready to be drawn: names of series and columns, values, and each column's total as text."""

    kind: ChartKind
    unit: Unit
    series: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    texts: tuple[str, ...]


class ChartImage(Struct, frozen=True, kw_only=True):
    """A drawn chart: RGBA rows from the top, and for each column (left, top, width, height) of what it answers to.

    `width` and `height` are pixels, boxes device-independent ones, of which one is `scale` pixels.
    """

    pixels: bytes
    width: int
    height: int
    scale: float
    boxes: tuple[tuple[float, float, float, float], ...]


class Figure(Struct, frozen=True, kw_only=True):
    """One large figure: `value` of `of` things, None where nothing tells; `of` None where it is of nothing."""

    key: str
    value: float | None
    of: float | None = None
    unit: Unit = Unit.COUNT


class Dashboard(Struct, frozen=True, kw_only=True):
    """What a period came to (ISO days, both included); `now` figures and charts are as of today."""

    first: str
    last: str
    figures: tuple[Figure, ...]
    charts: tuple[Chart, ...]


class Behind(Struct, frozen=True, kw_only=True):
    """A row of the list behind a column: a strong and a quiet line, and what it opens in its turn."""

    strong: str
    quiet: str
    household_id: str = ""
    case_id: str = ""
