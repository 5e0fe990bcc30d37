"""Make the evidence pack of one case (R7.2): the paper, the facts, the files, and the proof of each; nothing of others.

What a pack is taken from is the case's own rows alone. Everything in it can be checked without this program, and
`evidence_check` does it with nothing but the pack.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path, PurePath
from typing import Final, TypeAlias

import msgspec
from msgspec import Struct

from gridsteward.assets import asset
from gridsteward.cases import deadlines as limits
from gridsteward.cases import flow
from gridsteward.cases.clocks import CHINA
from gridsteward.operations import case_rules, cases, evidence_box, evidence_journal
from gridsteward.operations.area import Area
from gridsteward.operations.evidence_journal import Journal, ToldRow
from gridsteward.operations.sealed import sealing
from gridsteward.operations.syncing import circle_of
from gridsteward.records.case import Case, CaseEvent, CaseLook, CaseView, Deadline, LookReason, TimeTrust
from gridsteward.records.evidence import (
    FILES,
    FORMAT,
    CaseFacts,
    FileFact,
    Here,
    LimitFact,
    Manifest,
    Members,
    PackedFile,
    PackFile,
    RowFact,
    Signed,
    Told,
    WrittenPack,
)
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.report import WordsLike
from gridsteward.records.survey import SurveyAnswer
from gridsteward.records.visit import Attachment, Visit
from gridsteward.store.schema import OF_RECORD
from gridsteward.sync.circle import Circle
from gridsteward.sync.wire.codec import digest

MANIFEST: Final = b"GSE1"
AT_ONCE: Final = 30
LATE: Final = 1_440
"""Minutes within which an entry was made at once, and after which it is late: a pack is checked by them for ever."""
_OwnRow: TypeAlias = Case | CaseEvent | CaseLook | SurveyAnswer | Attachment
OF_A_CASE: Final[Mapping[type[Case | CaseEvent | CaseLook | SurveyAnswer], str]] = {
    Case: "id",
    CaseEvent: "case_id",
    CaseLook: "case_id",
    SurveyAnswer: "case_id",
}
"""The records that belong to a case, and by which column."""
_PARTS: Final = (*OF_A_CASE, Attachment)
_SUFFIX: Final = 8
_PHOTO: Final = {"image/jpeg": ".jpg"}  # whatever it was called before it was made smaller


class Wanted(Struct, frozen=True, kw_only=True):
    """What goes into a pack: `files` are ids of attachments, `why` what it is for.

    `told`: put in what was told in confidence, where this laptop may read it.
    """

    case_id: str
    files: tuple[str, ...] = ()
    why: str = ""
    told: bool = False


# -- the area's seal ---------------------------------------------------------------------------------------------------


def area_seal(area: Area) -> str:
    """Return what a court or office compares with a pack; an area that never exchanged gets its beginning.

    Raise Fault not_of_the_area on a laptop that was not admitted yet.
    """
    circle = circle_of(area)
    if not circle.founded:
        raise Fault("not_of_the_area")
    return circle.membership.seal


# -- what may go in ----------------------------------------------------------------------------------------------------


def pack_files(area: Area, case_id: str) -> list[PackFile]:
    """Return the photos and files that belong to a case, oldest first; none goes in unless it is chosen.

    They are those of the visits its `visited` events name, and of visits to its household between its coming in and
    its end. Of a confidential case the household is not looked at: its photos would tell whose it is.
    """
    view = cases.case_view(area, case_id)
    named = [each.value for each in view.events if each.kind == "visited" and each.value]
    home = view.case.household_id
    found = area.store.select(
        Attachment,
        "visit_id IN (SELECT value FROM json_each(?)) OR (household_id <> '' AND household_id = ?)",
        (json.dumps(named), home),
        order="added_at, id",
    )
    began = {each.id: each.started_at for each in area.store.select(Visit, "household_id = ?", (home,))}
    start, end = flow.moment(view.case.at), _ended(view)
    return [
        PackFile(
            id=each.id,
            name=each.name,
            media_type=each.media_type,
            size=each.size,
            added_at=each.added_at,
            here=area.store.files.has(each.content_hash),
        )
        for each in found
        if each.visit_id in named or start <= flow.moment(began.get(each.visit_id, each.added_at)) <= end
    ]


def _ended(view: CaseView) -> datetime:
    last = view.events[-1] if view.events else None
    closed = view.column == "closed" and last is not None
    return flow.moment(last.at) if closed and last is not None else datetime.max.replace(tzinfo=CHINA)


# -- making one --------------------------------------------------------------------------------------------------------


def make_pack(
    area: Area, wanted: Wanted, out: Path, *, words: WordsLike, overwrite: bool = False
) -> WrittenPack:
    """Write the pack of a case to `out`, a zip where it ends with .zip, else a folder.

    Raise Fault not_of_the_area (a laptop that was put out seals nothing), row_gone, evidence_why, evidence_unsealed,
    attachment_missing or _damaged, evidence_too_large, those of `cases.reveal`, and those of `target.replacing`.
    """
    sealing(area)
    circle = circle_of(area)
    view = cases.case_view(area, wanted.case_id)
    told = _told(area, view, wanted)
    chosen = _chosen(area, wanted)
    area.store.begin_sealing()
    with area.store.reading():
        rows = [*_own_rows(area, view.case.id), *(("attachment", each, False) for each in chosen)]
        journal = evidence_journal.journal_of(area, circle, [row.id for _table, row, _gone in rows])
        facts = _facts(area, view, told, rows, journal)
    files = {
        each.name: area.store.files.get(file.content_hash)
        for each, file in zip(facts.files, chosen, strict=True)
    }
    files |= {
        "case.json": written(facts),
        "journal.json": written(journal),
        "members.json": written(Members(tuple(raw.hex() for _, raw in sorted(circle.records().items())))),
        "HOW_TO_CHECK.md": _how_to_check(),
    }
    from gridsteward.reports.case_paper import case_paper
    from gridsteward.reports.paper import write_paper

    about = _manifest(area, circle, wanted, facts, files)
    files["case.pdf"] = write_paper(case_paper(facts, about, words))
    about = msgspec.structs.replace(about, files=_listed(files))
    files["manifest.json"] = written(about)
    files["manifest.sig"] = written(signed(circle, MANIFEST + digest(files["manifest.json"])))
    size = evidence_box.write_box(files, out, overwrite=overwrite)
    return WrittenPack(
        path=out,
        number=facts.number,
        seal=about.seal,
        entries=len(journal.entries),
        files=len(chosen),
        size=size,
    )


def _told(area: Area, view: CaseView, wanted: Wanted) -> Told | None:
    """Open what was told in confidence, where it is wanted; who does it and what for is on record first."""
    if not (view.confidential and wanted.told):
        return None
    if not wanted.why.strip():
        raise Fault("evidence_why")
    told = cases.reveal(area, view.case.id, LookReason.DISPUTE, wanted.why)
    return Told(
        content=told.content,
        account_no=_account_no(area, told.household_id),
        person=told.person,
        phone=told.phone,
        place=told.place,
        notes=told.notes,
    )


def _account_no(area: Area, household_id: str) -> str:
    found = area.store.select(Household, "id = ?", (household_id,))
    return found[0].account_no if found else ""


def _chosen(area: Area, wanted: Wanted) -> list[Attachment]:
    allowed = {each.id for each in pack_files(area, wanted.case_id)} if wanted.files else set()
    if not allowed.issuperset(wanted.files):
        raise Fault("row_gone")
    return [area.store.get(Attachment, each) for each in sorted(set(wanted.files))]


def _own_rows(area: Area, case_id: str) -> list[tuple[str, _OwnRow, bool]]:
    """Return the case's own rows with their tables, and whether they were taken back."""
    looks = _looks_seen(area, case_id)
    found: list[tuple[str, _OwnRow, bool]] = []
    for record, column in OF_A_CASE.items():
        table, names = OF_RECORD[record], ("id", *OF_RECORD[record].columns)
        sql = f"SELECT {', '.join(names)}, _deleted FROM {table.name} WHERE {column} = ? ORDER BY id"
        for *values, gone in area.store.query(sql, (case_id,)):
            if record is not CaseLook or values[0] in looks:
                found.append((table.name, record(**dict(zip(names, values, strict=True))), bool(gone)))
    return found


