"""How candidates, stops and hours of a plan are said on screen."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from gridsteward.desktop.delegates import RowText
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.wording import account_number, listed
from gridsteward.desktop.wording import day as say_day
from gridsteward.operations import day_sheets
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.plan import (
    Candidate,
    DayPlan,
    HoursBudget,
    Reason,
    StopState,
    VisitPause,
    clock_text,
)
from gridsteward.words import Words

translate = QCoreApplication.translate


def name_of(home: HouseholdSummary | None) -> str:
    """Return what a home is called in a row."""
    return (home.name or account_number(home.account_no)) if home is not None else "…"


def short_day(words: Words, day: str) -> str:
    """Return a day without its weekday, "" for none."""
    return say_day(words, date.fromisoformat(day), weekday=False) if day else ""


def reasons_text(words: Words, reasons: tuple[Reason, ...]) -> list[str]:
    """Return every reason in a line of its own, the strongest first."""
    return [day_sheets.reason_text(each, words) for each in reasons]


def candidate_row(each: Candidate, home: HouseholdSummary | None, words: Words, *, day: str) -> RowText:
    """Return who, the strongest reason, how long it takes and until when it can wait."""
    latest = each.latest
    late = "" < latest < day
    badges: list[tuple[str, Tone]] = []
    if latest and latest <= day:
        due = translate("PlanWords", "overdue") if late else translate("PlanWords", "today at the latest")
        badges.append((due, "alarm" if late else "watch"))
    elif latest:
        by = translate("PlanWords", "by {day}").format(day=short_day(words, latest))
        badges.append((by, "plain"))
    points = translate("PlanWords", "{minutes} min · {points} points")
    note = points.format(minutes=each.minutes, points=each.priority)
    reason = reasons_text(words, each.reasons[:1])
    return RowText(name_of(home), reason[0] if reason else "", note, badges=tuple(badges))


def pause_row(pause: VisitPause, home: HouseholdSummary | None, words: Words) -> RowText:
    """Return who is left alone, why, and until when."""
    until = (
        translate("PlanWords", "until {day}").format(day=short_day(words, pause.until))
        if pause.until
        else translate("PlanWords", "until resumed")
    )
    why = " · ".join(filter(None, (words(f"pause_reason.{pause.reason}"), pause.note)))
    return RowText(name_of(home), why, until)


def names_of(homes: Mapping[str, HouseholdSummary]) -> dict[str, str]:
    """Return the names by which sentences call other homes."""
    return {key: name_of(home) for key, home in homes.items()}


def progress_text(day: DayPlan) -> str:
    """Return how far the day is: done, tried, ahead."""
    states = [stop.state for stop in day.stops]
    done, tried = states.count(StopState.DONE), states.count(StopState.TRIED)
    ahead = states.count(StopState.PLANNED)
    parts = [translate("PlanWords", "{count} done").format(count=done)]
    if tried:
        parts.append(translate("PlanWords", "{count} tried").format(count=tried))
    parts.append(translate("PlanWords", "{count} ahead").format(count=ahead))
    return " · ".join(parts)


def day_note(day: DayPlan) -> str:
    """Return how many visits, how long on the road, when one is back."""
    count = translate("PlanWords", "visits: {count}").format(count=len(day.stops))
    road = translate("PlanWords", "{minutes} min on the road").format(minutes=day.travel)
    back = translate("PlanWords", "back at {back}").format(back=clock_text(day.back))
    return f"{count} · {road} · {back}"


def hours_text(budget: HoursBudget, *, left: bool = False) -> str:
    """Return the work against the hours (R3.6), of a day that has begun those that are left."""
    text = (
        translate(
            "PlanWords",
            "{available} of work left: {planned} at the door, {travel} on the road; {needed} wanted",
        )
        if left
        else translate(
            "PlanWords", "{available} of work: {planned} at the door, {travel} on the road; {needed} wanted"
        )
    )
    return text.format(
        available=_long(budget.available),
        planned=_long(budget.planned),
        travel=_long(budget.travel),
        needed=_long(budget.needed),
    )


def _long(minutes: int) -> str:
    if minutes < 100:
        return translate("PlanWords", "{minutes} min").format(minutes=minutes)
    return translate("PlanWords", "{hours} h").format(hours=f"{minutes / 60:,.1f}".removesuffix(".0"))


def checks_text(words: Words, checks: tuple[str, ...]) -> str:
    """Return what to look at, "" for nothing."""
    known = words.section("check")
    return listed(words, [known.get(each, each) for each in checks])


def bring_text(words: Words, bring: tuple[str, ...]) -> str:
    """Return whom or what to bring along, "" for nothing."""
    return listed(words, [words(f"bring.{each}") for each in bring])
