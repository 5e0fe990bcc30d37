"""Take notices of outages in: what is new, what the station moved, and which districts nobody knows here."""

from collections.abc import Iterator
from typing import Any

from gridsteward.commands.importing import errors_free, write_errors
from gridsteward.commands.session import Answer, Session
from gridsteward.operations import outage_import
from gridsteward.records.outage_sheet import OutagePlan
from gridsteward.words import Words


def outages(session: Session) -> Answer:
    """Import notices of planned or other outages."""
    arguments, words = session.arguments, session.words
    errors_free(arguments.errors)
    with session.opened() as area:
        read = [outage_import.read_outage_file(path.expanduser()) for path in arguments.files]
        near = arguments.take_near
        first = [outage_import.plan_outages(area, file, take_near=near) for file in read]

        def write(out: Any) -> None:
            outage_import.export_outage_problems(first, out, words=words)

        errors = write_errors(arguments.errors, write, any(plan.problems for plan in first))
        plans = first
        if not arguments.dry_run:
            plans = [outage_import.import_outages(area, file, take_near=near)[0] for file in read]
    problems = [each for plan in plans for each in _problems(plan, words)]
    lines = [line for plan in plans for line in _lines(plan, words, dry=arguments.dry_run)]
    lines += [
        words("command.problem_row", **{**each, "field": words(f"outage_column.{each['field']}")})
        for each in problems
    ]
    if errors is not None:
        lines.append(words("command.errors_written", path=errors))
    return Answer(
        data={
            "rows": sum(plan.rows for plan in plans),
            "created": sum(len(plan.created) for plan in plans),
            "changed": sum(len(plan.moved) for plan in plans),
            "unchanged": sum(plan.unchanged for plan in plans),
            "elsewhere": sum(plan.elsewhere for plan in plans),
            "problems": problems,
            "moved": [each for plan in plans for each in _moved(plan)],
            "offered": {written: near for plan in plans for written, near in plan.offered.items()},
            "dry_run": arguments.dry_run,
            "errors": None if errors is None else str(errors),
        },
        lines=lines,
        problems=bool(problems),
    )


def _problems(plan: OutagePlan, words: Words) -> Iterator[dict[str, Any]]:
    for (sheet, row_no), found in outage_import.outage_problem_reasons(plan, words).items():
        for key, reason in found:
            yield {
                "row": row_no,
                "sheet": sheet,
                "field": key,
                "reason": reason,
                "file": plan.file.workbook.name,
            }


def _moved(plan: OutagePlan) -> Iterator[dict[str, str]]:
    for each in plan.moved:
        for name, before, after in each.changed:
            yield {"outage": each.outage.id, "field": name, "before": before, "after": after}


def _lines(plan: OutagePlan, words: Words, *, dry: bool) -> Iterator[str]:
    yield words(
        f"outage_import.{'dry_' if dry else ''}summary",
        rows=plan.rows,
        created=len(plan.created),
        changed=len(plan.moved),
        unchanged=plan.unchanged,
        elsewhere=plan.elsewhere,
    )
    for each in plan.moved:
        for name, before, after in each.changed:
            yield words(
                "outage_import.moved",
                districts=words("list.comma").join(each.outage.names),
                field=words(f"outage_field.{name}"),
                before=outage_import.value_text(name, before, words),
                after=outage_import.value_text(name, after, words),
            )
