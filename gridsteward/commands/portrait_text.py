"""A portrait as data under its field names, and in words."""

from collections.abc import Iterator
from typing import Any, Final

from msgspec import to_builtins

from gridsteward.records.portrait import Portrait, Scored
from gridsteward.words import Words

HOLDS: Final = 0.5
_MOST_ASKS: Final = 3


def portrait_data(portrait: Portrait) -> dict[str, Any]:
    """Return what scripts read: `classes`, `leading_class`, `temperament`, `traits`, `need_level` and the rest."""
    return {
        "classes": to_builtins(portrait.classes),
        "leading_class": portrait.leading_class,
        "temperament": to_builtins(portrait.temperament),
        "temperament_of": portrait.temperament_of,
        "traits": to_builtins(portrait.traits),
        "need_level": to_builtins(portrait.need_level),
        "appliances": [_own(each) for each in to_builtins(portrait.appliances)],
        "routine": None
        if portrait.routine is None
        else {
            "home": portrait.routine.home.split(),
            "best": portrait.routine.best.split(),
            "avoid": portrait.routine.avoid,
            "note": portrait.routine.note,
        },
        "life_events": [_own(each) for each in to_builtins(portrait.life_events)],
        "observations": [
            {**_own(each), "behaviours": each["behaviours"].split()}
            for each in to_builtins(portrait.observations)
        ],
        "own_words": {about: _own(to_builtins(word)) for about, word in portrait.own_words.items()},
        "completeness": round(portrait.completeness, 3),
        "asks": to_builtins(portrait.asks),
        "suggestions": to_builtins(portrait.suggestions),
        "expired_tags": [each.tag for each in portrait.expired_tags],
    }


def _own(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("id", "household_id")}


def portrait_lines(portrait: Portrait, words: Words) -> Iterator[str]:
    """Yield what a person reads: classes with their main reason, how to talk, need level, what to ask next."""
    comma = words("report.comma")
    holding = [_class_word(each, words) for each in portrait.classes if each.score >= HOLDS]
    if holding:
        yield words("command.portrait_classes", classes=comma.join(holding))
    if portrait.temperament is not None:
        yield words("command.portrait_talk", talk=words(f"trait_talk.{portrait.temperament.key}"))
    if portrait.need_level is not None:
        yield words("command.portrait_need", level=words(f"need_level.{portrait.need_level.key}"))
    if portrait.appliances:
        kinds = words.section("appliance")
        names = [
            words("command.portrait_appliance", name=kinds.get(each.kind, each.kind), count=each.count)
            for each in portrait.appliances
        ]
        yield words("command.portrait_appliances", appliances=comma.join(names))
    if portrait.routine is not None:
        parts = words.section("day_part")
        for key, said in (("portrait_home", portrait.routine.home), ("portrait_best", portrait.routine.best)):
            if said:
                yield words(
                    f"command.{key}", parts=comma.join(parts.get(each, each) for each in said.split())
                )
    for event in portrait.life_events:
        kind = words.section("life_event").get(event.kind, event.kind)
        yield words("command.portrait_event", about="  ".join(filter(None, (event.day, kind, event.note))))
    yield words("command.portrait_complete", percent=round(portrait.completeness * 100))
    for ask in portrait.asks[:_MOST_ASKS]:
        yield words("command.portrait_ask", ask=words(f"portrait_ask.{ask.part}"))


def _class_word(scored: Scored, words: Words) -> str:
    key = "command.portrait_class_own" if scored.by == "steward" else "command.portrait_class"
    return words(key, name=words(f"relation_class.{scored.key}"), percent=round(scored.score * 100))
