"""An evidence pack: what a case's own files say, how they are sealed, and what a check of one found (R7.2).

The format is told byte for byte in resources/evidence; whoever changes a field changes it there.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct

from gridsteward.records.journal import Value

FORMAT: Final = "gridsteward evidence 1"
FILES: Final = "files"
PACK_NAMES: Final = (
    "HOW_TO_CHECK.md",
    "case.json",
    "case.pdf",
    "journal.json",
    "manifest.json",
    "manifest.sig",
    "members.json",
)
_IN_FILES: Final = re.compile(r"files/[0-9]{2,3}(\.[a-z0-9]{1,8})?")


def safe_name(name: str) -> bool:
    """Tell whether a file may be called this in a pack."""
    return name in PACK_NAMES or _IN_FILES.fullmatch(name) is not None


class PackedFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of a pack; `sha256` is hex."""

    name: str
    size: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a pack holds and who made it: `area` and `device` in hex, `made_at` in ISO, `why` what it is for."""

    format: str
    area: str
    seal: str
    case: str
    made_at: str
    device: str
    steward: str
    why: str
    files: tuple[PackedFile, ...]


class Signed(Struct, frozen=True, forbid_unknown_fields=True):
    """An Ed25519 signature and the key it is checked with, hex."""

    public_key: str
    signature: str


class Members(Struct, frozen=True, forbid_unknown_fields=True):
    """The membership records of the area, hex, by their SHA-256."""

    records: tuple[str, ...]


class Here(StrEnum):
    """How an entry came to the laptop that made the pack."""

    WROTE = "wrote"
    RECEIVED = "received"
    BEGUN = "begun"  # it was there when the journal began to be sealed


class RowFact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the case as it lies, with its three times (ISO) and how far to rely on the first (a TimeTrust).

    `at` is when it happened as stated, `entered_at` when it was typed, `here_at` when it was written on, or came to,
    the laptop that made the pack. `withdrawn`: whoever wrote it took it back; it stays.
    """

    table: str
    id: str
    values: dict[str, Value]
    at: str
    entered_at: str
    here_at: str
    here: Here
    trust: str
    withdrawn: bool


class LimitFact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A time limit of the case as a Deadline told it when the pack was made."""

    code: str
    issuer: str
    edition: str
    amount: int
    unit: str
    started: str
    due: str
    state: str
    stopped: str
    left: int
    unknown_year: int
    trust: str


class FileFact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A photo or file that goes with the case: its name in the pack, and the row that speaks of it."""

    name: str
    row: str
    media_type: str
    size: int
    added_at: str


class Told(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was told in confidence, opened for this pack; `notes` by the event's id. The journal holds it sealed."""

    content: str = ""
    account_no: str = ""
    person: str = ""
    phone: str = ""
    place: str = ""
    notes: dict[str, str] = {}


class CaseFacts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The case as data. `withheld`: what was told in confidence is not in the pack.

    What stands beside `rows` follows from them by the rules of the day, and rests on the pack's signature.
    """

    number: str
    area_name: str
    kind: str
    column: str
    department: str
    order_no: str
    satisfaction: int
    account_no: str
    confidential: bool
    withheld: bool
    told: Told | None
    rows: tuple[RowFact, ...]
    deadlines: tuple[LimitFact, ...]
    files: tuple[FileFact, ...]


class EvidenceProblem(Struct, frozen=True):
    """Something that is wrong with a pack. `kind` is a key of words [evidence_problem], `what` the file or entry.

    Of an entry `event` is the kind of the case's event, and `at` when it is said to have happened.
    """

    kind: str
    what: str = ""
    event: str = ""
    at: str = ""


class CheckedPack(Struct, frozen=True, kw_only=True):
    """What a check found. `manifest` is None where it cannot be read; `seal` is the one the records themselves have.

    `compared` tells that the seal was compared with one that was given.
    """

    problems: Sequence[EvidenceProblem]
    manifest: Manifest | None
    seal: str
    compared: bool
    entries: int
    files: int

    @property
    def whole(self) -> bool:
        """Tell whether nothing is wrong with it."""
        return not self.problems


class PackFile(Struct, frozen=True, kw_only=True):
    """A photo or file that may go into a pack. `here`: its bytes are on this laptop."""

    id: str
    name: str
    media_type: str
    size: int
    added_at: str
    here: bool


class WrittenPack(Struct, frozen=True, kw_only=True):
    """A pack that was made: where, for which case, under which seal, and how much is in it."""

    path: Path
    number: str
    seal: str
    entries: int
    files: int
    size: int
