"""Rules of advice: data that is checked to the last field before any of it speaks."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from gridsteward.advice.facts import FACTS, FILLERS, Fact, FactKind, Facts, Vocabulary
from gridsteward.records.advice import Because, CardSection, Value
from gridsteward.records.faults import Fault

HIGHEST: Final = 100
_FIELDS: Final = frozenset(("section", "when", "any", "unless", "priority", "groups", "manner", "fills"))


class Test(Struct, frozen=True, kw_only=True):
    """One question to the facts: one of `words`, a number within `low` … `high` (both included), or a flag."""

    __test__ = False  # no test of pytest's

    fact: str
    words: frozenset[str] = frozenset()
    low: float | None = None
    high: float | None = None
    flag: bool | None = None

    def ask(self, facts: Facts) -> Because | None:
        """Return what answers the question with yes, None where it does not hold or is not known."""
        found = facts.get(self.fact)
        if self.flag is not None:
            return Because(self.fact, "yes" if self.flag else "no") if bool(found) is self.flag else None
        if found is None:
            return None
        if self.words:
            return self._named(found)
        if isinstance(found, (str, frozenset)):
            return None
        within = (self.low is None or found >= self.low) and (self.high is None or found <= self.high)
        return Because(self.fact, found) if within else None

    def _named(self, found: Fact) -> Because | None:
        there = found if isinstance(found, frozenset) else {str(found)}
        both = sorted(self.words & there)
        return Because(self.fact, both[0]) if both else None


Tests = tuple[Test, ...]


class Rule(Struct, frozen=True, kw_only=True):
    """A line and when it stands on a card.

    It fires when all of `when` hold, one of `either` holds in full (where there are any), and none of `unless` does.
    Without conditions it speaks only where its section would be empty. Of all that share one of `groups` the first
    stands alone; `manner` names how it makes one behave, which must not contradict the lines before it.
    """

    key: str
    section: CardSection
    priority: int = 0
    when: Tests = ()
    either: tuple[Tests, ...] = ()
    unless: Tests = ()
    groups: frozenset[str] = frozenset()
    manner: frozenset[str] = frozenset()
    fills: frozenset[str] = frozenset()

    @property
    def always(self) -> bool:
        """Whether it asks nothing and needs nothing: the line for want of a better one."""
        return not (self.when or self.either or self.unless or self.fills)

    @property
    def special(self) -> int:
        """Return how much must come together for it: of two as urgent the more special goes first."""
        return len(self.when) + bool(self.either)

    def fire(self, facts: Facts, fillers: Mapping[str, Value]) -> tuple[Because, ...] | None:
        """Return the facts that make it speak, None where it is silent."""
        if not self.fills <= fillers.keys() or any(each.ask(facts) for each in self.unless):
            return None
        found = _all(self.when, facts)
        if found is None or not self.either:
            return found
        for tests in self.either:
            more = _all(tests, facts)
            if more is not None:
                return found + more
        return None


class SectionSpec(Struct, frozen=True, kw_only=True):
    """How many lines a section takes, and whether a card must have it."""

    section: CardSection
    most: int
    needed: bool


class RuleBook(Struct, frozen=True, kw_only=True):
    """All rules, the sections in the order they are read, and pairs of manners nobody can have at once."""

    rules: tuple[Rule, ...]
    sections: tuple[SectionSpec, ...]
    opposites: tuple[frozenset[str], ...]


def _all(tests: Tests, facts: Facts) -> tuple[Because, ...] | None:
    found = []
    for each in tests:
        because = each.ask(facts)
        if because is None:
            return None
        found.append(because)
    return tuple(found)


# -- reading -------------------------------------------------------------------------------------------------------


def read_book(
    layout: Mapping[str, Any], files: Mapping[str, Mapping[str, Any]], vocabulary: Vocabulary
) -> RuleBook:
    """Return the book made of `layout` (sections and opposites) and rule files by name.

    Raise Fault advice_rule naming file, rule and field for whatever is not as it should be.
    """
    sections = tuple(
        SectionSpec(section=CardSection(name), most=int(each["most"]), needed=bool(each["needed"]))
        for name, each in layout["sections"].items()
    )
    opposites = tuple(frozenset(pair) for pair in layout["opposites"])
    manners = frozenset[str]().union(*opposites)
    rules: dict[str, Rule] = {}
    for file, entries in files.items():
        for key, entry in entries.items():
            reader = _Reader(file, key, vocabulary, manners)
            if key in rules:
                raise reader.fault("key", "twice")
            rules[key] = reader.rule(entry)
    found = tuple(rules.values())
    for spec in sections:
        if spec.needed and not any(r.section is spec.section and r.always and not r.manner for r in found):
            raise Fault("advice_rule", file="*", rule=spec.section.value, field="section", why="no_fallback")
    return RuleBook(rules=found, sections=sections, opposites=opposites)


class _Reader:
    """Reads one rule and knows where it stands."""

    def __init__(self, file: str, key: str, vocabulary: Vocabulary, manners: frozenset[str]) -> None:
        self._file, self._key, self._vocabulary, self._manners = file, key, vocabulary, manners

    def fault(self, field: str, why: str) -> Fault:
        """Return the fault of a field; `why` is a key of the words [advice_rule_why]."""
        return Fault("advice_rule", file=self._file, rule=self._key, field=field, why=why)

    def rule(self, entry: object) -> Rule:
        """Return the rule an entry is."""
        if not isinstance(entry, Mapping):
            raise self.fault("key", "not_a_table")
        for field in entry.keys() - _FIELDS:
            raise self.fault(field, "unknown_field")
        either = entry.get("any", [])
        if not isinstance(either, list) or ("any" in entry and len(either) < 2):
            raise self.fault("any", "not_a_list")
        return Rule(
            key=self._key,
            section=self._section(entry),
            priority=self._priority(entry),
            when=self._tests("when", entry.get("when", {})),
            either=tuple(self._tests("any", each) for each in either),
            unless=self._tests("unless", entry.get("unless", {})),
            groups=self._labels(entry),
            manner=self._names(entry, "manner", self._manners),
            fills=self._names(entry, "fills", FILLERS),
        )

    def _section(self, entry: Mapping[str, Any]) -> CardSection:
        try:
            return CardSection(entry.get("section", ""))
        except ValueError as error:
            raise self.fault("section", "unknown_value") from error

    def _priority(self, entry: Mapping[str, Any]) -> int:
        found = entry.get("priority", 0)
        if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= HIGHEST:
            raise self.fault("priority", "out_of_range")
        return found

    def _labels(self, entry: Mapping[str, Any]) -> frozenset[str]:
        found = entry.get("groups", [])
        if not isinstance(found, list):
            raise self.fault("groups", "not_a_list")
        return self._words("groups", found) if found else frozenset()

    def _names(self, entry: Mapping[str, Any], field: str, allowed: frozenset[str]) -> frozenset[str]:
        found = entry.get(field, [])
        if not isinstance(found, list):
            raise self.fault(field, "not_a_list")
        if not frozenset(found) <= allowed:
            raise self.fault(field, "unknown_value")
        return frozenset(found)

    def _tests(self, field: str, entry: object) -> Tests:
        if not isinstance(entry, Mapping):
            raise self.fault(field, "not_a_table")
        return tuple(self._test(field, name, wanted) for name, wanted in entry.items())

    def _test(self, field: str, name: str, wanted: object) -> Test:
        spec = FACTS.get(name)
        if spec is None:
            raise self.fault(f"{field}.{name}", "unknown_fact")
        where = f"{field}.{name}"
        match spec.kind:
            case FactKind.FLAG:
                if not isinstance(wanted, bool):
                    raise self.fault(where, "not_a_flag")
                return Test(fact=name, flag=wanted)
            case FactKind.NUMBER:
                return self._range(where, name, wanted)
            case _:
                words = self._words(where, wanted)
                if not words <= (frozenset(spec.values) or self._vocabulary.get(name, frozenset())):
                    raise self.fault(where, "unknown_value")
                return Test(fact=name, words=words)

    def _words(self, where: str, wanted: object) -> frozenset[str]:
        found: Sequence[object] = wanted if isinstance(wanted, list) else [wanted]
        if not found or not all(isinstance(each, str) and each for each in found):
            raise self.fault(where, "not_a_word")
        return frozenset(str(each) for each in found)

    def _range(self, where: str, name: str, wanted: object) -> Test:
        if not isinstance(wanted, Mapping) or not wanted or wanted.keys() - {"from", "to"}:
            raise self.fault(where, "not_a_range")
        for each in wanted.values():
            if isinstance(each, bool) or not isinstance(each, (int, float)):
                raise self.fault(where, "not_a_range")
        low, high = wanted.get("from"), wanted.get("to")
        if low is not None and high is not None and low > high:
            raise self.fault(where, "not_a_range")
        return Test(fact=name, low=low, high=high)
