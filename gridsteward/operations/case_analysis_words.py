"""What the requests of a period tell, in the words of the catalogue."""

from gridsteward.records.case_analysis import Gathering, Standout
from gridsteward.records.report import WordsLike

_HOUR, _DAY = 60, 1440


def sentence(found: Standout, words: WordsLike) -> str:
    """Return the one thing most worth a look."""
    values = dict(found.values)
    for name in ("case_clock", "case_kind"):
        if name in values:
            values[name] = words(f"{name}.{values[name]}")
    return words(f"case_standout.{found.key}", **values)


def gathering(found: Gathering, words: WordsLike) -> str:
    """Return how a place stands out, in plain numbers: 6 cases of 40 homes, 1.1 to be expected."""
    return words(
        "case_analysis.gathering",
        count=len(found.cases),
        from_homes=found.from_homes,
        homes=found.homes,
        expected=f"{found.expected:.1f}",
    )


def length(minutes: int, words: WordsLike) -> str:
    """Return a length of time: 40 minutes, 3 hours, 2 days."""
    if minutes < _HOUR:
        return words("case_analysis.minutes", count=minutes)
    if minutes < 2 * _DAY:
        return words("case_analysis.hours", count=_plain(minutes / _HOUR))
    return words("case_analysis.days", count=_plain(minutes / _DAY))


def _plain(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
