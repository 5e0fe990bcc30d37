"""Periods a report is asked for, and the days they cover."""

from datetime import date, timedelta
from typing import Literal

from gridsteward.operations.days import days_of

Period = Literal["today", "week", "month", "last_month", "quarter", "year", "own"]


def days(period: Period, today: date) -> tuple[date, date]:
    """Return first and last day, both included; a week begins on Monday. "own" begins as this month."""
    if period == "week":
        return days_of("week", today)
    if period == "quarter":
        return today - timedelta(days=today.weekday() + 12 * 7), today
    first = today.replace(day=1)
    if period == "year":
        return date(first.year - (first.month < 12), first.month % 12 + 1, 1), today
    if period == "last_month":
        return days_of("month", first - timedelta(days=1))
    return days_of("day" if period == "today" else "month", today)
