"""What a PDF that Qt wrote says, in which size and colour: enough of the format for our own sheets."""

import re
import zlib
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text, its size in points, its colour as PDF has it (three numbers from 0 to 1)."""

    text: str
    points: float
    colour: tuple[float, ...]


def read(path: Path) -> list[Run]:
    """Return the text of all pages, a run for each stretch that was drawn at once."""
    objects = {
        int(number): body
        for number, body in re.findall(rb"(\d+) 0 obj(.*?)endobj", path.read_bytes(), re.DOTALL)
    }
    runs = []
    for body in objects.values():
        if not re.search(rb"/Type /Page\s", body):
            continue
        (resources,) = re.findall(rb"/Resources (\d+) 0 R", body)
        names = dict(re.findall(rb"/(F\d+) (\d+) 0 R", objects[int(resources)]))
        letters = {name.decode(): _letters(objects, int(at)) for name, at in names.items()}
        (contents,) = re.findall(rb"/Contents (\d+) 0 R", body)
        runs += _runs(_stream(objects[int(contents)]).decode("latin-1"), letters)
    return runs


def _stream(body: bytes) -> bytes:
    found = re.search(rb"stream\r?\n(.*)\r?\nendstream", body, re.DOTALL)
    assert found is not None
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _letters(objects: dict[int, bytes], font: int) -> dict[int, str]:
    (cmap,) = re.findall(rb"/ToUnicode (\d+) 0 R", objects[font])
    text = _stream(objects[int(cmap)]).decode("latin-1")
    letters = {}
    for first, last, inside in re.findall(r"<(\w+)> <(\w+)> (\[[^\]]*\]|<\w+>)", text):
        values = re.findall(r"<(\w+)>", inside)
        for at, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
            hexed = values[at] if len(values) > 1 else f"{int(values[0], 16) + at:04x}"
            letters[code] = bytes.fromhex(hexed).decode("utf-16-be")
    return letters


def _runs(page: str, letters: dict[str, dict[int, str]]) -> list[Run]:
    runs: list[Run] = []
    scales = [1.0]
    colour: tuple[float, ...] = (0.0, 0.0, 0.0)
    (whole,) = re.findall(r"^([\d.]+) 0 0 -[\d.]+ 0 [\d.]+ cm$", page, re.MULTILINE)
    for line in page.splitlines():
        for _ in re.findall(r"\bq\b", line):
            scales.append(scales[-1])
        for _ in re.findall(r"\bQ\b", line):
            scales.pop()
        if moved := re.match(r"([\d.]+) 0 0 ([\d.]+) [-\d.]+ [-\d.]+ cm$", line):
            scales[-1] *= float(moved[1])
        if painted := re.match(r"([\d.]+) ([\d.]+) ([\d.]+) scn", line):
            colour = tuple(map(float, painted.groups()))
        if font := re.match(r"/(F\d+) ([\d.]+) Tf", line):
            name, size = font[1], float(font[2])
            runs.append(Run("", size * scales[-1] * float(whole), colour))
        for code in re.findall(r"<(\w{4})> Tj", line):
            last = runs[-1]
            # Qt names no letter for some joined forms of Latin ones.
            runs[-1] = last._replace(text=last.text + letters[name].get(int(code, 16), "\ufffd"))
    return runs
