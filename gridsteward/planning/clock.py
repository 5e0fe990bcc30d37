"""The hours of a working day without its meal, so that a plan is a plain sequence of work.

The meal is taken where the steward is free first at or after its hour: a visit that has begun is not broken off, and
a ride is put off until after it. Work time is the wall clock up to the meal's hour, and the wall clock less the meal
after it. What begins at a moment of work time therefore begins at one moment of the wall clock, whatever was before.
"""

from gridsteward.records.plan import Span, WorkingDay


def work_time(day: WorkingDay, wall: int) -> int:
    """Return the minute of work that is `wall` on the clock; the whole meal is one moment."""
    if wall <= day.lunch:
        return wall
    return max(day.lunch, wall - day.lunch_minutes)


def wall_time(day: WorkingDay, work: int) -> int:
    """Return the clock at which what begins at a minute of work begins."""
    return work if work < day.lunch else work + day.lunch_minutes


def hours(day: WorkingDay) -> Span:
    """Return from when to when there is work, in work time. A day that lies before or after its meal has none."""
    return Span(work_time(day, day.begin), max(work_time(day, day.begin), work_time(day, day.end)))


def available(day: WorkingDay) -> int:
    """Return the minutes of work a day has."""
    begin, end = hours(day)
    return end - begin


def start_spans(day: WorkingDay, spans: tuple[Span, ...], minutes: int) -> tuple[Span, ...]:
    """Return when a visit of so many minutes can begin (work time) to lie within one of `spans` (wall clock).

    Spans that touch are one. Work before the day begins or beyond its end is not counted.
    """
    found: list[Span] = []
    begin, end = hours(day)
    for span in joined(spans):
        latest = span.end - minutes  # by the clock: a visit is not broken off for the meal
        if latest < span.begin:
            continue
        first = work_time(day, span.begin)
        last = latest if latest < day.lunch else work_time(day, latest)
        if latest < day.lunch + day.lunch_minutes and latest >= day.lunch:
            last = day.lunch - 1 if day.lunch_minutes else day.lunch
        first, last = max(first, begin), min(last, end - minutes)
        if first <= last:
            found.append(Span(first, last))
    return tuple(found)


def joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the same stretches in order, those that touch or overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.begin <= found[-1].end:
            found[-1] = Span(found[-1].begin, max(found[-1].end, span.end))
        elif span.begin <= span.end:
            found.append(span)
    return tuple(found)
