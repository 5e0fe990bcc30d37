"""The lines of the log in words."""

from typing import Final

from gridsteward.records.day_review import DayReview
from gridsteward.records.period_report import LogKind, LogRow
from gridsteward.records.report import WordsLike
from gridsteward.reports.style import joined

_WHAT: Final = {
    LogKind.VISIT: "purpose",
    LogKind.CONTACT: "contact_way",
    LogKind.CASE: "case_kind",
    LogKind.CASE_STEP: "case_event",
    LogKind.FINDING: "finding_kind",
    LogKind.SUPPLY: "supply_act",
}
_OUTCOME: Final = {
    LogKind.VISIT: "met",
    LogKind.CONTACT: "contact_outcome",
    LogKind.CASE_STEP: "case_value",
    LogKind.PROMISE: "commitment_outcome",
    LogKind.FINDING: "finding_outcome",
}


def what_text(row: LogRow, words: WordsLike) -> str:
    """Return what was done."""
    section = _WHAT.get(row.kind)
    if section is None:
        return row.what
    return joined(row.what.split(), words.section(section), comma=words("report.comma"))


def outcome_text(row: LogRow, words: WordsLike) -> str:
    """Return what came of it."""
    section = _OUTCOME.get(row.kind)
    return words.section(section).get(row.outcome, row.outcome) if section else row.outcome


def review_text(review: DayReview, words: WordsLike) -> str:
    """Return what a steward said of a day."""
    unsaid = words("report.log_unsaid")
    return words(
        "report.log_review",
        day=review.day,
        steward=review.steward,
        well=review.went_well or unsaid,
        better=review.do_better or unsaid,
        tomorrow=review.for_tomorrow or unsaid,
    )
