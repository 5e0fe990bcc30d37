"""Keep records that only some of the area's laptops may read: sealed before they reach the file, opened for a view.

A change that touches them names no household: who looks into the journal learns that something was written, not about
whom.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.records.sealed import Audience, Erased, Sealed, SealedAct, SealedErased
from gridsteward.store.write import Write
from gridsteward.sync.audiences import Audiences
from gridsteward.sync.circle import Circle

Content = TypeVar("Content", bound=Struct)
Act = TypeVar("Act", bound=Struct)
_pack = msgspec.msgpack.Encoder().encode


class _Envelope(Struct, frozen=True, array_like=True):
    """What is sealed: the household it is about, and the record itself."""

    household: str
    content: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Opened(Generic[Content, Act]):
    """A sealed record as this laptop may read it, with what was done about it in order of (at, id)."""

    id: str
    household_id: str
    audience: str
    content: Content
    acts: tuple[Act, ...]


def sealing(area: Area) -> Audiences:
    """Return the audiences this laptop seals for; an area that never exchanged gets its beginning.

    Before `store.write`: what founds an area is a change of its own. Raise Fault not_of_the_area on a laptop that was
    put out, or not admitted yet.
    """
    circle = _circle(area)
    if not circle.founded and not circle.pending:
        circle.found()
    if not (circle.founded and circle.active):
        raise Fault("not_of_the_area")
    return Audiences(area.store, circle)


def _circle(area: Area) -> Circle:
    return Circle(area.store, bytes.fromhex(area.id.replace("-", "")))


def may_see(area: Area, audience: Audience) -> bool:
    """Tell whether this laptop belongs to an audience; one that never exchanged is its area's first supervisor."""
    circle = _circle(area)
    if not circle.founded:
        return not circle.pending
    here = Audiences(area.store, circle)
    return here.inside(here.scope(audience))


def supervises(area: Area) -> bool:
    """Tell whether this laptop is a supervisor's; one that never exchanged is its area's first."""
    circle = _circle(area)
    return circle.membership.is_supervisor(circle.device) if circle.founded else not circle.pending


def keep(
    write: Write,
    here: Audiences,
    *,
    kind: str,
    household_id: str,
    content: Struct,
    audience: Audience,
) -> str:
    """Seal a record for an audience inside an open write; return its id. `here` is `sealing(area)`."""
    scope = here.scope(audience)
    key, row = here.key_for(write, scope), made_by_hand()
    envelope = _Envelope(household_id, msgspec.Raw(_pack(content)))
    write.insert(
        Sealed(
            id=row,
            kind=kind,
            scope=scope,
            key=key,
            about=here.mark(key, household_id),
            lock=hashlib.sha256(here.proof(key, row)).hexdigest(),
            sealed=here.seal(key, row, _pack(envelope)),
        )
    )
    if household_id:
        write.touch(household_id)
    return row


def add(
    area: Area, write: Write, here: Audiences, sealed_id: str, act: Struct, *, household_id: str = ""
) -> str:
    """Seal what was done about a record under the record's own key; return its id. Raise Fault row_gone."""
    found = area.store.query(
        "SELECT key FROM sealed WHERE id = ? AND sealed <> '' AND NOT _deleted", (sealed_id,)
    )
    if not found or found[0][0] not in here.keys:
        raise Fault("row_gone")
    ((key,),) = found
    row = made_by_hand()
    write.insert(SealedAct(id=row, sealed_id=sealed_id, key=key, sealed=here.seal(key, row, _pack(act))))
    if household_id:
        write.touch(household_id)
    return row


def erase(
    area: Area, write: Write, here: Audiences, sealed_id: str, *, household_id: str = "", why: str
) -> None:
    """Have a record's content erased everywhere; that and when it was erased stays. Raise Fault row_gone."""
    found = area.store.query("SELECT key FROM sealed WHERE id = ? AND sealed <> ''", (sealed_id,))
    if not found or found[0][0] not in here.keys:
        raise Fault("row_gone")
    write.insert(
        SealedErased(
            id=made_by_hand(),
            sealed_id=sealed_id,
            proof=here.proof(found[0][0], sealed_id).hex(),
            at=area.stamp(),
            steward=area.steward,
            why=why,
        )
    )
    if household_id:
        write.touch(household_id)


def opened(
    area: Area,
    kind: str,
    content: type[Content],
    act: type[Act],
    *,
    household_id: str = "",
    sealed_id: str = "",
) -> list[Opened[Content, Act]]:
    """Return the records of a kind this laptop may read, of one household, one by its id, or all, oldest first."""
    if not area.store.query("SELECT 1 FROM sealed WHERE kind = ? LIMIT 1", (kind,)):
        return []
    return list(_opened(area, kind, content, act, household_id=household_id, sealed_id=sealed_id))


