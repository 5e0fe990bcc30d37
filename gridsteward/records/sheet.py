"""How a sheet of a workbook is laid out: which columns in what order, under which titles, how wide (R4.5)."""

from enum import StrEnum

from msgspec import Struct


class SheetColumn(Struct, frozen=True, kw_only=True):
    """One column: `key` says what it holds, and its title is the word of that key unless it has a `title` of its own.

    `group` is the key of the head above it and of its neighbours, "" for none. `width` is in characters, `form` the
    name of a cell format.
    """

    key: str
    group: str = ""
    width: float
    form: str = "text"
    title: str = ""


class SheetTemplate(Struct, frozen=True, kw_only=True):
    """One sheet. `title` is a key of words; `own_title` replaces its sentence, {station} and {area} standing in it.

    Columns up to `keep` stay in sight when the sheet is scrolled. Without those `needed` it could not be read back or
    checked.
    """

    title: str
    keep: str
    needed: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    own_title: str = ""


class OwnColumn(Struct, frozen=True, kw_only=True):
    """A column as a station wants it: "" and 0 keep the shipped title and width."""

    key: str
    title: str = ""
    width: float = 0


class OwnSheet(Struct, frozen=True, kw_only=True):
    """What a station changed in a sheet: its title and its columns in order; columns not named are left out."""

    title: str = ""
    columns: tuple[OwnColumn, ...] = ()


class StationSheet(Struct, frozen=True, kw_only=True):
    """A sheet as this area wants it, kept and exchanged: `columns` is a list of OwnColumn as JSON.

    Its id is made from the sheet's name, so that two laptops that change one sheet meet in one row.
    """

    id: str
    sheet: str
    title: str
    columns: str
    steward: str
    changed_at: str


class LayoutProblemKind(StrEnum):
    """Why a row of a layout workbook is not taken."""

    UNKNOWN_SHEET = "unknown_sheet"
    UNKNOWN_COLUMN = "unknown_column"
    TWICE = "twice"
    WIDTH = "width"
    TITLE_LONG = "title_long"


class LayoutProblem(Struct, frozen=True, kw_only=True):
    """One row that is not taken, and the value it fails by."""

    sheet: str
    row_no: int
    kind: LayoutProblemKind
    value: str


class LayoutReading(Struct, frozen=True, kw_only=True):
    """The sheets a workbook lays out anew, and the rows that could not be taken."""

    sheets: dict[str, OwnSheet]
    problems: tuple[LayoutProblem, ...]
