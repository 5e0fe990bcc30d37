"""Which light a home shows: from its own last weeks, with all that explains a quiet meter ruled out first."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import inf
from statistics import median

from gridsteward.records.care_light import Light, LightFacts, LightReason, LightRules


def light(facts: LightFacts, rules: LightRules) -> LightReason:
    """Return the level of a home and why, from what was known of it up to `facts.day`."""
    kwh = facts.kwh
    run = _low_run(kwh, rules)
    usual = _usual(kwh[: len(kwh) - run], rules)
    dark = _cannot_tell(facts, rules, enough=usual is not None)
    if dark is not None or usual is None:
        return dark or _grey("never_read")
    if _told(facts.still_since, facts, rules):
        return _quiet(facts, Light.RED, "still_hours", since=facts.still_since)
    if run:
        return _quiet_days(facts, rules, run=run, usual=usual)
    if _told(facts.night_since, facts, rules):
        return LightReason(level=Light.YELLOW, key="night_load", values={"since": facts.night_since})
    latest = next(each for each in reversed(kwh) if each is not None)
    return LightReason(
        level=Light.GREEN,
        key="as_usual",
        values={"kwh": round(latest, 2), "usual": round(usual, 2), "until": facts.until},
    )


def _cannot_tell(facts: LightFacts, rules: LightRules, *, enough: bool) -> LightReason | None:
    """Return why the meter tells nothing of the home, None where it does; `enough` own days were read."""
    if not facts.until:
        return _grey("never_read")
    if _days(facts.until, facts.day) > rules.stale_days:
        return _grey("no_reads", since=facts.until)
    if facts.solar or any(each is not None and each < 0 for each in facts.kwh):
        return _grey("solar")
    if not enough:
        known = sum(each is not None for each in facts.kwh)
        return _grey("short_history", days=known, needed=rules.history)
    lost = next((at for at, each in enumerate(reversed(facts.kwh)) if each is not None), len(facts.kwh))
    if lost >= rules.stale_days and not _told(facts.still_since, facts, rules):
        return _grey("lost_reads", since=_ago(facts.until, lost - 1))
    return None


def _quiet_days(facts: LightFacts, rules: LightRules, *, run: int, usual: float) -> LightReason:
    """Return what the last `run` days of hardly any use mean."""
    read = [each for each in facts.kwh[-run:] if each is not None]
    zero = not any(read)
    lossy = zero and (facts.lossy or 0 in facts.kwh[:-run])
    sure = len(read) >= (rules.red_days_lossy if lossy else rules.red_days)
    sure |= not lossy and _told(facts.silent_since, facts, rules)
    return _quiet(
        facts,
        Light.RED if sure else Light.YELLOW,
        "zero_days" if zero else "quiet_days",
        since=_ago(facts.until, run - 1),
        days=len(read),
        kwh=round(sum(read) / len(read), 2),
        usual=round(usual, 2),
    )


def _quiet(
    facts: LightFacts, level: Light, key: str, *, since: str, **values: str | int | float
) -> LightReason:
    """Return what a quiet meter means, unless there is another explanation than somebody who lies still."""
    for first, last in facts.outages:
        if first <= facts.day and last >= since:
            return _grey("outage", since=first)
    if facts.away:
        return _grey("away", note=facts.away, since=since)
    return LightReason(level=level, key=key, values={"since": since, **values})


def _low_run(kwh: Sequence[float | None], rules: LightRules) -> int:
    """Return how many of the last days are far under the usual and under every day before; unread ones between count.

    What was never used cannot go quiet: a home that always stands at so little has no run.
    """
    longest = min(len(kwh) - 1, rules.days // 2)
    if longest < 1 or kwh[-1] is None:
        return 0
    least = list(accumulate((each or inf for each in kwh), min))
    found, highest = 0, -inf
    for run in range(1, longest + 1):
        if (last := kwh[-run]) is None:
            continue
        highest = max(highest, last)
        if highest >= least[-longest - 1]:  # of no run, however long, are all days under every day before
            break
        if highest < least[-run - 1]:
            before = [each for each in kwh[:-run] if each]
            if len(before) >= rules.history and (usual := median(before)) >= rules.least_kwh:
                found = run if highest < rules.low_share * usual else found
    return found


def _usual(kwh: Sequence[float | None], rules: LightRules) -> float | None:
    """Return the median of the own last days, None where too few were read to tell."""
    known = [each for each in kwh[-rules.days :] if each is not None]
    return median(known) if len(known) >= rules.history else None


def _told(since: str, facts: LightFacts, rules: LightRules) -> bool:
    return bool(since) and _days(since, facts.day) <= rules.news_days


def _grey(key: str, **values: str | int | float) -> LightReason:
    return LightReason(level=Light.GREY, key=key, values=values)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _ago(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
