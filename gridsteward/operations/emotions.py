"""How the people felt whom a steward called on: for the steward's own eyes, never a table of colleagues (R3.2)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean, pstdev

from gridsteward.operations.area import Area
from gridsteward.portrait.moods import VisitMoods, moods_of
from gridsteward.records.emotion import EmotionWeek, StewardEmotions
from gridsteward.records.visit import Touchpoint, Visit

__all__ = ["VisitMoods", "moods_of", "own_emotions"]


def own_emotions(area: Area, *, first: str = "", last: str = "") -> StewardEmotions:
    """Return the moods of the visits that whoever works on this laptop made.

    `first` and `last` are ISO dates, both included; "" leaves an end open.
    """
    store, steward = area.store, area.steward
    wanted = "steward = ? AND (? = '' OR substr(started_at, 1, 10) >= ?) AND (? = '' OR substr(started_at, 1, 10) <= ?)"
    values = (steward, first, first, last, last)
    visits = store.select(Visit, wanted, values, order="started_at, id")
    touchpoints: defaultdict[str, list[Touchpoint]] = defaultdict(list)
    inside = f"visit_id IN (SELECT id FROM visit WHERE NOT _deleted AND {wanted})"
    for each in store.select(Touchpoint, inside, values, order="position, id"):
        touchpoints[each.visit_id].append(each)
    felt = [(visit, found) for visit in visits if (found := moods_of(touchpoints[visit.id])) is not None]
    weeks: defaultdict[str, list[VisitMoods]] = defaultdict(list)
    for visit, moods in felt:
        weeks[_monday(visit.started_at)].append(moods)
    all_moods = [moods for _, moods in felt]
    several = [each for each in all_moods if len(each.moods) > 1]
    peaks = [each for each in visits if each.planned_peak]
    endings = [each for each in visits if each.planned_ending]
    return StewardEmotions(
        steward=steward,
        weeks=tuple(_week(monday, weeks[monday]) for monday in sorted(weeks)),
        visits=len(visits),
        felt=len(felt),
        mean=_mean([mood for each in all_moods for mood in each.moods]),
        spread=pstdev([each.mean for each in all_moods]) if len(all_moods) > 1 else None,
        first=_mean([each.moods[0] for each in several]),
        last=_mean([each.moods[-1] for each in several]),
        peak=_mean([each.peak_mood for each in all_moods]),
        ending=_mean([each.ending_mood for each in all_moods]),
        planned_peaks=len(peaks),
        peaks_done=sum(1 for each in peaks if each.peak_done),
        planned_endings=len(endings),
        endings_done=sum(1 for each in endings if each.ending_done),
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
