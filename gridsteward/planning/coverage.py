"""Who was not seen for how long against the rule (R3.6, R5.2)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from gridsteward.planning.candidates import Sorts, days_between
from gridsteward.planning.facts import HomeFacts
from gridsteward.planning.rules import VisitRules
from gridsteward.records.plan import Coverage, CoverageRow, DueHome, Overdue, RhythmHome


def coverage(homes: Sequence[HomeFacts], rules: VisitRules, *, day: str) -> Coverage:
    """Return how the homes stand against their rhythms on a day. Homes with no rhythm, and paused ones, count not."""
    standing: list[tuple[Overdue, bool]] = []
    sorts = Sorts(rules)
    for home in homes:
        found = sorts.of(home).rhythm
        if found is None or home.pause is not None:
            continue
        passed = days_between(home.met, day) if home.met else None
        beyond = max(0, passed - found.every) if passed is not None else 0
        entry = Overdue(
            household_id=home.household_id,
            last=home.met,
            every=found.every,
            beyond=beyond,
            village=home.village,
            relation_class=home.relation_class,
            tier=home.care_tier,
        )
        standing.append((entry, beyond > 0 or passed is None))
    overdue = [entry for entry, late in standing if late]
    overdue.sort(key=lambda each: (each.every, bool(each.last), -each.beyond, each.household_id))
    return Coverage(
        day=day,
        by_class=_rows(standing, "relation_class"),
        by_village=_rows(standing, "village"),
        by_tier=_rows(standing, "tier"),
        overdue=tuple(overdue),
    )


def with_rhythm(homes: Iterable[HomeFacts], rules: VisitRules) -> list[RhythmHome]:
    """Return the homes that have a rhythm, paused ones aside."""
    sorts, found = Sorts(rules), []
    for home in homes:
        rhythm = sorts.of(home).rhythm
        if rhythm is not None and home.pause is None:
            found.append(RhythmHome(household_id=home.household_id, village=home.village, every=rhythm.every))
    return found


def due_within(
    homes: Iterable[RhythmHome], *, last: str, before: Mapping[str, str], met: Collection[str]
) -> list[DueHome]:
    """Return the homes whose rhythm asked for a visit by an ISO day, and whether one came within the period.

    `before` is when each was last met before the period (ISO day), `met` who was met within it. What is known of the
    homes is what is known now; a home that was never met is due from the first day.
    """
    found = []
    for home in homes:
        seen = before.get(home.household_id, "")
        if not seen or days_between(seen, last) >= home.every:
            found.append(
                DueHome(household_id=home.household_id, village=home.village, done=home.household_id in met)
            )
    return found


def _rows(standing: Iterable[tuple[Overdue, bool]], by: str) -> tuple[CoverageRow, ...]:
    groups: defaultdict[str, list[tuple[Overdue, bool]]] = defaultdict(list)
    for entry, late in standing:
        groups[getattr(entry, by)].append((entry, late))
    rows = []
    for key, members in groups.items():
        behind = [entry for entry, late in members if late]
        rows.append(
            CoverageRow(
                key=key,
                homes=len(members),
                in_time=len(members) - len(behind),
                overdue=len(behind),
                never=sum(not each.last for each in behind),
                longest=max((each.beyond for each in behind), default=0),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.overdue / row.homes, -row.overdue, row.key)))
