"""Take files of readings in: what cannot be read is counted by kind, with the first rows named."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from gridsteward.commands.importing import errors_free, write_errors
from gridsteward.commands.session import Answer, Session
from gridsteward.operations import scanning, usage_import
from gridsteward.operations.usage_import import UsagePlan
from gridsteward.words import Words

_NAMED: Final = 8


def usage(session: Session) -> Answer:
    """Import daily readings, monthly bills and readings through the day."""
    arguments, words = session.arguments, session.words
    errors_free(arguments.errors)
    with session.opened() as area:
        read = [usage_import.read_usage_file(area, path.expanduser()) for path in arguments.files]
        first: list[UsagePlan] = []
        if arguments.dry_run or arguments.errors:
            first = [usage_import.plan_usage(area, file) for file in read]

        def write(out: Path) -> None:
            usage_import.export_problems(first, out, words=words)

        errors = write_errors(arguments.errors, write, any(plan.problems for plan in first))
        plans = first
        if not arguments.dry_run:
            # Each as things stand after the one before: registers go on from file to file.
            usage_import.expect_usable(read)
            plans = [usage_import.import_usage(area, usage_import.plan_usage(area, file))[0] for file in read]
        outcome = None if arguments.dry_run else scanning.bring_up_to_date(area)
        fresh = len(outcome.fresh) if outcome is not None else 0
    return Answer(
        data={
            "rows": sum(plan.counts.rows for plan in plans),
            "created": sum(plan.counts.created for plan in plans),
            "changed": sum(plan.counts.changed for plan in plans),
            "unchanged": sum(plan.counts.unchanged for plan in plans),
            "problems": [each for plan in plans for each in _problems(plan, words)],
            "problem_counts": [
                {"file": plan.file.name, "field": each.field, "kind": each.kind.value, "count": each.count}
                for plan in plans
                for each in plan.problems
            ],
            "missing": sum(plan.counts.missing for plan in plans),
            "unknown_accounts": [number for plan in plans for number in plan.unknown],
            "new_findings": fresh,
            "dry_run": arguments.dry_run,
            "errors": None if errors is None else str(errors),
        },
        lines=[line for plan in plans for line in _lines(plan, words, dry=arguments.dry_run)]
        + ([] if errors is None else [words("command.errors_written", path=errors)])
        + ([words("alerts.fresh", count=fresh)] if fresh else []),
        problems=any(plan.problems for plan in plans),
    )


def _problems(plan: UsagePlan, words: Words) -> Iterator[dict[str, Any]]:
    """Yield the rows that are named for each kind of problem."""
    for each in plan.problems:
        for row in each.examples:
            yield {
                "row": row.row_no,
                "sheet": row.sheet,
                "field": each.field,
                "reason": words(f"reading_problem.{each.kind.value}", value=row.value),
                "file": plan.file.name,
            }


def _lines(plan: UsagePlan, words: Words, *, dry: bool) -> Iterator[str]:
    counts, file = plan.counts, plan.file.name
    if plan.writes_nothing and not dry:
        yield words("usage_import.nothing", file=file)
    span = words("usage_import.span", first=counts.first, last=counts.last)
    yield words(
        f"usage_import.{'dry_' if dry else ''}summary",
        file=file,
        kind=words(f"reading_kind.{plan.kind.value}"),
        homes=f"{counts.homes:,}",
        span=span if counts.first else words("usage_import.no_span"),
        created=f"{counts.created:,}",
        changed=f"{counts.changed:,}",
        unchanged=f"{counts.unchanged:,}",
        missing=f"{counts.missing:,}",
    )
    for kind, count in plan.notes.items():
        yield words(f"reading_note.{kind.value}", count=f"{count:,}")
    for each in plan.problems:
        rows = [row.row_no for row in each.examples[:_NAMED]]
        yield words(
            f"usage_import.problem{'_more' if each.count > len(rows) else ''}",
            what=words(f"reading_problem_all.{each.kind.value}"),
            count=f"{each.count:,}",
            rows=_listed(rows),
        )
    if plan.unknown:
        yield words(
            f"usage_import.unknown{'_more' if len(plan.unknown) > _NAMED else ''}",
            count=f"{len(plan.unknown):,}",
            numbers=_listed(plan.unknown[:_NAMED]),
        )


def _listed(values: Sequence[object]) -> str:
    return ", ".join(map(str, values))
