"""A household as a list row shows it."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from gridsteward.desktop import wording
from gridsteward.desktop.delegates import RowText
from gridsteward.desktop.pages.households.hits import besides, own_hit
from gridsteward.desktop.tag_book import by_urgency, mark_of, tag_name
from gridsteward.desktop.tokens import Tone
from gridsteward.records.household import HouseholdSummary, Tenure
from gridsteward.words import Words

translate: Final = QCoreApplication.translate


def place_of(village: str, address: str) -> str:
    """Return where a household is; most ledgers repeat the village in the address."""
    return address if village in address else f"{village} {address}".strip()


def row_text(
    summary: HouseholdSummary, words: Words, today: date, *, text: str = "", promised: str = ""
) -> RowText:
    """Return the row; `text` is what was searched, to show where the name fits it.

    `promised` says how many promises are open, in the window's words.
    """
    badges: list[tuple[str, Tone]] = []
    if promised:
        badges.append((promised, "link"))
    urgent = [tag for tag in by_urgency(summary.tags) if tag != summary.leading_class]
    if urgent:
        badges.append((tag_name(words, urgent[0]), "plain"))
    if summary.tenure in (Tenure.TENANT, Tenure.VACANT):
        badges.append((words(f"tenure.{summary.tenure}"), "plain"))
    place = place_of(summary.village, summary.address)
    quiet = " · ".join(part for part in (place, summary.transformer_district) if part)
    quiet, quiet_hit = _with_reason(summary, quiet, text)
    return RowText(
        summary.name or wording.account_number(summary.account_no),
        quiet,
        seen(summary.last_visit, words, today),
        badges=tuple(badges),
        mark=mark_of(summary.tags),
        hit=own_hit(summary, text),
        quiet_hit=quiet_hit,
    )


def _with_reason(summary: HouseholdSummary, quiet: str, text: str) -> tuple[str, tuple[int, int]]:
    """Return the quiet line and where a search fits it; what it does not say itself goes in front."""
    found = besides(summary, text, shown=quiet)
    if found is not None:
        title = {
            "person": translate("households", "Family"),
            "phone": translate("households", "Phone"),
            "account_no": translate("households", "Account"),
            "meter_no": translate("households", "Meter"),
        }[found.kind]
        start, end = (at + len(title) + 1 for at in found.hit)
        return " · ".join(part for part in (f"{title} {found.text}", quiet) if part), (start, end)
    for word in text.lower().split():
        if (at := quiet.lower().find(word)) >= 0 and own_hit(summary, word) == (0, 0):
            return quiet, (at, at + len(word))
    return quiet, (0, 0)


def seen(last_visit: str, words: Words, today: date) -> str:
    """Return when a household was last seen, as people say it; empty when it never was."""
    return wording.relative(words, date.fromisoformat(last_visit[:10]), today) if last_visit else ""
