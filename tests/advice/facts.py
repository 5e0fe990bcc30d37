"""Facts at random, and the fewest facts that let a rule speak."""

from collections.abc import Iterator, Mapping
from typing import Final

from hypothesis import strategies as st

from gridsteward.advice.facts import FACTS, FILLERS, Fact, FactKind
from gridsteward.advice.rules import Rule, Test
from gridsteward.operations.advising import vocabulary
from gridsteward.records.advice import Value

FILLED: Final[Mapping[str, Value]] = {
    name: "2026-11-20" if name.endswith("_day") else 6.5 if name in ("before", "after") else "换灯头"
    for name in FILLERS
}


def _values(name: str) -> list[str]:
    return sorted(FACTS[name].values or vocabulary()[name])


def _strategy(name: str) -> st.SearchStrategy[Fact]:
    match FACTS[name].kind:
        case FactKind.FLAG:
            return st.booleans()
        case FactKind.NUMBER:
            return st.integers(-2, 130)
        case FactKind.WORD:
            return st.sampled_from(_values(name))
        case _:
            return st.frozensets(st.sampled_from(_values(name)), max_size=6)


def any_facts() -> st.SearchStrategy[dict[str, Fact]]:
    """Return a strategy of facts in which any but the reason to go may be unknown."""
    known = {"situation": _strategy("situation"), "contact": _strategy("contact")}
    others = {name: _strategy(name) for name in FACTS if name not in known}
    return st.fixed_dictionaries(known, optional=others)


def _answer(test: Test) -> Fact:
    if test.flag is not None:
        return test.flag
    if test.words:
        word = min(test.words)
        return frozenset((word,)) if FACTS[test.fact].kind is FactKind.WORDS else word
    return test.low if test.low is not None else test.high or 0


def fewest_facts(rule: Rule) -> Iterator[dict[str, Fact]]:
    """Yield facts under which a rule fires and little else does, one for each reason to go it knows."""
    found: dict[str, Fact] = {"trait_known": True, "trait_sure": True}
    tests = (*rule.when, *(rule.either[0] if rule.either else ()))
    for test in tests:
        found[test.fact] = _answer(test)
    reasons = next((test.words for test in tests if test.fact == "situation"), frozenset(("routine",)))
    if rule.always:
        yield {}
    for reason in sorted(reasons):
        yield {"contact": "door", **found, "situation": reason}
