"""Take ledgers and visit sheets in: every row is imported, merged, or listed with its number and the reason."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import exporting, ledger_places, ledgers, visit_corrections, visit_intake
from gridsteward.records.coordinates import Datum
from gridsteward.records.faults import Fault
from gridsteward.records.intake_plan import Answer as Said
from gridsteward.records.intake_plan import Difference, LedgerFile, LedgerPlan
from gridsteward.records.ledger import SkippedRow
from gridsteward.records.visit_sheet import VisitPlan
from gridsteward.words import Words

_MOST_LINES: Final = 50
_COUNTS: Final = ("rows", "created", "changed", "unchanged", "merged", "lost")


@dataclass(slots=True)
class _Told:
    """What came of all files together."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COUNTS, 0))
    problems: list[dict[str, Any]] = field(default_factory=list)
    skipped: list[dict[str, Any]] = field(default_factory=list)
    not_read: list[dict[str, str]] = field(default_factory=list)
    repairs: list[dict[str, Any]] = field(default_factory=list)
    coordinates: list[dict[str, Any]] = field(default_factory=list)
    corrections: list[dict[str, Any]] = field(default_factory=list)

    def count(self, **counts: int) -> None:
        for name, number in counts.items():
            self.counts[name] += number

    def left_out(
        self, file: LedgerFile, *, skipped: Iterable[SkippedRow], sheets: Collection[str], words: Words
    ) -> None:
        """Keep what was left out on purpose, so that nothing is dropped in silence."""
        name = file.workbook.name
        self.skipped += [
            {
                "file": name,
                "sheet": each.sheet,
                "row": each.row_no,
                "reason": words(f"ledger_skip.{each.kind.value}"),
            }
            for each in skipped
        ]
        self.not_read += [{"file": name, "sheet": sheet, "column": ""} for sheet in sheets]
        self.not_read += [
            {"file": name, "sheet": plan.sheet, "column": column.title or str(column.index + 1)}
            for plan in file.plans
            for column in plan.not_taken
            if plan.sheet not in sheets
        ]


def ledger(session: Session) -> Answer:
    """Import household ledgers."""
    arguments, words = session.arguments, session.words
    errors_free(arguments.errors)
    take = Said(arguments.take) if arguments.take else None
    with session.opened() as area:
        datum = Datum(arguments.coordinates) if arguments.coordinates else None
        read = [
            ledgers.with_datum(ledgers.read_ledger_file(area, path.expanduser()), datum)
            for path in arguments.files
        ]
        first: list[LedgerPlan] = []
        if arguments.dry_run or arguments.errors or take or len(read) > 1:
            first = [ledgers.plan_import(area, file) for file in read]
        reasons = [exporting.problem_reasons(plan, words) for plan in first]

        def write(out: Path) -> None:
            exporting.export_problems(first[0], out, words=words, also=first[1:])

        errors = write_errors(arguments.errors, write, any(reasons))
        plans = first
        if not arguments.dry_run:
            answers = [_answers(plan, take) for plan in first] or [{} for _ in read]
            plans = [ledgers.apply_import(area, *each)[0] for each in zip(read, answers, strict=True)]
    told = _Told()
    for plan in plans:
        _tell_ledger(told, plan, words, take=take, dry=arguments.dry_run)
    return _answer(session, told, "ledger_import", errors=errors)


def _answers(plan: LedgerPlan, take: Said | None) -> dict[tuple[str, str], Said]:
    if take is None:
        return {}
    return {(each.row_id, each.field): take for each in plan.questions}


def _tell_ledger(told: _Told, plan: LedgerPlan, words: Words, *, take: Said | None, dry: bool) -> None:
    name = plan.file.workbook.name
    lost = {(each.sheet, each.row_no) for each in plan.reading.problems if each.row_lost}
    lost |= {(each.sheet, each.row_no) for each in plan.problems}
    # a dry run has not heard the answer yet: what it would take counts as changed
    asked = {each.household_id for each in plan.questions} if dry and take is Said.THEIRS else set()
    more = len(asked - plan.changed)
    told.count(
        rows=plan.rows,
        created=len(plan.created),
        changed=len(plan.changed) + more,
        unchanged=plan.unchanged - more,
        merged=len(plan.reading.merged),
        lost=len(lost),
    )
    told.coordinates += [
        {
            "file": name,
            "sheet": each.sheet,
            "system": each.datum.value,
            "why": each.why.value,
            "rows": each.rows,
            "homes": each.homes,
            "sentence": ledger_places.datum_sentence(each, words, sheets=len(plan.coordinates)),
        }
        for each in plan.coordinates
    ]
    _tell_problems(told, name, exporting.problem_reasons(plan, words))
    for each in () if take else plan.questions:
        reason = _difference(each, words)
        told.problems.append(
            {"row": each.row_no, "sheet": each.sheet, "field": each.field, "reason": reason, "file": name}
        )
    told.repairs += [
        {
            "row": row.row_no,
            "sheet": row.sheet,
            "field": repair.field,
            "reason": words(f"ledger_repair.{repair.kind.value}", before=repair.before, after=repair.after),
            "file": name,
        }
        for row in plan.reading.rows
        for repair in row.repairs
    ]
    told.left_out(plan.file, skipped=plan.reading.skipped, sheets=plan.reading.unread_sheets, words=words)


