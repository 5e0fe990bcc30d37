"""What happened on a day, line by line, in the words of the catalogue."""

from collections.abc import Iterator, Sequence

from gridsteward.operations import cases
from gridsteward.records.day_review import DayFacts, DayLimit, Moment
from gridsteward.records.report import WordsLike

_NAMED = 3  # names told before the rest is only counted


def lines(facts: DayFacts, words: WordsLike) -> Iterator[tuple[str, str]]:
    """Yield a key of what is told (visits, open, missed …) and its sentence, the most pressing last."""
    if facts.reminded:
        yield "reminded", words("review.reminded", what=facts.reminded)
    yield "visits", _visits(facts, words)
    yield from _done(facts, words)
    for moment, key in ((facts.best, "best"), (facts.worst, "worst")):
        if moment is not None:
            yield key, _moment(moment, key, words)
    yield from _left(facts, words)


def _visits(facts: DayFacts, words: WordsLike) -> str:
    if not (facts.visited or facts.nobody):
        return words("review.no_visits")
    said = words("review.visits", count=len(facts.visited), hours=f"{facts.minutes / 60:.1f}")
    nobody = words("review.nobody", count=facts.nobody) if facts.nobody else ""
    return words("review.comma").join(part for part in (said, nobody) if part)


def _done(facts: DayFacts, words: WordsLike) -> Iterator[tuple[str, str]]:
    if facts.contacts:
        yield "contacts", words("review.contacts", count=facts.contacts)
    if facts.taken or facts.closed:
        yield "cases", words("review.cases", taken=facts.taken, closed=facts.closed)
    if facts.promised or facts.due:
        yield "promises", words("review.promises", made=facts.promised, due=facts.due)


def _left(facts: DayFacts, words: WordsLike) -> Iterator[tuple[str, str]]:
    if facts.late:
        yield "late", words("review.late", count=facts.late)
    if facts.not_done:
        yield "not_done", words("review.not_done", names=_some(facts.not_done, words))
    if facts.open:
        yield "open", words("review.open", count=len(facts.open), what=_some(facts.open, words))
    for found, key in ((facts.missed, "missed"), (facts.tomorrow, "tomorrow")):
        if found:
            yield key, words(f"review.{key}", what=_some([_limit(each, words) for each in found], words))


def _moment(moment: Moment, key: str, words: WordsLike) -> str:
    note = words("review.moment_note", note=moment.note) if moment.note else ""
    return words(
        f"review.{key}",
        name=moment.name,
        kind=words.section("touchpoint").get(moment.kind, moment.kind),
        mood=words(f"mood.{moment.mood}"),
        note=note,
    )


def _limit(limit: DayLimit, words: WordsLike) -> str:
    clock = words(f"case_clock.{limit.code}")
    return words("review.limit", number=limit.number, clock=clock, at=f"{cases.wall_clock(limit.due):%H:%M}")


def _some(names: Sequence[str], words: WordsLike) -> str:
    said = words("review.comma").join(names[:_NAMED])
    rest = len(names) - _NAMED
    return words("review.and_more", names=said, count=rest) if rest > 0 else said
