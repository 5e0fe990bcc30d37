"""Periods a report is asked for, and the days they cover."""

from datetime import date, timedelta
from typing import Literal

Period = Literal["today", "week", "month", "last_month", "quarter", "year", "own"]


def days(period: Period, today: date) -> tuple[date, date]:
    """Return first and last day, both included; a week begins on Monday. "own" begins as this month."""
    if period == "today":
        return today, today
    if period == "week":
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if period == "quarter":
        return today - timedelta(days=today.weekday() + 12 * 7), today
    first = today.replace(day=1)
    if period == "year":
        return date(first.year - (first.month < 12), first.month % 12 + 1, 1), today
    if period == "last_month":
        last = first - timedelta(days=1)
        return last.replace(day=1), last
    following = (first + timedelta(days=32)).replace(day=1)
    return first, following - timedelta(days=1)
