"""The look back on a day on the command line (R8.3)."""

from collections.abc import Iterator
from datetime import date

from msgspec import to_builtins

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import day_review, day_review_words
from gridsteward.records.day_review import DayReview
from gridsteward.words import Words


def review(session: Session) -> Answer:
    """Say what happened on a day, and keep what is said on it."""
    given, words = session.arguments, session.words
    said = {"went_well": given.well, "do_better": given.better, "for_tomorrow": given.tomorrow}
    with session.opened() as area:
        day = date.fromisoformat(given.date) if given.date else area.now().date()
        kept = any(said.values())
        if kept:
            day_review.keep_review(area, day, **said)
        facts = day_review.review_of(area, day)
    lines = [sentence for _key, sentence in day_review_words.lines(facts, words)]
    if facts.kept is not None:
        lines += _said(facts.kept, words)
    if kept:
        lines.append(words("review.kept"))
    return Answer(data=to_builtins(facts), lines=[words("review.title", day=facts.day), *lines])


def listed(session: Session) -> Answer:
    """List the reviews of a period."""
    words = session.words
    with session.opened() as area:
        found = day_review.reviews(area, session.arguments.first or "", session.arguments.last or "")
    lines = []
    for each in found:
        lines += [words("review.of", day=each.day, steward=each.steward), *_said(each, words)]
    return Answer(data={"reviews": to_builtins(found)}, lines=lines or [words("review.none")])


def _said(review_kept: DayReview, words: Words) -> Iterator[str]:
    for key in ("went_well", "do_better", "for_tomorrow"):
        text = getattr(review_kept, key)
        if text:
            yield words("review.said", what=words(f"review.{key}"), text=text)
