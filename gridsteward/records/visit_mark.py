"""What a row of the visits workbook was when it was handed out: by it a correction is told from what changed here.

A mark is the visit's id and a check sum of each field as the cell showed it; it holds nothing that can be read.
"""

import struct
import unicodedata
import zlib
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

MARKED: Final = (
    *("account_no", "name", "started", "ended", "steward", "purposes", "met", "met_who", "checks", "note"),
    *("next_visit", "planned_peak", "peak_done", "planned_ending", "ending_done", "promise_texts"),
)
_SIGN: Final = "v1 "
_PACKED: Final = struct.Struct(f"<{len(MARKED)}I")


def mark(visit_id: str, shown: Sequence[str]) -> str:
    """Return the mark of a row that shows these texts, in the order of MARKED."""
    sums = _PACKED.pack(*map(_sum, shown))
    return f"{_SIGN}{visit_id} {b64encode(sums).decode()}"


def read_mark(text: str) -> tuple[str, Mapping[str, int]] | None:
    """Return the visit's id and the check sums by field, None for what is no mark."""
    visit_id, _, told = text.removeprefix(_SIGN).partition(" ")
    if not text.startswith(_SIGN) or not visit_id:
        return None
    try:
        sums = _PACKED.unpack(b64decode(told, validate=True))
    except (Error, ValueError, struct.error):
        return None
    return visit_id, dict(zip(MARKED, sums, strict=True))


def is_same(text: str, base: int) -> bool:
    """Tell whether a text is what the mark was made of, spaces and full-width signs aside."""
    return _sum(text) == base


@lru_cache(maxsize=1024)  # few texts come again soon; what is told at a door is not kept
def _sum(text: str) -> int:
    # spreadsheets and people change spaces, line ends and full-width digits without meaning anything by it
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if " " in text or not text.isprintable():
        text = "".join(sign for sign in text if sign.isprintable() and sign != " ")
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
