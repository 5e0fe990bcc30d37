"""Check an evidence pack with nothing but the pack: no area, no passphrase, no network (R7.2).

What is read may have been made to hurt: nothing is unpacked or written, and sizes, names and numbers are taken on trust
nowhere. `resources/evidence` tells the same steps for a person with other tools.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from gridsteward.operations import cases, evidence, evidence_box, evidence_journal
from gridsteward.operations.evidence_box import Inside
from gridsteward.operations.evidence_journal import Journal, JournalEntry
from gridsteward.records.evidence import (
    FORMAT,
    PACK_NAMES,
    CaseFacts,
    CheckedPack,
    EvidenceProblem,
    Manifest,
    Members,
    RowFact,
    Signed,
)
from gridsteward.records.faults import Fault
from gridsteward.store.schema import OF_RECORD
from gridsteward.sync.wire import acts, membership
from gridsteward.sync.wire.codec import Refused, digest
from gridsteward.sync.wire.membership import Membership
from gridsteward.sync.wire.secrets import read_area_seal, verify

T = TypeVar("T")
_MOST_RECORDS: Final = 1_000  # what one check does in two seconds
_UNLISTED: Final = frozenset(("manifest.json", "manifest.sig"))


def check_pack(path: Path, *, seal: str = "") -> CheckedPack:
    """Return what is wrong with a pack, and what it says it is.

    `seal` is the one the area's station told. Raise Fault evidence_absent, evidence_unreadable, evidence_repacked,
    evidence_newer, or evidence_seal_unreadable.
    """
    expected = _expected(seal)
    box = evidence_box.read_box(path)
    if "manifest.json" not in box.files and "case.json" not in box.files:
        raise Fault("evidence_unreadable", name=path.name)
    _expect_known(box.files)
    return _Check(box.files, expected).result(list(box.problems))


def _expected(seal: str) -> str:
    if not seal.strip():
        return ""
    try:
        return read_area_seal(seal)
    except Refused as error:
        raise Fault("evidence_seal_unreadable", value=seal) from error


def _expect_known(files: Mapping[str, Inside]) -> None:
    """Raise Fault evidence_newer for a pack of a format this program does not know."""
    with suppress(msgspec.MsgspecError, ValueError, RecursionError):
        named = (
            msgspec.json.decode(files["manifest.json"].data, type=_Named)
            if "manifest.json" in files
            else None
        )
        if named is not None and named.format != FORMAT and named.format.startswith(FORMAT.rstrip("1")):
            raise Fault("evidence_newer")


class _Named(msgspec.Struct):
    format: str


class _Check:
    def __init__(self, files: Mapping[str, Inside], expected: str) -> None:
        self._files, self._expected = files, expected
        self._problems: list[EvidenceProblem] = []
        self._spoilt: set[str] = set()  # rows with an entry that proves nothing
        self._manifest = self._read("manifest.json", Manifest)
        self._facts = self._read("case.json", CaseFacts)
        self._journal = self._read("journal.json", Journal)
        self._members = self._joined()

    def result(self, problems: list[EvidenceProblem]) -> CheckedPack:
        """Go through everything; what is wrong with one part does not hide what is wrong with another."""
        self._listed()
        self._signed()
        if self._journal is not None:
            self._sealed(self._journal)
            if self._facts is not None:
                self._agree(self._facts, self._journal)
        found = dict.fromkeys((*problems, *self._problems))
        return CheckedPack(
            problems=tuple(found),
            manifest=self._manifest,
            seal=self._members.seal if self._members is not None else "",
            compared=bool(self._expected),
            entries=len(self._journal.entries) if self._journal is not None else 0,
            files=len(self._files),
        )

    def _wrong(self, kind: str, what: str = "") -> None:
        self._problems.append(EvidenceProblem(kind, what))

    def _wrong_entry(self, kind: str, entry: JournalEntry) -> None:
        event = str(entry.values.get("kind", "")) if entry.table == "service_case_event" else ""
        at, _entered = evidence.stated(entry.table, entry.values)
        self._problems.append(EvidenceProblem(kind, evidence_journal.name_of(entry), event, at))

    def _wrong_row(self, kind: str, row: RowFact) -> None:
        event = str(row.values.get("kind", "")) if row.table == "service_case_event" else ""
        self._problems.append(EvidenceProblem(kind, f"{row.table} {row.id}", event, row.at))

    def _read(self, name: str, kind: type[T]) -> T | None:
        """Return a part, None where it is not there or not written in the one way it is written."""
        inside = self._files.get(name)
        if inside is None:
            return None  # named as missing
        try:
            found = msgspec.json.decode(inside.data, type=kind, strict=True)
            if evidence.written(msgspec.json.decode(inside.data)) == inside.data:
                return found
        except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
            pass
        self._wrong("malformed", name)
        return None

    # -- the files -----------------------------------------------------------------------------------------------

    def _listed(self) -> None:
        """Every file is the one the manifest names, and there is no other."""
        needed = set(PACK_NAMES)
        if self._manifest is not None:
            listed = {each.name: each for each in self._manifest.files}
            needed |= set(listed)
            for name in sorted(self._files.keys() - set(listed) - _UNLISTED):
                self._wrong("added", name)
            for name, each in listed.items():
                inside = self._files.get(name)
                if inside is not None and (inside.size, inside.sha256) != (each.size, each.sha256):
                    self._wrong("altered", name)
        for name in sorted(needed - self._files.keys()):
            self._wrong("missing", name)

    # -- who signed ----------------------------------------------------------------------------------------------

    def _joined(self) -> Membership | None:
        members = self._read("members.json", Members)
        if members is None:
            return None
        try:
            if len(members.records) > _MOST_RECORDS:
                raise Refused("malformed")
            joined = membership.join([acts.parse(bytes.fromhex(each)) for each in members.records])
        except (Refused, ValueError):
            self._wrong("members_altered", "members.json")
            return None
        if len({*members.records}) != len(members.records):
            self._wrong("members_altered", "members.json")
        return joined

    def _signed(self) -> None:
        signed, manifest, members = self._read("manifest.sig", Signed), self._manifest, self._members
        raw = self._files.get("manifest.json")
        if signed is not None and raw is not None:
            if not _signature_holds(signed, evidence.MANIFEST + digest(raw.data)):
                self._wrong("manifest_signature", "manifest.sig")
            if members is not None and manifest is not None:
                self._of_the_area(manifest.device, signed, "foreign_key", "manifest.sig")
        if members is None:
            return
        if manifest is not None and (manifest.seal, manifest.area) != (members.seal, members.area.hex()):
            self._wrong("seal_wrong", "manifest.json")
        if self._expected and members.seal != self._expected:
            self._wrong("seal_differs", members.seal)

    def _of_the_area(self, device: str, signed: Signed, kind: str, what: str) -> None:
        members = self._members
        if members is None:
            return
        try:
            member = members.members.get(bytes.fromhex(device))
        except ValueError:
            member = None
        if member is None or member.sign.hex() != signed.public_key:
            self._wrong(kind, what)
        elif not member.active:
            self._wrong("put_out", what)

    # -- the journal ---------------------------------------------------------------------------------------------

    def _sealed(self, journal: Journal) -> None:
        """Every entry leads to a link the chain's key signed, and that key is signed by a laptop of the area."""
        if self._members is not None:
            self._of_the_area(journal.device, journal.chain, "chain_key", "journal.json")
        area = self._members.area if self._members is not None else b""
        if area and not evidence_journal.chain_holds(journal, area):
            self._wrong("chain_key", "journal.json")
        if self._manifest is not None and journal.device != self._manifest.device:
            self._wrong("chain_key", "journal.json")
        seen: set[tuple[str, int]] = set()
        before = evidence_journal.NOWHERE
        for entry in journal.entries:
            kind, place = evidence_journal.check_entry(entry, journal)
            if kind:
                self._wrong_entry(kind, entry)
                self._spoilt.add(entry.row)
            if (entry.writer, entry.seq) in seen:
                self._wrong_entry("entry_twice", entry)
            elif place < before:
                self._wrong_entry("order", entry)
            seen.add((entry.writer, entry.seq))
            before = max(before, place)

    # -- the case against the journal ------------------------------------------------------------------------------

    def _agree(self, facts: CaseFacts, journal: Journal) -> None:
        whole = [each for each in journal.entries if each.row not in self._spoilt]
        told = evidence_journal.rows_of(whole)
        for row in facts.rows:
            if row.id in self._spoilt:
                continue  # named already
            entries = told.pop(row.id, None)
            if entries is None:
                self._wrong_row("entry_missing", row)
                continue
            for kind in _disagree(row, entries):
                self._wrong_row(kind, row)
        for row_id, left in told.items():
            self._wrong("entry_foreign", f"{left.table} {row_id}")
        if not _one_case(facts):
            self._wrong("entry_foreign", "case.json")
        self._numbered(facts)
        self._files_of(facts)

    def _numbered(self, facts: CaseFacts) -> None:
        case = next((each for each in facts.rows if each.table == "service_case"), None)
        try:
            number = cases.number_of(case.id, case.at) if case is not None else ""
        except ValueError:
            number = ""
        if number != facts.number:
            self._wrong("differs", "case.json")
        if self._manifest is not None and self._manifest.case != facts.number:
            self._wrong("number_wrong", "manifest.json")

    def _files_of(self, facts: CaseFacts) -> None:
        rows = {each.id: each for each in facts.rows if each.table == "attachment"}
        for each in facts.files:
            row, inside = rows.pop(each.row, None), self._files.get(each.name)
            said = (each.size, each.media_type, each.added_at)
            if row is None or said != tuple(
                row.values.get(key) for key in ("size", "media_type", "added_at")
            ):
                self._wrong("differs", each.name)
            if inside is not None and inside.size != each.size:
                self._wrong("differs", each.name)
        kept = {each.name for each in facts.files}
        for name in self._files:
            if name not in kept and name not in PACK_NAMES:
                self._wrong("added", name)
        for row_id in rows:
            self._wrong("differs", f"attachment {row_id}")


