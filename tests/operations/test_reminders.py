"""Whom the steward is told to call, on which laptop, and what of it a deputy may read."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from gridsteward.operations import activities, devices, outages, visits, weather
from gridsteward.operations import reminder_acts as acts
from gridsteward.operations.area import Area
from gridsteward.operations.contacts import contacts_with, record_contact
from gridsteward.operations.reminder_offers import offers
from gridsteward.operations.reminder_words import monthly, weekly, when
from gridsteward.operations.reminders import announce, reminders, reminders_page
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, Person
from gridsteward.records.ids import made_by_hand
from gridsteward.records.outage import OutageKind
from gridsteward.records.reminder import Loudness, ReminderRule, RuleKind, State, WeatherKind
from gridsteward.records.sealed import Audience
from gridsteward.records.sync import DeviceRole
from gridsteward.records.visit import VisitDraft
from gridsteward.words import Words
from tests.marking import mark
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair

EVENING = ReminderRule(
    kind=RuleKind.CALENDAR, what="炉子关了没有", starts="2026-09-16", time="19:00", rrule=weekly(("WE", "TH"))
)
WEEK = ReminderRule(kind=RuleKind.SINCE_CONTACT, what="问个平安", starts="2026-09-16", every_days=7)


@pytest.fixture
def home(grid: Area) -> str:
    """Return a home of one old woman."""
    made = Household(
        id=made_by_hand(), account_no="0000000001", name="桂秀英", transformer_district="桂溪1号台区"
    )
    woman = Person(
        id=made_by_hand(), household_id=made.id, name="桂秀英", birth="1940-08-15", birth_calendar="lunar"
    )
    with grid.store.write("household.add", about=made.id) as write:
        write.insert(made, woman)
    return made.id


def test_what_is_due_is_put_off_handed_over_and_done_and_asks_no_more(
    grid: Area, home: str, clock: WallClock
) -> None:
    acts.add_reminder(grid, home, EVENING)
    assert [each.occurrence.day for each in reminders_page(grid).coming if each.occurrence] == [
        date(2026, 9, 16)
    ]
    clock.set(16, 19)
    (item,) = reminders_page(grid).due
    with pytest.raises(Fault, match="reminder_no_reason"):
        acts.snooze(grid, item, until=clock() + timedelta(hours=1), reason=" ")
    with pytest.raises(Fault, match="reminder_until"):  # the next one would have come before
        acts.snooze(grid, item, until=clock() + timedelta(hours=24), reason="下雨")
    acts.snooze(grid, item, until=clock() + timedelta(hours=1), reason="她在吃饭")
    page = reminders_page(grid)
    assert (page.due, [each.occurrence.state for each in page.resting if each.occurrence]) == (
        (),
        [State.SNOOZED],
    )
    clock.set(16, 20)
    (item,) = reminders_page(grid).due
    acts.hand_over(grid, item, to="王芳", text="请晚上给桂奶奶打个电话")
    (handed,) = reminders_page(grid).resting
    acts.take_back(grid, handed)
    (item,) = reminders_page(grid).due
    acts.done(grid, item, way=ContactWay.HOTLINE, outcome=ContactOutcome.NOT_REACHED)
    assert len(reminders_page(grid).due) == 1, "nobody was reached: it is still to be done"
    acts.done(grid, item, way=ContactWay.HOTLINE, note="都关了")
    assert reminders_page(grid).due == ()
    clock.set(17, 19)
    (item,) = reminders_page(grid).due
    acts.let_be(grid, item, reason="在女儿家")
    assert reminders_page(grid).due == ()


def test_a_deputy_reads_the_words_they_were_given_and_their_call_ends_it_on_the_stewards_laptop(
    grid: Area, home: str, clock: WallClock
) -> None:
    made, _ = acts.add_reminder(grid, home, EVENING)
    clock.set(16, 19)
    (item,) = reminders_page(grid).due
    acts.hand_over(grid, item, to="王芳", text="请晚上打个电话")
    rows = dict(grid.store.query("SELECT kind, scope FROM sealed"))
    assert rows == {"reminder": Audience.STEWARD, "reminder_handed": Audience.EVERYBODY}
    record_contact(grid, home, way=ContactWay.HOTLINE, occasion=item.key)
    assert reminders_page(grid).resting == ()
    assert made not in item.key, "who reads the contact cannot tell which reminder it was for"


def test_after_a_week_asleep_everything_is_announced_once_and_nothing_again(
    grid: Area, home: str, clock: WallClock
) -> None:
    acts.add_reminder(grid, home, EVENING)
    acts.add_reminder(grid, home, WEEK)
    clock.set(16, 8)
    assert announce(grid, reminders_page(grid)) == [], "due at nine, which is not yet"
    clock.set(25, 8)
    told = announce(grid, reminders_page(grid))
    assert sorted(each.occurrence.missed for each in told if each.occurrence) == [0, 3]
    clock.set(16, 8)
    assert announce(grid, reminders_page(grid)) == [], "the clock was set back"
    clock.set(25, 9)
    assert announce(grid, reminders_page(grid)) == []
    assert [each.occurrence.loudness for each in reminders_page(grid).overdue if each.occurrence] == [
        Loudness.SUPERVISOR
    ]


def test_any_contact_begins_the_days_anew_and_a_visit_answers_what_was_due(
    grid: Area, home: str, clock: WallClock
) -> None:
    acts.add_reminder(grid, home, WEEK)
    clock.set(16, 10)
    assert len(reminders_page(grid).due) == 1
    record_contact(grid, home, way=ContactWay.RELATIVES)
    page = reminders_page(grid)
    assert page.due == ()
    assert [each.occurrence.day for each in page.coming if each.occurrence] == [date(2026, 9, 23)]


def test_weather_and_outages_are_reasons_to_call(
    grid: Area, home: str, clock: WallClock, tmp_path: Path
) -> None:
    rule = ReminderRule(kind=RuleKind.WEATHER, what="天热", starts="2026-09-01", weather="heat", time="08:00")
    acts.add_reminder(grid, home, rule)
    acts.add_reminder(grid, home, replace(rule, kind=RuleKind.OUTAGE, what="停电", offset=-2))
    file = tmp_path / "气温.csv"
    file.write_text("日期,最高,最低\n2026-09-17,36.5,26\n2026-09-18,34,25\n2026-12-30,3,-2\n", "gb18030")
    found, _ = weather.read_weather(grid, file)
    assert [(each.day, each.kind) for each in found] == [("2026-09-17", "heat")]
    weather.say_weather(grid, date(2026, 9, 16), WeatherKind.HEAT)
    begins = clock().replace(day=18, hour=8)
    outages.add_outage(grid, kind=OutageKind.PLANNED, begins=begins, names=["桂溪1号台区"])
    assert sorted(each.occurrence.rule.what for each in reminders_page(grid).due if each.occurrence) == [
        "停电",
        "天热",
    ]
    weather.take_weather_back(grid, date(2026, 9, 16), WeatherKind.HEAT)
    assert [each.occurrence.rule.what for each in reminders_page(grid).due if each.occurrence] == ["停电"]


def test_a_change_holds_from_today_and_a_stopped_one_begins_anew(
    grid: Area, home: str, clock: WallClock
) -> None:
    acts.add_reminder(grid, home, WEEK)
    (reminder,) = reminders(grid, home)
    acts.change_reminder(grid, reminder, replace(WEEK, what="看看", time="15:00"))
    clock.set(16, 14)
    assert reminders_page(grid).due == ()
    clock.set(20, 9)
    acts.stop_reminder(grid, reminders(grid, home)[0])
    assert reminders_page(grid).due == ()
    (stopped,) = reminders(grid, home)
    assert stopped.now is None
    acts.change_reminder(grid, stopped, WEEK)
    (item,) = reminders_page(grid).due
    assert item.occurrence is not None
    assert item.occurrence.due.date() == date(2026, 9, 20), "not overdue since before it was stopped"
    acts.erase_reminder(grid, reminders(grid, home)[0])
    assert reminders(grid, home) == []


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        (replace(EVENING, what=" "), "reminder_no_what"),
        (replace(EVENING, rrule="FREQ=NEVER"), "reminder_no_days"),
        (replace(EVENING, ends="2026-01-01"), "reminder_ends_before"),
        (
            ReminderRule(kind=RuleKind.DATE, what="x", starts="2026-09-16", anchor="2026-09-01"),
            "reminder_no_days",
        ),
        (
            ReminderRule(kind=RuleKind.DATE, what="x", starts="2026-09-16", anchor="birthday"),
            "reminder_no_birthday",
        ),
        (ReminderRule(kind=RuleKind.LUNAR, what="x", starts="2026-09-16", lunar_day=31), "reminder_no_days"),
    ],
)
def test_what_would_never_ring_is_not_kept(grid: Area, home: str, rule: ReminderRule, kind: str) -> None:
    with pytest.raises(Fault, match=kind):
        acts.add_reminder(grid, home, rule)
    assert reminders(grid) == []


def test_what_fits_a_home_is_offered_until_it_is_set(grid: Area, home: str) -> None:
    words = Words()
    assert offers(grid, home, words) == []
    mark(grid, home, "forgetful")
    mark(grid, home, "living_alone")
    found = {each.key: each.rule for each in offers(grid, home, words)}
    assert {"switch_off", "pay", "cold", "weekly", "birthday"} <= found.keys()
    assert "电热毯" in found["switch_off"].checks
    assert when(found["birthday"], words) == "生日当天 09:00"
    for rule in found.values():
        acts.add_reminder(grid, home, rule)
    assert offers(grid, home, words) == []


def test_after_something_was_done_a_call_back_is_offered_for_every_home(grid: Area, clock: WallClock) -> None:
    """Nobody who had a fault mended has to ring up again to say that it was not."""
    other = Household(id=made_by_hand(), account_no="0610442799", name="向小军")
    with grid.store.write("household.new", about=other.id) as write:
        write.insert(other)
    assert offers(grid, other.id, Words()) == []
    draft = VisitDraft(
        id="",
        household_id=other.id,
        started_at=(clock() - timedelta(minutes=30)).isoformat(timespec="seconds"),
        ended_at=(clock() - timedelta(minutes=10)).isoformat(timespec="seconds"),
        met="person",
        purposes=("fault",),
    )
    visits.record_visits(grid, [draft])
    (offer,) = offers(grid, other.id, Words())
    assert (offer.key, offer.rule.anchor) == ("follow_up", clock().date().isoformat())
    acts.add_reminder(grid, other.id, offer.rule)
    assert offers(grid, other.id, Words()) == []
    clock.at += timedelta(days=3, hours=1)
    (due,) = reminders_page(grid).due
    assert due.household.id == other.id


def test_days_are_said_as_people_say_them() -> None:
    words, english = Words(), Words("en")
    assert when(EVENING, words) == "每周三、周四 19:00"
    assert when(EVENING, english) == "every Wednesday and Thursday, 19:00"
    assert when(replace(EVENING, rrule=monthly(31)), words) == "每月 31 号 19:00"
    assert when(replace(WEEK, kind=RuleKind.LUNAR, lunar_day=15), words) == "农历每月十五 09:00"
    assert (
        when(replace(WEEK, kind=RuleKind.DATE, anchor="spring_festival", offset=-3), words)
        == "春节前 3 天 09:00"
    )


def test_who_came_to_an_activity_was_met_and_who_did_not_was_not(
    grid: Area, home: str, clock: WallClock
) -> None:
    made, _ = activities.add_activity(
        grid, day=date(2026, 9, 17), what="安全用电讲座", time="14:00", place="村部"
    )
    activities.invite(grid, made.id, [home])
    with pytest.raises(Fault, match="activity_ahead"):
        activities.say_came(grid, made.id, home)
    clock.set(17, 17)
    for _ in range(2):
        activities.say_came(grid, made.id, home)
    (contact,) = contacts_with(grid, home)
    assert (contact.at[:16], contact.note) == ("2026-09-17T14:00", "安全用电讲座")
    activities.say_came(grid, made.id, home, came=False)
    assert contacts_with(grid, home) == []
    assert [len(each.guests) for each in activities.activities(grid)] == [1]
    activities.take_off(grid, made.id, home)
    activities.call_off(grid, made.id)
    assert activities.activities(grid) == []


def test_the_supervisor_hears_of_it_once_it_is_late_and_a_deputys_call_ends_it_everywhere(
    pair: Pair, clock: WallClock
) -> None:
    home = pair.household()
    pair.first.now = pair.other.now = clock
    acts.add_reminder(pair.other, home.id, EVENING)
    pair.exchange()
    clock.set(16, 19)
    here, there = reminders_page(pair.first), reminders_page(pair.other)
    assert (len(here.due), len(here.others), len(there.due)) == (0, 1, 1)
    (item,) = there.due
    acts.hand_over(pair.other, item, to=pair.first.steward, text="请打个电话")
    pair.exchange()
    clock.set(17, 18, 59)
    assert reminders_page(pair.first).overdue == ()
    device = next(each.id for each in devices.devices(pair.first) if not each.this)
    devices.set_role(pair.first, device, DeviceRole.DEPUTY)
    pair.exchange()
    assert reminders(pair.other) == [], "a deputy may read no steward's reminder"
    made, _ = acts.add_reminder(
        pair.first, home.id, replace(WEEK, what="心脏病，问平安", starts="2026-09-17")
    )
    clock.set(17, 19)
    item = next(each for each in reminders_page(pair.first).due if each.reminder and each.reminder.id == made)
    acts.hand_over(pair.first, item, to=pair.other.steward, text="请打个电话")
    pair.exchange()
    (handed,) = [each for each in reminders_page(pair.other).due if each.key == item.key]
    assert handed.handed is not None
    assert handed.handed.text == "请打个电话"
    assert "心脏病" not in repr(pair.other.store.query("SELECT * FROM sealed")), (
        "nor does it lie there readable"
    )
    acts.done(pair.other, handed, way=ContactWay.HOTLINE)
    assert item.key not in {each.key for each in reminders_page(pair.other).due}
    pair.exchange()
    page = reminders_page(pair.first)
    assert item.key not in {each.key for each in (*page.due, *page.resting)}


def test_two_days_late_it_is_the_supervisors_too(pair: Pair, clock: WallClock) -> None:
    home = pair.household()
    pair.first.now = pair.other.now = clock
    acts.add_reminder(pair.other, home.id, replace(WEEK, time="00:00"))
    pair.exchange()
    clock.set(17, 23)
    assert (len(reminders_page(pair.first).due), announce(pair.first, reminders_page(pair.first))) == (0, [])
    clock.set(18, 0)
    assert len(reminders_page(pair.first).due) == 1
    assert len(announce(pair.first, reminders_page(pair.first))) == 1
    assert reminders_page(pair.first).overdue[0].key == reminders_page(pair.other).overdue[0].key
