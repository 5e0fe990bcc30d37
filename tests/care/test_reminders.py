"""What would go wrong at somebody's door if one rule of the reminders were otherwise."""

from datetime import date, datetime, timedelta

import pytest

from gridsteward.care.reminders import CHINA, Course, loudest_first, occasion
from gridsteward.records.reminder import (
    ActKind,
    Had,
    Loudness,
    Occurrence,
    ReminderAct,
    ReminderFacts,
    ReminderRule,
    RuleKind,
    State,
)

TUESDAYS = ReminderRule(
    kind=RuleKind.CALENDAR, what="stove off?", starts="2026-03-02", time="19:00", rrule="FREQ=WEEKLY;BYDAY=TU"
)
WEEKLY = ReminderRule(kind=RuleKind.SINCE_CONTACT, what="how is it?", starts="2026-03-02", every_days=7)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=CHINA)


def act(kind: ActKind, moment: str, day: str = "", **values: object) -> ReminderAct:
    return ReminderAct(kind=kind, at=at(moment).isoformat(), steward="Li", day=day, **values)  # type: ignore[arg-type]


def course(rule: ReminderRule, *acts: ReminderAct, had: tuple[Had, ...] = (), **facts: object) -> Course:
    return Course(rule, ReminderFacts(acts=acts, had=had, **facts))  # type: ignore[arg-type]


def open_at(found: Course, moment: str) -> Occurrence:
    now, _ = found.at(at(moment))
    assert now is not None
    return now


def days(found: Course, year: int) -> list[str]:
    listed = found.between(date(year, 1, 1), date(year, 12, 31), at("01-01T00:00"))
    return [each.due.astimezone(CHINA).date().isoformat() for each in listed]


def test_a_call_not_made_grows_louder_and_then_reaches_the_supervisor_and_the_next_one_counts_it() -> None:
    found = course(TUESDAYS)
    assert found.at(at("03-03T18:59"))[0] is None
    assert [open_at(found, moment).loudness for moment in ("03-03T19:00", "03-04T19:00", "03-05T19:00")] == [
        Loudness.CALM,
        Loudness.LOUD,
        Loudness.SUPERVISOR,
    ]
    later = open_at(found, "03-17T19:00")
    assert (later.day, later.missed, later.loudness) == (date(2026, 3, 17), 2, Loudness.CALM)
    order = sorted((later, open_at(found, "03-05T19:00")), key=loudest_first)
    assert order[0].loudness is Loudness.SUPERVISOR


def test_what_is_put_off_rings_again_at_its_time_and_not_before() -> None:
    found = course(
        TUESDAYS, act(ActKind.SNOOZE, "03-03T19:05", "2026-03-03", until="2026-03-04T08:00:00+08:00")
    )
    assert open_at(found, "03-04T07:59").state is State.SNOOZED
    again = open_at(found, "03-04T08:00")
    assert (again.state, again.rings) == (State.DUE, at("03-04T08:00"))
    assert again.ring != open_at(course(TUESDAYS), "03-03T19:00").ring


def test_a_deputy_holds_it_until_it_is_taken_back_and_its_lateness_goes_on_counting() -> None:
    handed = act(ActKind.HAND, "03-03T19:05", "2026-03-03", to="Wang", text="please call")
    held = open_at(course(TUESDAYS, handed), "03-05T19:00")
    assert (held.state, held.loudness) == (State.HANDED, Loudness.SUPERVISOR)
    back = course(TUESDAYS, handed, act(ActKind.TAKE_BACK, "03-04T08:00", "2026-03-03"))
    assert open_at(back, "03-04T08:00").state is State.DUE


def test_whoever_stood_in_the_home_is_not_told_to_call_but_a_word_before_it_was_due_is_not_enough() -> None:
    def visited(moment: str) -> Course:
        return course(TUESDAYS, had=(Had(at=at(moment), visit=True),))

    assert visited("03-03T20:00").at(at("03-03T21:00"))[0] is None
    assert open_at(visited("03-03T18:00"), "03-03T21:00").state is State.DUE
    message = course(TUESDAYS, had=(Had(at=at("03-03T20:00")),))
    assert open_at(message, "03-03T21:00").state is State.DUE
    named = course(TUESDAYS, had=(Had(at=at("03-03T18:00"), occasion=occasion("", date(2026, 3, 3))),))
    assert named.at(at("03-03T21:00"))[0] is None


