"""How a finding is shown in a list and beside it."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from gridsteward.desktop.delegates import RowText
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.wording import account_number, dated, relative
from gridsteward.operations import finding_words
from gridsteward.records.finding import Finding, FindingEntry, FindingEvent, FindingState
from gridsteward.records.household import HouseholdSummary
from gridsteward.words import Words

translate = QCoreApplication.translate
_TONES: dict[str, Tone] = {"silence": "alarm", "rise": "watch", "left_on": "watch"}
_STATES: dict[FindingState, Tone] = {
    FindingState.EXPLAINED: "good",
    FindingState.DISMISSED: "unknown",
    FindingState.OPEN: "watch",
}


def tone_of(finding: Finding) -> Tone:
    """Return what a finding means: an alarm, something to watch, else no judgement."""
    return "unknown" if finding.note else _TONES.get(finding.kind, "unknown")


def state_tone(state: FindingState) -> Tone:
    """Return the meaning of how a finding stands."""
    return _STATES[state]


def name_of(household: HouseholdSummary) -> str:
    """Return what a household is called; one without a name by its account number."""
    return household.name or account_number(household.account_no)


def finding_row(entry: FindingEntry, words: Words, today: date) -> RowText:
    """Return a finding's row: who with what was found, where and since when, how it stands."""
    finding, household = entry.finding, entry.household
    since = date.fromisoformat(finding.since)
    begun = translate("UsagePage", "since {day}").format(day=dated(words, since, today))
    certainty = finding_words.certainty(finding, words)
    if entry.state == FindingState.OPEN:
        note = "" if finding.note else certainty
    else:
        note = words(f"finding_state.{entry.state}")
    quiet = " · ".join(part for part in (household.village, begun) if part)
    badge = (finding_words.short(finding, words), tone_of(finding))
    mark: Tone = "" if entry.events or finding.note else tone_of(finding)
    return RowText(name_of(household), quiet, note, badges=(badge,), mark=mark)


def event_line(event: FindingEvent, words: Words, today: date) -> tuple[str, str]:
    """Return what a person did with a finding and why; and who, when."""
    at = datetime.fromisoformat(event.at)
    reason = words.section("finding_reason").get(event.reason, event.reason)
    what = " · ".join(
        part for part in (words(f"finding_outcome.{event.outcome}"), reason, event.note) if part
    )
    who = f"{event.steward} {relative(words, at.date(), today)} {event.at[11:16]}".strip()
    return what, who
