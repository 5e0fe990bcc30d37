"""The search for what must not lie open: planted words, in every way bytes could spell them."""

import base64
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path


def spellings(text: str) -> dict[str, bytes]:
    """Return the ways a text could lie in a file, base64 at each of the three places it can begin."""
    raw = text.encode()
    found = {name: text.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")}
    found |= {
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "escaped": ascii(text)[1:-1].encode(),
    }
    for shift in range(3):
        sealed = base64.b64encode(b"\0" * shift + raw)
        found[f"base64+{shift}"] = sealed[-(-shift * 8 // 6) + (1 if shift else 0) : len(sealed) // 4 * 4 - 4]
    return found


def parts(path: Path, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a file and, inflated, whatever is packed in it."""
    yield str(path), data
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from parts(path / name, packed.read(name))


def found_in(where: str, data: bytes, canaries: Mapping[str, str]) -> set[str]:
    """Return which canary lies in these bytes, spelt how."""
    return {
        f"{what} as {spelling} in {where}"
        for what, text in canaries.items()
        for spelling, form in spellings(text).items()
        if form in data
    }


def scan(folder: Path, canaries: Mapping[str, str]) -> set[str]:
    """Return which canary was found where, in names of files as well."""
    found: set[str] = set()
    for path in folder.rglob("*"):
        found |= found_in("a file's name", str(path.relative_to(folder)).encode(), canaries)
        if path.is_file():
            for where, data in parts(path, path.read_bytes()):
                found |= found_in(where, data, canaries)
    return found
