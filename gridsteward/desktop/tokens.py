"""The look as data: `ui/theme/tokens.toml` read once into typed records."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal

from msgspec import Struct

from gridsteward.assets import asset

Choice = Literal["light", "dark", "system"]
Density = Literal["compact", "comfortable", "door"]
Role = Literal["caption", "quiet", "body", "head", "strong", "title", "figure"]
Tone = Literal["", "plain", "quiet", "brand", "link", "good", "watch", "alarm", "unknown"]

CHOICES: Final[tuple[Choice, ...]] = ("light", "dark", "system")
DENSITIES: Final[tuple[Density, ...]] = ("compact", "comfortable", "door")
MEANINGS: Final = ("good", "watch", "alarm", "unknown")


class Type(Struct, frozen=True):
    """Sizes in points; `leading` is the line height as a multiple of the size."""

    family: tuple[str, ...]
    caption: float
    body: float
    strong: float
    title: float
    figure: float
    leading: float

    def size(self, role: Role) -> float:
        """Return the points a role is set in (quiet and head differ from body in colour and weight only)."""
        return {
            "caption": self.caption,
            "strong": self.strong,
            "title": self.title,
            "figure": self.figure,
        }.get(role, self.body)


class Space(Struct, frozen=True):
    """Distances in device-independent pixels."""

    xs: int
    s: int
    m: int
    l: int  # noqa: E741  (the token's name, beside s and m)
    xl: int
    xxl: int


class Shape(Struct, frozen=True):
    """Fixed measures in device-independent pixels; see the comments in tokens.toml."""

    corner: int
    focus: int
    icon: int
    rail: int
    bar: int
    list: int
    fold: int
    columns: int


class Tokens(Struct, frozen=True):
    """All tokens; `colours[theme][name]` is `#RRGGBB`, `density[name]` the height of a one-line row."""

    type: Type
    space: Space
    shape: Shape
    density: Mapping[Density, int]
    colours: Mapping[str, Mapping[str, str]]
    series: Mapping[str, tuple[str, ...]]


@cache
def tokens() -> Tokens:
    """Read the shipped tokens."""
    data: dict[str, Any] = tomllib.loads(asset("ui", "theme", "tokens.toml").read_text("utf-8"))
    kind = data["type"]
    return Tokens(
        Type(**{**kind, "family": tuple(kind["family"])}),
        Space(**data["space"]),
        Shape(**data["shape"]),
        density=data["density"],
        colours={n: {k: v for k, v in data[n].items() if k != "series"} for n in ("light", "dark")},
        series={name: tuple(data[name]["series"]) for name in ("light", "dark")},
    )
