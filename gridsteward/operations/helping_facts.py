"""What a helper model is told of a household: words of our own vocabularies and bands instead of figures (R3.5).

Nothing a person typed is in it, unless the notes are asked for; those go through the mask.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final

import msgspec
from msgspec import Struct

from gridsteward.advice.masking import Known
from gridsteward.assets import asset
from gridsteward.care.ages import age
from gridsteward.operations.area import Area
from gridsteward.operations.findings import household_findings
from gridsteward.operations.handing_over import stewards
from gridsteward.operations.households import household_card
from gridsteward.operations.portrait_facts import appliance_groups
from gridsteward.operations.portraits import portrait
from gridsteward.records.page import HouseholdCard, VisitEntry
from gridsteward.records.report import WordsLike

_FEW: Final = 3  # people: fewer would tell who lives alone
_ASKED: Final = 5
_DAYS_A_MONTH: Final = 30.4
_SENTENCE: Final = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]*")


class Band(Struct, frozen=True):
    """A range by its upper end, and the key of its word."""

    upto: float
    key: str


class Sensitive(Struct, frozen=True, kw_only=True):
    """What is told only when a steward says so for this one request."""

    tag_groups: tuple[str, ...]
    tags: tuple[str, ...]
    classes: tuple[str, ...]
    life_events: tuple[str, ...]
    findings: tuple[str, ...]
    purposes: tuple[str, ...]
    parts: tuple[str, ...]
    words: tuple[str, ...]


class Preset(Struct, frozen=True):
    """A place where a model may be."""

    key: str
    base_url: str
    model: str


class HelperRules(Struct, frozen=True, kw_only=True):
    """The whole of resources/vocabularies/helper.toml."""

    sections: tuple[str, ...]
    tag_months: int
    visits_told: int
    life_event_months: int
    note_length: int
    sensitive: Sensitive
    ages: tuple[Band, ...]
    spans: tuple[Band, ...]
    beside: tuple[Band, ...]
    trend: tuple[Band, ...]
    presets: tuple[Preset, ...]


@cache
def helper_rules() -> HelperRules:
    """Return the rules as shipped."""
    text = asset("resources", "vocabularies", "helper.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), HelperRules)


@cache
def tag_library() -> Mapping[str, str]:
    """Return every tag with its group, in the library's order."""
    groups = tomllib.loads(asset("resources", "vocabularies", "tags.toml").read_text("utf-8"))
    return {tag: group for group, tags in groups.items() for tag in tags}


def known(area: Area, card: HouseholdCard, *, chosen: Sequence[str]) -> Known:
    """Return what is personal about a household and those around it, and the names of the whole area."""
    home, store = card.household, area.store
    names = [home.name, *(each.name for each in card.people), *(each.visit.met_who for each in card.visits)]
    names += [*stewards(area), *(each.visit.steward for each in card.visits), card.steward]
    everybody = store.query("SELECT name FROM household WHERE NOT _deleted UNION SELECT name FROM person")
    places = store.query(
        "SELECT village FROM household UNION SELECT transformer_district FROM household UNION "
        "SELECT address FROM household WHERE id = ?",
        (home.id,),
    )
    degrees = [f"{each:g}" for each in (home.longitude, home.latitude) if each is not None]
    phones = [number for each in card.people for number in each.phones.split()]
    return Known(
        people=_distinct(names),
        others=_distinct(name for (name,) in everybody),
        places=_distinct((*(place for (place,) in places), area.name)),
        numbers=_distinct((home.account_no, home.meter_no, *phones, *degrees)),
        births=_distinct(each.birth for each in card.people),
        chosen=_distinct(chosen),
    )


def _distinct(texts: Sequence[str] | Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.strip() for text in texts if text.strip()))