def _opened(
    area: Area, kind: str, content: type[Content], act: type[Act], *, household_id: str, sealed_id: str
) -> Iterator[Opened[Content, Act]]:
    here = Audiences(area.store, _circle(area))
    keys, moved = here.keys, _moved(area)
    sql = "SELECT id, scope, key, sealed FROM sealed WHERE kind = ? AND sealed <> '' AND NOT _deleted"
    values: tuple[str, ...] = (kind,)
    if household_id:
        of_it = {household_id, *(drop for drop in moved if _home(drop, moved) == household_id)}
        marks = [here.mark(key, each) for key in keys for each in sorted(of_it)]
        sql += f" AND about IN ({', '.join('?' * len(marks))})"
        values += tuple(marks)
    if sealed_id:
        sql += " AND id = ?"
        values += (sealed_id,)
    read, read_content = msgspec.msgpack.Decoder(_Envelope).decode, msgspec.msgpack.Decoder(content).decode
    readable = frozenset(keys)
    lines = area.store.query(f"{sql} ORDER BY id", values)
    acts = _acts(area, here, act, [row for row, _scope, key, _sealed in lines if key in readable])
    for row, scope, key, sealed in lines:
        raw = here.open(key, row, sealed) if key in readable else None
        if raw is None:
            continue
        envelope = read(raw)
        home = _home(envelope.household, moved)
        if household_id and home != household_id:
            continue  # somebody put another's mark on it
        yield Opened(row, home, scope.partition(":")[0], read_content(envelope.content), acts.get(row, ()))


def _moved(area: Area) -> dict[str, str]:
    """Return into which household each was merged that was."""
    return dict(
        area.store.query("SELECT id, merged_into FROM household WHERE _deleted AND merged_into <> ''")
    )


def _home(household: str, moved: Mapping[str, str]) -> str:
    """Return the household that stands for one now."""
    seen: set[str] = set()
    while household in moved and household not in seen:
        seen.add(household)
        household = moved[household]
    return household


def _acts(area: Area, here: Audiences, act: type[Act], rows: Sequence[str]) -> dict[str, tuple[Act, ...]]:
    found: dict[str, list[tuple[str, str, Act]]] = {}
    read = msgspec.msgpack.Decoder(act).decode
    sql = (
        "SELECT sealed_act.id, sealed_id, sealed_act.key, sealed_act.sealed FROM sealed_act "
        "JOIN sealed ON sealed.id = sealed_id WHERE sealed_id IN (SELECT value FROM json_each(?)) "
        "AND sealed_act.key = sealed.key AND sealed_act.sealed <> '' AND NOT sealed_act._deleted"
    )
    for row, of, key, sealed in area.store.query(sql, (json.dumps(rows),)):
        raw = here.open(key, row, sealed)
        if raw is not None:
            one = read(raw)
            found.setdefault(of, []).append((getattr(one, "at", ""), row, one))
    return {
        of: tuple(each[2] for each in sorted(some, key=lambda each: each[:2])) for of, some in found.items()
    }


def erased(area: Area, kind: str, household_id: str) -> list[Erased]:
    """Return what is left of a household's erased records that were no mere replacements, oldest first."""
    here = Audiences(area.store, _circle(area))
    marks = [here.mark(key, household_id) for key in here.keys]
    sql = (
        "SELECT kind, min(at), steward, why FROM sealed_erased JOIN sealed ON sealed.id = sealed_id "
        f"WHERE kind = ? AND sealed = '' AND why <> 'replaced' AND about IN ({', '.join('?' * len(marks))}) "
        "GROUP BY sealed_id ORDER BY 2"
    )
    return [
        Erased(kind=kind, at=at, steward=steward, why=why)
        for kind, at, steward, why in area.store.query(sql, (kind, *marks))
    ]


def erased_homes(area: Area, kind: str) -> set[str]:
    """Return of which households a record of a kind was erased because somebody asked for it."""
    here = Audiences(area.store, _circle(area))
    sql = (
        "SELECT DISTINCT about FROM sealed_erased JOIN sealed ON sealed.id = sealed_id "
        "WHERE kind = ? AND sealed = '' AND why <> 'replaced'"
    )
    gone = {about for (about,) in area.store.query(sql, (kind,))}
    homes = [home for (home,) in area.store.query("SELECT id FROM household")]
    return {home for key in here.keys for home in homes if here.mark(key, home) in gone}


def readable(area: Area, rows: Sequence[str]) -> frozenset[str]:
    """Return which of these records this laptop may read, without opening any."""
    keys = frozenset(Audiences(area.store, _circle(area)).keys)
    sql = "SELECT id, key FROM sealed WHERE sealed <> '' AND NOT _deleted AND id IN (SELECT value FROM json_each(?))"
    return frozenset(row for row, key in area.store.query(sql, (json.dumps(rows),)) if key in keys)


def erased_rows(area: Area, rows: Sequence[str]) -> dict[str, Erased]:
    """Return which of these records were erased, by their ids: when first, by whom and why."""
    sql = (
        "SELECT sealed.id, kind, min(at), steward, why FROM sealed_erased JOIN sealed ON sealed.id = sealed_id "
        "WHERE sealed = '' AND sealed.id IN (SELECT value FROM json_each(?)) GROUP BY sealed.id"
    )
    return {
        row: Erased(kind=kind, at=at, steward=steward, why=why)
        for row, kind, at, steward, why in area.store.query(sql, (json.dumps(rows),))
    }


def hidden(area: Area, kind: str) -> int:
    """Return how many records of a kind lie here that this laptop may not read."""
    keys = Audiences(area.store, _circle(area)).keys
    sql = (
        "SELECT count(*) FROM sealed WHERE kind = ? AND sealed <> '' AND NOT _deleted "
        f"AND key NOT IN ({', '.join('?' * len(keys))})"
    )
    return int(area.store.query(sql, (kind, *keys))[0][0])
