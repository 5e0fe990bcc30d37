"""Hand data over as a workbook, saying plainly when it leaves the encrypted store readable."""

import os
from collections.abc import Callable
from pathlib import Path

from gridsteward.commands.session import EXPORT_PASSWORD, Answer, Session
from gridsteward.operations import care_export, case_export, exporting, portrait_export
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.report import WrittenReport


def visits(session: Session) -> Answer:
    """Write the visits of a period."""
    arguments = session.arguments
    first, last = period(session)
    wanted = exporting.VisitSelection(
        first=first,
        last=last,
        steward=arguments.steward,
        village=arguments.village,
        relation_class=arguments.relation_class or "",
    )

    def write(area: Area, out: Path, password: str) -> WrittenReport:
        return exporting.export_visits(
            area, wanted, out, words=session.words, password=password, overwrite=arguments.overwrite
        )

    return export(session, write)


def households(session: Session) -> Answer:
    """Write the household list."""
    arguments = session.arguments
    wanted = exporting.HouseholdSelection(
        village=arguments.village, relation_class=arguments.relation_class or ""
    )

    def write(area: Area, out: Path, password: str) -> WrittenReport:
        return exporting.export_households(
            area, wanted, out, words=session.words, password=password, overwrite=arguments.overwrite
        )

    return export(session, write)


def portraits(session: Session) -> Answer:
    """Write the portraits of households."""

    def write(area: Area, out: Path, password: str) -> WrittenReport:
        return portrait_export.export_portraits(
            area,
            out,
            words=session.words,
            village=session.arguments.village,
            password=password,
            overwrite=session.arguments.overwrite,
        )

    return export(session, write)


def care(session: Session) -> Answer:
    """Write the contact rounds of the outages that began in a period."""
    first, last = period(session)

    def write(area: Area, out: Path, password: str) -> WrittenReport:
        return care_export.export_care(
            area,
            out,
            words=session.words,
            first=first,
            last=last,
            password=password,
            overwrite=session.arguments.overwrite,
        )

    return export(session, write)


def cases(session: Session) -> Answer:
    """Write the requests and complaints that came in within a period."""
    first, last = period(session)

    def write(area: Area, out: Path, password: str) -> WrittenReport:
        return case_export.export_cases(
            area,
            out,
            words=session.words,
            first=first,
            last=last,
            password=password,
            overwrite=session.arguments.overwrite,
        )

    return export(session, write)


def period(session: Session) -> tuple[str, str]:
    """Return the days asked for; raise Fault period_backwards."""
    first, last = session.arguments.first or "", session.arguments.last or ""
    if first and last and first > last:
        raise Fault("period_backwards", first=first, last=last)
    return first, last


def export(session: Session, write: Callable[[Area, Path, str], WrittenReport]) -> Answer:
    """Write a file with what is asked for, its password read from the environment or asked for."""
    words, out = session.words, session.arguments.out.expanduser()
    password = ""
    if session.arguments.password:
        password = os.environ.get(EXPORT_PASSWORD, "")
        if not password:
            password = session.ask_new(
                words("command.ask_export_password"), otherwise="export_password_needed"
            )
        if not password:
            raise Fault("export_password_needed")
    with session.opened() as area:
        written = write(area, out, password)
    lines = [words("command.exported", path=out, rows=written.rows)]
    if written.shortened:
        lines.append(words("command.shortened", count=written.shortened))
    return Answer(
        data={
            "path": str(out),
            "rows": written.rows,
            "sheets": written.sheets,
            "shortened": written.shortened,
            "protected": bool(password),
        },
        lines=lines,
        notes=[] if password else [words("command.leaves_the_store")],
    )
