"""One exchange with the other laptops, and the account of what became of this laptop's work."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from gridsteward.commands import roads
from gridsteward.commands.session import Answer, Session
from gridsteward.records.faults import Fault
from gridsteward.records.sync import Statement, StatementLine, SyncAlarm, SyncReport, SyncState
from gridsteward.words import Words

_COUNTED: Final = (
    "sent",
    "received",
    "waiting",
    "refused",
    "conflicts",
    "requests",
    "unheard",
    "files_sent",
    "files_received",
    "files_missing",
)
_MOST_LINES: Final = 20


def sync(session: Session) -> Answer:
    """Exchange over a road. A laptop that is not admitted yet looks for its admission first.

    One that hears that it was put out leaves its unsent work and then destroys its copy: Fault device_revoked.
    """
    from gridsteward.operations import devices, syncing
    from gridsteward.operations.area import waits_to_join

    with session.opened() as area:
        folder = roads.chosen(session, area)
        if waits_to_join(area) and not devices.look_for_welcome(area, folder=folder):
            devices.ask_again(area, folder=folder)
            return _not_admitted(session.words)
        before = set(syncing.alarms(area))
        report = roads.exchange(area, folder)
        if report.revoked:
            devices.destroy(area)
            raise Fault("device_revoked", sent=report.sent)
        fresh = [each for each in syncing.alarms(area) if each not in before and each.kind != "renewed"]
        return _answer(report, syncing.sync_state(area), fresh, session.words)


def _not_admitted(words: Words) -> Answer:
    message = words("fault.not_admitted")
    named = roads.problem("not_admitted", message, todo=words("fault_todo.not_admitted"))
    data = {**dict.fromkeys(_COUNTED, 0), "pending": True, "problems": [named]}
    return Answer(data=data, lines=[message, words("fault_todo.not_admitted")], problems=True)


def _answer(report: SyncReport, state: SyncState, fresh: Sequence[SyncAlarm], words: Words) -> Answer:
    problems = [_alarm(each, words) for each in fresh]
    if report.refused and not problems:
        problems.append(roads.problem("refused", words("command.sync_refused", count=report.refused)))
    notes = [
        {
            "kind": kind,
            "file": file,
            "message": words("command.sync_note", file=file, what=words(f"note.{kind}")),
        }
        for kind, file in report.notes
    ]
    data: dict[str, Any] = {name: getattr(report, name) for name in _COUNTED}
    data |= {
        "pending": False,
        "road": report.road,
        "renewed": report.renewed,
        "parked": state.parked,
        "late": state.late,
        "notes": notes,
        "problems": problems,
    }
    lines = [*_lines(report, state, words), *(each["message"] for each in notes)]
    for each in problems:
        lines += [each["message"], *filter(None, [each.get("todo")])]
    return Answer(data=data, lines=lines, problems=bool(problems))


def _alarm(each: SyncAlarm, words: Words) -> dict[str, Any]:
    steward = each.steward or words("alarm_steward.unknown")
    return roads.problem(
        each.kind,
        words(f"alarm.{each.kind}", steward=steward),
        todo=words(f"alarm_todo.{each.kind}"),
        steward=each.steward,
    )


def _lines(report: SyncReport, state: SyncState, words: Words) -> Iterator[str]:
    kind, _, place = report.road.partition(":")
    road = words("command.road_hub") if kind == "hub" else place
    yield words("command.synced", road=road, sent=report.sent, received=report.received)
    if report.files_sent or report.files_received:
        yield words("command.sync_files", sent=report.files_sent, received=report.files_received)
    if report.renewed:
        yield words("alarm.renewed")
    counted = {
        "waiting": report.waiting,
        "unheard": report.unheard,
        "conflicts": report.conflicts,
        "requests": report.requests,
        "parked": state.parked,
        "late": state.late,
        "files_missing": report.files_missing,
    }
    for name, count in counted.items():
        if count:
            yield words(f"command.sync_{name}", count=count)


# -- the account -------------------------------------------------------------------------------------------------


def statement(session: Session) -> Answer:
    """Say of everything this laptop wrote whether it was accepted, waits, was refused or superseded."""
    from gridsteward.operations import statement as accounts

    with session.opened() as area:
        found = accounts.statement(area)
    return Answer(data=_account(found), lines=list(_account_lines(found, session.words)))


def _account(found: Statement) -> dict[str, Any]:
    return {
        "written": found.written,
        "accepted": found.accepted,
        "waiting": found.waiting,
        "refused": found.refused,
        "superseded": found.superseded,
        "lines": [
            {
                "at": roads.moment(each.at_ms),
                "kind": each.kind,
                "household": each.household,
                "records": each.records,
                "superseded": each.superseded,
                "state": each.state,
                "roads": list(each.roads),
                "reason": each.reason,
            }
            for each in found.lines
        ],
        "others": [
            {
                "id": each.device,
                "steward": each.steward,
                "holds": each.holds,
                "of": each.of,
                "same_state": each.same_state,
            }
            for each in found.others
        ],
    }


def _account_lines(found: Statement, words: Words) -> Iterator[str]:
    yield words(
        "command.statement",
        written=found.written,
        accepted=found.accepted,
        waiting=found.waiting,
        refused=found.refused,
        superseded=found.superseded,
    )
    for other in found.others:
        agrees = {True: "same", False: "differs", None: "unknown"}[other.same_state]
        name = other.steward or words("alarm_steward.unknown")
        held = words("command.statement_other", name=name, holds=other.holds, of=other.of)
        yield f"{held}  {words(f'command.state_{agrees}')}"
    for line in found.lines[:_MOST_LINES]:
        yield _account_line(line, words)
    if len(found.lines) > _MOST_LINES:
        yield words("command.more_lines", count=len(found.lines) - _MOST_LINES)


def _account_line(line: StatementLine, words: Words) -> str:
    told = [
        roads.spoken(line.at_ms, words),
        words.section("change").get(line.kind, line.kind),
        line.household,
        words("command.records", count=line.records),
        words(f"record_state.{line.state}"),
    ]
    return "  ".join(filter(None, told))