def _signature_holds(signed: Signed, data: bytes) -> bool:
    try:
        verify(bytes.fromhex(signed.public_key), bytes.fromhex(signed.signature), data)
    except (Refused, ValueError):
        return False
    return True


def _one_case(facts: CaseFacts) -> bool:
    """Tell whether there is one registration, and all else belongs to it."""
    case = [each.id for each in facts.rows if each.table == "service_case"]
    allowed = {*(OF_RECORD[each].name for each in evidence.OF_A_CASE), "attachment"}
    return len(case) == 1 and all(
        each.table in allowed and each.values.get("case_id", case[0]) == case[0] for each in facts.rows
    )


def _disagree(row: RowFact, told: evidence_journal.ToldRow) -> Iterator[str]:
    """Yield what a row says otherwise than its entries."""
    empty = {name for name, value in row.values.items() if value in ("", 0, None)} - told.values.keys()
    values = {
        name: value for name, value in row.values.items() if name not in empty
    }  # from before it had them
    if (row.table, values, row.withdrawn) != (told.table, told.values, told.withdrawn):
        yield "differs"
    stated = (*evidence.stated(row.table, row.values), told.at, told.here)
    try:
        trust = str(evidence.trust(row.at, row.entered_at, row.here_at))
    except ValueError:
        trust = ""
    if (row.at, row.entered_at, row.here_at, row.here) != stated or row.trust != trust:
        yield "entry_redated"
