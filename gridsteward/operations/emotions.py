"""How the people felt whom a steward called on: for the steward's own eyes, never a table of colleagues (R3.2)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean, pstdev

from gridsteward.operations.area import Area
from gridsteward.portrait.moods import VisitMoods, felt, moods_of
from gridsteward.records.emotion import EmotionWeek, StewardEmotions

__all__ = ["VisitMoods", "moods_of", "own_emotions"]


def own_emotions(area: Area, *, first: str = "", last: str = "") -> StewardEmotions:
    """Return the moods of the visits that whoever works on this laptop made.

    `first` and `last` are ISO dates, both included; "" leaves an end open.
    """
    store, steward = area.store, area.steward
    # a range of moments, as the index has them
    wanted = "NOT _deleted AND started_at >= ? AND started_at < ? AND steward = ?"
    values = (first, f"{last}T99" if last else "~", steward)
    noted: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for visit, kind, mood in store.query(
        "SELECT visit_id, kind, mood FROM touchpoint WHERE NOT _deleted AND visit_id IN "
        f"(SELECT id FROM visit WHERE {wanted}) ORDER BY visit_id, position, id",
        values,
    ):
        noted[visit].append((kind, mood))
    visits = store.query(
        "SELECT id, started_at, planned_peak <> '', peak_done, planned_ending <> '', ending_done FROM visit "
        f"WHERE {wanted} ORDER BY started_at, id",
        values,
    )
    found = [(started, felt(noted.get(visit, ()))) for visit, started, *_ in visits]
    weeks: defaultdict[str, list[VisitMoods]] = defaultdict(list)
    for started, moods in found:
        if moods is not None:
            weeks[_monday(started)].append(moods)
    all_moods = [moods for _, moods in found if moods is not None]
    several = [each for each in all_moods if len(each.moods) > 1]
    peaks = [done for _, _, planned, done, _, _ in visits if planned]
    endings = [done for *_, planned, done in visits if planned]
    return StewardEmotions(
        steward=steward,
        weeks=tuple(_week(monday, weeks[monday]) for monday in sorted(weeks)),
        visits=len(visits),
        felt=len(all_moods),
        mean=_mean([mood for each in all_moods for mood in each.moods]),
        spread=pstdev([each.mean for each in all_moods]) if len(all_moods) > 1 else None,
        first=_mean([each.moods[0] for each in several]),
        last=_mean([each.moods[-1] for each in several]),
        peak=_mean([each.peak_mood for each in all_moods]),
        ending=_mean([each.ending_mood for each in all_moods]),
        planned_peaks=len(peaks),
        peaks_done=sum(1 for done in peaks if done),
        planned_endings=len(endings),
        endings_done=sum(1 for done in endings if done),
    )


def _monday(started_at: str) -> str:
    day = date.fromisoformat(started_at[:10])
    return (day - timedelta(days=day.weekday())).isoformat()


def _week(monday: str, found: Sequence[VisitMoods]) -> EmotionWeek:
    means = [each.mean for each in found]
    return EmotionWeek(
        monday=monday,
        visits=len(found),
        mean=fmean(mood for each in found for mood in each.moods),
        peak=fmean(each.peak_mood for each in found),
        ending=fmean(each.ending_mood for each in found),
        spread=pstdev(means),
    )


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
