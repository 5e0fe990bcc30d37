"""When a clock runs out: worked out by hand against the State Council's calendar, and what must hold of any."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridsteward.cases.clocks import CHINA, Clock, Due, Pause, Unit, WorkCalendar, due, in_force

CLOSES = "18:00"


def days(*texts: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(text) for text in texts)


# Notices of the General Office of the State Council on holidays for 2024, 2025 and 2026: weekdays off, weekend days
# worked. The whole stretch is written down, weekends within it too, as the notices do.
OFF = days(
    *("2024-01-01", "2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16"),
    *("2025-01-01", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-02-03", "2025-02-04"),
    *("2026-01-01", "2026-01-02", "2026-01-03"),
    *(f"2026-02-{day}" for day in range(15, 24)),
    *("2026-04-04", "2026-04-05", "2026-04-06"),
    *("2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05"),
    *("2026-06-19", "2026-06-20", "2026-06-21", "2026-09-25", "2026-09-26", "2026-09-27"),
    *(f"2026-10-0{day}" for day in range(1, 8)),
    "2027-01-01",
)
WORKED = days(
    *("2024-02-04", "2024-02-18", "2025-01-26", "2025-02-08"),
    *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
)
CALENDAR = WorkCalendar(holidays=OFF, worked=WORKED, announced=frozenset((2024, 2025, 2026)))


def at(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=CHINA)


def clock(limit: str) -> Clock:
    """Return a clock from "<amount> <unit>[ <hour it ends>]"; unit before- counts back."""
    amount, unit, *ends = limit.split()
    return Clock(
        code="any",
        issuer="the station",
        edition="1",
        valid_from="2020-01-01",
        amount=int(amount),
        unit=Unit(unit.removeprefix("before-")),
        ends=ends[0] if ends else "",
        before=unit.startswith("before-"),
    )


def pauses(text: str) -> list[Pause]:
    """Read "since/until" pairs, separated by spaces; no until: it goes on."""
    found = [each.partition("/") for each in text.split()]
    return [Pause(at(since), at(until) if until else None) for since, _, until in found]


SPANS = [
    ("45 minutes", "2026-03-10T09:00", "", "2026-03-10T09:45"),
    ("45 minutes", "2026-03-10T23:50", "", "2026-03-11T00:35"),  # over midnight
    ("90 minutes", "2026-03-14T23:00", "", "2026-03-15T00:30"),  # Saturday night: a weekend stops no span
    ("2 hours", "2026-02-28T22:30", "", "2026-03-01T00:30"),  # into the next month
    ("2 hours", "2026-12-31T23:15", "", "2027-01-01T01:15"),  # into the next year
    ("1 hours", "2026-06-01T00:00", "", "2026-06-01T01:00"),  # at midnight sharp
    ("1 hours", "2026-03-15T12:00", "", "2026-03-15T13:00"),  # Sunday
    ("1 hours", "2026-10-01T10:00", "", "2026-10-01T11:00"),  # National Day
    ("3 hours", "2026-07-07T22:00", "", "2026-07-08T01:00"),
    ("4 hours", "2026-07-07T20:00", "", "2026-07-08T00:00"),  # due at midnight
    ("48 hours", "2026-03-13T16:00", "", "2026-03-15T16:00"),  # Friday to Sunday
    ("48 hours", "2026-02-27T10:00", "", "2026-03-01T10:00"),
    ("48 hours", "2024-02-28T10:00", "", "2024-03-01T10:00"),  # a leap year
    ("24 hours", "2026-09-30T17:45", "", "2026-10-01T17:45"),
    ("12 hours", "2026-05-04T20:30", "", "2026-05-05T08:30"),
    ("2 hours", "2026-03-15T17:00+00:00", "", "2026-03-16T03:00"),  # a laptop that thinks it is elsewhere
    ("7 before-days", "2026-10-08T08:00", "", "2026-10-01T08:00"),
    ("24 before-hours", "2026-03-01T06:30", "", "2026-02-28T06:30"),
]
PAUSED_SPANS = [
    ("2 hours", "2026-03-10T09:00", "2026-03-10T09:30/2026-03-10T10:00", "2026-03-10T11:30"),
    ("2 hours", "2026-03-10T09:00", "2026-03-10T10:30/2026-03-11T08:30", "2026-03-11T09:00"),
    (
        "2 hours",
        "2026-03-10T09:00",
        "2026-03-10T11:00/2026-03-10T12:00",
        "2026-03-10T11:00",
    ),  # begins when due
    ("2 hours", "2026-03-10T09:00", "2026-03-10T08:00/2026-03-10T09:30", "2026-03-10T11:30"),  # began before
    ("2 hours", "2026-03-10T09:00", "2026-03-10T07:00/2026-03-10T08:00", "2026-03-10T11:00"),  # over before
    # half an hour runs, then both pauses together last from 9:30 to 11:00
    (
        "2 hours",
        "2026-03-10T09:00",
        "2026-03-10T09:30/2026-03-10T10:30 2026-03-10T10:00/2026-03-10T11:00",
        "2026-03-10T12:30",
    ),
    (
        "2 hours",
        "2026-03-10T09:00",
        "2026-03-10T10:00/2026-03-10T10:15 2026-03-10T09:30/2026-03-10T10:00",
        "2026-03-10T11:45",
    ),
    # one within the other
    (
        "2 hours",
        "2026-03-10T09:00",
        "2026-03-10T09:30/2026-03-10T12:00 2026-03-10T10:00/2026-03-10T11:00",
        "2026-03-10T13:30",
    ),
    ("48 hours", "2026-03-13T16:00", "2026-03-14T16:00/2026-03-16T08:00", "2026-03-17T08:00"),
    ("45 minutes", "2026-03-10T23:50", "2026-03-10T23:55/2026-03-11T00:20", "2026-03-11T01:00"),
    (
        "2 hours",
        "2026-03-10T09:00",
        "2026-03-10T11:30",
        "2026-03-10T11:00",
    ),  # stands still only after it was due
]
WORKING = [
    ("5 working_days", "2026-03-09T09:00", "", "2026-03-16T18:00"),  # Mon: 10 11 12 13 | 16
    ("5 working_days", "2026-03-10T08:00", "", "2026-03-17T18:00"),
    ("5 working_days", "2026-03-13T17:59", "", "2026-03-20T18:00"),  # Friday before the close of business
    ("5 working_days", "2026-03-13T18:01", "", "2026-03-20T18:00"),  # and after
    ("5 working_days", "2026-03-14T10:00", "", "2026-03-20T18:00"),  # Saturday: Monday is the first
    ("5 working_days", "2026-03-15T23:59", "", "2026-03-20T18:00"),  # a minute before Monday
    (
        "5 working_days",
        "2026-03-16T00:00",
        "",
        "2026-03-23T18:00",
    ),  # Monday at midnight: Tuesday is the first
    ("1 working_days", "2026-03-12T09:00", "", "2026-03-13T18:00"),
    ("1 working_days", "2026-03-13T09:00", "", "2026-03-16T18:00"),
    ("1 working_days", "2026-03-15T17:00+00:00", "", "2026-03-17T18:00"),  # Monday 01:00 in China
    ("3 working_days", "2026-03-11T09:00", "", "2026-03-16T18:00"),
    ("3 working_days 12:00", "2026-03-11T09:00", "", "2026-03-16T12:00"),  # the data says an hour
    ("7 working_days", "2026-03-09T09:00", "", "2026-03-18T18:00"),
    ("6 working_days", "2026-03-18T09:00", "", "2026-03-26T18:00"),
    ("22 working_days", "2026-03-02T09:00", "", "2026-04-01T18:00"),  # 4 + 5 + 5 + 5 + 3
    ("32 working_days", "2026-03-02T09:00", "", "2026-04-16T18:00"),  # 22, 2 and 3 April, 4 from the 7th, 4
]
HOLIDAYS = [
    ("5 working_days", "2026-04-01T09:00", "", "2026-04-09T18:00"),  # 2 3 | 7 8 9
    ("1 working_days", "2026-04-30T09:00", "", "2026-05-06T18:00"),
    ("4 working_days", "2026-04-30T09:00", "", "2026-05-09T18:00"),  # 6 7 8 and Saturday the 9th, worked
    ("5 working_days", "2026-04-30T09:00", "", "2026-05-11T18:00"),
    ("3 working_days", "2026-06-18T09:00", "", "2026-06-24T18:00"),
    ("1 working_days", "2026-09-19T09:00", "", "2026-09-20T18:00"),  # Saturday to a Sunday that is worked
    ("5 working_days", "2026-09-18T09:00", "", "2026-09-24T18:00"),  # 20 21 22 23 24
    (
        "5 working_days",
        "2026-09-20T09:00",
        "",
        "2026-09-28T18:00",
    ),  # received on the worked Sunday: 21-24 | 28
    ("5 working_days", "2026-09-28T09:00", "", "2026-10-10T18:00"),  # 29 30 | 8 9 10
    ("6 working_days", "2026-09-28T09:00", "", "2026-10-12T18:00"),
    ("1 working_days", "2026-09-30T23:59", "", "2026-10-08T18:00"),
    ("1 working_days", "2026-10-03T12:00", "", "2026-10-08T18:00"),
    ("1 working_days", "2026-10-09T09:00", "", "2026-10-10T18:00"),
    ("5 working_days", "2026-02-13T09:00", "", "2026-02-27T18:00"),  # Saturday 14 | 24 25 26 27
    ("6 working_days", "2026-02-13T09:00", "", "2026-02-28T18:00"),  # Saturday the 28th is worked
    ("7 working_days", "2026-02-13T09:00", "", "2026-03-02T18:00"),
    ("3 working_days", "2026-02-17T00:00", "", "2026-02-26T18:00"),  # on New Year's Day at midnight
    ("1 working_days", "2025-12-31T09:00", "", "2026-01-04T18:00"),  # over New Year to a worked Sunday
    ("5 working_days", "2025-12-29T09:00", "", "2026-01-06T18:00"),  # 30 31 | 4 5 6
    ("5 working_days", "2025-01-24T09:00", "", "2025-02-07T18:00"),  # Sunday 26, 27 | 5 6 7 February
    ("1 working_days", "2024-02-08T09:00", "", "2024-02-09T18:00"),  # the eve of 2024 was a working day
    ("2 working_days", "2024-02-09T09:00", "", "2024-02-19T18:00"),  # Sunday 18, 19
]
PAUSED_DAYS = [
    ("5 working_days", "2026-03-09T09:00", "2026-03-11T10:00/2026-03-13T10:00", "2026-03-18T18:00"),
    (
        "5 working_days",
        "2026-03-09T09:00",
        "2026-03-11T09:00/2026-03-11T15:00",
        "2026-03-16T18:00",
    ),  # in a day
    ("5 working_days", "2026-03-09T09:00", "2026-03-13T17:00/2026-03-16T09:00", "2026-03-17T18:00"),
    (
        "5 working_days",
        "2026-03-09T09:00",
        "2026-03-14T00:00/2026-03-16T00:00",
        "2026-03-16T18:00",
    ),  # a weekend
    (
        "5 working_days",
        "2026-03-09T09:00",
        "2026-03-11T10:00/2026-03-11T18:00",
        "2026-03-17T18:00",
    ),  # to the close
    (
        "5 working_days",
        "2026-03-09T09:00",
        "2026-03-11T18:00/2026-03-12T09:00",
        "2026-03-16T18:00",
    ),  # from it
    ("5 working_days", "2026-09-18T09:00", "2026-09-20T08:00/2026-09-21T08:00", "2026-09-28T18:00"),
    ("5 working_days", "2026-09-28T09:00", "2026-10-01T00:00/2026-10-07T23:59", "2026-10-10T18:00"),
    ("3 working_days", "2026-03-09T09:00", "2026-03-10T00:00/2026-03-10T23:59", "2026-03-13T18:00"),
]


@pytest.mark.parametrize(
    ("limit", "start", "paused", "expected"),
    [*SPANS, *PAUSED_SPANS, *WORKING, *HOLIDAYS, *PAUSED_DAYS],
)
def test_it_is_due_when_worked_out_by_hand(limit: str, start: str, paused: str, expected: str) -> None:
    found = due(clock(limit), at(start), calendar=CALENDAR, closes=CLOSES, pauses=pauses(paused))
    assert found == Due(at=at(expected))


@pytest.mark.parametrize(
    ("limit", "since", "left"),
    [
        ("2 hours", "2026-03-10T10:00", 60),
        ("5 working_days", "2026-03-12T10:00", 3),  # the 10th and 11th had gone by
    ],
)
def test_what_stands_still_has_no_moment_but_something_left(limit: str, since: str, left: int) -> None:
    start = at("2026-03-09T09:00") if "days" in limit else at("2026-03-10T09:00")
    found = due(clock(limit), start, calendar=CALENDAR, closes=CLOSES, pauses=pauses(since))
    assert found == Due(at=None, left=left)


def test_a_year_not_announced_is_said() -> None:
    found = due(clock("5 working_days"), at("2026-12-29T09:00"), calendar=CALENDAR, closes=CLOSES)
    # 30 31 | 4 5 6, as far as the law itself goes
    assert found == Due(at=at("2027-01-06T18:00"), unknown_year=2027)


MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2026, 11, 1)).map(  # noqa: DTZ001  (set to China's next)
    lambda moment: moment.replace(tzinfo=CHINA)
)
LIMITS = st.one_of(
    st.integers(1, 40).map(lambda number: clock(f"{number} working_days")),
    st.integers(1, 300).map(lambda number: clock(f"{number} hours")),
)
RESTS = st.lists(
    st.tuples(MOMENTS, st.integers(0, 200)).map(
        lambda each: Pause(each[0], each[0] + timedelta(hours=each[1]))
    ),
    max_size=4,
)


def moment(limit: Clock, start: datetime, calendar: WorkCalendar, rests: list[Pause]) -> datetime:
    found = due(limit, start, calendar=calendar, closes=CLOSES, pauses=rests).at
    assert found is not None
    return found


@given(LIMITS, MOMENTS, st.frozensets(st.dates(date(2025, 1, 1), date(2026, 12, 31)), max_size=30), RESTS)
def test_one_more_holiday_never_makes_it_due_earlier(
    limit: Clock, start: datetime, more: frozenset[date], rests: list[Pause]
) -> None:
    with_more = WorkCalendar(holidays=OFF | more, worked=WORKED - more, announced=CALENDAR.announced)
    assert moment(limit, start, with_more, rests) >= moment(limit, start, CALENDAR, rests)


@given(LIMITS, MOMENTS, RESTS)
def test_a_pause_never_makes_it_due_earlier_and_their_order_says_nothing(
    limit: Clock, start: datetime, rests: list[Pause]
) -> None:
    found = moment(limit, start, CALENDAR, rests)
    assert found >= moment(limit, start, CALENDAR, rests[1:]) > start
    assert moment(limit, start, CALENDAR, rests[::-1]) == found


@given(LIMITS, MOMENTS, st.integers(0, 5000), RESTS)
def test_who_asks_later_is_not_answered_earlier(
    limit: Clock, start: datetime, minutes: int, rests: list[Pause]
) -> None:
    later = start + timedelta(minutes=minutes)
    assert moment(limit, later, CALENDAR, rests) >= moment(limit, start, CALENDAR, rests)


def test_the_edition_that_holds_on_the_day_counts() -> None:
    def edition(number: str, valid_from: str, company: str = "") -> Clock:
        return Clock(
            code="answer",
            issuer="a",
            edition=number,
            valid_from=valid_from,
            amount=1,
            unit=Unit.HOURS,
            company=company,
        )

    every = [
        edition("2", "2023-01-01"),
        edition("1", "2011-01-01"),
        edition("south", "2017-01-01", "southern_grid"),
    ]
    for day, company, expected in (
        ("2010-12-31", "state_grid", []),
        ("2022-12-31", "state_grid", ["1"]),
        ("2023-01-01", "state_grid", ["2"]),
        ("2026-01-01", "southern_grid", ["2", "south"]),
    ):
        found = in_force(every, date.fromisoformat(day), company=company)
        assert [each.edition for each in found] == expected
