"""A plan as a calendar file (RFC 5545) that a phone takes.

Times are local without a zone ("floating", section 3.3.5): a visit at nine is at nine by the clock on the wall.
"""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from gridsteward.records.report import DaySheet, DaySheetRow, WordsLike
from gridsteward.reports.plan_words import reason_text
from gridsteward.reports.target import replacing

_LONGEST: Final = 75  # octets a line may have (section 3.1)


def write_calendar(sheet: DaySheet, *, words: WordsLike, out: Path, overwrite: bool = False) -> int:
    """Write the visits of a plan; return how many. Raises the Faults of `target.replacing`."""
    made = datetime.fromisoformat(sheet.made_at).astimezone(UTC)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//GridSteward//plan//EN", "CALSCALE:GREGORIAN"]
    count = 0
    for plan, rows in sheet.days:
        for row in rows:
            lines += _event(plan.working.day, row, f"{made:%Y%m%dT%H%M%SZ}", words)
            count += 1
    lines.append("END:VCALENDAR")
    with replacing(out, overwrite=overwrite) as stream:
        stream.write("".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode())
    return count


def _event(day: str, row: DaySheetRow, made: str, words: WordsLike) -> list[str]:
    stop, home = row.stop, row.household
    reasons = "\n".join(reason_text(reason, words) for reason in stop.reasons)
    return [
        "BEGIN:VEVENT",
        f"UID:{day}-{home.id}@gridsteward",
        f"DTSTAMP:{made}",
        f"DTSTART:{_moment(day, stop.begin)}",
        f"DTEND:{_moment(day, stop.leave)}",
        f"SUMMARY:{_escaped(words('sheet.ics_title', name=home.name or home.account_no))}",
        f"LOCATION:{_escaped(home.address)}",
        f"DESCRIPTION:{_escaped(reasons)}",
        "END:VEVENT",
    ]


def _moment(day: str, minute: int) -> str:
    moment = datetime.combine(date.fromisoformat(day), time()) + timedelta(minutes=minute)
    return f"{moment:%Y%m%dT%H%M%S}"


def _escaped(text: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return "".join(letter for letter in text if letter.isprintable())


def _folded(line: str) -> list[str]:
    """Return a line in pieces of at most 75 octets, no character cut in two; a space leads all but the first."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += octets
    return [*pieces, piece]
