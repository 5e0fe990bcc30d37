"""What the requests of a period tell (R6.8)."""

from collections.abc import Iterator, Sequence

from msgspec import to_builtins

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import case_analysis, case_analysis_words
from gridsteward.operations.case_analysis import CaseAnalysis
from gridsteward.records.case_analysis import Analysis, Count, Spread
from gridsteward.words import Words

_WORDS = {"kind": "case_kind", "topic": "case_topic", "channel": "case_channel", "department": "case_value"}


def analysis(session: Session) -> Answer:
    """Say what stands out, then the counts, times and places."""
    with session.opened() as area:
        told = case_analysis.analysis(area, session.arguments.first or "", session.arguments.last or "")
    data = {
        "first": told.first,
        "last": told.last,
        "standout": to_builtins(told.standout),
        "warned": [each.household.account_no for each in told.warned],
        **to_builtins(told.found),
    }
    return Answer(data=data, lines=list(_lines(told, session.words)))


def _lines(told: CaseAnalysis, words: Words) -> Iterator[str]:
    found = told.found
    yield case_analysis_words.sentence(told.standout, words)
    if not found.cases:
        return
    yield words("case_analysis.total", count=len(found.cases), confidential=found.confidential)
    for by, section in _WORDS.items():
        counts: Sequence[Count] = getattr(found, f"by_{by}")
        if counts:
            yield words(
                "case_analysis.by", by=words(f"case_analysis.by_{by}"), counts=_counts(counts, section, words)
            )
    months = words("case_analysis.comma").join(
        words("case_analysis.count", name=each.key, count=len(each.cases)) for each in found.by_month
    )
    yield words("case_analysis.by", by=words("case_analysis.by_month"), counts=months)
    yield from _course(found, words)
    for place in found.gatherings:
        said = case_analysis_words.gathering(place, words)
        yield words("case_analysis.place", place=place.place, said=said)
    for home in found.often:
        yield words("case_analysis.often", name=told.names.get(home.key, ""), count=len(home.cases))
    if told.warned:
        yield words("case_analysis.warned", count=len(told.warned))


def _course(found: Analysis, words: Words) -> Iterator[str]:
    """Yield how they went: objections, deadlines, times, call-backs."""
    if found.grumbles:
        yield words("case_analysis.grumbles", count=found.grumbles, turned=len(found.turned))
    yield words("case_analysis.objected", objected=len(found.objected), reopened=len(found.reopened))
    for clock in found.clocks:
        name = words(f"case_clock.{clock.code}")
        yield words("case_analysis.clock", name=name, met=clock.met, missed=len(clock.missed))
    for spread, key in ((found.first_answer, "first_answer"), (found.closing, "closing")):
        if spread.cases:
            yield _spread(spread, key, words)
    if found.asked:
        mean = "–" if found.satisfaction is None else f"{found.satisfaction:.1f}"
        yield words("case_analysis.rated", asked=found.asked, rated=found.rated, mean=mean)


def _counts(counts: Sequence[Count], section: str, words: Words) -> str:
    named = words.section(section)
    return words("case_analysis.comma").join(
        words(
            "case_analysis.count",
            name=named.get(each.key, each.key) or words("case_analysis.none_named"),
            count=len(each.cases),
        )
        for each in counts
    )


def _spread(spread: Spread, key: str, words: Words) -> str:
    half = case_analysis_words.length(spread.half, words)
    most = case_analysis_words.length(spread.most, words)
    return words(f"case_analysis.{key}", half=half, most=most, count=spread.cases)
