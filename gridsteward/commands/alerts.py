"""What use data gives reason to look at, now or as it stood on a day."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import finding_words, findings, scanning
from gridsteward.records.finding import FindingEntry, FindingList
from gridsteward.words import Words


def alerts(session: Session) -> Answer:
    """List what somebody should look at; readings that came since the last scan are looked at first."""
    as_of = session.arguments.as_of
    with session.opened() as area:
        if as_of:
            found = findings.findings_as_of(area, date.fromisoformat(as_of))
        else:
            scanning.bring_up_to_date(area)
            found = findings.finding_list(area)
    shown = found.entries if session.arguments.all else found.waiting
    data = {
        "until": found.until,
        "households": found.homes,
        "findings": [_data(each, session.words) for each in shown],
    }
    return Answer(data=data, lines=list(_lines(found, shown, session.words)))


def _data(entry: FindingEntry, words: Words) -> dict[str, Any]:
    finding, word = entry.finding, entry.word
    return {
        "account_no": entry.household.account_no,
        "day": finding.day,
        "kind": finding.kind,
        "size": round(finding.size, 2),
        "confidence": round(finding.confidence, 2),
        "reason": finding_words.sentence(finding, words),
        "since": finding.since,
        "before": finding.before,
        "after": finding.after,
        "shared": finding.shared,
        "first": finding_words.first_step(finding, words),
        "note": bool(finding.note),
        "watched": bool(finding.watched),
        "state": entry.state.value,
        "because": word.reason if word is not None else "",
        "more": entry.more,
        "past": entry.past,
    }


def _lines(found: FindingList, shown: Sequence[FindingEntry], words: Words) -> Iterator[str]:
    if not found.until:
        yield words("alerts.no_use")
        return
    for each in shown:
        finding, household = each.finding, each.household
        yield words(
            "alerts.line",
            day=finding.day,
            account_no=household.account_no,
            name=household.name,
            village=household.village,
        )
        yield words(
            "alerts.said",
            short=finding_words.short(finding, words),
            certainty=finding_words.certainty(finding, words),
            sentence=finding_words.sentence(finding, words),
        )
        if each.wanted:
            yield words("alerts.first", first=finding_words.first_step(finding, words))
        else:
            yield words("alerts.state", state=words(f"finding_state.{each.state}"))
    if not shown:
        yield words("alerts.none")
    beyond = sum(each.more and not each.past for each in found.entries)
    if beyond and len(shown) < len(found.entries):
        yield words("alerts.more", count=beyond, cap=found.cap)
    yield words("alerts.until", day=found.until, homes=found.homes)
