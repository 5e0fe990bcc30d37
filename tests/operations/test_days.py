"""A working day taken for a holiday hides what happened on it; the other way a festival looks like a rise."""

from datetime import date, timedelta

from gridsteward.operations.days import days_off, working_days


def test_a_year_as_the_state_council_gave_it() -> None:
    off = set(days_off(date(2026, 1, 1), date(2026, 12, 31)))
    assert off >= {date(2026, 2, 15) + timedelta(days=at) for at in range(9)}  # 15 to 23 February
    assert off >= {date(2026, 10, 1) + timedelta(days=at) for at in range(7)}
    worked = (date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 9, 20), date(2026, 10, 10))
    assert not off & set(worked)
    assert date(2026, 3, 7) not in off, "an ordinary weekend is no holiday"


def test_spring_festival_of_a_year_nobody_announced_yet_is_there() -> None:
    off = set(days_off(date(2034, 1, 1), date(2034, 12, 31)))
    assert off >= {date(2034, 2, 18) + timedelta(days=at) for at in range(8)}  # new year on 19 February


def test_only_the_days_asked_for_in_their_order() -> None:
    off = days_off(date(2025, 12, 30), date(2026, 1, 3))
    assert off == [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3)]


def test_working_days_are_those_of_the_notice_and_what_is_not_announced_is_not_supposed() -> None:
    calendar = working_days(date(2026, 1, 1), date(2034, 1, 1))
    assert 2026 in calendar.announced
    assert 2034 not in calendar.announced
    assert all(calendar.works(date(2026, month, day)) for month, day in ((1, 4), (2, 28), (9, 20), (10, 10)))
    assert not any(
        calendar.works(date(2026, month, day)) for month, day in ((2, 16), (2, 23), (10, 7), (10, 11))
    )
    assert not calendar.works(date(2034, 5, 1)), "the law names it"
    assert calendar.works(date(2034, 5, 4)), "that it is moved there is somebody's guess"
