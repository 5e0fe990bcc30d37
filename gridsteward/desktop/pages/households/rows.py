"""A household as a list row shows it."""

import re
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from gridsteward.desktop import wording
from gridsteward.desktop.delegates import RowText
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
    return RowText(
        summary.name or wording.account_number(summary.account_no),
        " · ".join(part for part in (place, summary.transformer_district) if part),
        seen(summary.last_visit, words, today),
        badges=tuple(badges),
        mark=mark_of(summary.tags),
        hit=hit_of(summary.name, summary.initials, text),
    )


def seen(last_visit: str, words: Words, today: date) -> str:
    """Return when a household was last seen, as people say it; empty when it never was."""
    return wording.relative(words, date.fromisoformat(last_visit[:10]), today) if last_visit else ""


def hit_of(name: str, initials: str, text: str) -> tuple[int, int]:
    """Return where (start, end) a search fits the name, in characters or in their initials; (0, 0) for neither."""
    for word in text.lower().split():
        at = name.lower().find(word)
        if at >= 0:
            return at, at + len(word)
        # The first reading of the name's length is its own; later ones are of other people of the household.
        own = next((reading for reading in initials.split() if len(reading) == len(name)), "")
        if re.fullmatch("[a-z]+", word) and (at := own.find(word)) >= 0:
            return at, at + len(word)
    return 0, 0
