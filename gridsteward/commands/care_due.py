"""Who is to be seen or heard next, and why."""

from collections.abc import Iterator, Sequence
from datetime import date

from gridsteward.commands.session import Answer, Session
from gridsteward.operations.care_due import due_contacts
from gridsteward.operations.care_due_words import reason_text
from gridsteward.operations.care_names import names_of
from gridsteward.records.care import DueContact
from gridsteward.records.household import Household
from gridsteward.words import Words


def show(session: Session) -> Answer:
    """List who is due, overdue ones first."""
    words = session.words
    with session.opened() as area:
        day = date.fromisoformat(session.arguments.date) if session.arguments.date else None
        found = due_contacts(area, day=day, days=session.arguments.days)
        homes = {each.id: each for each in area.store.select(Household)}
        names = names_of(area, [each.cared.household_id for each in found])
    data = {
        "due": [
            {
                "account_no": homes[each.cared.household_id].account_no,
                "person": names[each.cared.household_id],
                "tier": each.cared.tier,
                "due": each.due.day,
                "overdue_days": each.beyond,
                "last": each.last,
                "way": each.way,
                "reasons": [
                    {"key": why.key, **why.values, "text": reason_text(why, words)}
                    for why in each.due.reasons
                ],
            }
            for each in found
        ]
    }
    return Answer(data=data, lines=list(_lines(found, homes, names, words)))


def _lines(
    found: Sequence[DueContact], homes: dict[str, Household], names: dict[str, str], words: Words
) -> Iterator[str]:
    if not found:
        yield words("care_due.none")
    for each in found:
        home = homes[each.cared.household_id]
        when = (
            words("care_due.late", days=each.beyond)
            if each.beyond
            else words("care_due.on", day=each.due.day)
        )
        yield words(
            "care_due.line",
            when=when,
            tier=words(f"care_tier.{each.cared.tier}"),
            name=names[home.id],
            account_no=home.account_no,
        )
        for why in each.due.reasons:
            yield words("care_due.why", reason=reason_text(why, words))
