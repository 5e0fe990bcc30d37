"""Type on paper: how wide a text is, where a line breaks, and which signs a face cannot show."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from gridsteward.reports.figure_scales import face

FAMILIES: Final = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
)
_OTHERWISE: Final = "DejaVu Sans"  # comes with the library
_CJK: Final = 0x2E80
_NOT_FIRST: Final = frozenset("，。、；：？！）》〉」』】〕…—％％,.;:?!)]}%·”’")
_NOT_LAST: Final = frozenset("（《〈「『【〔([{“‘")
_MEASURED_AT: Final = 100.0


@cache
def properties(size: float, *, bold: bool = False) -> FontProperties:
    """Return the face of a text, in points."""
    return FontProperties(family=[face(FAMILIES), _OTHERWISE], size=size, weight="bold" if bold else "normal")


@cache
def _faces(bold: bool) -> tuple[FT2Font, ...]:
    found = []
    for family in (face(FAMILIES), _OTHERWISE):
        wanted = FontProperties(family=[family], weight="bold" if bold else "normal")
        found.append(get_font(findfont(wanted)))
    return tuple(found)


@cache
def _advance(sign: str, bold: bool) -> float:
    """Return the width of a sign in ems, the missing box of the first face where none has it."""
    faces = _faces(bold)
    able = next((each for each in faces if each.get_char_index(ord(sign))), faces[0])
    able.set_size(_MEASURED_AT, 72)
    glyph = able.load_char(ord(sign), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / _MEASURED_AT


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text is, in points."""
    return size * sum(_advance(sign, bold) for sign in text)


def printable(text: str) -> str:
    """Return the text with what cannot be seen, or would turn the rest around, named by its number instead."""
    return "".join(_shown(sign) for sign in text)


def _shown(sign: str) -> str:
    if sign == "\n":
        return sign
    if sign == "\t" or unicodedata.category(sign) == "Zs":
        return " "
    if unicodedata.category(sign)[0] == "C" or not any(
        each.get_char_index(ord(sign)) for each in _faces(False)
    ):
        return f"[U+{ord(sign):04X}]"
    return sign


def lines(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Return the text in lines no wider than `room` points, none of them beginning with a full stop and the like."""
    return [
        line
        for paragraph in printable(text).split("\n")
        for line in _broken(paragraph, size, room, bold=bold)
    ] or [""]


def _broken(text: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    line, reached = "", 0.0
    for piece in _pieces(text):
        wide = width(piece.rstrip(" "), size, bold=bold)
        if line and reached + wide > room:
            yield line.rstrip(" ")
            line, reached = "", 0.0
        if wide > room:
            *whole, piece = _cut(piece, size, room, bold=bold)  # noqa: PLW2901  (its last part goes on)
            yield from whole
        line += piece
        reached += width(piece, size, bold=bold)
    yield line.rstrip(" ")


def _pieces(text: str) -> Iterator[str]:
    """Yield what a line may not break inside of: a word with the space behind it, a Chinese sign with its stops."""
    piece = ""
    for at, sign in enumerate(text):
        piece += sign
        after = text[at + 1 : at + 2]
        if after and _may_break(sign, after):
            yield piece
            piece = ""
    if piece:
        yield piece


def _may_break(sign: str, after: str) -> bool:
    if after == " " or after in _NOT_FIRST or sign in _NOT_LAST:
        return False
    return sign in " -/" or ord(sign) > _CJK or ord(after) > _CJK


def _cut(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    """Cut what has no place to break, such as a hash, wherever the room ends."""
    found = [""]
    for sign in text:
        if found[-1] and width(found[-1] + sign, size, bold=bold) > room:
            found.append("")
        found[-1] += sign
    return found
