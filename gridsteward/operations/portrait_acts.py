"""What a steward adds to a portrait and says of it. Every act is one change: told, synced, undone like any other."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from msgspec.structs import replace

from gridsteward.operations.area import Area
from gridsteward.operations.households import Seen, checked
from gridsteward.operations.needs import need_codes
from gridsteward.operations.portrait_facts import appliance_groups, portrait_rules
from gridsteward.operations.portrait_moves import check_id, own_word_id, routine_id
from gridsteward.portrait import classes, needs, tags, temperament
from gridsteward.portrait.dates import months_after
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, HouseholdTag, TagSource
from gridsteward.records.ids import from_source, made_by_hand
from gridsteward.records.journal import Change, Value
from gridsteward.records.portrait import (
    Appliance,
    LifeEvent,
    NeedLevel,
    OwnWord,
    PortraitCheck,
    Routine,
    TagSuggestion,
    TemperamentObservation,
    Trait,
)
from gridsteward.store.write import Write

DAY_PARTS: Final = tuple(
    f"{day}_{part}"
    for day in ("weekday", "weekend")
    for part in ("early", "morning", "noon", "afternoon", "evening")
)
LIFE_EVENTS: Final = (
    *("new_baby", "child_left", "child_back", "wedding", "retired", "hospital", "bereavement", "divorce"),
    *("lost_work", "moved_in", "moved_out", "let_to_tenant", "tenant_left", "new_appliance", "building"),
    *("business_opened", "business_closed", "other"),
)


# -- appliances -------------------------------------------------------------------------------------------------


def add_appliance(area: Area, household_id: str, values: Mapping[str, Value]) -> Change:
    """Note what a household runs: kind, count, rated_power (W of one, None unknown), since, note.

    Raise Fault field_… naming the field.
    """
    area.store.get(Household, household_id)
    kept = _appliance(values)
    if not kept.get("kind"):
        raise Fault("field_choice", field="kind", value="")
    made = Appliance(id=made_by_hand(), household_id=household_id, kind=str(kept.pop("kind")))
    with area.store.write("appliance.add", about=household_id) as write:
        write.insert(replace(made, **kept))
    return write.outcome()


def edit_appliance(
    area: Area, appliance_id: str, values: Mapping[str, Value], *, seen: Seen | None = None
) -> Change:
    """Change fields of an appliance; raise Fault field_… or row_gone."""
    kept = _appliance(values)
    household = area.store.get(Appliance, appliance_id).household_id
    with area.store.write("appliance.edit", about=household) as write:
        write.edit(Appliance, appliance_id, kept, seen=seen)
    return write.outcome()


def remove_appliance(area: Area, appliance_id: str) -> Change:
    """Take an appliance off a household."""
    return _remove(area, Appliance, appliance_id, "appliance.remove")


def _appliance(values: Mapping[str, Value]) -> dict[str, Any]:
    kinds = {kind for of_group in appliance_groups().values() for kind in of_group}
    kept = checked(Appliance, values)
    if "kind" in kept and kept["kind"] not in kinds:
        raise Fault("field_choice", field="kind", value=kept["kind"])
    if kept.get("count", 1) is None:
        kept["count"] = 1
    return kept


# -- routine ----------------------------------------------------------------------------------------------------


def set_routine(
    area: Area,
    household_id: str,
    *,
    home: Sequence[str] | None = None,
    best: Sequence[str] | None = None,
    avoid: str | None = None,
    note: str | None = None,
    seen: Seen | None = None,
) -> Change:
    """Say when somebody is home, when it suits them, what to avoid; None leaves a field as it is.

    `home` and `best` are keys of DAY_PARTS. Two laptops that write a first routine write the same row.
    """
    values: dict[str, Value] = {}
    for field, parts in (("home", home), ("best", best)):
        if parts is not None:
            unknown = [each for each in parts if each not in DAY_PARTS]
            if unknown:
                raise Fault("field_choice", field=field, value=unknown[0])
            values[field] = " ".join(each for each in DAY_PARTS if each in parts)
    values |= {name: text.strip() for name, text in (("avoid", avoid), ("note", note)) if text is not None}
    row = routine_id(area, household_id)
    fresh = Routine(id=row, household_id=household_id)
    return _put(area, "routine.set", fresh, values, seen=seen)


# -- temperament ------------------------------------------------------------------------------------------------


def observe(
    area: Area,
    household_id: str,
    behaviours: Sequence[str],
    *,
    person_id: str = "",
    visit_id: str = "",
    note: str = "",
) -> Change:
    """Keep what was seen and heard of how somebody deals with others, once; raise Fault observation_empty."""
    known = portrait_rules().behaviours
    seen = [key for key in known if key in behaviours]
    if not seen:
        raise Fault("observation_empty")
    area.store.get(Household, household_id)
    made = TemperamentObservation(
        id=made_by_hand(),
        household_id=household_id,
        person_id=person_id,
        visit_id=visit_id,
        behaviours=" ".join(seen),
        note=note.strip(),
        steward=area.steward,
        at=area.stamp(),
    )
    with area.store.write("temperament.observe", about=household_id) as write:
        write.insert(made)
    return write.outcome()


def remove_observation(area: Area, observation_id: str) -> Change:
    """Take an observation away that was made of somebody else, or wrongly."""
    return _remove(area, TemperamentObservation, observation_id, "temperament.remove")


# -- own word ---------------------------------------------------------------------------------------------------


def say(area: Area, household_id: str, about: str, value: str, *, reason: str = "") -> Change:
    """Put the steward's own word above what was worked out; "" takes it back.

    `about` is "temperament", "need_level", "class.economic" … ("yes", "no") or "summary". Saying "no" of the class
    that leads takes the lead from it in the same change. Raise Fault field_choice.
    """
    _check_word(about, value)
    household = area.store.get(Household, household_id)
    row = own_word_id(area, household_id, about)
    fresh = OwnWord(id=row, household_id=household_id, about=about, value="", reason="", steward="", at="")
    values: dict[str, Value] = {
        "value": value,
        "reason": reason.strip(),
        "steward": area.steward,
        "at": area.stamp(),
    }

    def also(write: Write) -> None:
        if value == "no" and about == classes.about(household.leading_class):
            write.edit(Household, household_id, {"leading_class": ""})

    return _put(area, "own_word.say" if value else "own_word.withdraw", fresh, values, also=also)


def _check_word(about: str, value: str) -> None:
    allowed: Mapping[str, Sequence[str]] = {
        temperament.ABOUT: tuple(Trait),
        needs.ABOUT: tuple(NeedLevel),
        **{classes.about(key): ("yes", "no") for key in classes.CLASSES},
    }
    free = about == "summary" or (about.startswith("tag.") and value == "no")
    if value and not free and value not in allowed.get(about, ()):
        raise Fault("field_choice", field=about, value=value)


def lead_with(area: Area, household_id: str, relation_class: str) -> Change:
    """Name the class that leads ("" leaves it to the score); an own "no" on that class is taken back with it."""
    if relation_class and relation_class not in classes.CLASSES:
        raise Fault("field_choice", field="leading_class", value=relation_class)
    row = own_word_id(area, household_id, classes.about(relation_class))
    with area.store.write("household.edit", about=household_id) as write:
        write.edit(Household, household_id, {"leading_class": relation_class})
        if relation_class and area.store.select(OwnWord, "id = ? AND value = 'no'", (row,)):
            write.edit(OwnWord, row, {"value": "", "steward": area.steward, "at": area.stamp()})
    return write.outcome()


# -- life events ------------------------------------------------------------------------------------------------


def add_life_event(
    area: Area, household_id: str, kind: str, *, day: str = "", note: str = "", finding_id: str = ""
) -> Change:
    """Note what changed how a household lives; `day` as far as it is known. Raise Fault field_choice or field_date."""
    kept = checked(LifeEvent, {"day": day or area.now().date().isoformat(), "note": note})
    if kind not in LIFE_EVENTS:
        raise Fault("field_choice", field="kind", value=kind)
    area.store.get(Household, household_id)
    made = LifeEvent(
        id=made_by_hand(),
        household_id=household_id,
        kind=kind,
        day=str(kept["day"]),
        note=str(kept["note"]),
        finding_id=finding_id,
        steward=area.steward,
        at=area.stamp(),
    )
    with area.store.write("life_event.add", about=household_id) as write:
        write.insert(made)
    return write.outcome()


def edit_life_event(area: Area, event_id: str, values: Mapping[str, Value]) -> Change:
    """Change kind, day or note of a life event; raise Fault field_… or row_gone."""
    kept = checked(LifeEvent, values)
    if "kind" in kept and kept["kind"] not in LIFE_EVENTS:
        raise Fault("field_choice", field="kind", value=kept["kind"])
    household = area.store.get(LifeEvent, event_id).household_id
    with area.store.write("life_event.edit", about=household) as write:
        write.edit(LifeEvent, event_id, kept)
    return write.outcome()


def remove_life_event(area: Area, event_id: str) -> Change:
    """Take a life event away."""
    return _remove(area, LifeEvent, event_id, "life_event.remove")


# -- freshness --------------------------------------------------------------------------------------------------


def confirm_part(area: Area, household_id: str, part: str) -> Change:
    """Keep that somebody asked: the part is still so, or there is nothing to write down. Raise Fault field_choice."""
    if part not in portrait_rules().parts:
        raise Fault("field_choice", field="part", value=part)
    row = check_id(area, household_id, part)
    fresh = PortraitCheck(id=row, household_id=household_id, part=part, steward="", at="")
    return _put(area, "portrait.confirm", fresh, {"steward": area.steward, "at": area.stamp()})


# -- tags -------------------------------------------------------------------------------------------------------


def renew_tag(area: Area, tag_id: str, *, expires: str | None = None, seen: Seen | None = None) -> Change:
    """Say that a tag still holds: until `expires` ("" for good); None gives it as long again as its rule, or a year."""
    tag = area.store.get(HouseholdTag, tag_id)
    if expires is None:
        months = next((each.months for each in portrait_rules().suggestions if each.tag == tag.tag), 0) or 12
        expires = months_after(area.now().date().isoformat(), months)
    kept = checked(HouseholdTag, {"expires": expires})
    with area.store.write("tag.renew", about=tag.household_id) as write:
        write.edit(HouseholdTag, tag_id, kept, seen=seen)
    return write.outcome()


def accept_suggestion(
    area: Area,
    household_id: str,
    suggestion: TagSuggestion,
    *,
    evidence: str,
    source: TagSource = TagSource.RULE,
) -> Change:
    """Put a tag on that a rule (or a helper model) offered; `evidence` is its ground in words.

    The same tag of two laptops is one row. Raise Fault tag_there, or need_no_tag: a need asks for consent first.
    """
    if suggestion.tag in need_codes():
        raise Fault("need_no_tag")
    row = from_source(area.id, "rule_tag", f"{household_id}:{suggestion.tag}")
    values: dict[str, Value] = {
        "source": source.value,
        "evidence": evidence.strip(),
        "since": area.now().date().isoformat(),
        "expires": suggestion.expires,
    }
    if area.store.select(HouseholdTag, "household_id = ? AND tag = ?", (household_id, suggestion.tag)):
        raise Fault("tag_there")
    fresh = HouseholdTag(id=row, household_id=household_id, tag=suggestion.tag)
    return _put(area, "tag.add", fresh, values)


def decline_suggestion(area: Area, household_id: str, tag: str) -> Change:
    """Keep that a tag a rule offered does not fit here: it is not offered again."""
    return say(area, household_id, tags.about(tag), "no")


# -- shared -----------------------------------------------------------------------------------------------------


def _put(
    area: Area,
    kind: str,
    fresh: Any,
    values: Mapping[str, Value],
    *,
    seen: Seen | None = None,
    also: Callable[[Write], object] = lambda _write: None,
) -> Change:
    """Write the one row a household has of a thing: brought into being, shown again, or edited."""
    area.store.get(Household, fresh.household_id)
    record = type(fresh)
    present = area.store.exists(record, fresh.id)
    with area.store.write(kind, about=fresh.household_id) as write:
        if present is None:
            write.insert(replace(fresh, **values))
        elif present:
            write.edit(record, fresh.id, values, seen=seen)
        else:
            write.bring_back(record, fresh.id, also=values)
        also(write)
    return write.outcome()


def _remove(area: Area, record: type[Any], row_id: str, kind: str) -> Change:
    household = area.store.get(record, row_id).household_id
    with area.store.write(kind, about=household) as write:
        write.delete(record, row_id)
    return write.outcome()
