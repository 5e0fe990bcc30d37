"""A document for print: what stands in it from top to bottom, in words already."""

from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from gridsteward.records.chart import ChartShown


class PaperTone(StrEnum):
    """How loud a text is."""

    PLAIN = "plain"
    QUIET = "quiet"
    LOUD = "loud"  # must not be overlooked, on a black and white print either


class PaperCell(Struct, frozen=True):
    """A text in a table; a line break in it is one on the paper."""

    text: str
    tone: PaperTone = PaperTone.PLAIN


class PaperHeading(Struct, frozen=True):
    """What begins a part."""

    text: str


class PaperText(Struct, frozen=True):
    """A paragraph."""

    text: str
    tone: PaperTone = PaperTone.PLAIN


class PaperFacts(Struct, frozen=True):
    """Names and values, a line each."""

    rows: tuple[tuple[str, str], ...]


class PaperTable(Struct, frozen=True):
    """Columns (title, share of the width) and rows; its head stands on every page it reaches."""

    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[PaperCell, ...], ...]


class PaperCharts(Struct, frozen=True):
    """Charts side by side (title, chart), each in its share of the width."""

    charts: tuple[tuple[str, ChartShown], ...]


PaperBlock: TypeAlias = PaperHeading | PaperText | PaperFacts | PaperTable | PaperCharts


class Paper(Struct, frozen=True, kw_only=True):
    """A document. `head` stands beside the title, `foot` at the bottom of every page, `page` has {at} and {of}."""

    title: str
    subtitle: str
    head: tuple[str, ...]
    blocks: tuple[PaperBlock, ...]
    foot: tuple[str, ...]
    page: str
    author: str
    made_at: str
