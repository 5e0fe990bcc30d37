"""What a station's people call a column, a class, a yes. The words are data; this gives them a shape."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gridsteward.records.ledger import IGNORE, LEDGER_FIELDS, SENSITIVE

_BRACKETS: Final = re.compile(r"[(\[【〔{<《].*?[)\]】〕}>》]")
_NOT_WORD: Final = re.compile(r"[\W_]+")
_ENDING_NUMBER: Final = re.compile(r"[0-9一二三四]+$")
FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
"""Full-width forms and the ideographic space to what they mean (str.translate table)."""


def normalise_title(title: str) -> str:
    """Return a column title without spaces, line breaks, bracketed units, marks and full-width forms.

    `"合同容量\\n（kW）"` becomes `"合同容量"`. A title that is all brackets keeps what stands inside them.
    """
    plain = title.translate(FULL_WIDTH)
    return _NOT_WORD.sub("", _BRACKETS.sub("", plain)).casefold() or _NOT_WORD.sub("", plain).casefold()


@dataclass(frozen=True, slots=True, repr=False)
class Synonyms:
    """Columns by normalised title, with the rank of the word (0 is surest); values by field and word."""

    columns: Mapping[str, tuple[str, int]]
    neutral_groups: frozenset[str]
    values: Mapping[str, Mapping[str, str]]
    totals: frozenset[str]

    def field_of(self, key: str) -> tuple[str, int] | None:
        """Return field and rank of a normalised title; a numbered phone column (电话2) counts as a phone."""
        found = self.columns.get(key)
        if found is None and key:
            found = self.columns.get(_ENDING_NUMBER.sub("", key))
            if found is not None and not found[0].endswith("phones"):
                return None
        return found


def parse_synonyms(data: Mapping[str, Any], *, fields: Collection[str] = LEDGER_FIELDS) -> Synonyms:
    """Return the synonyms of `resources/vocabularies/ledger_columns.toml` or its like, read as a mapping.

    Raise ValueError for an unknown field or a title that two fields claim: a slip in our own data.
    """
    columns: dict[str, tuple[str, int]] = {}
    for field, titles in data["columns"].items():
        if field not in {*fields, IGNORE, SENSITIVE}:
            raise ValueError(field)
        for rank, title in enumerate(titles):
            if columns.setdefault(normalise_title(title), (field, rank))[0] != field:
                raise ValueError(title)
    values = {
        field: {word.casefold(): key for key, words in keys.items() for word in words}
        for field, keys in data["values"].items()
    }
    return Synonyms(
        columns=columns,
        neutral_groups=frozenset(map(normalise_title, data["neutral_groups"])),
        values=values,
        totals=frozenset(data["totals"]),
    )
