"""What whole pages show: records put together, nothing worked out."""

from collections.abc import Mapping

from msgspec import Struct

from gridsteward.records.household import Household, HouseholdSummary, HouseholdTag, Person
from gridsteward.records.journal import Dot
from gridsteward.records.need import KnownNeed
from gridsteward.records.plan import VisitPause, VisitRequest
from gridsteward.records.portrait import Portrait
from gridsteward.records.questionnaire import Questionnaire
from gridsteward.records.review import VisitReview
from gridsteward.records.visit import Attachment, Commitment, Touchpoint, Visit, VisitDraft


class CommitmentEntry(Struct, frozen=True, kw_only=True):
    """A promise and how it stands: outcome "open", "kept", "broken" or "withdrawn", since when, in whose words."""

    commitment: Commitment
    outcome: str
    since: str = ""
    note: str = ""


class VisitEntry(Struct, frozen=True, kw_only=True):
    """A visit with what belongs to it. `amended` says that it was changed after it was finished."""

    visit: Visit
    touchpoints: tuple[Touchpoint, ...]
    commitments: tuple[CommitmentEntry, ...]
    attachments: tuple[Attachment, ...]
    amended: bool


class HouseholdCard(Struct, frozen=True, kw_only=True):
    """All of one household, newest visits first.

    `seen` are the heads of its cells, `seen_rows` those of its people and tags by id: hand them back when editing.
    `steward` looks after it by the last hand-over, "" when there was none. `pause` is the one that holds, `requests`
    those that nobody has met yet. `needs` are those this laptop may see and that are not over.
    """

    household: Household
    people: tuple[Person, ...]
    tags: tuple[HouseholdTag, ...]
    visits: tuple[VisitEntry, ...]
    commitments: tuple[CommitmentEntry, ...]
    draft: VisitDraft | None
    seen: Mapping[str, tuple[Dot, ...]]
    seen_rows: Mapping[str, Mapping[str, tuple[Dot, ...]]]
    steward: str = ""
    pause: VisitPause | None = None
    requests: tuple[VisitRequest, ...] = ()
    needs: tuple[KnownNeed, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the household's tags and the codes of its needs, each once."""
        return tuple(
            dict.fromkeys((*(each.tag for each in self.tags), *(each.need.code for each in self.needs)))
        )


class DueCommitment(Struct, frozen=True, kw_only=True):
    """An open promise and the household it was given to."""

    entry: CommitmentEntry
    household: HouseholdSummary


class DueVisit(Struct, frozen=True, kw_only=True):
    """A household that was told "we come again on `day`" and has not been seen since it was said."""

    household: HouseholdSummary
    day: str
    last_note: str


class MadeVisit(Struct, frozen=True, kw_only=True):
    """A visit of the day."""

    household: HouseholdSummary
    visit: Visit


class OpenDraft(Struct, frozen=True, kw_only=True):
    """A visit begun and not finished."""

    household: HouseholdSummary
    draft: VisitDraft


class TodayPage(Struct, frozen=True, kw_only=True):
    """The steward's day. Promises: overdue first, then due today, then the next seven days."""

    day: str
    drafts: tuple[OpenDraft, ...]
    promises: tuple[DueCommitment, ...]
    due_visits: tuple[DueVisit, ...]
    made: tuple[MadeVisit, ...]
    households: int
    visits_this_month: int
    households_seen_this_month: int


class VisitLine(Struct, frozen=True, kw_only=True):
    """What a list of visits shows of one: the visit, whom it was to, how many promises were made."""

    visit: Visit
    household: str
    account_no: str
    village: str
    promises: int


class VisitPage(Struct, frozen=True, kw_only=True):
    """A visit by itself, with the household it was to."""

    household: HouseholdSummary
    entry: VisitEntry
    reviews: tuple[VisitReview, ...] = ()


class DoorPage(Struct, frozen=True, kw_only=True):
    """What the steward sees at a door: the visit being written, the household, its portrait, ages by person id.

    `fresh` says that the draft was begun just now and holds nothing yet. `questionnaires` are those that can be asked,
    and those of earlier versions that were.
    """

    draft: VisitDraft
    card: HouseholdCard
    ages: Mapping[str, int]
    fresh: bool
    portrait: Portrait | None = None
    questionnaires: tuple[Questionnaire, ...] = ()
