"""What of a line is not in the window's language: a sentence nobody translated, or a code instead of its name."""

import re
from collections.abc import Callable
from typing import Final

_CHINESE: Final = re.compile("[一-鿿]+")
# A word by itself: no part of a code (4a316cb1, 261120-4F99FA), of a path or of a file's name.
_LATIN: Final = re.compile(r"(?<![\w/\\.-])[A-Za-z][A-Za-z']+(?![\w/\\-]|\.\w)")

# Units, keys, names of formats and of things that have no other name.
_KNOWN: Final = """
GridSteward Excel PDF CSV TXT PNG SVG JPEG JPG HEIC ZIP MBTiles Python Qt for SQLCipher LGPL Apache License Word WPS
kWh kW kVA kV MB KB GB km min px
Ctrl Shift Alt Esc Tab Del Space Enter
XLSX XLSForm VIP NFC USB IP URL API HTTPS HTTP TLS SHA Linux Windows macOS QR GPS LED PIN AI Ollama OpenAI https
"""
KNOWN: Final = frozenset(_KNOWN.split())
"""What a Chinese screen may say in Latin letters."""


def not_chinese(data: str) -> Callable[[str], str]:
    """Return what finds Latin words on a Chinese screen; `data` are the area's own."""

    def foreign(text: str) -> str:
        found = [word for word in _LATIN.findall(text) if word not in KNOWN and word not in data]
        return " ".join(found)

    return foreign


def not_english(data: str) -> Callable[[str], str]:
    """Return what finds Chinese words on an English screen that are none of the area's own `data`.

    What was invented for it from a pattern, with a name put in, is there in pieces.
    """

    def foreign(text: str) -> str:
        return " ".join(part for part in _CHINESE.findall(text) if not _pieced(part, data))

    return foreign


def _pieced(text: str, data: str) -> bool:
    """Tell whether a text is made of pieces that are known, but for a few signs between them."""
    at = strange = 0
    while at < len(text):
        end = next((end for end in range(len(text), at + 1, -1) if text[at:end] in data), at)
        strange += end == at
        at = max(end, at + 1)
    return strange <= len(text) // 2 if len(text) > 1 else text in data
