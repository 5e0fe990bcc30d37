"""A finding in the words of the catalogue: a name, one sentence with its figures, what it may be, what to do first.

Never a fact about people (R2.3): figures are said as they were read, what is behind them is a maybe.
"""

from datetime import date
from typing import Final

from gridsteward.records.finding import Finding, KindRecord
from gridsteward.records.report import WordsLike

LIKELY: Final = 0.75
POSSIBLE: Final = 0.5
FEW: Final = 10
"""Decided findings below which a share says nothing."""

_WATTS: Final = 1000 / 24  # of a kWh a day
_STILL: Final = 0.015  # a movement of the town below this is none


def short(finding: Finding, words: WordsLike) -> str:
    """Return the name with the one figure that counts: 用电突增 +5.7 度/天."""
    return words(f"finding_short.{finding.kind}", size=kwh(abs(finding.size)))


def sentence(finding: Finding, words: WordsLike) -> str:
    """Return the one sentence a steward can say, built from the finding's figures."""
    if finding.before is None or finding.after is None:
        key = f"finding_sentence.data_{finding.trouble}" if finding.trouble else "finding_sentence.data"
        return words(key, since=day_text(finding.since, words))
    return words(
        f"finding_sentence.{finding.trouble or finding.kind}",
        since=day_text(finding.since, words),
        before=kwh(finding.before),
        after=kwh(finding.after),
        size=kwh(abs(finding.size)),
        watts=round(finding.after * _WATTS),
        usual_watts=round(finding.before * _WATTS),
        town=_town(finding, words),
    )


def maybe(finding: Finding, words: WordsLike) -> str:
    """Return what may be behind it and that it is reason to ask: a hypothesis, never more."""
    return words(f"finding_maybe.{finding.kind}")


def first_step(finding: Finding, words: WordsLike) -> str:
    """Return what to do first: a call before a visit, a call before the bill."""
    return words(f"finding_first.{finding.kind}")


def certainty(finding: Finding, words: WordsLike) -> str:
    """Return the confidence in a word: 很可能, 可能, 拿不准."""
    sure = finding.confidence
    key = "likely" if sure >= LIKELY else "possible" if sure >= POSSIBLE else "unsure"
    return words(f"finding_certainty.{key}")


def kwh(value: float) -> str:
    """Return kWh as they are said: one digit behind the point below a hundred, else none; nothing is 0."""
    if abs(value) < 0.05:
        return "0"
    return f"{value:.1f}" if abs(value) < 99.95 else f"{value:,.0f}"


def share(record: KindRecord, words: WordsLike) -> str:
    """Return how often findings were right, as honestly as the number of them allows."""
    if not record.decided:
        return words("finding_share.none")
    if record.low is None or record.high is None:
        return words("finding_share.few", right=record.explained, of=record.decided)
    return words(
        "finding_share.some",
        right=record.explained,
        of=record.decided,
        percent=_percent(record.share or 0.0),
        low=_percent(record.low),
        high=_percent(record.high),
    )


def _town(finding: Finding, words: WordsLike) -> str:
    moved = finding.shared
    if moved is None:
        return words("finding_town.unknown")
    if abs(moved) < _STILL:
        return words("finding_town.same")
    own = finding.size / finding.before if finding.before else 0.0
    way = "rose" if moved > 0 else "fell"
    if (moved > 0) != (finding.size > 0):
        way += "_against"
    elif abs(moved) < abs(own) / 2:
        way += "_too"
    return words(f"finding_town.{way}", percent=_percent(abs(moved)))


def _percent(part: float) -> int:
    return round(100 * part)


def day_text(text: str, words: WordsLike) -> str:
    """Return an ISO day as it is said."""
    day = date.fromisoformat(text)
    return words(
        "date.day", year=day.year, month=day.month, day=day.day, month_name=words(f"month.{day.month}")
    )
