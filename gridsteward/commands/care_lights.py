"""Whom there is reason to look in on, and what came of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import asdict

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import care_light_words, care_lights, households
from gridsteward.records.care_light import CareLight, LightRecord, LookOutcome, LookWay
from gridsteward.words import Words


def show(session: Session) -> Answer:
    """List the lights of a day, the most pressing first, and the station's own record."""
    given = session.arguments.date
    with session.opened() as area:
        found = care_lights.care_lights(area, date.fromisoformat(given) if given else None)
        record = care_lights.light_record(area)
    words = session.words
    data = {
        "lights": [
            {
                "account_no": each.household.account_no,
                "day": each.day,
                "level": each.level.value,
                "tier": each.tier,
                "reason": care_light_words.sentence(each.reason, words),
                "reason_key": each.reason.key,
                "since": each.lit_at,
                "step": each.step,
                "outcome": each.look.outcome if each.look else "",
            }
            for each in found
        ],
        "record": {**asdict(record), "share": record.share},
    }
    return Answer(data=data, lines=list(_lines(found, record, words)), notes=[words("care_lights.note")])


def look(session: Session) -> Answer:
    """Keep what came of looking in."""
    arguments, words = session.arguments, session.words
    outcome = LookOutcome(arguments.outcome)
    with session.opened() as area:
        home = households.household_by_account(area, arguments.account_no)
        kept, _ = care_lights.look_in(area, home.id, outcome, way=LookWay(arguments.way), note=arguments.note)
    said = words(
        "care_lights.kept", name=home.name or home.account_no, outcome=words(f"look_outcome.{outcome}")
    )
    data = {"account_no": home.account_no, "outcome": kept.outcome, "way": kept.way, "lit_at": kept.lit_at}
    return Answer(data=data, lines=[said])


def _lines(found: Sequence[CareLight], record: LightRecord, words: Words) -> Iterator[str]:
    if not found:
        yield words("care_lights.none")
        return
    for each in found:
        household = each.household
        yield words(
            "care_lights.line",
            level=words(f"light.{each.level}"),
            name=household.name,
            account_no=household.account_no,
            village=household.village,
        ).rstrip()
        yield words("care_lights.said", reason=care_light_words.sentence(each.reason, words))
        if each.look is not None:
            yield words(
                "care_lights.looked",
                at=each.look.at[:16].replace("T", " "),
                way=words(f"look_way.{each.look.way}"),
                outcome=words(f"look_outcome.{each.look.outcome}"),
            )
        if each.step:
            yield words("care_lights.first", step=care_light_words.step(each, words))
    if record.hours is None:
        yield words("care_lights.record_none")
    else:
        yield words(
            "care_lights.record",
            lights=record.lights,
            looked=record.looked_into,
            decided=record.decided,
            real=record.real,
            hours=f"{record.hours:.1f}",
        )
