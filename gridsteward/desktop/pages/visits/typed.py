"""What a person types into the table of past visits → values, or the sentence that says what is wrong."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from gridsteward.desktop.wording import listed
from gridsteward.operations.finding import Directory, HouseholdFilter
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.visit import DraftCommitment, VisitDraft
from gridsteward.words import Words

translate = QCoreApplication.translate
COLUMNS: Final = ("household", "day", "time", "purposes", "met", "note", "promise", "due")
_MET: Final = ("person", "family", "neighbour", "nobody", "declined")
_NEAR: Final = {"今天": 0, "昨天": -1, "前天": -2, "today": 0, "yesterday": -1, "明天": 1, "tomorrow": 1}


class Wrong(Exception):  # noqa: N818  (what was typed is wrong, the program is not)
    """A cell that cannot be understood: which, and what to say."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(column)
        self.column, self.sentence = column, sentence


class Reader(Struct, frozen=True):
    """What is needed to understand a row."""

    now: datetime
    words: Words
    directory: Directory | None

    def draft(self, cells: dict[str, str]) -> VisitDraft:
        """Return the visit a row tells of; raise Wrong for the first cell that is not understood."""
        household = self.household(cells["household"])
        day = self.day(cells["day"], "day")
        if day > self.now.date():
            raise Wrong("day", translate("Typed", "That day has not come yet."))
        at = datetime.combine(day, self.clock(cells["time"]), tzinfo=self.now.tzinfo)
        if at > self.now:
            raise Wrong("time", translate("Typed", "That hour has not come yet."))
        stamp = at.isoformat(timespec="seconds")
        return VisitDraft(
            id="",
            household_id=household.id,
            started_at=stamp,
            ended_at=stamp,
            purposes=self.purposes(cells["purposes"]),
            met=self.met(cells["met"]),
            note=cells["note"].strip(),
            commitments=self.promises(cells["promise"], cells["due"]),
        )

    def household(self, text: str) -> HouseholdSummary:
        """Return the one household a text fits: name, initials, account number …."""
        if not text.strip():
            raise Wrong("household", translate("Typed", "Which household?"))
        if self.directory is None:
            raise Wrong("household", translate("Typed", "The households are still being read."))
        found = self.directory.find(HouseholdFilter(text=text))
        whole = text.strip().lower()
        same = [each for each in found if whole in (each.account_no, each.name.lower(), each.initials)]
        fits = same if len(same) == 1 else found
        if not fits:
            raise Wrong("household", translate("Typed", "No household fits this."))
        if len(fits) > 1:
            said = translate("Typed", "{count} households fit: choose one from the list.").format(
                count=len(fits)
            )
            raise Wrong("household", said)
        return fits[0]

    def day(self, text: str, column: str) -> date:
        """Return a day: 2026-11-20, 11-20, 11月20日, 20, 昨天. The year is the nearest that makes sense."""
        plain = text.strip().lower().removesuffix(" 0:00").removesuffix(" 00:00:00")
        today = self.now.date()
        if plain in _NEAR:
            return today + timedelta(days=_NEAR[plain])
        parts = [int(part) for part in re.findall(r"\d+", plain)]
        try:
            if len(parts) == 3:
                return date(*parts)
            if len(parts) == 2:
                return self._nearest(parts[0], parts[1], ahead=column == "due")
            if len(parts) == 1 and 1 <= parts[0] <= 31:
                return today.replace(day=parts[0])
        except ValueError:
            pass
        raise Wrong(column, translate("Typed", "Write the day like 11-20."))

    def _nearest(self, month: int, day: int, *, ahead: bool) -> date:
        today = self.now.date()
        found = date(today.year, month, day)
        if ahead and found < today:
            return found.replace(year=today.year + 1)
        if not ahead and found > today:
            return found.replace(year=today.year - 1)
        return found

    def clock(self, text: str) -> time:
        """Return an hour: 9:30, 0930, 9点半, 9."""
        plain = text.strip().replace("：", ":").replace("点半", ":30").rstrip("点分")
        found = re.fullmatch(r"(\d{1,2})(?:[:.点 ]?(\d{2}))?(?::\d{2})?", plain)
        if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
            return time(int(found[1]), int(found[2] or 0))
        raise Wrong("time", translate("Typed", "Write the hour like 9:30."))

    def purposes(self, text: str) -> tuple[str, ...]:
        """Return purposes told by name, or the beginning of one; several with commas."""
        names = self.words.section("purpose")
        found = []
        for part in (each.strip() for each in re.split(r"[,，、;； ]+", text) if each.strip()):
            fits = [key for key, name in names.items() if name.lower().startswith(part.lower())]
            if not fits:
                said = translate("Typed", "There is no such reason. Choose from: {known}.")
                raise Wrong("purposes", said.format(known=listed(self.words, names.values())))
            found.append(fits[0])
        return tuple(dict.fromkeys(found))

    def met(self, text: str) -> str:
        """Return whom was met, told by number 1 to 5 or by name."""
        plain = text.strip()
        if plain.isdigit() and 1 <= int(plain) <= len(_MET):
            return _MET[int(plain) - 1]
        for key in _MET:
            if plain and self.words(f"met.{key}").lower().startswith(plain.lower()):
                return key
        known = " ".join(f"{n} {self.words(f'met.{key}')}" for n, key in enumerate(_MET, start=1))
        raise Wrong("met", translate("Typed", "Who was there? {known}").format(known=known))

    def promises(self, what: str, due: str) -> tuple[DraftCommitment, ...]:
        """Return the promise, none when both cells are empty."""
        if not what.strip() and not due.strip():
            return ()
        if not what.strip():
            raise Wrong("promise", translate("Typed", "What was promised?"))
        if not due.strip():
            raise Wrong("due", translate("Typed", "By when was it promised?"))
        return (DraftCommitment(what=what.strip(), due=self.day(due, "due").isoformat()),)