def test_every_contact_begins_the_days_anew_wherever_the_laptop_says_it_is() -> None:
    tokyo = Had(at=datetime.fromisoformat("2026-03-06T00:30:00+09:00"))  # still the fifth at the station
    found = course(WEEKLY, had=(tokyo,))
    assert open_at(found, "03-12T09:00").day == date(2026, 3, 12)
    assert found.at(at("03-12T08:59"))[1].due == at("03-12T09:00")  # type: ignore[union-attr]
    let_be = course(WEEKLY, act(ActKind.CANCEL, "03-02T10:00", "2026-03-02", reason="in hospital"))
    assert open_at(let_be, "03-09T09:00").day == date(2026, 3, 9)
    assert let_be.at(at("03-09T08:00"))[0] is None


def test_a_change_holds_from_its_day_and_leaves_what_was_before() -> None:
    thursdays = ReminderRule(
        kind=RuleKind.CALENDAR, what="stove off?", starts="2026-03-02", rrule="FREQ=WEEKLY;BYDAY=TH"
    )
    found = course(TUESDAYS, act(ActKind.CHANGE, "03-10T08:00", rule=thursdays))
    assert days(found, 2026)[:3] == ["2026-03-03", "2026-03-12", "2026-03-19"]
    assert found.rule == thursdays


def test_a_stopped_reminder_asks_for_nothing_and_what_was_open_does_not_come_back_with_it() -> None:
    stop = act(ActKind.STOP, "03-05T08:00")
    stopped = course(TUESDAYS, stop)
    assert stopped.at(at("03-20T08:00")) == (None, None)
    again = course(TUESDAYS, stop, act(ActKind.CHANGE, "03-20T08:00", rule=TUESDAYS))
    now, coming = again.at(at("03-20T09:00"))
    assert now is None
    assert coming is not None
    assert coming.day == date(2026, 3, 24)


@pytest.mark.parametrize(
    ("anchor", "birth", "calendar", "told"),
    [
        ("spring_festival", "", "", ["2026-02-14"]),
        ("mid_autumn", "", "", ["2026-09-22"]),
        ("birthday", "1940-02-29", "solar", ["2026-02-25"]),
        ("birthday", "1940-12-30", "lunar", ["2026-02-13"]),  # the twelfth month ends with its 29th
        ("birthday", "1940", "solar", []),
        ("birthday", "1940-06-01", "lunar", ["2026-07-11"]),
    ],
)
def test_care_dates_are_told_of_days_before(anchor: str, birth: str, calendar: str, told: list[str]) -> None:
    rule = ReminderRule(kind=RuleKind.DATE, what="greet", starts="2025-01-01", anchor=anchor, offset=-3)
    assert days(course(rule, birth=birth, birth_calendar=calendar), 2026) == told


def test_a_lunar_day_of_every_month_comes_in_a_doubled_month_too_and_one_of_the_year_only_once() -> None:
    monthly = ReminderRule(kind=RuleKind.LUNAR, what="incense", starts="2025-01-01", lunar_day=15)
    sixth = ReminderRule(kind=RuleKind.LUNAR, what="fair", starts="2025-01-01", lunar_month=6, lunar_day=15)
    assert len([each for each in days(course(monthly), 2025) if "2025-06-20" < each < "2025-09-01"]) == 2
    assert days(course(sixth), 2025) == ["2025-07-09"]


def test_who_was_called_yesterday_is_not_called_again_for_the_same_heat() -> None:
    heat = ReminderRule(
        kind=RuleKind.WEATHER, what="drink", starts="2026-01-01", weather="heat", every_days=2, time="08:00"
    )
    hot = (date(2026, 7, 1), date(2026, 7, 2), date(2026, 7, 3))
    found = course(heat, had=(Had(at=at("07-01T10:00")),), weather=hot)
    assert found.at(at("07-01T23:00"))[0] is None
    assert found.at(at("07-02T23:00"))[0] is None
    assert open_at(found, "07-03T08:00").day == date(2026, 7, 3)


def test_an_outage_heard_of_late_is_told_of_at_once() -> None:
    before = ReminderRule(kind=RuleKind.OUTAGE, what="charge", starts="2026-01-01", offset=-2)
    found = course(before, outages=(date(2026, 5, 3),))
    assert open_at(found, "05-02T20:00").due == at("05-01T09:00")
    assert open_at(found, "05-02T20:00").rings + timedelta(hours=35) == at("05-02T20:00")
