"""Facts → the lines of a card: the most urgent first, never two that contradict, no needed section empty."""

from collections.abc import Mapping
from typing import Final

from gridsteward.advice.facts import Facts
from gridsteward.advice.rules import Rule, RuleBook
from gridsteward.records.advice import Because, CardLine, CardSection, Value

_TEMPERAMENT: Final = frozenset(("trait", "trait_also"))
_Fired = tuple[Rule, tuple[Because, ...]]


def card_lines(book: RuleBook, facts: Facts, fillers: Mapping[str, Value]) -> tuple[CardLine, ...]:
    """Return the lines that fit these facts, by section as the book orders them.

    Deterministic: by priority, then by how special a rule is, then as the files have it.
    """
    fired: list[_Fired] = []
    for rule in book.rules:
        because = rule.fire(facts, fillers)
        if because is not None:
            fired.append((rule, because))
    fired.sort(key=lambda each: (each[0].always, -each[0].priority, -each[0].special))
    most = {spec.section: spec.most for spec in book.sections}
    chosen: dict[CardSection, list[_Fired]] = {spec.section: [] for spec in book.sections}
    groups: set[str] = set()
    barred: set[str] = set()
    for rule, because in fired:
        there = chosen[rule.section]
        if len(there) >= most[rule.section] or (rule.always and there):
            continue
        if rule.groups & groups or rule.manner & barred:
            continue
        there.append((rule, because))
        groups |= rule.groups
        for pair in book.opposites:
            if rule.manner & pair:
                barred |= pair - rule.manner
    sure = bool(facts.get("trait_sure"))
    return tuple(
        _line(rule, because, fillers, sure=sure) for each in chosen.values() for rule, because in each
    )


def _line(rule: Rule, because: tuple[Because, ...], fillers: Mapping[str, Value], *, sure: bool) -> CardLine:
    return CardLine(
        key=rule.key,
        section=rule.section,
        values={name: fillers[name] for name in sorted(rule.fills)},
        because=because,
        tentative=not sure and any(each.fact in _TEMPERAMENT for each in because),
    )
