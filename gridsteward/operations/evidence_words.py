"""What a check of an evidence pack found, in sentences: the same for the window and the command line."""

from typing import Final

from gridsteward.operations.cases import wall_clock
from gridsteward.records.evidence import CheckedPack, EvidenceProblem
from gridsteward.records.report import WordsLike

_MOST: Final = 200
_OF_TABLE: Final = {"service_case": "evidence.of_case", "attachment": "evidence.of_file"}


def problem_text(problem: EvidenceProblem, words: WordsLike) -> str:
    """Say what is wrong, and with which file or entry."""
    said = words(f"evidence_problem.{problem.kind}")
    table, _, _rest = problem.what.partition(" ")
    if problem.event or table in _OF_TABLE:
        known = words.section("case_event")
        step = known.get(problem.event, _plain(problem.event)) if problem.event else words(_OF_TABLE[table])
        what = words("evidence.what_at", step=step, at=_minute(problem.at)) if problem.at else step
        return words("evidence.problem_what", said=said, what=what)
    return words("evidence.problem_what", said=said, what=_plain(problem.what)) if problem.what else said


def about_text(found: CheckedPack, words: WordsLike) -> str:
    """Say which case it is, and who made it when; "" where the pack does not tell."""
    made = found.manifest
    if made is None:
        return ""
    at = _minute(made.made_at)
    return words("evidence.about", number=_plain(made.case), at=at, steward=_plain(made.steward))


def whose_text(found: CheckedPack, words: WordsLike) -> str:
    """Say what the seal tells; "" where there is none to go by."""
    if not found.seal:
        return ""
    if not found.whole:
        return words("evidence.seal", seal=found.seal)
    return words("evidence.matches" if found.compared else "evidence.compare", seal=found.seal)


def _plain(text: str) -> str:
    """Return what stands in a pack as it may be shown: short, and nothing that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "?" for sign in text[:_MOST])


def _minute(text: str) -> str:
    try:
        return f"{wall_clock(text):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return _plain(text)