def _difference(each: Difference, words: Words) -> str:
    named = words.section(each.field)
    return words(
        "ledger_import.difference",
        field=words.section("field").get(each.field, each.field),
        ours=named.get(str(each.ours), each.ours),
        theirs=named.get(str(each.theirs), each.theirs),
    )


def visits(session: Session) -> Answer:
    """Import visits that were written into a sheet."""
    arguments, words = session.arguments, session.words
    errors_free(arguments.errors)
    with session.opened() as area:
        read = [visit_intake.read_visit_file(area, path.expanduser()) for path in arguments.files]
        first: list[VisitPlan] = [visit_intake.plan_visits(area, file) for file in read]

        def write(out: Path) -> None:
            visit_intake.export_visit_problems(first, out, words=words)

        errors = write_errors(arguments.errors, write, any(plan.problems for plan in first))
        plans = first
        if not arguments.dry_run:
            plans = [visit_intake.import_visits(area, file)[0] for file in read]
            if arguments.take_corrections:
                for plan in plans:
                    agreed = visit_corrections.agreed_by_itself(plan.corrections)
                    visit_corrections.take_corrections(area, plan.corrections, agreed)
    told = _Told()
    for plan in plans:
        changed = _tell_corrections(told, plan, words, taken=arguments.take_corrections)
        told.count(
            rows=plan.rows,
            changed=changed,
            created=len(plan.created),
            unchanged=plan.unchanged,
            merged=plan.reading.merged,
            lost=plan.lost,
        )
        _tell_problems(told, plan.file.workbook.name, visit_intake.visit_problem_reasons(plan, words))
        told.left_out(plan.file, skipped=plan.reading.skipped, sheets=plan.reading.unread_sheets, words=words)
    return _answer(session, told, "visit_import", errors=errors)


def _tell_corrections(told: _Told, plan: VisitPlan, words: Words, *, taken: bool) -> int:
    """Tell field by field what the sheet corrects; return how many visits it changes."""
    for each in plan.corrections:
        for field_ in each.fields:
            told.corrections.append(
                {
                    "file": plan.file.workbook.name,
                    "sheet": each.sheet,
                    "row": each.row_no,
                    "name": each.name,
                    "started": each.started.replace("T", " "),
                    "field": field_.field,
                    "field_name": visit_corrections.field_name(field_.field, words),
                    "here": visit_corrections.said_as(field_.field, field_.here, words),
                    "wanted": visit_corrections.said_as(field_.field, field_.wanted, words),
                    "both": field_.both,
                    "taken": taken and not field_.both,
                }
            )
    return sum(taken and not all(field_.both for field_ in each.fields) for each in plan.corrections)


# -- common --------------------------------------------------------------------------------------------------------


def errors_free(out: Path | None) -> None:
    """Refuse before anything is read: what lies there may be the very workbook somebody is mending."""
    if out is not None and out.expanduser().exists():
        raise Fault("report_exists", name=out.name)


def write_errors(out: Path | None, write: Callable[[Path], None], wanted: bool) -> Path | None:
    """Write the workbook of rows to mend before anything is imported: if it fails, nothing has changed."""
    if out is None or not wanted:
        return None
    write(out.expanduser())
    return out.expanduser()


def _tell_problems(
    told: _Told, file: str, reasons: Mapping[tuple[str, int], Sequence[tuple[str, str]]]
) -> None:
    told.problems += [
        {"row": row_no, "sheet": sheet, "field": key, "reason": reason, "file": file}
        for (sheet, row_no), found in reasons.items()
        for key, reason in found
    ]


def _answer(session: Session, told: _Told, section: str, *, errors: Path | None) -> Answer:
    words, dry = session.words, session.arguments.dry_run
    return Answer(
        data={
            **told.counts,
            "problems": told.problems,
            "dry_run": dry,
            "skipped": told.skipped,
            "not_read": told.not_read,
            "repairs": told.repairs,
            "coordinates": told.coordinates,
            "corrections": told.corrections,
            "errors": None if errors is None else str(errors),
        },
        lines=list(
            _lines(told, words, words(f"{section}.{'dry_' if dry else ''}summary", **told.counts), errors)
        ),
        problems=bool(told.problems),
    )


def _lines(told: _Told, words: Words, summary: str, errors: Path | None) -> Iterator[str]:
    yield summary
    yield from (each["sentence"] for each in told.coordinates)
    for each in told.corrections[:_MOST_LINES]:
        state = "taken" if each["taken"] else "both" if each["both"] else "waits"
        yield words(f"visit_correction.{state}", **each)
    if len(told.corrections) > _MOST_LINES:
        yield words("visit_correction.more", count=len(told.corrections) - _MOST_LINES)
    if any(not each["taken"] and not each["both"] for each in told.corrections):
        yield words("visit_correction.how")
    if told.repairs:
        yield words("command.repaired", count=len(told.repairs))
    for each in told.skipped:
        yield words("command.skipped_row", **each)
    for each in told.not_read:
        yield words("command.column_not_read" if each["column"] else "command.sheet_not_read", **each)
    columns = words.section("field") | words.section("ledger_field") | words.section("visit_column")
    for problem in told.problems[:_MOST_LINES]:
        yield words(
            "command.problem_row", **{**problem, "field": columns.get(problem["field"], problem["field"])}
        )
    if len(told.problems) > _MOST_LINES:
        yield words("command.more_problems", count=len(told.problems) - _MOST_LINES)
    if errors is not None:
        yield words("command.errors_written", path=errors)
