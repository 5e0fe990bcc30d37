"""The log of a day, the report of a week or month, and how the station lays its workbooks out."""

from datetime import date
from functools import partial
from pathlib import Path

from gridsteward.commands.exporting import export
from gridsteward.commands.session import Answer, Session
from gridsteward.operations import period_report, sheet_templates
from gridsteward.operations.area import Area
from gridsteward.operations.days import Sort, days_of
from gridsteward.records.report import WrittenReport


def _date(session: Session, area: Area) -> date:
    asked = session.arguments.date
    return date.fromisoformat(asked) if asked else area.now().date()


def day(session: Session) -> Answer:
    """Write the log of a day."""

    def write(area: Area, out: Path, password: str) -> WrittenReport:
        return period_report.export_log(
            area,
            _date(session, area),
            out,
            words=session.words,
            steward=session.arguments.steward,
            password=password,
            overwrite=session.arguments.overwrite,
        )

    return export(session, write)


def _period(session: Session, *, sort: Sort) -> Answer:
    def write(area: Area, out: Path, password: str) -> WrittenReport:
        first, last = days_of(sort, _date(session, area))
        return period_report.export_period(
            area,
            first,
            last,
            out,
            words=session.words,
            sort=sort,
            password=password,
            overwrite=session.arguments.overwrite,
        )

    return export(session, write)


week = partial(_period, sort="week")
month = partial(_period, sort="month")


def save_layout(session: Session) -> Answer:
    """Write how the workbooks are laid out, to be changed in Excel."""
    out = session.arguments.out.expanduser()
    with session.opened() as area:
        written = sheet_templates.save_layout(
            area, out, words=session.words, overwrite=session.arguments.overwrite
        )
    return Answer(
        data={"path": str(out), "rows": written.rows, "sheets": written.sheets},
        lines=[session.words("command.layout_saved", path=out, sheets=written.sheets)],
    )


def use_layout(session: Session) -> Answer:
    """Take a changed layout."""
    words, dry = session.words, session.arguments.dry_run
    with session.opened() as area:
        found = sheet_templates.read_layout(session.arguments.file.expanduser())
        changed = None if dry else sheet_templates.use_layout(area, found)
    problems = sheet_templates.problem_sentences(found, words)
    said = "layout_dry" if dry else "layout_used" if changed else "layout_same"
    return Answer(
        data={
            "sheets": sorted(found.sheets),
            "changed": changed is not None,
            "dry_run": dry,
            "problems": [
                {"sheet": each.sheet, "row": each.row_no, "field": each.value, "reason": reason}
                for each, reason in zip(found.problems, problems, strict=True)
            ],
        },
        lines=[words(f"command.{said}", count=len(found.sheets)), *problems],
        problems=bool(problems),
    )


def reset_layout(session: Session) -> Answer:
    """Lay everything out as shipped again."""
    with session.opened() as area:
        changed = sheet_templates.reset_layout(area)
    said = "layout_reset" if changed else "layout_same"
    return Answer(data={"changed": changed is not None}, lines=[session.words(f"command.{said}")])
