"""Counting the visits of a report while they are written, and the sheet that shows the counts."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gridsteward.records.report import VisitReportRow, VisitReportTotals, WordsLike
from gridsteward.records.visit import Met
from gridsteward.reports.style import Style, Texts, print_setup

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MET: Final = frozenset({Met.PERSON, Met.FAMILY})
_HEADS: Final = (
    "visits",
    "households",
    "met_times",
    "met_rate",
    "nobody_times",
    "late_times",
    "promises_made",
    "mood_mean",
)
_WIDTHS: Final = (22, 11, 11, 11, 11, 11, 11, 11, 11)


@dataclass(slots=True)
class Count:
    """Counts of one group of visits. `mood` sums the mean moods of `felt` visits."""

    visits: int = 0
    met: int = 0
    nobody: int = 0
    late: int = 0
    commitments: int = 0
    mood: float = 0.0
    felt: int = 0
    households: dict[str, int] = field(default_factory=dict)

    def add(self, row: VisitReportRow) -> int:
        """Count one visit; return the how-manieth it is at its household within this group."""
        self.visits += 1
        self.met += row.met in MET
        self.nobody += row.met == Met.NOBODY
        self.late += row.late
        self.commitments += len(row.commitments)
        if row.moods:
            self.mood += sum(row.moods) / len(row.moods)
            self.felt += 1
        nth = self.households.get(row.household_id, 0) + 1
        self.households[row.household_id] = nth
        return nth


@dataclass(slots=True)
class Counts:
    """All visits of a report, and the same by village, steward and class."""

    all: Count = field(default_factory=Count)
    photos: int = 0
    village: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    steward: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    leading_class: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))

    def add(self, row: VisitReportRow) -> int:
        """Count one visit everywhere; return the how-manieth it is at its household in this report."""
        self.photos += row.photos
        self.village[row.village].add(row)
        self.steward[row.steward].add(row)
        self.leading_class[row.leading_class].add(row)
        return self.all.add(row)

    def totals(self) -> VisitReportTotals:
        """Return what the sheet holds, to be set against what the database counted."""
        counted = self.all
        return VisitReportTotals(
            visits=counted.visits,
            households=len(counted.households),
            late=counted.late,
            met=counted.met,
            nobody=counted.nobody,
            commitments=counted.commitments,
        )


def write_summary(
    book: "Workbook",
    style: Style,
    *,
    counts: Counts,
    words: WordsLike,
    texts: Texts,
    households_cell: str,
    title: str,
) -> int:
    """Write the sheet of summaries; return the number of sheets added.

    `households_cell` is where the visit sheet counts different households: the groups' own counts do not add
    up to it when two stewards called at one home.
    """
    sheet = book.add_worksheet(words("report.sheet_summary"))
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.merge_range(0, 0, 0, len(_HEADS), title, style.title)
    sheet.set_row(0, 30)
    classes = words.section("relation_class")
    row = 2
    for key, groups in (
        ("by_village", counts.village),
        ("by_steward", counts.steward),
        ("by_class", counts.leading_class),
    ):
        named = [
            (
                texts.fit(classes.get(name, name) if key == "by_class" else name) or words("report.unnamed"),
                one,
            )
            for name, one in groups.items()
        ]
        named.sort(key=lambda pair: (-pair[1].visits, pair[0]))
        row = _write_block(
            sheet, style, row=row, name=words(f"report.{key}"), groups=named, words=words,
            whole=counts.all, households_cell=households_cell,
        )  # fmt: skip
    print_setup(sheet, words, first_head=0, last_head=0)
    return 1


def _write_block(
    sheet: "Worksheet",
    style: Style,
    *,
    row: int,
    name: str,
    groups: list[tuple[str, Count]],
    words: WordsLike,
    whole: Count,
    households_cell: str,
) -> int:
    """Write one table with its totals row; return the row where the next may begin."""
    for at, head in enumerate((name, *(words(f"report.{key}") for key in _HEADS))):
        sheet.write_string(row, at, head, style.head)
    first = row + 1
    row = first
    for group, count in groups:
        sheet.write_string(row, 0, group, style.cells["short"])
        _write_counts(sheet, style, row=row, count=count)
        row += 1
    if not groups:
        sheet.write_string(row, 0, words("report.no_visits"), style.cells["short"])
        row += 1
    sheet.write_string(row, 0, words("report.total"), style.total())
    sums = {1: whole.visits, 3: whole.met, 5: whole.nobody, 6: whole.late, 7: whole.commitments}
    for at, value in sums.items():
        letter = "ABCDEFGHI"[at]
        sheet.write_formula(row, at, f"=SUM({letter}{first + 1}:{letter}{row})", style.total(), value)
    sheet.write_formula(row, 2, f"={households_cell}", style.total(), len(whole.households))
    rate = whole.met / whole.visits if whole.visits else 0
    sheet.write_formula(row, 4, f"=IF(B{row + 1}=0,0,D{row + 1}/B{row + 1})", style.total("rate"), rate)
    if whole.felt:
        sheet.write_number(row, 8, whole.mood / whole.felt, style.total("mood"))
    else:
        sheet.write_blank(row, 8, None, style.total())
    return row + 2


def _write_counts(sheet: "Worksheet", style: Style, *, row: int, count: Count) -> None:
    number, decimal = style.cells["number"], style.cells["decimal"]
    values = {
        1: count.visits,
        2: len(count.households),
        3: count.met,
        5: count.nobody,
        6: count.late,
        7: count.commitments,
    }
    for at, value in values.items():
        sheet.write_number(row, at, value, number)
    sheet.write_formula(
        row, 4, f"=IF(B{row + 1}=0,0,D{row + 1}/B{row + 1})", style.cells["percent"], count.met / count.visits
    )
    if count.felt:
        sheet.write_number(row, 8, count.mood / count.felt, decimal)
    else:
        sheet.write_blank(row, 8, None, decimal)
