"""The fields a person can change, each with its kind, and how a value reads."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from gridsteward.desktop import wording
from gridsteward.records.household import Calendar, Household, Person
from gridsteward.records.journal import Value
from gridsteward.words import Words

translate: Final = QCoreApplication.translate
Kind = Literal["text", "long", "account", "phones", "number", "choice", "date", "birth", "yes_no", "time"]


class FieldSpec(Struct, frozen=True):
    """A field of a record.

    `vocabulary` is a section of the words, or several separated by a space, `unit` stands behind a number, `title` is
    a key of [field] where it is not the field's own name.
    """

    name: str
    kind: Kind = "text"
    vocabulary: str = ""
    unit: str = ""
    title: str = ""


HOUSEHOLD_FIELDS: Final = (
    FieldSpec("name"),
    FieldSpec("account_no", "account"),
    FieldSpec("address"),
    FieldSpec("village"),
    FieldSpec("transformer_district"),
    FieldSpec("meter_no"),
    FieldSpec("meter_phase"),
    FieldSpec("tariff_class", "choice", "tariff_class"),
    FieldSpec("contracted_capacity", "number", unit="kW"),
    FieldSpec("tenure", "choice", "tenure"),
    FieldSpec("residents", "number"),
    FieldSpec("moved_in", "date"),
    FieldSpec("leading_class", "choice", "relation_class"),
    FieldSpec("longitude", "number", unit="°"),
    FieldSpec("latitude", "number", unit="°"),
    FieldSpec("note", "long"),
)
PERSON_FIELDS: Final = (
    FieldSpec("name", title="name_of_person"),
    FieldSpec("relation", "choice", "relation"),
    FieldSpec("phones", "phones"),
    FieldSpec("birth", "birth"),
    FieldSpec("note", "long"),
)
PERSON_FLAGS: Final = ("lives_here", "main_contact", "emergency_contact")
_SPECS: Final[Mapping[str, FieldSpec]] = {
    **{spec.name: spec for spec in (*PERSON_FIELDS, *HOUSEHOLD_FIELDS)},
    **{
        name: FieldSpec(name, "yes_no")
        for name in (*PERSON_FLAGS, "birth_leap", "late", "peak_done", "ending_done")
    },
    **{name: FieldSpec(name, "date") for name in ("since", "expires", "due", "next_visit", "day")},
    "birth": FieldSpec("birth", "date"),
    "birth_calendar": FieldSpec("birth_calendar", "choice", "calendar"),
    "met": FieldSpec("met", "choice", "met"),
    "purposes": FieldSpec("purposes", "choice", "purpose"),
    "checks": FieldSpec("checks", "choice", "check"),
    "mood": FieldSpec("mood", "choice", "mood"),
    "tag": FieldSpec("tag", "choice", "tag"),
    "outcome": FieldSpec("outcome", "choice", "commitment_outcome"),
    # a moment of a visit, an appliance or a life event: no two of them share a key
    "kind": FieldSpec("kind", "choice", "touchpoint appliance life_event"),
    **{name: FieldSpec(name, "choice", "day_part") for name in ("home", "best")},
    "behaviours": FieldSpec("behaviours", "choice", "behaviour"),
    "part": FieldSpec("part", "choice", "portrait_part"),
    "about": FieldSpec("about", "choice", "own_word_about tag"),
    "value": FieldSpec("value", "choice", "own_word_value trait need_level"),
    "rated_power": FieldSpec("rated_power", "number", unit="W"),
    **{name: FieldSpec(name, "time") for name in ("started_at", "ended_at", "entered_at", "at")},
    "source": FieldSpec("source", "choice", "tag_source"),
}


def field_title(words: Words, name: str) -> str:
    """Return a field's name."""
    return words(f"field.{name}") if f"field.{name}" in words else name


def shown(spec: FieldSpec, record: Household | Person, words: Words, today: date) -> str:
    """Return how a field of a record reads; empty when it is not known."""
    if spec.kind == "birth" and isinstance(record, Person):
        return birth_text(record, words, today)
    return value_text(spec.name, getattr(record, spec.name), words, today)


def value_text(name: str, value: Value, words: Words, today: date) -> str:
    """Return how a value of a field of any record reads; empty when it is not known."""
    if value in ("", None):
        return ""
    spec = _SPECS.get(name, FieldSpec(name))
    text = str(value)
    match spec.kind:
        case "account":
            said = wording.account_number(text)
        case "number" if isinstance(value, int | float):
            said = f"{value:.10g} {spec.unit}".strip()
        case "yes_no":
            said = translate("households", "yes") if value else translate("households", "no")
        case "date":
            said = part_date(text, words, today)
        case "time":
            said = f"{part_date(text[:10], words, today)} {text[11:16]}"
        case "choice":
            said = " · ".join(_word(key, spec.vocabulary, words) for key in text.split())
        case _:
            said = text
    return said


def _word(key: str, vocabularies: str, words: Words) -> str:
    """Return the word of a key in the first vocabulary that has it, else the key as it was written."""
    named = (f"{vocabulary}.{key.removeprefix(f'{vocabulary}.')}" for vocabulary in vocabularies.split())
    return next((words(name) for name in named if name in words), key)


def part_date(text: str, words: Words, today: date) -> str:
    """Return 1948年3月2日, 1948年3月 or 1948年 for YYYY-MM-DD, YYYY-MM or YYYY; other text as it is."""
    try:
        numbers = [int(part) for part in text[:10].split("-")]
        year, month, day_no = [*numbers, 1, 1][:3]
        day = date(year, month, day_no)
    except ValueError:
        return text
    if len(numbers) == 3:
        return wording.dated(words, day, today)
    if len(numbers) == 2:
        said = translate("households", "{year}-{month:02d}")
        return said.format(year=day.year, month=day.month)
    return translate("households", "{year}").format(year=day.year)


def birth_text(person: Person, words: Words, today: date) -> str:
    """Return birth date and age, and say so when the date is lunar; empty when it is not known."""
    if not person.birth:
        return ""
    lunar = person.birth_calendar == Calendar.LUNAR
    told = lunar_date(person) if lunar else part_date(person.birth, words, today)
    age = translate("households", "{age} years").format(age=age_of(person, today))
    return f"{told} · {age}"


def lunar_date(person: Person) -> str:
    """Return a lunar birth date by its numbers: the words of a solar month would mislead."""
    parts = [int(part) for part in person.birth.split("-")]
    if len(parts) == 1:
        return translate("households", "lunar {year}").format(year=parts[0])
    leap = translate("households", "leap ") if person.birth_leap else ""
    if len(parts) == 2:
        form = translate("households", "lunar {year}, {leap}month {month}")
        return form.format(year=parts[0], leap=leap, month=parts[1])
    form = translate("households", "lunar {year}, {leap}month {month} day {day}")
    return form.format(year=parts[0], leap=leap, month=parts[1], day=parts[2])


def age_of(person: Person, today: date) -> int:
    """Return a person's age in years; from the year alone, and lunar dates count by the year."""
    parts = [int(part) for part in person.birth.split("-")]
    age = today.year - parts[0]
    if (
        person.birth_calendar == Calendar.SOLAR
        and len(parts) == 3
        and tuple(parts[1:]) > (today.month, today.day)
    ):
        age -= 1
    return age
