"""What the day asks for, as sections of rows: who, why, and the one thing to do."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from gridsteward.desktop.delegates import StopText
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.wording import dated, relative
from gridsteward.records.page import DueCommitment, TodayPage
from gridsteward.words import Words

translate = QCoreApplication.translate
Act = Literal["continue", "visit", "keep"]
EVENING: Final = 17


class TodayRow(Struct, frozen=True):
    """One thing of the day. `item` is the id of the draft or the promise that `act` is about.

    `again` says that the household stands further up already: its name is not told as news.
    """

    act: Act
    household: str
    name: str
    note: str
    why: str
    item: str = ""
    glyph: str = ""
    tone: Tone = ""
    again: bool = False


class TodaySection(Struct, frozen=True):
    """Rows under one title."""

    key: str
    title: str
    rows: tuple[TodayRow, ...]


def greeting(now: datetime, steward: str) -> str:
    """Return the greeting of the hour."""
    if now.hour < 5:
        text = translate("TodayPage", "Still up, {name}")
    elif now.hour < 9:
        text = translate("TodayPage", "Good morning, {name}")
    elif now.hour < 12:
        text = translate("TodayPage", "Good day, {name}")
    elif now.hour < 14:
        text = translate("TodayPage", "Good midday, {name}")
    elif now.hour < 18:
        text = translate("TodayPage", "Good afternoon, {name}")
    else:
        text = translate("TodayPage", "Good evening, {name}")
    return text.format(name=steward)


def sections(page: TodayPage, words: Words) -> list[TodaySection]:
    """Return the sections that hold something, the most pressing first.

    A visit that is being written is not also asked for as agreed.
    """
    today = date.fromisoformat(page.day)
    late, now, soon = _split(page.promises, page.day)
    drafts = tuple(
        TodayRow(
            "continue",
            each.household.id,
            each.household.name,
            _saved(words, each.draft.saved_at, today),
            each.draft.note.replace("\n", " ") or translate("TodayPage", "Begun, nothing noted yet"),
            item=each.draft.id,
            glyph="note",
        )
        for each in page.drafts
    )
    begun = {each.household for each in drafts}
    agreed = tuple(
        TodayRow(
            "visit",
            each.household.id,
            each.household.name,
            _agreed(words, each.day, today),
            each.last_note.replace("\n", " ") or each.household.address,
            glyph="clock",
            tone="watch" if each.day < page.day else "",
        )
        for each in page.due_visits
        if each.household.id not in begun
    )

    def promised(entries: Iterable[DueCommitment], glyph: str, tone: Tone) -> tuple[TodayRow, ...]:
        return tuple(_promise(words, each, today, glyph=glyph, tone=tone) for each in entries)

    found = (
        TodaySection("drafts", translate("TodayPage", "Half-written visits"), drafts),
        TodaySection("agreed", translate("TodayPage", "Visits agreed"), agreed),
        TodaySection("late", translate("TodayPage", "Promises overdue"), promised(late, "alarm", "alarm")),
        TodaySection("now", translate("TodayPage", "Promises due today"), promised(now, "watch", "watch")),
        TodaySection(
            "soon", translate("TodayPage", "Promises of the next seven days"), promised(soon, "flag", "")
        ),
    )
    seen: set[str] = set()
    return [replace(each, rows=_told_once(each.rows, seen)) for each in found if each.rows]


def _told_once(rows: Iterable[TodayRow], seen: set[str]) -> tuple[TodayRow, ...]:
    told = []
    for each in rows:
        told.append(replace(each, again=True) if each.household in seen else each)
        seen.add(each.household)
    return tuple(told)


def stops(page: TodayPage, words: Words) -> list[tuple[str, StopText]]:
    """Return the day as a line: made visits with their time, then those agreed and still to come."""
    seen = {each.household.id for each in page.made}
    done = [
        (
            each.household.id,
            StopText(
                "done",
                each.visit.started_at[11:16],
                each.household.name,
                each.household.village,
                each.visit.note.replace("\n", " ")
                or (words(f"met.{each.visit.met}") if each.visit.met else ""),
            ),
        )
        for each in page.made
    ]
    todo = [
        (
            each.household.id,
            StopText(
                "todo", "", each.household.name, each.household.village, each.last_note.replace("\n", " ")
            ),
        )
        for each in page.due_visits
        if each.household.id not in seen
    ]
    return done + todo


def review(page: TodayPage, now: datetime) -> tuple[int, int] | None:
    """Return what the evening looks back on: visits made, promises due and still open; None before five."""
    if now.hour < EVENING:
        return None
    late, due, _soon = _split(page.promises, page.day)
    return len(page.made), len(late) + len(due)


def _split(
    promises: Iterable[DueCommitment], day: str
) -> tuple[list[DueCommitment], list[DueCommitment], list[DueCommitment]]:
    late: list[DueCommitment] = []
    now: list[DueCommitment] = []
    soon: list[DueCommitment] = []
    for each in promises:
        due = each.entry.commitment.due
        (late if due < day else now if due == day else soon).append(each)
    return late, now, soon


def _promise(words: Words, due: DueCommitment, today: date, *, glyph: str, tone: Tone) -> TodayRow:
    promise = due.entry.commitment
    when = relative(words, date.fromisoformat(promise.due), today)
    made = relative(words, datetime.fromisoformat(promise.made_at).date(), today)
    note = translate("TodayPage", "due {when}").format(when=when)
    why = translate("TodayPage", "{what} · promised {when}").format(what=promise.what, when=made)
    return TodayRow(
        "keep", due.household.id, due.household.name, note, why, item=promise.id, glyph=glyph, tone=tone
    )


def _saved(words: Words, at: str, today: date) -> str:
    when = relative(words, datetime.fromisoformat(at).date(), today)
    return translate("TodayPage", "saved {when} {time}").format(when=when, time=at[11:16])


def _agreed(words: Words, day: str, today: date) -> str:
    agreed = date.fromisoformat(day)
    if agreed == today:
        return translate("TodayPage", "today")
    late = translate("TodayPage", "agreed for {when}, not gone yet")
    return late.format(when=dated(words, agreed, today))
