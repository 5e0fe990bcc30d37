"""Tags that rules would put on, and tags whose day has passed: both offered to the steward, neither done unasked."""

from collections.abc import Sequence
from datetime import date

from gridsteward.portrait.dates import first_day, months_after
from gridsteward.portrait.facts import Facts
from gridsteward.portrait.rules import PortraitRules, SuggestRule, shown
from gridsteward.records.household import HouseholdTag
from gridsteward.records.portrait import LifeEvent, Reason, TagSuggestion


def about(tag: str) -> str:
    """Return what an own word on a suggested tag is about."""
    return f"tag.{tag}"


def suggested(
    facts: Facts, rules: PortraitRules, *, events: Sequence[LifeEvent] = (), today: date
) -> tuple[TagSuggestion, ...]:
    """Return the tags that fit and are not there, each once; what the steward declined is not offered again."""
    found: dict[str, TagSuggestion] = {}
    for rule in rules.suggestions:
        if rule.tag in facts.tags or rule.tag in found or about(rule.tag) in facts.own_words:
            continue
        reason = _ground(rule, facts, events, today)
        if reason is not None:
            expires = months_after(today.isoformat(), rule.months) if rule.months else ""
            found[rule.tag] = TagSuggestion(tag=rule.tag, reason=reason, expires=expires)
    return tuple(found.values())


def _ground(rule: SuggestRule, facts: Facts, events: Sequence[LifeEvent], today: date) -> Reason | None:
    if rule.appliances:
        kind = next((each for each in rule.appliances if each in facts.appliances), "")
        return Reason(rule.reason, 1.0, {"appliance": kind}) if kind else None
    if rule.events:
        start = months_after(today.isoformat(), -rule.within)
        fresh = [
            each for each in events if each.kind in rule.events and first_day(each.day or each.at) >= start
        ]
        if not fresh:
            return None
        event = max(fresh, key=lambda each: each.day or each.at)
        return Reason(rule.reason, 1.0, {"life_event": event.kind, "at": event.day or event.at[:10]})
    value = getattr(facts, rule.fact)
    if rule.names:
        word = next((each for each in rule.names if each in value), "")
        return Reason(rule.reason, 1.0, {"word": word}) if word else None
    if value is None or value < rule.low or (rule.below is not None and value >= rule.below):
        return None
    return Reason(rule.reason, 1.0, shown(value, rule.show))


def expired(tags: Sequence[HouseholdTag], today: date) -> tuple[HouseholdTag, ...]:
    """Return the tags whose day has passed, the oldest first; they stay on the household until somebody looks."""
    past = [each for each in tags if is_past(each.expires, today)]
    return tuple(sorted(past, key=lambda each: each.expires))


def is_past(expires: str, today: date) -> bool:
    """Tell whether the day a tag holds until ("YYYY", "YYYY-MM" or "YYYY-MM-DD", all of it included) is over."""
    return bool(expires) and today.isoformat()[: len(expires)] > expires
