"""Read the words of a PDF drawn by matplotlib back, as a person who selects and copies them would get them."""

import re
import zlib
from collections.abc import Iterator

from tests.desktop.pdf import _OBJECT, _STREAM, _table

_OPERATORS = re.compile(rb"/(F\d+) [\d.]+ Tf|\(((?:\\.|[^\\()])*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def figure_text(data: bytes) -> list[str]:
    """Return the text of each page, a line each as it was drawn."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    fonts = {
        name.decode(): _table(_stream(objects, int(named[1])))
        for name, number in _fonts(objects)
        if (named := re.search(rb"/ToUnicode (\d+) 0 R", objects[number]))
    }
    return [
        _page(_stream(objects, int(content[1])), fonts)
        for body in objects.values()
        if re.search(rb"/Type /Page\b", body) and (content := re.search(rb"/Contents (\d+) 0 R", body))
    ]


def _fonts(objects: dict[int, bytes]) -> Iterator[tuple[bytes, int]]:
    for body in objects.values():
        if named := re.search(rb"/Font (\d+) 0 R", body):
            yield from (
                (name, int(no)) for name, no in re.findall(rb"/(F\d+) (\d+) 0 R", objects[int(named[1])])
            )


def _stream(objects: dict[int, bytes], number: int) -> bytes:
    found = _STREAM.search(objects[number])
    assert found is not None
    return zlib.decompress(found[1]) if b"/FlateDecode" in objects[number] else found[1]


def _page(content: bytes, fonts: dict[str, dict[int, str]]) -> str:
    lines = []
    for block in re.findall(rb"BT\n(.*?)\nET", content, re.DOTALL):
        text, table = "", {}
        for name, string in _OPERATORS.findall(block):
            if name:
                table = fonts[name.decode()]
            else:
                text += "".join(table.get(code, "\ufffd") for code in _ESCAPE.sub(_meant, string))
        lines.append(text)
    return "\n".join(lines)


def _meant(escape: re.Match[bytes]) -> bytes:
    told = escape[1]
    return bytes((int(told, 8),)) if told.isdigit() else _NAMED.get(told, told)
