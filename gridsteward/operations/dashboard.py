"""What a period came to, in figures and charts; whatever a column counts, `behind` lists it (R9.2).

It is the area's own work, never a table of colleagues: nothing here is by steward.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from msgspec import Struct

from gridsteward.cases.promises import Given, rate
from gridsteward.operations import care_due, care_people, case_analysis, promises, surveys
from gridsteward.operations.area import Area
from gridsteward.operations.collecting import no_collecting
from gridsteward.operations.finding_record import finding_record
from gridsteward.operations.visit_facts import home_facts, visit_rules
from gridsteward.planning import coverage as covering
from gridsteward.records.care import DueContact
from gridsteward.records.chart import (
    Chart,
    ChartColumn,
    ChartKind,
    Dashboard,
    Figure,
    Opens,
    Sort,
    Unit,
)
from gridsteward.records.plan import Coverage, DueHome, RhythmHome
from gridsteward.records.portrait import Standing
from gridsteward.store import queries

_DAYS: Final = 31  # more days than these are shown by week
_WEEKS: Final = 190  # and more than these by month
_LONGEST_S: Final = 8 * 3600  # no visit lasts longer than a working day: a wrong end is not hours of work
Buckets = Sequence[tuple[str, str, str]]
"""The stretches of a period in order: key, first and last ISO day."""


class AsOfToday(Struct, frozen=True, kw_only=True):
    """What is as it is today, whichever period is asked for: most of the work, the same for all periods."""

    day: str
    homes: tuple[RhythmHome, ...]
    coverage: Coverage
    care: tuple[DueContact, ...]
    """With whom a word is overdue."""
    cared: Mapping[str, int]
    """Homes by care tier."""
    promised: Mapping[str, tuple[Given, ...]]
    """By promise the days it was given for of which it is known whether they were kept."""


@no_collecting()
def as_of_today(
    area: Area,
    *,
    portraits: Mapping[str, Standing] | None = None,
    step: Callable[[], object] = lambda: None,
) -> AsOfToday:
    """Return what stands today; the parameters are those of `dashboard`."""
    today, rules = area.now().date(), visit_rules()
    homes = home_facts(area, today, today, portraits=portraits)
    coverage = covering.coverage(homes, rules, day=today.isoformat())
    rhythms = covering.with_rhythm(homes, rules)
    del homes  # all that is known of every home need not be kept with what stands today
    step()
    people = care_people.cared(area)
    care = care_due.due_contacts(area, people=people)
    step()
    return AsOfToday(
        day=today.isoformat(),
        homes=tuple(rhythms),
        coverage=coverage,
        care=tuple(each for each in care if each.beyond),
        cared=Counter(each.tier for each in people),
        promised={
            each.id: tuple(given for given in each.days if given.kept is not None)
            for each in promises.promises(area, settled=True)
        },
    )


@no_collecting()
def dashboard(
    area: Area,
    first: date,
    last: date,
    *,
    portraits: Mapping[str, Standing] | None = None,
    today: AsOfToday | None = None,
    step: Callable[[], object] = lambda: None,
) -> Dashboard:
    """Return the figures and charts of days, both included. Coverage and care are as of `today`, read when None.

    `portraits` as in `visit_facts.home_facts`; `step` is called between the parts of the work.
    """
    if today is None:
        today = as_of_today(area, portraits=portraits, step=step)
    parts = _Parts(area, first, last, today, step)
    return Dashboard(
        first=first.isoformat(), last=last.isoformat(), figures=parts.figures(), charts=parts.charts()
    )


def buckets(first: date, last: date) -> tuple[str, Buckets]:
    """Return what the columns over time stand for ("day", "week" or "month"), and the stretches themselves."""
    span = (last - first).days + 1
    by = "day" if span <= _DAYS else "week" if span <= _WEEKS else "month"
    found = []
    at = first
    while at <= last:
        begin = at
        if by == "day":
            key, end = at.isoformat(), at
        elif by == "week":
            monday = at - timedelta(days=at.weekday())
            key, end = monday.isoformat(), monday + timedelta(days=6)
        else:
            key, end = at.isoformat()[:7], (at.replace(day=1) + timedelta(days=32)).replace(day=1)
            end -= timedelta(days=1)
        end = min(end, last)
        found.append((key, begin.isoformat(), end.isoformat()))
        at = end + timedelta(days=1)
    return by, found


class _Parts:
    """All that is read of a period, once for figures and charts together."""

    def __init__(
        self,
        area: Area,
        first: date,
        last: date,
        today: AsOfToday,
        step: Callable[[], object],
    ) -> None:
        self._area, self._first, self._last = area, first.isoformat(), last.isoformat()
        self._by, self._buckets = buckets(first, last)
        self._of = _finder(first, last, self._by)
        self._visits = self._visits_made()
        self._coverage, self._care, self._cared = today.coverage, today.care, today.cared
        self._promised = today.promised
        step()
        self._due = covering.due_within(
            today.homes,
            last=min(self._last, today.day),
            before=self._last_met_before(),
            met=self._met_within(),
        )
        step()
        self._cases = case_analysis.came_in(area, self._first, self._last)
        step()
        self._satisfied, self._months = surveys.by_month(area, self._first, self._last)
        step()
        self._findings = finding_record(area, first=self._first, last=self._last)

    # -- reading -----------------------------------------------------------------------------------------------

    def _over(self, sql: str) -> dict[str, tuple[Any, ...]]:
        """Return the one row a question has for the visits of each stretch.

        Stretch by stretch along the index of times: in one question the grouping by day takes half of the time.
        """
        found = {}
        for key, first, last in self._buckets:
            (found[key],) = self._area.store.query(sql, _between(first, last))
        return found

    def _visits_made(self) -> dict[str, tuple[int, int, float]]:
        """Return visits, how many of them in vain, and hours at doors, by stretch."""
        return {
            key: (made, vain, seconds / 3600)
            for key, (made, vain, seconds) in self._over(
                f"SELECT count(*), coalesce(sum(NOT ({queries.MET})), 0), coalesce(sum(max(0, min({_LONGEST_S}, "
                "unixepoch(ended_at) - unixepoch(started_at)))), 0) "
                "FROM visit WHERE NOT _deleted AND started_at >= ? AND started_at < ?"
            ).items()
        }

    def _last_met_before(self) -> dict[str, str]:
        return dict(
            self._area.store.query(
                f"SELECT household_id, substr({queries.MET_BEFORE.format(moment='?1')}, 1, 10) FROM visit_last",
                (self._first,),
            )
        )

    def _met_within(self) -> set[str]:
        return {
            home
            for (home,) in self._area.store.query(
                "SELECT household_id FROM visit_last WHERE met >= ?1 AND (met < ?2 OR EXISTS (SELECT 1 FROM visit "
                "INDEXED BY visit_household WHERE visit.household_id = visit_last.household_id AND NOT visit._deleted "
                f"AND visit.{queries.MET} AND started_at >= ?1 AND started_at < ?2))",
                _between(self._first, self._last),
            )
        }

    def _moods(self) -> dict[str, float | None]:
        """Return the mean mood of all moments by stretch, None where there were none."""
        return {
            key: mean
            for key, (mean,) in self._over(
                "SELECT avg(t.mood) FROM visit v JOIN touchpoint t ON t.visit_id = v.id "
                "WHERE NOT v._deleted AND NOT t._deleted AND v.started_at >= ? AND v.started_at < ?"
            ).items()
        }

    # -- figures -----------------------------------------------------------------------------------------------

    def figures(self) -> tuple[Figure, ...]:
        """Return the large figures."""
        made = sum(each[0] for each in self._visits.values())
        done = sum(each.done for each in self._due)
        homes = sum(row.homes for row in self._coverage.by_class)
        in_time = sum(row.in_time for row in self._coverage.by_class)
        cared = sum(self._cared.values())
        clocks = [kept for fact in self._cases for _, kept in fact.clocks]
        kept = rate(
            (day for days in self._promised.values() for day in days), first=self._first, last=self._last
        )
        satisfied, use = self._satisfied, self._findings.whole
        judged = use.explained + use.dismissed
        return (
            Figure(key="visits", value=made),
            Figure(key="due", value=done, of=len(self._due)),
            Figure(key="coverage", value=_share(in_time, homes), of=homes, unit=Unit.SHARE),
            Figure(key="care", value=len(self._care), of=cared),
            Figure(key="clocks", value=_share(sum(clocks), len(clocks)), of=len(clocks), unit=Unit.SHARE),
            Figure(key="promises", value=_share(kept.kept, kept.of), of=kept.of, unit=Unit.SHARE),
            Figure(key="satisfaction", value=satisfied.mean, of=satisfied.answers, unit=Unit.SCORE),
            Figure(key="findings", value=_share(use.explained, judged), of=judged, unit=Unit.SHARE),
            Figure(key="hours", value=sum(each[2] for each in self._visits.values()), unit=Unit.HOURS),
        )

    # -- charts ------------------------------------------------------------------------------------------------

    def charts(self) -> tuple[Chart, ...]:
        """Return the charts in the order of a page."""
        return (
            self._visits_chart(),
            self._due_chart(),
            self._coverage_chart("coverage_tier", "care_tier", "tier"),
            self._coverage_chart("coverage_village", "name", "village"),
            self._care_chart(),
            self._cases_chart(),
            self._clocks_chart(),
            self._promises_chart(),
            self._satisfaction_chart(),
            self._findings_chart(),
            self._moods_chart(),
            self._hours_chart(),
        )

    def _over_time(
        self,
        key: str,
        series: tuple[str, ...],
        values: Callable[[str], tuple[float | None, ...]],
        *,
        sort: Sort | None,
        kind: ChartKind = ChartKind.STACKED,
        unit: Unit = Unit.COUNT,
        ids: Mapping[str, Sequence[str]] | None = None,
    ) -> Chart:
        """Return a chart with a column for each stretch; without `ids` a column opens all of its days."""
        columns = []
        for bucket, first, last in self._buckets:
            opens = None
            if sort is not None and ids is None:
                opens = Opens(sort=sort, first=first, last=last)
            elif sort is not None and ids is not None:
                opens = Opens(sort=sort, ids=tuple(ids.get(bucket, ())))
            columns.append(ChartColumn(key=bucket, values=values(bucket), opens=opens))
        return Chart(key=key, kind=kind, series=series, labels=self._by, columns=tuple(columns), unit=unit)

    def _visits_chart(self) -> Chart:
        def values(bucket: str) -> tuple[float | None, ...]:
            made, vain, _ = self._visits[bucket]
            return made - vain, vain

        return self._over_time("visits", ("met", "in_vain"), values, sort=Sort.VISITS)

    def _hours_chart(self) -> Chart:
        return self._over_time(
            "hours",
            ("hours",),
            lambda bucket: (self._visits[bucket][2],),
            sort=Sort.VISITS,
            unit=Unit.HOURS,
        )

    def _moods_chart(self) -> Chart:
        moods = self._moods()
        return self._over_time(
            "moods",
            ("mood",),
            lambda bucket: (moods[bucket],),
            sort=Sort.VISITS,
            kind=ChartKind.LINE,
            unit=Unit.MOOD,
        )

    def _due_chart(self) -> Chart:
        groups: defaultdict[str, list[DueHome]] = defaultdict(list)
        for each in self._due:
            groups[each.village].append(each)
        return _rows(
            "due",
            ("done", "not_done"),
            "name",
            (
                ChartColumn(
                    key=village,
                    values=(sum(each.done for each in homes), sum(not each.done for each in homes)),
                    opens=Opens(
                        sort=Sort.HOMES, ids=tuple(each.household_id for each in homes if not each.done)
                    ),
                )
                for village, homes in groups.items()
            ),
        )

    def _coverage_chart(self, key: str, labels: str, by: str) -> Chart:
        rows = self._coverage.by_tier if by == "tier" else self._coverage.by_village
        behind: defaultdict[str, list[str]] = defaultdict(list)
        for each in self._coverage.overdue:
            behind[getattr(each, by)].append(each.household_id)
        return _rows(
            key,
            ("in_time", "overdue"),
            labels,
            (
                ChartColumn(
                    key=row.key,
                    values=(row.in_time, row.overdue),
                    opens=Opens(sort=Sort.HOMES, ids=tuple(behind[row.key])),
                )
                for row in rows
                if row.key or by != "tier"
            ),
        )

    def _care_chart(self) -> Chart:
        late: defaultdict[str, list[str]] = defaultdict(list)
        for each in self._care:
            late[each.cared.tier].append(each.cared.household_id)
        return _rows(
            "care",
            ("in_time", "overdue"),
            "care_tier",
            (
                ChartColumn(
                    key=tier,
                    values=(people - len(late[tier]), len(late[tier])),
                    opens=Opens(sort=Sort.HOMES, ids=tuple(dict.fromkeys(late[tier]))),
                )
                for tier, people in self._cared.items()
            ),
        )

    def _cases_chart(self) -> Chart:
        came: defaultdict[str, list[str]] = defaultdict(list)
        complaints: Counter[str] = Counter()
        for each in self._cases:
            came[self._of(each.day)].append(each.id)
            complaints[self._of(each.day)] += each.kind == "complaint"
        return self._over_time(
            "cases",
            ("other_cases", "complaints"),
            lambda bucket: (len(came.get(bucket, ())) - complaints[bucket], complaints[bucket]),
            sort=Sort.CASES,
            ids=came,
        )

    def _clocks_chart(self) -> Chart:
        met: Counter[str] = Counter()
        missed: defaultdict[str, list[str]] = defaultdict(list)
        for each in self._cases:
            for code, kept in each.clocks:
                if kept:
                    met[code] += 1
                else:
                    missed[code].append(each.id)
        return _rows(
            "clocks",
            ("clock_met", "clock_missed"),
            "case_clock",
            (
                ChartColumn(
                    key=code,
                    values=(met[code], len(missed[code])),
                    opens=Opens(sort=Sort.CASES, ids=tuple(dict.fromkeys(missed[code]))),
                )
                for code in {*met, *missed}
            ),
        )

    def _promises_chart(self) -> Chart:
        kept: Counter[str] = Counter()
        broken: defaultdict[str, list[str]] = defaultdict(list)
        every: defaultdict[str, list[str]] = defaultdict(list)
        for promise, days in self._promised.items():
            for given in days:
                if not self._first <= given.day <= self._last:
                    continue
                bucket = self._of(given.day)
                every[bucket].append(promise)
                if given.kept:
                    kept[bucket] += 1
                else:
                    broken[bucket].append(promise)
        return self._over_time(
            "promises",
            ("kept", "not_kept"),
            lambda bucket: (kept[bucket], len(broken.get(bucket, ()))),
            sort=Sort.PROMISES,
            ids={bucket: tuple(dict.fromkeys(ids)) for bucket, ids in every.items()},
        )

    def _satisfaction_chart(self) -> Chart:
        return Chart(
            key="satisfaction",
            kind=ChartKind.ROWS,
            series=("score",),
            labels="month",
            unit=Unit.SCORE,
            columns=tuple(
                ChartColumn(
                    key=each.key,
                    values=(each.mean,),
                    opens=Opens(
                        sort=Sort.ANSWERS,
                        first=max(self._first, f"{each.key}-01"),
                        last=min(self._last, f"{each.key}-31"),
                    ),
                )
                for each in self._months
            ),
        )

    def _findings_chart(self) -> Chart:
        return _rows(
            "findings",
            ("was_so", "was_nothing", "not_told"),
            "finding_kind",
            (
                ChartColumn(
                    key=each.kind,
                    values=(each.explained, each.dismissed, each.raised - each.explained - each.dismissed),
                    opens=Opens(sort=Sort.FINDINGS, ids=(each.kind,), first=self._first, last=self._last),
                )
                for each in self._findings.kinds
            ),
        )


def _rows(key: str, series: tuple[str, ...], labels: str, columns: Iterable[ChartColumn]) -> Chart:
    """Return bars beside names, the longest first, equal ones by name."""

    def whole(column: ChartColumn) -> float:
        return sum(value or 0 for value in column.values)

    ordered = sorted(columns, key=lambda each: (-whole(each), each.key))
    return Chart(key=key, kind=ChartKind.ROWS, series=series, labels=labels, columns=tuple(ordered))


def _between(first: str, last: str) -> tuple[str, str]:
    """Return the bounds of ISO days, both included, for a column of times: from, and before."""
    return first, (date.fromisoformat(last) + timedelta(days=1)).isoformat()


def _share(part: float, of: float) -> float | None:
    return part / of if of else None


def _finder(first: date, last: date, by: str) -> Callable[[str], str]:
    """Return the function that tells the stretch of an ISO day."""
    if by == "day":
        return lambda day: day
    if by == "month":
        return lambda day: day[:7]
    found = {}
    at = first
    while at <= last:
        found[at.isoformat()] = (at - timedelta(days=at.weekday())).isoformat()
        at += timedelta(days=1)
    return lambda day: found.get(day, day)
