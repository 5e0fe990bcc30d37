"""What a part of the portrait is asked with, and where its answer goes: the same on the page and at the door."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from gridsteward.desktop.pages.households.ask import Asked
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.fields import field_title
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.operations import households, portrait_acts
from gridsteward.records.household import Calendar, Relation, Tenure
from gridsteward.records.journal import Change, Value
from gridsteward.records.page import HouseholdCard

Save = Callable[[Mapping[str, Value]], Change]
_OF_HOUSEHOLD: Mapping[str, Sequence[str]] = {
    "tenure": ("tenure",),
    "residents": ("residents",),
    "moved_in": ("moved_in",),
    "meter": ("meter_no",),
    "coordinates": ("longitude", "latitude"),
}
_DATES = ("moved_in", "birth")


class Answer(Struct, frozen=True):
    """The values asked for a part, and what keeps them (on the database lane)."""

    asked: tuple[Asked, ...]
    save: Save


def answer_for(desk: Desk, part: str) -> Answer | None:
    """Return how a part is answered with typed values; None where it has a way of its own (a week, a dialog)."""
    card = desk.card
    if card is None:
        return None
    if part in _OF_HOUSEHOLD:
        return _of_household(desk, card, _OF_HOUSEHOLD[part])
    make = {
        "phones": _phones,
        "birth": _birth,
        "people": _people,
        "main_contact": _main_contact,
        "emergency_contact": _emergency,
        "landlord": _landlord,
    }.get(part)
    return None if make is None else make(desk, card)


def _of_household(desk: Desk, card: HouseholdCard, fields: Sequence[str]) -> Answer:
    words, area, household = desk.session.words, desk.session.area, card.household
    asked = []
    for name in fields:
        value = getattr(household, name)
        text = "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)
        choices = {}
        if name == "tenure":
            choices = {kind.value: words(f"tenure.{kind.value}") for kind in Tenure if kind.value}
            text = text or Tenure.OWNER.value
        hint = translate("portrait", "e.g. 2015 or 2015-06") if name in _DATES else ""
        asked.append(
            Asked(name, field_title(words, name), choices=choices, value=text, date=name in _DATES, hint=hint)
        )
    return Answer(
        tuple(asked),
        lambda values: households.edit_household(area, household.id, values, seen=card.seen),
    )


def _phones(desk: Desk, card: HouseholdCard) -> Answer:
    title = field_title(desk.session.words, "phones")
    who = _spoken_with(card)
    asked = (Asked("phones", title, value=_person(card, who, "phones"), hint=_name(card, who)),)
    return Answer(asked, _saves_person(desk, card, who))


def _birth(desk: Desk, card: HouseholdCard) -> Answer:
    words = desk.session.words
    who = _spoken_with(card)
    asked = (
        Asked(
            "birth",
            field_title(words, "birth"),
            value=_person(card, who, "birth"),
            hint=translate("portrait", "{name}, e.g. 1948-03-02").format(name=_name(card, who)),
            date=True,
        ),
        Asked(
            "birth_calendar",
            field_title(words, "birth_calendar"),
            choices=words.section("calendar"),
            value=_person(card, who, "birth_calendar") or Calendar.SOLAR,
        ),
    )
    return Answer(asked, _saves_person(desk, card, who))


def _people(desk: Desk, card: HouseholdCard) -> Answer:
    return _somebody(desk, card, relation=Relation.SPOUSE, with_phone=False, more={})


def _emergency(desk: Desk, card: HouseholdCard) -> Answer:
    more: dict[str, Value] = {"emergency_contact": 1, "lives_here": 0}
    return _somebody(desk, card, relation=Relation.CHILD, with_phone=True, more=more)


def _landlord(desk: Desk, card: HouseholdCard) -> Answer:
    area, household = desk.session.area, card.household.id
    words = desk.session.words
    asked = (
        Asked("name", field_title(words, "name_of_person")),
        Asked("phones", field_title(words, "phones")),
    )
    more: dict[str, Value] = {"relation": Relation.LANDLORD.value, "lives_here": 0}
    return Answer(asked, lambda values: households.save_person(area, household, {**values, **more})[1])


def _somebody(
    desk: Desk, card: HouseholdCard, *, relation: Relation, with_phone: bool, more: Mapping[str, Value]
) -> Answer:
    words, area, household = desk.session.words, desk.session.area, card.household.id
    asked = [
        Asked("name", field_title(words, "name_of_person")),
        Asked(
            "relation",
            field_title(words, "relation"),
            choices=words.section("relation"),
            value=relation.value,
        ),
    ]
    if with_phone:
        asked.append(Asked("phones", field_title(words, "phones")))
    known = {each.name: each.id for each in card.people if each.name}

    def save(values: Mapping[str, Value]) -> Change:
        person = known.get(str(values["name"]), "")
        kept = {**values, **more}
        if person:  # somebody who is noted already: the phone is added, the flag is set
            kept = {name: value for name, value in kept.items() if name in ("phones", *more) and value != ""}
            kept.pop("lives_here", None)
        return households.save_person(area, household, kept, person_id=person)[1]

    return Answer(tuple(asked), save)


def _main_contact(desk: Desk, card: HouseholdCard) -> Answer | None:
    people = {each.id: each.name for each in card.people if each.name}
    if not people:
        return None
    area, household = desk.session.area, card.household.id
    asked = (Asked("person", field_title(desk.session.words, "main_contact"), choices=people),)

    def save(values: Mapping[str, Value]) -> Change:
        chosen = str(values["person"])
        return households.save_person(area, household, {"main_contact": 1}, person_id=chosen)[1]

    return Answer(asked, save)


def _spoken_with(card: HouseholdCard) -> str:
    """Return whom the answer is noted of: who is met here (they come first), "" where nobody is noted yet."""
    here = [each for each in card.people if each.lives_here] or list(card.people)
    return here[0].id if here else ""


def _name(card: HouseholdCard, person: str) -> str:
    return next((each.name for each in card.people if each.id == person), card.household.name)


def _person(card: HouseholdCard, person: str, field: str) -> str:
    return next((str(getattr(each, field)) for each in card.people if each.id == person), "")


def _saves_person(desk: Desk, card: HouseholdCard, person: str) -> Save:
    area, household = desk.session.area, card.household
    seen = card.seen_rows.get(person)

    def save(values: Mapping[str, Value]) -> Change:
        kept = values if person else {"name": household.name, **values}
        return households.save_person(area, household.id, kept, person_id=person, seen=seen)[1]

    return save


def confirm(desk: Desk, part: str) -> Callable[[], Change]:
    """Return the write that keeps "still so", or "asked, and there is none"."""
    area, household = desk.session.area, desk.household
    return lambda: portrait_acts.confirm_part(area, household, part)
