"""The station's own layout of its workbooks: handed out as a workbook, changed in Excel, taken back (R4.5).

Titles, order, width and choice of columns are the area's, the same on every laptop of it.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.ids import from_source
from gridsteward.records.journal import Change
from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.records.sheet import LayoutReading, OwnColumn, OwnSheet, StationSheet

if TYPE_CHECKING:
    from gridsteward.reports.templates import Templates


def templates(area: Area) -> "Templates":
    """Return how this area lays its workbooks out."""
    from gridsteward.reports.templates import Templates

    return Templates(own_sheets(area))


def own_sheets(area: Area) -> dict[str, OwnSheet]:
    """Return what the area changed, by sheet; one that another version wrote down otherwise is as shipped."""
    found = {}
    for each in area.store.select(StationSheet):
        try:
            columns = msgspec.json.decode(each.columns, type=tuple[OwnColumn, ...])
        except msgspec.DecodeError:
            continue
        found[each.sheet] = OwnSheet(title=each.title, columns=columns)
    return found


def save_layout(area: Area, out: Path, *, words: WordsLike, overwrite: bool = False) -> WrittenReport:
    """Write how all sheets are laid out as a workbook to be changed; see `exporting.export_visits`."""
    from gridsteward.reports.layout_book import layout_workbook

    return layout_workbook(own_sheets(area), words=words, out=out, overwrite=overwrite)


def read_layout(path: Path) -> LayoutReading:
    """Read a changed workbook; raise Fault ledger_… for a file that is no table, layout_nothing for another one."""
    from gridsteward.intake.files import read_file
    from gridsteward.intake.sheet_layout import read_layout as read
    from gridsteward.reports.templates import shipped, template

    known: Mapping[str, Sequence[str]] = {
        name: [column.key for column in template(name).columns] for name in shipped()
    }
    found = read(read_file(path), known)
    if not found.sheets:
        raise Fault("layout_nothing", name=path.name)
    return found


def use_layout(area: Area, found: LayoutReading) -> Change | None:
    """Keep what a workbook lays out anew; None when nothing changes. Sheets as shipped are kept as shipped."""
    from gridsteward.reports.templates import as_shipped

    now = own_sheets(area)
    changed = {name: own for name, own in found.sheets.items() if now.get(name, OwnSheet()) != own}
    changed = {name: own for name, own in changed.items() if name in now or not as_shipped(name, own)}
    if not changed:
        return None
    with area.store.write("sheets.layout") as write:
        for name, own in changed.items():
            row_id = _id(area, name)
            if as_shipped(name, own):
                write.delete(StationSheet, row_id)
                continue
            record = StationSheet(
                id=row_id,
                sheet=name,
                title=own.title,
                columns=msgspec.json.encode(own.columns).decode(),
                steward=area.steward,
                changed_at=area.stamp(),
            )
            here = area.store.exists(StationSheet, row_id)
            if here is None:
                write.insert(record)
                continue
            if here is False:
                write.bring_back(StationSheet, row_id)
            write.edit(
                StationSheet,
                row_id,
                {field: getattr(record, field) for field in ("title", "columns", "steward", "changed_at")},
            )
    return write.outcome()


def reset_layout(area: Area) -> Change | None:
    """Lay everything out as shipped again; None when it is."""
    own = area.store.select(StationSheet)
    if not own:
        return None
    with area.store.write("sheets.layout") as write:
        for each in own:
            write.delete(StationSheet, each.id)
    return write.outcome()


def problem_sentences(found: LayoutReading, words: WordsLike) -> list[str]:
    """Return why rows of a layout workbook were not taken."""
    return [
        words(f"layout_problem.{each.kind}", sheet=each.sheet, row=each.row_no, value=each.value)
        for each in found.problems
    ]


def _id(area: Area, sheet: str) -> str:
    return from_source(area.id, "station sheet", sheet)