def _looks_seen(area: Area, case_id: str) -> set[str]:
    """Return the looks at a confidential case this laptop may show: a supervisor's, and that of who took the case."""
    try:
        return {each.id for each in cases.looks(area, case_id)}
    except Fault:
        return set()


def _facts(
    area: Area,
    view: CaseView,
    told: Told | None,
    rows: Sequence[tuple[str, _OwnRow, bool]],
    journal: Journal,
) -> CaseFacts:
    files = [row for _table, row, _gone in rows if isinstance(row, Attachment)]
    sealed = evidence_journal.rows_of(journal.entries)
    return CaseFacts(
        number=view.number,
        area_name=area.name,
        kind=view.kind,
        column=view.column,
        department=view.department,
        order_no=view.order_no,
        satisfaction=view.satisfaction,
        account_no=_account_no(area, view.case.household_id),
        confidential=view.confidential,
        withheld=view.confidential and told is None,
        told=told,
        rows=tuple(_row(table, row, sealed[row.id], withdrawn=gone) for table, row, gone in _in_order(rows)),
        deadlines=tuple(_limit(each) for each in view.deadlines),
        files=tuple(_file(at, each) for at, each in enumerate(files, 1)),
    )


def _limit(deadline: Deadline) -> LimitFact:
    return LimitFact(**{name: getattr(deadline, name) for name in LimitFact.__struct_fields__})


