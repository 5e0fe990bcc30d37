"""See visits: the list with its filters, one visit, and what stands ready at a door."""

from typing import Final

from msgspec import Struct

from gridsteward.care.ages import age
from gridsteward.operations.area import Area
from gridsteward.operations.households import commitment_entries, household_card
from gridsteward.operations.portraits import portrait
from gridsteward.operations.questionnaires import questionnaires
from gridsteward.operations.visits import amend_visit, begin_visit
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Value
from gridsteward.records.page import DoorPage, VisitEntry, VisitLine, VisitPage
from gridsteward.records.review import VisitReview
from gridsteward.records.visit import Attachment, Commitment, Touchpoint, Visit, VisitDraft

SEEN: Final = "seen"
UNSEEN: Final = "unseen"


class VisitFilter(Struct, frozen=True, kw_only=True):
    """Which visits a list shows: ISO dates, both included; "" leaves a question open.

    `met` is SEEN (somebody of the household), UNSEEN (nobody, declined or a neighbour only) or "".
    """

    first: str = ""
    last: str = ""
    village: str = ""
    met: str = ""
    late: bool = False
    with_promises: bool = False


_FIELDS: Final = (
    "id",
    "household_id",
    "started_at",
    "ended_at",
    "entered_at",
    "late",
    "steward",
    "purposes",
    "met",
    "met_who",
    "checks",
    "note",
    "next_visit",
    "planned_peak",
    "planned_ending",
    "peak_done",
    "ending_done",
)
_LINES: Final = f"""SELECT {", ".join(f"v.{name}" for name in _FIELDS)}, h.name, h.account_no, h.village,
 (SELECT count(*) FROM commitment c WHERE c.visit_id = v.id AND NOT c._deleted) AS promises
 FROM visit v JOIN household h ON h.id = v.household_id WHERE NOT v._deleted
 AND v.started_at >= :first AND v.started_at < :beyond
 AND (:village = '' OR h.village = :village)
 AND (:met = '' OR (v.met IN ('person', 'family')) = (:met = 'seen'))
 AND (NOT :late OR v.late) AND (NOT :with_promises OR promises > 0)
 ORDER BY v.started_at DESC, v.id DESC LIMIT :most"""
_PLAIN: Final = """SELECT count(*) FROM visit WHERE NOT _deleted AND started_at >= :first AND started_at < :beyond
 AND household_id IN (SELECT id FROM household WHERE :village IN ('', village))
 AND (:met = '' OR (met IN ('person', 'family')) = (:met = 'seen'))"""


def visit_lines(area: Area, wanted: VisitFilter, *, most: int = -1) -> tuple[VisitLine, ...]:
    """Return the visits that fit, the newest first; at most so many."""
    values = _values(wanted) | {"most": most}
    return tuple(
        VisitLine(
            visit=Visit(**dict(zip(_FIELDS, line, strict=False))),
            household=line[-4],
            account_no=line[-3],
            village=line[-2],
            promises=line[-1],
        )
        for line in area.store.query(_LINES, values)
    )


def visit_count(area: Area, wanted: VisitFilter) -> int:
    """Return how many visits fit."""
    if wanted.late or wanted.with_promises:
        counted = f"SELECT count(*) FROM ({_LINES})"
        ((found,),) = area.store.query(counted, _values(wanted) | {"most": -1})
    else:
        ((found,),) = area.store.query(_PLAIN, _values(wanted))
    return int(found)


def _values(wanted: VisitFilter) -> dict[str, Value]:
    return {
        "first": wanted.first,
        "beyond": f"{wanted.last}T99" if wanted.last else "~",
        "village": wanted.village,
        "met": wanted.met,
        "late": int(wanted.late),
        "with_promises": int(wanted.with_promises),
    }


def villages(area: Area) -> list[str]:
    """Return the villages of the area."""
    sql = "SELECT DISTINCT village FROM household WHERE NOT _deleted AND village <> '' ORDER BY 1"
    return [name for (name,) in area.store.query(sql)]


def visit_page(area: Area, visit_id: str) -> VisitPage:
    """Return one visit with what belongs to it; raise Fault row_gone."""
    store = area.store
    visit = store.get(Visit, visit_id)
    households = store.summaries([visit.household_id])
    if not households:
        raise Fault("row_gone")
    of_it = "visit_id = ?", (visit_id,)
    amended = store.query("SELECT 1 FROM op WHERE row = ? AND prevs IS NOT NULL LIMIT 1", (visit_id,))
    entry = VisitEntry(
        visit=visit,
        touchpoints=tuple(store.select(Touchpoint, *of_it, order="position, id")),
        commitments=tuple(commitment_entries(area, store.select(Commitment, *of_it, order="due, id"))),
        attachments=tuple(store.select(Attachment, *of_it)),
        amended=bool(amended),
    )
    said = tuple(store.select(VisitReview, *of_it, order="at, id"))
    return VisitPage(household=households[0], entry=entry, reviews=said)


def door_page(area: Area, household_id: str) -> DoorPage:
    """Begin a visit, or take up the unfinished one, with all that helps at the door; raise Fault row_gone."""
    known = {each.id for each in area.store.drafts()}
    draft = begin_visit(area, household_id)
    return _door(area, draft, fresh=draft.id not in known)


def amend_page(area: Area, visit_id: str) -> DoorPage:
    """Take a finished visit up again to correct it; raise Fault row_gone."""
    known = {each.id for each in area.store.drafts()}
    draft = amend_visit(area, visit_id)
    return _door(area, draft, fresh=draft.id not in known)


def _door(area: Area, draft: VisitDraft, *, fresh: bool) -> DoorPage:
    card = household_card(area, draft.household_id)
    today = area.now().date()
    ages = {person.id: years for person in card.people if (years := age(person, today)) is not None}
    known = portrait(area, draft.household_id)
    return DoorPage(
        draft=draft,
        card=card,
        ages=ages,
        fresh=fresh,
        portrait=known,
        questionnaires=tuple(
            each
            for each in questionnaires(area, retired=True)
            if not each.retired or each.id in draft.answers
        ),
    )
