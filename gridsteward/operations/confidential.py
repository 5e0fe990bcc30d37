"""What is told in a confidential case (R7.3): sealed for an audience, opened once it is on record who looks and why.

Others see that there is a case, its kind, its course and its clocks.
"""

from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from gridsteward.operations.area import Area
from gridsteward.records.case import (
    CONFIDENTIAL,
    Case,
    CaseLook,
    Confidential,
    ConfidentialAct,
    Look,
    LookReason,
    Revealed,
)
from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.sealed import ErasedFor

if TYPE_CHECKING:  # an area without confidential cases is worked in without it
    from gridsteward.operations.sealed import Opened


def reveal(area: Area, case: Case, why: LookReason, note: str = "") -> Revealed:
    """Open a confidential case; that it was looked at is written first, and nothing is shown where that fails.

    Raise Fault case_not_confidential, case_erased, case_closed_to_you, or case_look_note (another reason than those
    named is to be told in `note`, which is sealed with the case).
    """
    expect_readable(area, case)
    if why is LookReason.OTHER and not note.strip():
        raise Fault("case_look_note")
    look = CaseLook(id=made_by_hand(), case_id=case.id, at=area.stamp(), steward=area.steward, why=why.value)
    from gridsteward.operations.sealed import add, sealing

    here = sealing(area)
    with area.store.write("case_look.add") as write:
        write.insert(look)
        if note.strip():
            add(area, write, here, case.sealed_id, ConfidentialAct(look_id=look.id, note=note.strip()))
    found = _opened(area, case.sealed_id)
    if not found:
        raise Fault("case_closed_to_you")
    (one,) = found
    told = asdict(replace(one.content, household_id=one.household_id))
    return Revealed(**told, notes={each.event_id: each.note for each in one.acts if each.event_id})


def expect_readable(area: Area, case: Case) -> None:
    """Raise Fault case_not_confidential, case_erased or case_closed_to_you where a case cannot be opened here."""
    if not case.sealed_id:
        raise Fault("case_not_confidential")
    from gridsteward.operations.sealed import erased_rows, readable

    gone = erased_rows(area, (case.sealed_id,)).get(case.sealed_id)
    if gone is not None:
        raise Fault("case_erased", day=gone.at[:10], steward=gone.steward)
    if case.sealed_id not in readable(area, (case.sealed_id,)):
        raise Fault("case_closed_to_you")


def _opened(area: Area, sealed_id: str = "") -> "list[Opened[Confidential, ConfidentialAct]]":
    from gridsteward.operations.sealed import opened

    return opened(area, CONFIDENTIAL, Confidential, ConfidentialAct, sealed_id=sealed_id)


def looks(area: Area, case: Case | None) -> list[Look]:
    """Return who looked at a case, or at any, when and why, the newest first.

    A look that somebody took back is among them: it was had. Raise Fault looks_not_yours for whoever is neither a
    supervisor nor took that case.
    """
    from gridsteward.operations.sealed import supervises

    if not (supervises(area) or (case is not None and _took(area, case))):
        raise Fault("looks_not_yours")
    wanted = case.id if case else ""
    lines = area.store.query(
        "SELECT id, case_id, at, steward, why FROM case_look WHERE ? IN ('', case_id) ORDER BY at DESC, id DESC",
        (wanted,),
    )
    notes = {
        act.look_id: act.note
        for one in (_opened(area, case.sealed_id if case else "") if lines else ())
        for act in one.acts
        if act.look_id
    }
    return [
        Look(id=row, case_id=of, at=at, steward=steward, why=why, note=notes.get(row, ""))
        for row, of, at, steward, why in lines
    ]


def _took(area: Area, case: Case) -> bool:
    """Tell whether a case was registered on this laptop."""
    ((writer,),) = area.store.query(
        "SELECT device.id FROM service_case JOIN device ON device.no = _device WHERE service_case.id = ?",
        (case.id,),
    )
    return writer in area.store.own_writers()


def erase_case(area: Area, case: Case, why: ErasedFor) -> Change:
    """Erase what was told in a confidential case, and every note on it, on every laptop; not to be undone.

    The case stays, with its course and its clocks. Faults as `expect_readable`.
    """
    expect_readable(area, case)
    from gridsteward.operations.sealed import erase, sealing

    here = sealing(area)
    with area.store.write("sealed.erase") as write:
        erase(area, write, here, case.sealed_id, why=why.value)
    return write.outcome()
