"""The roll-up for a supervisor (R9.2): an area's figures by steward or by village, each with the list behind it.

Counted where it is counted already: rhythms by the plan's coverage, promises and deadlines by their own rules, answers
by the survey's. Rows stand in the order of their names. Stewards are never put in an order by complaints or by
satisfaction: few complaints may mean that few were written down.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from statistics import median
from typing import Final, Literal, NamedTuple

from gridsteward.cases import survey
from gridsteward.cases.analysis import Fact
from gridsteward.operations import care_due, case_analysis, cases, handing_over, promises, surveys
from gridsteward.operations.area import Area, aside
from gridsteward.operations.collecting import no_collecting
from gridsteward.operations.visit_facts import rhythm_facts, visit_rules
from gridsteward.planning import coverage as seen
from gridsteward.planning.candidates import Sorts, day_after
from gridsteward.planning.facts import HomeFacts
from gridsteward.records.case import Case, CaseView
from gridsteward.records.faults import Fault
from gridsteward.records.roll_up import (
    AreaRollUp,
    Behind,
    ClassRow,
    Figure,
    RollUp,
    RollUpRow,
    Timed,
)
from gridsteward.records.survey import SurveyAnswer

By = Literal["steward", "village"]
BYS: Final[tuple[By, ...]] = ("steward", "village")


class _Item(NamedTuple):
    """One thing that counts: `times` so often, with the home and steward it counts for and a row of its list."""

    home: str
    steward: str
    row: Behind
    times: int = 1


@no_collecting()
def roll_up(area: Area, first: str, last: str, *, by: By = "steward") -> RollUp:
    """Return the figures of a period (ISO days, both included), by steward or by village."""
    return _Reading(area, first, last, by).rolled_up()


def behind(
    area: Area, figure: Figure, first: str, last: str, *, by: By = "steward", key: str | None = None
) -> list[Behind]:
    """Return the list behind a figure of the row `key`, of all rows when None; the latest first.

    Of answers that are too few to judge nothing is listed.
    """
    return _Reading(area, first, last, by).behind(figure, key)


def roll_up_areas(
    found: Sequence[tuple[str, str, Area | None]],
    first: str,
    last: str,
    *,
    by: By = "steward",
    progress: Callable[[int, int], object] | None = None,
    may_stop: Callable[[], object] = lambda: None,
) -> list[AreaRollUp]:
    """Return the figures of several areas, given as (id, name, the open area or None where it is locked).

    Each is read over a connection of its own. One that is locked or damaged is named with its Fault and spoils nothing.
    `progress` is told between the areas, `may_stop` called within them as `aside` does; both may raise to stop.
    """
    made = []
    for at, (area_id, name, area) in enumerate(found):
        if progress is not None:
            progress(at, len(found))
        made.append(_one(area_id, name, area, first, last, by=by, may_stop=may_stop))
    if progress is not None:
        progress(len(found), len(found))
    return made


def _one(
    area_id: str,
    name: str,
    area: Area | None,
    first: str,
    last: str,
    *,
    by: By,
    may_stop: Callable[[], object],
) -> AreaRollUp:
    from gridsteward.operations import visit_reviews

    if area is None:
        return shut_out(area_id, name, Fault("area_locked", name=name))
    try:
        with aside(area, may_stop=may_stop) as own:
            synced = own.store.exchange.events("synced", most=1)
            return AreaRollUp(
                area_id=area_id,
                name=name,
                found=roll_up(own, first, last, by=by),
                last_sync_ms=synced[0].at_ms if synced else 0,
                waiting=visit_reviews.waiting(own),
            )
    except Fault as fault:
        return shut_out(area_id, name, fault)


def shut_out(area_id: str, name: str, fault: Fault) -> AreaRollUp:
    """Return the place of an area that could not be read, with what kept it out."""
    values = {key: each if isinstance(each, int) else str(each) for key, each in fault.values.items()}
    return AreaRollUp(area_id=area_id, name=name, fault=fault.kind, fault_values=values)


class _Reading:
    """What counts in a period, each sort of it read when it is first asked for."""

    def __init__(self, area: Area, first: str, last: str, by: By) -> None:
        self._area, self._first, self._last, self._by = area, first, last, by
        self._as_of = min(last, area.now().date().isoformat())
        self._homes = {
            home: (name or "", village or "")
            for home, name, village in area.store.query(
                "SELECT id, coalesce(nullif(name, ''), account_no), village FROM household WHERE NOT _deleted"
            )
        }

    # ------------------------------------------------------------------ out

    def rolled_up(self) -> RollUp:
        items = {figure: list(self._items(figure)) for figure in Figure if figure not in _TIMES}
        counted = {figure: self._counted(of_it) for figure, of_it in items.items()}
        kept: defaultdict[str, list[HomeFacts]] = defaultdict(list)
        for home in self._rhythms:
            kept[self._key(home.household_id, self._of_home(home.household_id))].append(home)
        classes: Counter[str] = Counter()
        in_time_of_class: Counter[str] = Counter()
        homes: Counter[str] = Counter()
        in_time: Counter[str] = Counter()
        for key, facts in kept.items():
            for row in seen.coverage(facts, visit_rules(), day=self._as_of).by_class:
                homes[key] += row.homes
                in_time[key] += row.in_time
                classes[row.key] += row.homes
                in_time_of_class[row.key] += row.in_time
        scores = self._scores()
        times: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact, view in self._cases:
            times[self._key(fact.home, view.case.steward)].append(fact)
        keys = {key for counts in counted.values() for key in counts} | homes.keys() | scores.keys()

        def made(key: str, chosen: Iterable[str]) -> RollUpRow:
            chosen = list(chosen)
            facts = [fact for each in chosen for fact in times.get(each, ())]
            said = [one for each in chosen for one in scores.get(each, ())]
            numbers = {figure.value: sum(of_it[each] for each in chosen) for figure, of_it in counted.items()}
            numbers = {name: numbers[name] for name in numbers if name in RollUpRow.__struct_fields__}
            return RollUpRow(
                key=key,
                homes=sum(homes[each] for each in chosen),
                in_time=sum(in_time[each] for each in chosen),
                first_answer=_timed(each.answered_after for each in facts),
                closing=_timed(each.closed_after for each in facts),
                satisfaction=survey.tally(
                    key,
                    [score for one in said for score in one],
                    answers=len(said),
                    few=surveys.survey_rules().few,
                ),
                **numbers,
            )

        ordered = sorted(keys, key=lambda key: (not key, key))
        return RollUp(
            first=self._first,
            last=self._last,
            as_of=self._as_of,
            by=self._by,
            rows=tuple(made(key, (key,)) for key in ordered),
            whole=made("", ordered),
            classes=tuple(
                ClassRow(key=key, homes=classes[key], in_time=in_time_of_class[key])
                for key in sorted(classes, key=lambda key: (not key, key))
            ),
        )

    def behind(self, figure: Figure, key: str | None) -> list[Behind]:
        items = self._visit_rows(figure) if figure in _VISITS else self._items(figure)
        chosen = [each for each in items if key is None or self._key(each.home, each.steward) == key]
        if figure is Figure.ANSWERS and len(chosen) < surveys.survey_rules().few:
            return []
        return sorted((each.row for each in chosen), key=lambda row: row.at, reverse=True)

    def _counted(self, items: Iterable[_Item]) -> Counter[str]:
        found: Counter[str] = Counter()
        for each in items:
            found[self._key(each.home, each.steward)] += each.times
        return found

    def _key(self, home: str, steward: str) -> str:
        return steward if self._by == "steward" else self._homes.get(home, ("", ""))[1]

    def _of_home(self, home: str) -> str:
        return self._stewards.get(home, "")

    def _row(self, at: str, home: str, steward: str, **more: str) -> Behind:
        name, village = self._homes.get(home, ("", ""))
        return Behind(at=at, household_id=home, name=name, village=village, steward=steward, **more)

    # ------------------------------------------------------------------ in

    def _items(self, figure: Figure) -> Iterator[_Item]:
        if figure in _VISITS:
            return self._visits(figure)
        if figure in _RHYTHM:
            return self._due(figure)
        if figure is Figure.CARE_OVERDUE:
            return self._care()
        if figure in _PROMISES:
            return self._promises(_PROMISES[figure])
        if figure is Figure.ANSWERS:
            return self._answers()
        return self._of_cases(figure)

    @cached_property
    def _stewards(self) -> dict[str, str]:
        return handing_over.home_stewards(self._area) if self._by == "steward" else {}

    @property
    def _period(self) -> tuple[str, str]:
        """From the first day on, and before the day after the last: as ISO moments sort."""
        return self._first, day_after(self._last, 1)

    def _visits(self, figure: Figure) -> Iterator[_Item]:
        nothing = Behind(at="")
        for home, steward, visits, late in self._made:
            yield _Item(home, steward or "", nothing, late if figure is Figure.LATE else visits)

    @cached_property
    def _made(self) -> list[tuple[str, str, int, int]]:
        return self._area.store.query(
            "SELECT household_id, steward, count(*), sum(late) FROM visit INDEXED BY visit_household "
            "WHERE NOT _deleted AND started_at >= ? AND started_at < ? GROUP BY household_id, steward",
            self._period,
        )

    def _visit_rows(self, figure: Figure) -> Iterator[_Item]:
        late = "AND late" if figure is Figure.LATE else ""
        for row, home, steward, at, note in self._area.store.query(
            "SELECT id, household_id, steward, started_at, note FROM visit WHERE NOT _deleted "
            f"AND started_at >= ? AND started_at < ? {late}",
            self._period,
        ):
            made = self._row(at, home, steward or "", what=note, visit_id=row)
            yield _Item(home, steward or "", made)

    @cached_property
    def _met(self) -> tuple[list[HomeFacts], dict[str, str]]:
        return rhythm_facts(
            self._area, date.fromisoformat(self._first), date.fromisoformat(max(self._first, self._as_of))
        )

    @property
    def _rhythms(self) -> list[HomeFacts]:
        return self._met[0]

    def _due(self, figure: Figure) -> Iterator[_Item]:
        """Homes whose rhythm asked for a visit by then, of these those met, or those not seen within their rhythm."""
        sorts, (homes, before) = Sorts(visit_rules()), self._met
        for home in homes:
            rhythm = sorts.of(home).rhythm
            if rhythm is None or home.pause is not None:
                continue
            days, last = rhythm.every, before.get(home.household_id, "")
            if figure is Figure.OUT_OF_TIME:
                wanted = not home.met or day_after(home.met, days) < self._as_of
            else:
                due = not last or day_after(last, days) <= self._as_of
                done = home.met >= self._first
                wanted = due and (figure is Figure.DUE or done is (figure is Figure.DONE))
            if wanted:
                steward = self._of_home(home.household_id)
                yield _Item(home.household_id, steward, self._row(home.met, home.household_id, steward))

    def _care(self) -> Iterator[_Item]:
        for each in care_due.due_contacts(self._area):
            if each.beyond:
                home = each.cared.household_id
                steward = self._of_home(home)
                yield _Item(home, steward, self._row(each.due.day, home, steward, what=each.cared.tier))

    @cached_property
    def _views(self) -> list[CaseView]:
        """The cases that came in within the period, and those with a promise for one of its days."""
        # a day more at each end: what counts is the day by China's clock
        first, last = day_after(self._first, -1), day_after(self._last, 2)
        ids = self._area.store.query(
            "SELECT id FROM service_case WHERE NOT _deleted AND at >= ? AND at < ? UNION "
            "SELECT case_id FROM service_case_event WHERE NOT _deleted AND until >= ? AND until < ?",
            (first, last, first, last),
        )
        return cases.views_of(self._area, [row for (row,) in ids])

    @cached_property
    def _cases(self) -> list[tuple[Fact, CaseView]]:
        facts = zip(case_analysis.facts_of(self._area, self._views), self._views, strict=True)
        return [(fact, view) for fact, view in facts if self._first <= fact.day <= self._last]

    def _of_cases(self, figure: Figure) -> Iterator[_Item]:
        for fact, view in self._cases:
            if figure is Figure.FIRST_ANSWER:
                times = int(fact.answered_after is not None)
            elif figure is Figure.CLOSING:
                times = int(fact.closed_after is not None)
            else:
                times = sum(met is (figure is Figure.MET) for _, met in fact.clocks)
            if times:
                row = self._row(
                    view.case.at,
                    fact.home,
                    view.case.steward,
                    what=view.case.content,
                    case_id=view.case.id,
                    number=view.number,
                )
                yield _Item(fact.home, view.case.steward, row, times)

    @cached_property
    def _promised(self) -> list[promises.Promise]:
        return [
            *promises.due_between(self._area, self._first, self._last),
            *promises.of_cases(self._area, self._views),
        ]

    def _promises(self, kept: bool | None) -> Iterator[_Item]:
        for each in self._promised:
            for given in each.days:
                within = self._first <= given.day <= self._last
                if within and given.kept is kept and (kept is not None or each.is_open):
                    row = self._row(
                        given.day,
                        each.household_id,
                        each.steward,
                        what=each.what,
                        case_id=each.case_id,
                        number=each.case_number,
                    )
                    yield _Item(each.household_id, each.steward, row)

    @cached_property
    def _survey(self) -> list[tuple[str, SurveyAnswer]]:
        """Answers with whose work they are about: of a visit who made it, of a case who took it, else who asked."""
        answers = self._area.store.select(
            SurveyAnswer, "substr(at, 1, 10) BETWEEN ? AND ?", (self._first, self._last)
        )
        visits: dict[str, str] = dict(
            self._area.store.query(
                "SELECT id, steward FROM visit WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([each.visit_id for each in answers if each.visit_id]),),
            )
        )
        taken = {each.id: each.steward for each in self._area.store.select(Case)} if answers else {}
        return [
            (visits.get(each.visit_id) or taken.get(each.case_id) or each.steward, each) for each in answers
        ]

    def _scores(self) -> dict[str, list[list[int]]]:
        found: defaultdict[str, list[list[int]]] = defaultdict(list)
        for steward, each in self._survey:
            found[self._key(each.household_id, steward)].append(list(survey.read(each.scores).values()))
        return found

    def _answers(self) -> Iterator[_Item]:
        for steward, each in self._survey:
            row = self._row(each.at, each.household_id, steward, what=each.word, case_id=each.case_id)
            yield _Item(each.household_id, steward, row)


_VISITS: Final = frozenset((Figure.VISITS, Figure.LATE))
_RHYTHM: Final = frozenset((Figure.DUE, Figure.DONE, Figure.TO_DO, Figure.OUT_OF_TIME))
_TIMES: Final = frozenset(
    (Figure.FIRST_ANSWER, Figure.CLOSING, Figure.ANSWERS, Figure.OUT_OF_TIME, Figure.TO_DO)
)
_PROMISES: Final[dict[Figure, bool | None]] = {Figure.KEPT: True, Figure.BROKEN: False, Figure.OPEN: None}


def _timed(minutes: Iterable[int | None]) -> Timed:
    """Return the median of what is known; None where it would tell of one or two cases."""
    known = [each for each in minutes if each is not None]
    few = case_analysis.analysis_rules().few
    return Timed(cases=len(known), half=round(median(known)) if len(known) >= few else None)
