"""The sheets as they are shipped (resources/sheets), and as a station wants them instead."""

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec.structs import replace

from gridsteward.assets import asset
from gridsteward.records.sheet import OwnSheet, SheetTemplate

_NONE: Final[Mapping[str, OwnSheet]] = MappingProxyType({})


@cache
def shipped() -> tuple[str, ...]:
    """Return the names of all sheets that have a template."""
    return tuple(sorted(path.stem for path in asset("resources", "sheets").glob("*.toml")))


@cache
def template(sheet: str) -> SheetTemplate:
    """Return a sheet as shipped."""
    text = asset("resources", "sheets", f"{sheet}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), SheetTemplate)


def adapted(base: SheetTemplate, own: OwnSheet) -> SheetTemplate:
    """Return a shipped sheet as a station wants it.

    A column this version does not have is passed over, one that is needed stands first where it was left out: what a
    station wrote down for another version never makes a report fail.
    """
    known = {column.key: column for column in base.columns}
    chosen = {each.key: each for each in own.columns if each.key in known}
    if not chosen:
        return replace(base, own_title=own.title)
    left_out = [known[key] for key in base.needed if key not in chosen]
    columns = [
        replace(known[key], title=each.title, width=each.width or known[key].width)
        for key, each in chosen.items()
    ]
    return replace(base, columns=(*left_out, *columns), own_title=own.title)


def as_shipped(sheet: str, own: OwnSheet) -> bool:
    """Tell whether what a station wrote down is how the sheet is shipped."""
    base = template(sheet)
    return (
        not own.title
        and [(each.key, each.title) for each in own.columns] == [(column.key, "") for column in base.columns]
        and all(
            each.width in (0, column.width) for each, column in zip(own.columns, base.columns, strict=True)
        )
    )


class Templates:
    """The templates of one area's workbooks: its own where it has any, else as shipped."""

    def __init__(self, own: Mapping[str, OwnSheet] = _NONE) -> None:
        self._own = own

    def __getitem__(self, sheet: str) -> SheetTemplate:
        """Return the template of a sheet."""
        own = self._own.get(sheet)
        return adapted(template(sheet), own) if own else template(sheet)


SHIPPED: Final = Templates()
