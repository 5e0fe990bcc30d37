"""Months on the calendar, as ISO dates."""

from calendar import monthrange
from datetime import date


def months_after(day: str, months: int) -> str:
    """Return the ISO date so many months after another (or before, below zero); its month's last day at most."""
    start = date.fromisoformat(day[:10])
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).isoformat()


def first_day(told: str) -> str:
    """Return the first day of "YYYY", "YYYY-MM" or "YYYY-MM-DD" as an ISO date."""
    return f"{told}-01-01"[:10] if len(told) == 4 else f"{told}-01"[:10]
