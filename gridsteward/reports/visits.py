"""The visit report as a station takes it: every visit, totals, a check line, and summaries (R4.5)."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.faults import Fault
from gridsteward.records.report import (
    ReportCommitment,
    VisitReportRow,
    VisitReportScope,
    VisitReportTotals,
    WordsLike,
    WrittenReport,
)
from gridsteward.records.sheet import SheetTemplate
from gridsteward.records.visit import Met
from gridsteward.records.visit_mark import mark
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.sheet import Check, Sheet, Total, title_of
from gridsteward.reports.style import Style, Texts, Value, clock_number, day_number, joined
from gridsteward.reports.templates import SHIPPED, Templates
from gridsteward.reports.visit_counts import MET, Counts, write_summary

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_FIELDS: Final = (
    *("number", "day", "began", "ended", "late_entered", "steward", "purposes"),
    *("account_no", "name", "address", "village", "transformer_district", "leading_class", "tags", "nth"),
    *("met", "met_who", "checks", "mood_mean", "mood_last", "visit_note", "photos"),
    *("planned_peak", "peak_done", "planned_ending", "ending_done"),
    *("promises", "promise_texts", "first_due", "next_visit"),
)
_PROMISES: Final = _FIELDS.index("promise_texts")


def visits_workbook(
    rows: Iterable[VisitReportRow],
    *,
    scope: VisitReportScope,
    totals: VisitReportTotals,
    words: WordsLike,
    out: Path | BinaryIO,
    templates: Templates = SHIPPED,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write the visits in the order given, with totals that must equal those the database counted.

    `rows` may be a generator; it is read once. Nothing is written when it fails. Raises Fault
    report_totals_differ (values `sheet`, `system`) and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        report = VisitSheets(book, templates["visits"], scope=scope, words=words)
        stamp(book, title=report.title, author=scope.station, made_at=scope.exported_at)
        for row in rows:
            report.add(row)
        return report.close(totals)

    return write_book(fill, out, password=password, overwrite=overwrite)


class VisitSheets:
    """The sheets of one report while they are being filled."""

    def __init__(
        self, book: "Workbook", template: SheetTemplate, *, scope: VisitReportScope, words: WordsLike
    ) -> None:
        self._book, self._words = book, words
        self._style, self._texts = Style(book, words), Texts(words)
        self._values = _row_reader(self._texts, words)
        self.title = self._texts.fit(title_of(template, words, station=scope.station, area=scope.area))
        self._sheet = Sheet(
            book,
            template,
            _FIELDS,
            name=words("report.sheet_visits"),
            title=self.title,
            scope=_scope_line(scope, words),
            style=self._style,
            texts=self._texts,
            words=words,
            marked=True,
        )
        self.counts = Counts()

    def add(self, row: VisitReportRow) -> None:
        """Write one visit below the last one."""
        nth = self.counts.add(row)
        values = self._values(row, self.counts.all.visits, nth)
        self._sheet.add(values, _mark(row, values[_PROMISES]) if row.id else "")

    def close(self, totals: VisitReportTotals) -> Filled:
        """Write totals, check line and summaries; raise Fault report_totals_differ when they do not agree."""
        counted, words = self.counts.totals(), self._words
        if counted != totals:
            raise Fault("report_totals_differ", sheet=counted.visits, system=totals.visits)
        self._sheet.end(nothing=words("report.no_visits"))
        wanted = {name: getattr(totals, name) for name in VisitReportTotals.__struct_fields__}
        check = Check(
            equal=words("report.check_equal", **wanted),
            differs=words("report.check_differs", **wanted),
            expects=wanted,
        )
        cells = self._sheet.totals(self._totals(totals), check)
        sheets = len(self._sheet.spans) + write_summary(
            self._book,
            self._style,
            counts=self.counts,
            words=words,
            texts=self._texts,
            households_cell=cells.get("households", str(totals.households)),
            title=self.title,
        )
        return Filled(totals.visits, sheets, self._texts.shortened)

    def _totals(self, totals: VisitReportTotals) -> dict[str, Total]:
        met = self._words.section("met")

        def times(kinds: Iterable[Met]) -> tuple[str, ...]:
            return tuple(f'COUNTIF({{met}},"{met[kind]}")' for kind in kinds)

        nobody = (Met.NOBODY,)
        return {
            "visits": Total(column="day", formulas=("COUNT({number})",), value=totals.visits, unit="visits"),
            "late": Total(
                column="late_entered", formulas=("COUNTA({late_entered})",), value=totals.late, unit="late"
            ),
            "households": Total(
                column="account_no",
                formulas=("COUNTIF({nth},1)",),
                value=totals.households,
                unit="households",
            ),
            "met": Total(column="met", formulas=times(sorted(MET)), value=totals.met, unit="met"),
            "nobody": Total(column="met_who", formulas=times(nobody), value=totals.nobody, unit="nobody"),
            "photos": Total(
                column="photos", formulas=("SUM({photos})",), value=self.counts.photos, unit="photos"
            ),
            "commitments": Total(
                column="promises",
                formulas=("SUM({promises})",),
                value=totals.commitments,
                unit="commitments",
            ),
        }


def _row_reader(texts: Texts, words: WordsLike) -> Callable[[VisitReportRow, int, int], tuple[Value, ...]]:
    """Return the function that turns a visit, its number and its turn at the home into the cells of a row.

    Vocabularies, days and names repeat thousands of times in a report, so each is worded once.
    """
    purposes, checks = words.section("purpose"), words.section("check")
    met, tags = words.section("met"), words.section("tag")
    classes, moods = words.section("relation_class"), words.section("mood")
    comma, late_word = words("report.comma"), words("report.late")
    came_about = {done: words(f"came_about.{'yes' if done else 'no'}") for done in (True, False)}

    day = cache(lambda iso: day_number(iso) if iso else None)
    clock = cache(clock_number)
    purpose_text = cache(lambda keys: joined(keys.split(), purposes, comma=comma))
    check_text = cache(lambda keys: joined(keys.split(), checks, comma=comma))
    tag_text = cache(lambda keys: joined(keys, tags, comma=comma))
    named = cache(texts.fit)
    promise = cache(lambda what, due: words("report.promise", what=what, due=due))

    def promise_text(made: tuple[ReportCommitment, ...]) -> str:
        lines = [promise(one.what, one.due) if one.due else one.what for one in made]
        if len(lines) > 1:
            lines = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
        return texts.fit("\n".join(lines))

    def cells(row: VisitReportRow, number: int, nth: int) -> tuple[Value, ...]:
        made, felt = row.commitments, row.moods
        dues = [one.due for one in made if one.due] if made else None
        return (
            number,
            day(row.started_at[:10]) or row.started_at,
            clock(row.started_at),
            clock(row.ended_at),
            (day(row.entered_at[:10]) or late_word) if row.late else None,
            named(row.steward),
            purpose_text(row.purposes),
            named(row.account_no),
            named(row.name),
            named(row.address),
            named(row.village),
            named(row.transformer_district),
            classes.get(row.leading_class, row.leading_class),
            tag_text(row.tags) if row.tags else None,
            nth,
            met.get(row.met, row.met),
            texts.fit(row.met_who),
            check_text(row.checks) if row.checks else None,
            sum(felt) / len(felt) if felt else None,
            moods.get(str(felt[-1])) if felt else None,
            texts.fit(row.note),
            row.photos or None,
            texts.fit(row.planned_peak) or None,
            came_about[bool(row.peak_done)] if row.planned_peak else None,
            texts.fit(row.planned_ending) or None,
            came_about[bool(row.ending_done)] if row.planned_ending else None,
            len(made) or None,
            promise_text(made) if made else None,
            day(min(dues)) if dues else None,
            day(row.next_visit) if row.next_visit else None,
        )

    return cells


def _mark(row: VisitReportRow, promises: Value) -> str:
    """Return by what a corrected row is known again; texts as they are read back, vocabularies as keys."""
    return mark(
        row.id,
        (
            row.account_no,
            row.name,
            row.started_at[:16],
            row.ended_at[11:16],
            row.steward,
            row.purposes,
            row.met,
            row.met_who,
            row.checks,
            row.note,
            row.next_visit,
            row.planned_peak,
            str(row.peak_done),
            row.planned_ending,
            str(row.ending_done),
            str(promises or ""),
        ),
    )


def _scope_line(scope: VisitReportScope, words: WordsLike) -> str:
    everything = words("report.all")
    classes = words.section("relation_class")
    return words(
        "report.visits_scope",
        first=scope.first,
        last=scope.last,
        steward=scope.steward or everything,
        village=scope.village or everything,
        leading_class=classes.get(scope.leading_class, scope.leading_class) or everything,
        exported=scope.exported_at[:16].replace("T", " "),
    )
