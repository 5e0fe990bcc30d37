"""What the head of an invented station saw and asked about visits, and what customers said of some."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any, Final

from gridsteward.cases import survey
from gridsteward.operations.area import Area
from gridsteward.operations.surveys import survey_rules
from gridsteward.records.case import CaseChannel
from gridsteward.records.ids import from_source
from gridsteward.records.review import ReviewKind, VisitReview
from gridsteward.records.survey import SurveyAnswer
from gridsteward.records.visit import Visit

_SOURCE: Final = "demo review"
_ASKED: Final = 40  # visits after which it was asked how it was: the latest, one in three answered
_FRESH: Final = timedelta(days=12)  # what was entered since waits to be looked at


def put_reviews(area: Area, *, texts: dict[str, Any]) -> None:
    """Mark the older visits of a colleague as seen, ask the steward about one visit and the colleague about another."""
    now, head = area.now(), str(texts["supervisor"])
    since, until = (now - timedelta(days=60)).isoformat(), (now - _FRESH).isoformat()
    recent = area.store.select(Visit, "entered_at >= ?", (since,), order="entered_at DESC, id")
    met = [each for each in recent if each.met in ("person", "family")]
    words: list[VisitReview] = []

    def say(visit: Visit, kind: ReviewKind, steward: str, *, hours: int, remark: str = "") -> None:
        words.append(
            VisitReview(
                id=from_source(area.id, _SOURCE, f"{visit.id}:{kind}"),
                visit_id=visit.id,
                case_id="",
                household_id=visit.household_id,
                kind=kind.value,
                at=(now - timedelta(hours=hours)).isoformat(timespec="milliseconds"),
                steward=steward,
                remark=remark,
            )
        )

    for each in recent:
        if each.steward != area.steward and each.entered_at < until:
            say(each, ReviewKind.SEEN, area.steward, hours=200)
    for own in [each for each in met if each.steward == area.steward][:1]:
        say(own, ReviewKind.ASKED, head, hours=20, remark=texts["asked"])
    for other in [each for each in met if each.steward != area.steward][:1]:
        say(other, ReviewKind.ASKED, area.steward, hours=30, remark=texts["asked_colleague"])
        say(other, ReviewKind.ANSWERED, other.steward, hours=4, remark=texts["answered"])
    with area.store.write("demo") as write:
        write.insert(*words, *_answers(area, met[:_ASKED]))


def _answers(area: Area, visits: list[Visit]) -> Iterator[SurveyAnswer]:
    edition = survey_rules().asked
    for visit in visits:
        rng = Random(f"answer {visit.id}")  # noqa: S311  (the same demo every time; nothing secret)
        if rng.random() < 0.35:
            scores = {each.code: rng.choice((3, 4, 4, 5, 5, 5)) for each in edition.questions}
            yield SurveyAnswer(
                id=from_source(area.id, _SOURCE, f"{visit.id}:answer"),
                household_id=visit.household_id,
                visit_id=visit.id,
                case_id="",
                edition=edition.edition,
                at=visit.ended_at,
                entered_at=visit.entered_at,
                steward=visit.steward,
                channel=CaseChannel.DOOR.value,
                scores=survey.written(scores),
            )
