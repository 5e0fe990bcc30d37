"""What the window remembers between two days: its place, page and look. Nothing about people."""

import json
from pathlib import Path
from typing import Final, get_args

from msgspec import Struct
from msgspec.structs import asdict

from gridsteward.desktop.tokens import Choice, Density
from gridsteward.words import LANGUAGES

_FILE: Final = "window.json"


class Remembered(Struct, frozen=True):
    """`geometry` is Qt's own form in base 64; `language` is empty until somebody chose one.

    `shown_round` holds the version that showed the window round, "" before the first opening.
    """

    geometry: str = ""
    page: str = ""
    theme: Choice = "system"
    density: Density = "comfortable"
    language: str = ""
    shown_round: str = ""


def recall(folder: Path) -> Remembered:
    """Read what was remembered; a missing or damaged file means the first day again."""
    try:
        data = json.loads((folder / _FILE).read_text("utf-8"))
        known = {name: data[name] for name in Remembered.__struct_fields__ if isinstance(data.get(name), str)}
    except (OSError, ValueError, AttributeError):
        return Remembered()
    if known.get("theme") not in get_args(Choice):
        known.pop("theme", None)
    if known.get("density") not in get_args(Density):
        known.pop("density", None)
    if known.get("language") not in LANGUAGES:
        known.pop("language", None)
    return Remembered(**known)


def remember(folder: Path, state: Remembered) -> None:
    """Write it, whole or not at all; raise OSError where the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    new = folder / f"{_FILE}.new"
    new.write_text(json.dumps(asdict(state)), "utf-8")
    new.replace(folder / _FILE)