def _in_order(rows: Sequence[tuple[str, _OwnRow, bool]]) -> list[tuple[str, _OwnRow, bool]]:
    """Return the registration, then what happened, then what else there is, each in its order."""
    places = {
        each.id: at
        for at, each in enumerate(flow.in_order([r for _, r, _ in rows if isinstance(r, CaseEvent)]))
    }
    return sorted(rows, key=lambda each: (_PARTS.index(type(each[1])), places.get(each[1].id, 0), each[1].id))


def _row(table: str, row: _OwnRow, told: ToldRow, *, withdrawn: bool) -> RowFact:
    values = {name: value for name, value in msgspec.structs.asdict(row).items() if name != "id"}
    at, entered_at = stated(table, values)
    return RowFact(
        table=table,
        id=row.id,
        values=values,
        at=at,
        entered_at=entered_at,
        here_at=told.at,
        here=Here(told.here),
        trust=trust(at, entered_at, told.at),
        withdrawn=withdrawn,
    )


def stated(table: str, values: Mapping[str, object]) -> tuple[str, str]:
    """Return when a row says it happened, and when it was typed: at once where it does not say."""
    at = str(values.get("added_at" if table == "attachment" else "at", ""))
    return at, str(values.get("entered_at", at))


def trust(at: str, entered_at: str, here_at: str) -> TimeTrust:
    """Return how far to rely on when something is said to have happened, by the limits of this format."""
    rules = msgspec.structs.replace(case_rules.flows(), entered_at_once=AT_ONCE, entered_late=LATE)
    return limits.trust(at, entered_at, here_at, rules)


def _file(at: int, attachment: Attachment) -> FileFact:
    """Name a file by its number: the name it was given may tell of others."""
    suffix = PurePath(attachment.name).suffix.lower()
    plain = suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= _SUFFIX
    suffix = _PHOTO.get(attachment.media_type, suffix if plain else "")
    return FileFact(
        name=f"{FILES}/{at:02}{suffix}",
        row=attachment.id,
        media_type=attachment.media_type,
        size=attachment.size,
        added_at=attachment.added_at,
    )


def _manifest(
    area: Area, circle: Circle, wanted: Wanted, facts: CaseFacts, files: Mapping[str, bytes]
) -> Manifest:
    return Manifest(
        format=FORMAT,
        area=circle.area.hex(),
        seal=circle.membership.seal,
        case=facts.number,
        made_at=area.stamp(),
        device=circle.device.hex(),
        steward=area.steward,
        why=wanted.why.strip(),
        files=_listed(files),
    )


def _listed(files: Mapping[str, bytes]) -> tuple[PackedFile, ...]:
    return tuple(PackedFile(name, len(data), digest(data).hex()) for name, data in sorted(files.items()))


def signed(circle: Circle, data: bytes) -> Signed:
    """Return this laptop's signature of some bytes."""
    return Signed(circle.keys.public.sign.hex(), circle.keys.sign(data).hex())


def written(value: object) -> bytes:
    """Return the one way a record is written into a pack: JSON, UTF-8, an indent of one, its fields in their order."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


@cache
def _how_to_check() -> bytes:
    parts = [asset("resources", "evidence", f"how_to_check.{each}.md") for each in ("zh_CN", "en")]
    return b"\n---\n\n".join(part.read_bytes().replace(b"\r\n", b"\n") for part in parts)
