"""How an outage and the clocks of its people read on screen."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication

from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.wording import day as say_day
from gridsteward.desktop.wording import listed, phone
from gridsteward.records.contact import CareContact
from gridsteward.records.outage import Outage, OutageState
from gridsteward.records.outage_round import CareRound, OutagePerson, Reachable
from gridsteward.words import Words

translate = QCoreApplication.translate
SOON_MIN: Final = 30
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
STATE_TONES: Final[dict[OutageState, Tone]] = {
    OutageState.ON: "alarm",
    OutageState.COMING: "watch",
    OutageState.OVER: "good",
    OutageState.CANCELLED: "plain",
}


def span(minutes: int) -> str:
    """Return a length of time: 12 min, 3 h, 2 h 5 min."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return translate("CareRound", "{minutes} min").format(minutes=rest)
    if not rest:
        return translate("CareRound", "{hours} h").format(hours=hours)
    return translate("CareRound", "{hours} h {minutes} min").format(hours=hours, minutes=rest)


def clock_text(person: OutagePerson, now: datetime, words: Words) -> tuple[str, Tone]:
    """Return when somebody is to be called, with what it means."""
    clock = person.clock
    if not clock.due:
        if not clock.turns:
            return translate("CareRound", "No call due"), "unknown"
        return translate("CareRound", "All had"), "good"
    wait = _minutes(clock.due, now)
    if clock.overdue:
        late = -_minutes(clock.owed, now)
        return translate("CareRound", "Overdue {span}").format(span=span(late)), "alarm"
    if wait > _DAY:
        return moment(words, clock.due), "unknown"
    tone: Tone = "watch" if wait <= SOON_MIN else "unknown"
    if wait <= 0:
        return translate("CareRound", "Now"), "watch"
    return translate("CareRound", "In {span}").format(span=span(wait)), tone


def step_text(person: OutagePerson, words: Words) -> str:
    """Return what the next contact is for."""
    clock = person.clock
    if clock.step is None:
        return ""
    open_turn = next(each for each in clock.turns if each.due == clock.owed and each.step is clock.step)
    return words(f"outage_step.{clock.step.value}", number=open_turn.number)


def again_text(person: OutagePerson) -> str:
    """Return at what time it is tried again after nobody was reached, "" else."""
    clock = person.clock
    if clock.due == clock.owed:
        return ""
    return translate("CareRound", "Try again {time}").format(time=clock.due[11:16])


def last_text(contact: CareContact | None, words: Words, today: date) -> str:
    """Return the latest contact in one line, "" for none; with its day when that is not today."""
    if contact is None:
        return ""
    outcome = words.section("contact_outcome").get(contact.outcome, contact.outcome)
    said = translate("CareRound", "{time} {who}: {outcome}").format(
        time=contact.at[11:16] if contact.at[:10] == today.isoformat() else moment(words, contact.at),
        who=contact.steward,
        outcome=outcome,
    )
    return f"{said} · {contact.note}" if contact.note else said


def reach_text(people: tuple[Reachable, ...], words: Words) -> str:
    """Return who to ring up, the number first: it is what must not be cut."""
    parts = []
    for each in people:
        numbers = listed(words, [phone(number) for number in each.phones])
        relation = words.section("relation").get(each.relation, "")
        name = words("care_round.who", name=each.name, relation=relation) if relation else each.name
        parts.append(f"{numbers} {name}".strip())
    return " · ".join(parts)


def moment(words: Words, iso: str) -> str:
    """Return 11月25日 08:00."""
    return f"{say_day(words, date.fromisoformat(iso[:10]), weekday=False)} {iso[11:16]}"


def outage_where(outage: Outage, words: Words) -> str:
    """Return the districts of an outage."""
    return listed(words, outage.names)


def outage_when(outage: Outage, words: Words) -> str:
    """Return from when to when: the day once when it ends on the same."""
    begins = moment(words, outage.begins)
    ends = outage.restored or outage.expected
    if not ends:
        return translate("CareRound", "from {begins}").format(begins=begins)
    until = ends[11:16] if ends[:10] == outage.begins[:10] else moment(words, ends)
    return f"{begins} – {until}"


def round_tone(found: CareRound) -> Tone:
    """Return what an outage means at a glance."""
    if found.overdue:
        return "alarm"
    return "watch" if found.open else "good"


def _minutes(iso: str, now: datetime) -> int:
    return round((datetime.fromisoformat(iso) - now).total_seconds() / 60)
