"""What matters at this door: the checks and reasons that its tags and promises speak of come first."""

from collections.abc import Iterable, Mapping
from typing import Final

# what keeps somebody alive outweighs what makes a home safer
_VITAL: Final = frozenset({"oxygen"})
# tag → checks it brings to the front
_BY_TAG: Final[Mapping[str, tuple[str, ...]]] = {
    "oxygen_concentrator": ("oxygen", "emergency_light", "family_told"),
    "oxygen_use": ("oxygen", "emergency_light"),
    "heart_lung_ventilator": ("oxygen", "emergency_light", "family_told"),
    "nebuliser_apnoea": ("oxygen", "emergency_light"),
    "dialysis_feeding_automed": ("oxygen", "emergency_light", "family_told"),
    "stairlift_hoist_bed": ("emergency_light", "family_told"),
    "telecare": ("contact_card", "family_told"),
    "living_alone": ("contact_card", "family_told", "blanket", "heater"),
    "empty_nest": ("contact_card", "family_told", "blanket", "heater"),
    "left_behind_elder": ("contact_card", "family_told", "blanket", "heater"),
    "bereaved_parent": ("contact_card", "family_told"),
    "pensionable_age": ("blanket", "heater", "stove"),
    "age_80": ("contact_card", "blanket", "heater", "stove"),
    "dementia": ("stove", "blanket", "heater", "contact_card", "family_told"),
    "forgetful": ("stove", "blanket", "heater", "contact_card"),
    "poor_smell": ("stove",),
    "left_behind_child": ("sockets", "charger", "contact_card"),
    "young_children": ("sockets", "charger"),
    "ebike_charging": ("ebike", "charger"),
    "low_voltage_reported": ("meter_box", "breaker"),
    "farm_machinery": ("breaker", "meter_box"),
    "photovoltaic": ("meter_box", "breaker"),
}


def by_relevance(checks: Iterable[str], tags: Iterable[str]) -> list[str]:
    """Return the checks, those that most of the tags speak of first, else in their own order."""
    weight: dict[str, int] = {}
    for tag in tags:
        for check in _BY_TAG.get(tag, ()):
            weight[check] = weight.get(check, 0) + (10 if check in _VITAL else 1)
    return sorted(checks, key=lambda check: -weight.get(check, 0))


def likely_purposes(purposes: Iterable[str], *, cared_for: bool, promised: bool) -> list[str]:
    """Return the reasons to come, the likely ones at this door first, else in their own order."""
    first = [
        *(["care"] if cared_for else []),
        *(["promise"] if promised else []),
        *("routine", "safety", "bill"),
    ]
    known = list(purposes)
    return [*(each for each in first if each in known), *(each for each in known if each not in first)]
