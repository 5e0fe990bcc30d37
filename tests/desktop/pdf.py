"""Read the words of a PDF back, as a person who selects and copies them would get them."""

import re
import unicodedata
import zlib
from pathlib import Path

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def pdf_text(path: Path) -> list[str]:
    """Return the text of each page: glyph numbers read through the fonts' own tables."""
    objects = {int(number): body for number, body in _OBJECT.findall(path.read_bytes())}

    def stream(number: int) -> bytes:
        found = _STREAM.search(objects[number])
        assert found is not None
        return zlib.decompress(found[1]) if b"/FlateDecode" in objects[number] else found[1]

    tables = {
        font: _table(stream(int(named[1])))
        for font, body in objects.items()
        if (named := re.search(rb"/ToUnicode (\d+) 0 R", body))
    }
    pages = []
    for body in objects.values():
        if not re.search(rb"/Type\s*/Page\b", body):
            continue
        fonts = dict(re.findall(rb"/(F\d+) (\d+) 0 R", _resources(body, objects)))
        content = re.search(rb"/Contents (\d+) 0 R", body)
        assert content is not None
        text, table = "", {}
        for name, glyphs in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>", stream(int(content[1]))):
            if name:
                table = tables[int(fonts[name])]
            else:
                codes = (int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4))
                text += "".join(table.get(code, "\ufffd") for code in codes)
        # one glyph serves a sign and the radical that looks like it, and the file may name the radical
        pages.append(unicodedata.normalize("NFKC", text))
    return pages


def _resources(page: bytes, objects: dict[int, bytes]) -> bytes:
    named = re.search(rb"/Resources (\d+) 0 R", page)
    return objects[int(named[1])] if named else page


def _table(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, rest in re.findall(rb"<(\w+)>\s*<(\w+)>\s*(\[.*?\]|<\w+>)", block, re.DOTALL):
            targets = re.findall(rb"<(\w+)>", rest)
            for at, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                if rest.startswith(b"["):
                    found[code] = bytes.fromhex(targets[at].decode()).decode("utf-16-be")
                else:
                    found[code] = chr(int(targets[0], 16) + at)
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code_text, target in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
            found[int(code_text, 16)] = bytes.fromhex(target.decode()).decode("utf-16-be")
    return found
