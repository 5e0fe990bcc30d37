"""Which light a home shows: from its own last weeks, with all that explains a quiet meter ruled out first."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from gridsteward.records.care_light import Light, LightFacts, LightReason, LightRules


def light(facts: LightFacts, rules: LightRules) -> LightReason:
    """Return the level of a home and why, from what was known of it up to `facts.day`."""
    if not facts.until or _days(facts.until, facts.day) > rules.stale_days:
        return _grey("no_reads", since=facts.until) if facts.until else _grey("never_read")
    if facts.solar or any(each is not None and each < 0 for each in facts.kwh):
        return _grey("solar")
    kwh = facts.kwh
    run = _low_run(kwh, rules)
    usual = _usual(kwh[: len(kwh) - run], rules)
    if usual is None:
        known = sum(each is not None for each in kwh)
        return _grey("short_history", days=known, needed=rules.history)
    if _told(facts.still_since, facts, rules):
        return _quiet(facts, Light.RED, "still_hours", since=facts.still_since)
    if all(each is None for each in kwh[-rules.stale_days :]):
        return _grey("lost_reads", since=_ago(facts.until, _trailing_unread(kwh) - 1))
    if run:
        since = _ago(facts.until, run - 1)
        read = [each for each in kwh[-run:] if each is not None]
        zero = not any(read)
        lossy = zero and (facts.lossy or 0 in kwh[:-run])
        days = len(read)
        sure = days >= (rules.red_days_lossy if lossy else rules.red_days) or (
            not lossy and _told(facts.silent_since, facts, rules)
        )
        key = "zero_days" if zero else "quiet_days"
        mean = round(sum(read) / len(read), 2)
        return _quiet(
            facts,
            Light.RED if sure else Light.YELLOW,
            key,
            since=since,
            days=days,
            kwh=mean,
            usual=round(usual, 2),
        )
    if _told(facts.night_since, facts, rules):
        return LightReason(level=Light.YELLOW, key="night_load", values={"since": facts.night_since})
    latest = next(each for each in reversed(kwh) if each is not None)
    return LightReason(
        level=Light.GREEN,
        key="as_usual",
        values={"kwh": round(latest, 2), "usual": round(usual, 2), "until": facts.until},
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
    for run in range(min(len(kwh), rules.days // 2), 0, -1):
        last = kwh[-run:]
        before = [each for each in kwh[:-run] if each]
        read = [each for each in last if each is not None]
        if last[0] is None or last[-1] is None or len(before) < rules.history:
            continue
        usual = median(before)
        if usual >= rules.least_kwh and max(read) < min(rules.low_share * usual, *before):
            return run
    return 0


def _usual(kwh: Sequence[float | None], rules: LightRules) -> float | None:
    """Return the median of the own last days, None where too few were read to tell."""
    known = [each for each in kwh[-rules.days :] if each is not None]
    return median(known) if len(known) >= rules.history else None


def _trailing_unread(kwh: Sequence[float | None]) -> int:
    """Return how many of the last days hold nothing."""
    return next((at for at, each in enumerate(reversed(kwh)) if each is not None), len(kwh))


def _told(since: str, facts: LightFacts, rules: LightRules) -> bool:
    return bool(since) and _days(since, facts.day) <= rules.news_days


def _grey(key: str, **values: str | int | float) -> LightReason:
    return LightReason(level=Light.GREY, key=key, values=values)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _ago(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
