"""Every household at a keystroke: the list rows in memory, searched, filtered, sorted.

A scan over ten thousand short texts takes a millisecond or two; an index in the file would not find a name of two
characters (trigrams) and would cost on every write.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct

from gridsteward import __version__
from gridsteward.operations.area import Area
from gridsteward.records.household import HouseholdSummary, RelationClass
from gridsteward.records.portrait import Standing

_Test = Callable[[HouseholdSummary], bool]

_CLASSES: Final = frozenset(kind.value for kind in RelationClass if kind.value)
SORTS: Final = ("address", "name", "account_no", "last_visit", "open_commitments")


class HouseholdFilter(Struct, frozen=True, kw_only=True):
    """Which households a list shows; "" leaves a question open. `tag`, `relation_class` and `missing` are keys.

    `complete_below` is a share of the portrait in per cent, `missing` a part of it that nobody has noted.
    """

    text: str = ""
    village: str = ""
    transformer_district: str = ""
    relation_class: str = ""
    tag: str = ""
    tenure: str = ""
    not_seen_since: str = ""
    with_open_commitments: bool = False
    complete_below: str = ""
    missing: str = ""
    tag_expired: bool = False
    sort: str = "address"


class _Entry(NamedTuple):
    """A household ready to be searched. Each searched text begins and ends every value with a line break."""

    summary: HouseholdSummary
    hay: str
    names: str
    initials: str
    pinyin: str
    numbers: str
    place: str


def _natural(text: str) -> str:
    """Return a text that sorts 3组 before 12组."""
    return re.sub(r"\d+", lambda number: number[0].zfill(6), text)


def _lines(text: str) -> str:
    return "\n" + text.lower().replace(" ", "\n") + "\n"


def _entry(summary: HouseholdSummary) -> _Entry:
    names = _lines(f"{summary.name}\n{summary.names}")
    initials, pinyin = _lines(summary.initials), _lines(summary.pinyin)
    phones = summary.phones.replace("-", "")
    numbers = _lines(f"{summary.account_no} {summary.meter_no} {phones}")
    as_written = f"{summary.phones}\n" if phones != summary.phones else ""
    place = f"{summary.village}\n{summary.address}"
    return _Entry(
        summary,
        f"{names}{initials}{pinyin}{numbers}{as_written}{place}\n{summary.transformer_district}".lower(),
        names,
        initials,
        pinyin,
        numbers,
        _natural(place),
    )


_Rank = Callable[[_Entry], int]
_RANKS: Final = 11


def _rank(word: str) -> _Rank:
    """Return how well an entry fits one word, 0 best: whole value, its beginning or tail, then anywhere."""
    whole, start, tail = f"\n{word}\n", f"\n{word}", f"{word}\n"

    def number(entry: _Entry) -> int:
        if whole in entry.numbers:
            return 0
        return 2 if tail in entry.numbers else 4 if word in entry.numbers else 6

    def name(entry: _Entry) -> int:
        # The account's own name stands first in each text: a hit there goes before one on another of the family.
        if whole in entry.names:
            return 0 if entry.names.startswith(whole) else 1
        if start in entry.names:
            return 2 if entry.names.startswith(start) else 3
        if whole in entry.initials or whole in entry.pinyin:
            return 4 if entry.initials.startswith(whole) or entry.pinyin.startswith(whole) else 5
        if start in entry.initials:
            return 6 if entry.initials.startswith(start) else 7
        return 8 if start in entry.pinyin else 9 if word in entry.names else 10

    return number if word.isdigit() else name


class Directory:
    """All households of the open area, kept in step with the store by `refresh`."""

    def __init__(self, summaries: Iterable[HouseholdSummary] = ()) -> None:
        self._entries = {each.id: _entry(each) for each in summaries}
        self._by_place: list[_Entry] | None = None
        self.standings: dict[str, Standing] = {}
        """How the portraits stand; those of households not among them are not known yet."""

    @classmethod
    def unpacked(cls, body: bytes) -> "Directory":
        """Return the directory that `packed` made `body` of."""
        made = cls()
        made._by_place = msgspec.msgpack.decode(body, type=list[_Entry])
        made._entries = {entry.summary.id: entry for entry in made._by_place}
        return made

    def packed(self) -> bytes:
        """Return everything worked out here, in list order."""
        return msgspec.msgpack.encode(self._placed())

    def _placed(self) -> list[_Entry]:
        if self._by_place is None:
            # The id settles what has no address: an edited household keeps its place in the list.
            self._by_place = sorted(self._entries.values(), key=lambda entry: (entry.place, entry.summary.id))
        return self._by_place

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, household_id: object) -> bool:
        return household_id in self._entries

    def get(self, household_id: str) -> HouseholdSummary | None:
        """Return a household's list row."""
        found = self._entries.get(household_id)
        return None if found is None else found.summary

    def all(self) -> list[HouseholdSummary]:
        """Return every list row."""
        return [each.summary for each in self._entries.values()]

    def refresh(self, touched: Iterable[str], present: Iterable[HouseholdSummary]) -> None:
        """Take the new rows of the households a change touched; those no longer present go."""
        for household in touched:
            self._entries.pop(household, None)
            self.standings.pop(household, None)
        for summary in present:
            self._entries[summary.id] = _entry(summary)
        self._by_place = None

    def find(self, wanted: HouseholdFilter) -> list[HouseholdSummary]:
        """Return the households that fit, best first when there is a text, else in the order asked for."""
        found: Sequence[_Entry] = self._placed()
        words = wanted.text.lower().split()
        for word in words:
            found = [entry for entry in found if word in entry.hay]
        keep = self._keep(wanted)
        if keep:
            found = [entry for entry in found if all(test(entry.summary) for test in keep)]
        if wanted.sort == "address" or wanted.sort not in SORTS:
            ordered = list(found)
        else:
            reverse = wanted.sort == "open_commitments"
            ordered = sorted(found, key=lambda entry: getattr(entry.summary, wanted.sort), reverse=reverse)
        if words:
            # Bins keep the order within a rank and cost less than a sort when everything fits.
            bins: list[list[_Entry]] = [[] for _ in range(_RANKS)]
            ranks = [_rank(word) for word in words]
            for entry in ordered:
                bins[max([rank(entry) for rank in ranks])].append(entry)
            ordered = [entry for each in bins for entry in each]
        return [entry.summary for entry in ordered]

    def _keep(self, wanted: HouseholdFilter) -> list[_Test]:
        tests: list[_Test] = []
        if wanted.village:
            tests.append(lambda each: each.village == wanted.village)
        if wanted.transformer_district:
            tests.append(lambda each: each.transformer_district == wanted.transformer_district)
        if wanted.relation_class:
            tests.append(lambda each: wanted.relation_class in self._classes(each))
        if wanted.tag:
            tests.append(lambda each: wanted.tag in each.tags)
        if wanted.tenure:
            tests.append(lambda each: each.tenure == wanted.tenure)
        if wanted.not_seen_since:
            tests.append(lambda each: each.last_visit < wanted.not_seen_since)
        if wanted.with_open_commitments:
            tests.append(lambda each: each.open_commitments > 0)
        return [*tests, *self._portrait_tests(wanted)]

    def _portrait_tests(self, wanted: HouseholdFilter) -> list[_Test]:
        tests: list[_Test] = []
        if wanted.complete_below:
            share = int(wanted.complete_below) / 100
            tests.append(lambda each: self._stands(each, lambda known: known.completeness < share))
        if wanted.missing:
            tests.append(lambda each: self._stands(each, lambda known: wanted.missing in known.missing))
        if wanted.tag_expired:
            tests.append(lambda each: self._stands(each, lambda known: known.expired_tags > 0))
        return tests

    def _stands(self, summary: HouseholdSummary, test: Callable[[Standing], bool]) -> bool:
        known = self.standings.get(summary.id)
        return known is not None and test(known)

    def _classes(self, summary: HouseholdSummary) -> Iterable[str]:
        """Return the relation classes that hold: as scored, else as the steward said by name or tag."""
        known = self.standings.get(summary.id)
        if known is not None:
            return known.classes
        return _CLASSES.intersection((summary.leading_class, *summary.tags))

    def counts(self, field: str) -> dict[str, int]:
        """Return how many households have each value of village, transformer_district, leading_class … or tag.

        `relation_class` counts as the filter of that name does. `missing` counts parts of the portrait.
        """
        if field == "relation_class":
            found = Counter(key for entry in self._entries.values() for key in self._classes(entry.summary))
        elif field == "missing":
            found = Counter(part for known in self.standings.values() for part in known.missing)
        elif field == "tag":
            found = Counter(tag for entry in self._entries.values() for tag in entry.summary.tags)
        else:
            found = Counter(getattr(entry.summary, field) for entry in self._entries.values())
        return {value: found[value] for value in sorted(found, key=_natural) if value}


