"""Who needs what, since when, how one knows, and what the person agreed to (R5.1)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

NEED: Final = "need"  # the kind of its sealed row


class NeedDone(StrEnum):
    """What was done about a need after it was written down."""

    REVIEWED = "reviewed"
    ENDED = "ended"
    LEFT_LIST = "left_list"  # the ledger that told of it does no longer
    KEPT = "kept"  # the ledger says otherwise, and it was looked at


class NeedSource(StrEnum):
    """Where a need was learnt."""

    STEWARD = "steward"
    LEDGER = "ledger"  # stands in the station's list; the person is still to be asked


class Consent(Struct, frozen=True, kw_only=True):
    """What a person agreed to: the day (ISO) and their words."""

    day: str
    words: str


class Need(Struct, frozen=True, kw_only=True):
    """A need of a person, `person_id` "" for the household as a whole. Days are ISO, "" for none.

    It has a day by which it is to be looked at again (`review_by`), or one on which it is over (`ends`). `record` is
    None where the person was not asked yet, `share` where they agreed to its being recorded and to nothing more.
    """

    code: str
    since: str
    evidence: str
    steward: str
    at: str
    person_id: str = ""
    review_by: str = ""
    ends: str = ""
    record: Consent | None = None
    share: Consent | None = None
    source: str = NeedSource.STEWARD.value


class NeedAct(Struct, frozen=True, kw_only=True):
    """One act about a need (a NeedDone): with what was said, and for a review the next day to look at it."""

    done: str
    at: str
    steward: str
    words: str = ""
    review_by: str = ""
    ends: str = ""


class KnownNeed(Struct, frozen=True, kw_only=True):
    """A need as this laptop knows it, with whom it is shared and what was done about it."""

    id: str
    household_id: str
    audience: str
    need: Need
    acts: Sequence[NeedAct] = ()

    @property
    def ended(self) -> bool:
        """Tell whether somebody said that it is over. Time alone ends nothing: it asks."""
        return self._last is not None and self._last.done in (NeedDone.ENDED, NeedDone.LEFT_LIST)

    @property
    def _last(self) -> NeedAct | None:
        return next((each for each in reversed(self.acts) if each.done != NeedDone.KEPT), None)

    @property
    def review_by(self) -> str:
        """Return the day by which it is to be looked at again, "" for none."""
        return self.need.review_by if self._last is None else self._last.review_by

    @property
    def ends(self) -> str:
        """Return the day on which it is over, "" for none."""
        return self.need.ends if self._last is None else self._last.ends

    @property
    def asks_on(self) -> str:
        """Return the day on which somebody is to look at it, "" for none; at once where consent was not asked."""
        if self.ended:
            return ""
        if self.need.record is None:
            return self.need.since or self.need.at[:10]
        return min(filter(None, (self.review_by, self.ends)), default="")