class Teller:
    """Words one household's facts in one language."""

    def __init__(self, area: Area, household_id: str, *, sensitive: bool) -> None:
        self.card = household_card(area, household_id)
        self._portrait = portrait(area, household_id)
        self._findings = household_findings(area, household_id)
        self._today = area.now().date()
        self._rules, self._sensitive = helper_rules(), sensitive

    def facts(self, words: WordsLike) -> str:
        """Return the facts as one line."""
        said = [
            words(
                "helper_prompt.fact",
                name=words(f"helper_fact.{key}"),
                values=words("helper_prompt.and").join(values),
            )
            for key, values in self._facts(words)
            if values
        ]
        return " ".join(said) or words("helper_prompt.nothing")

    def notes(self, words: WordsLike) -> tuple[str, ...]:
        """Return what people wrote, as they wrote it, each with what it is; it must go through the mask."""
        card = self.card
        told = [("note", card.household.note)]
        told += [(f"relation.{each.relation}", each.note) for each in card.people]
        for entry in card.visits[: self._rules.visits_told]:
            told.append(("visit", entry.visit.note))
            told += [("visit", each.note) for each in entry.touchpoints]
        told += [("promise", each.commitment.what) for each in card.commitments if each.outcome == "open"]
        kept = ((key, self._cut(text)) for key, text in dict.fromkeys(told))
        return tuple(
            words(
                "helper_prompt.fact",
                name=words(key if "." in key else f"helper_fact.{key}"),
                values=text,
            )
            for key, text in kept
            if text
        )

    def _cut(self, text: str) -> str:
        """Return a note on one line, without the sentences that tell of health or hardship unless they are wanted."""
        if not self._sensitive:
            sentences = _SENTENCE.findall(text)
            text = "".join(s for s in sentences if not any(word in s for word in self._rules.sensitive.words))
        return " ".join(text.split())[: self._rules.note_length]

    # ------------------------------------------------------------------ facts

    def _facts(self, words: WordsLike) -> Iterator[tuple[str, list[str]]]:
        home, person = self.card.household, self._portrait
        yield (
            "home",
            [
                *_word(words, "tariff_class", home.tariff_class),
                *_word(words, "tenure", home.tenure),
                *self._residents(words),
            ],
        )
        yield (
            "people",
            [
                words(f"relation.{each.relation}") + self._age(words, age(each, self._today))
                for each in self.card.people
            ],
        )
        yield "classes", self._classes(words)
        yield "temperament", self._temperament(words)
        yield "need_level", _word(words, "need_level", person.need_level.key if person.need_level else "")
        yield "tags", [words(f"tag.{tag}") for tag in self._tags()]
        yield "appliances", [words(f"appliance.{kind}") for kind in self._appliances()]
        yield "best", self._day_parts(words, person.routine.best if person.routine else "")
        yield "life", self._life_events(words)
        yield "use", self._use(words)
        yield "findings", self._found(words)
        yield "visits", [self._visit(words, each) for each in self.card.visits[: self._rules.visits_told]]
        yield "promises", self._promises(words)
        hidden = () if self._sensitive else self._rules.sensitive.parts
        asked = [each.part for each in person.asks if each.part not in hidden]
        yield "missing", [words(f"portrait_part.{part}") for part in asked[:_ASKED]]

    def _residents(self, words: WordsLike) -> list[str]:
        count = self.card.household.residents
        if count is None:
            return []
        if self._sensitive and count <= 1:
            return [words("helper_band.alone")]
        return [words("helper_band.few" if count <= _FEW else "helper_band.many")]

    def _age(self, words: WordsLike, years: int | None) -> str:
        if years is None:
            return ""
        return words("helper_prompt.beside", text=words(f"helper_band.{_band(self._rules.ages, years)}"))

    def _classes(self, words: WordsLike) -> list[str]:
        holding = [each.key for each in self._portrait.classes if each.score >= 0.5]
        first = self._portrait.leading_class
        keys = dict.fromkeys((*([first] if first else []), *holding))
        hidden = () if self._sensitive else self._rules.sensitive.classes
        return [words(f"relation_class.{key}") for key in keys if key not in hidden]

    def _temperament(self, words: WordsLike) -> list[str]:
        found = self._portrait.temperament
        if found is None:
            return []
        unsure = [words("helper_band.unsure")] if found.confidence < 0.5 else []
        return [words(f"trait.{found.key}"), *unsure]

    def _tags(self) -> list[str]:
        hidden = self._rules.sensitive
        library, today = tag_library(), self._today.isoformat()
        own = {each.tag for each in self.card.tags if not each.expires or each.expires >= today}
        own |= {each.need.code for each in self.card.needs}
        return [
            tag
            for tag, group in library.items()
            if tag in own and (self._sensitive or not (group in hidden.tag_groups or tag in hidden.tags))
        ]

    def _appliances(self) -> list[str]:
        known = {kind for kinds in appliance_groups().values() for kind in kinds}
        return [
            kind for kind in dict.fromkeys(each.kind for each in self._portrait.appliances) if kind in known
        ]

    def _day_parts(self, words: WordsLike, parts: str) -> list[str]:
        names = words.section("day_part")
        return [names[part] for part in parts.split() if part in names]

    def _life_events(self, words: WordsLike) -> list[str]:
        names = words.section("life_event")
        hidden = () if self._sensitive else self._rules.sensitive.life_events
        said = []
        for each in self._portrait.life_events:
            days = self._days_since(each.day or each.at)
            if (
                each.kind in names
                and each.kind not in hidden
                and 0 <= days <= self._rules.life_event_months * 31
            ):
                said.append(self._dated(words, names[each.kind], days))
        return said

    def _use(self, words: WordsLike) -> list[str]:
        habits = self._portrait.habits
        if habits is None:
            return []
        said = []
        if habits.beside is not None:
            said.append(words(f"helper_band.{_band(self._rules.beside, habits.beside)}"))
        if habits.daily is not None and habits.before:
            said.append(words(f"helper_band.{_band(self._rules.trend, habits.daily / habits.before)}"))
        return said

    def _found(self, words: WordsLike) -> list[str]:
        hidden = () if self._sensitive else self._rules.sensitive.findings
        kinds = dict.fromkeys(each.finding.kind for each in self._findings if each.wanted)
        return [words(f"finding_kind.{kind}") for kind in kinds if kind not in hidden]

    def _visit(self, words: WordsLike, entry: VisitEntry) -> str:
        visit, names = entry.visit, words.section("purpose")
        hidden = () if self._sensitive else self._rules.sensitive.purposes
        purposes = [names[each] for each in visit.purposes.split() if each in names and each not in hidden]
        parts = [
            *purposes,
            *_word(words, "met", visit.met),
            *([words(f"mood.{entry.touchpoints[-1].mood}")] if entry.touchpoints else []),
        ]
        return self._dated(words, words("helper_prompt.with").join(parts), self._days_since(visit.started_at))

    def _promises(self, words: WordsLike) -> list[str]:
        still_open = [each.commitment for each in self.card.commitments if each.outcome == "open"]
        late = any(each.due < self._today.isoformat() for each in still_open)
        return [
            *([words("helper_band.promise_open")] if still_open else []),
            *([words("helper_band.promise_late")] if late else []),
        ]

    def _dated(self, words: WordsLike, text: str, days: int) -> str:
        when = words(f"helper_band.{_band(self._rules.spans, max(0, days))}")
        return f"{text}{words('helper_prompt.beside', text=when)}"

    def _days_since(self, text: str) -> int:
        """Return the days since "YYYY…"; what cannot be read is long ago."""
        year, month, day = (*text[:10].split("-"), "1", "1")[:3]
        try:
            return (self._today - date(int(year), int(month), int(day))).days
        except ValueError:
            return round(10 * 12 * _DAYS_A_MONTH)


def _word(words: WordsLike, section: str, key: str) -> list[str]:
    found = words.section(section).get(key) if key else None
    return [found] if found else []


def _band(bands: Sequence[Band], value: float) -> str:
    return next((band.key for band in bands if value <= band.upto), bands[-1].key)