_FORM: Final = " ".join((__version__, *_Entry._fields, *HouseholdSummary._fields))
"""What a kept list was made by: another program, or another shape of it, reads anew."""


def load_directory(area: Area) -> Directory:
    """Return all households: as kept at the last reading when nothing was written since, else read anew and kept."""
    kept = area.store.kept_directory(_FORM)
    if kept is not None:
        return Directory.unpacked(kept)
    area.store.work_out_names()  # an exchange that was cut short left them
    as_of = area.store.last_change()  # first: what somebody writes meanwhile makes the kept list old
    whole = not area.store.names_put_off  # and another exchange may just have come
    directory = Directory(area.store.summaries())
    if whole:
        area.store.keep_directory(_FORM, directory.packed(), as_of=as_of)
    return directory


def changed_rows(area: Area, touched: Iterable[str]) -> list[HouseholdSummary]:
    """Read the rows of these households that are still there, for a `Directory` that lives in another thread."""
    area.store.work_out_names()
    return area.store.summaries(touched)


def saved_filters(area: Area) -> dict[str, HouseholdFilter]:
    """Return the filters a person kept, by name."""
    return {
        name: msgspec.json.decode(body, type=HouseholdFilter)
        for name, body in area.store.saved_filters().items()
    }


def save_filter(area: Area, name: str, wanted: HouseholdFilter | None) -> None:
    """Keep a filter under a name, or drop it with None."""
    area.store.save_filter(name, "" if wanted is None else msgspec.json.encode(wanted).decode())
