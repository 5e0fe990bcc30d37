"""Risk check-lists (R7.1): what is still open, and what stands in the way of the act."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

YES: Final = "yes"
NOT_APPLICABLE: Final = "na"
POWER_DEPENDENT: Final = "power_dependent"


class Known(StrEnum):
    """What the area's data says to an item's fact."""

    YES = "yes"  # what the item warns of is so
    NO = "no"
    UNKNOWN = "unknown"  # this laptop may not read all of it


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to look at; see resources/vocabularies/check_lists.toml."""

    code: str
    source: str = ""
    fact: str = ""
    blocks: bool = False
    na: bool = False


class CheckList(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The items of a situation, in the order in which they are looked at."""

    situation: str
    items: tuple[Item, ...]


class CheckLists(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of resources/vocabularies/check_lists.toml; `purposes` says which list fits what a visit is for."""

    lists: tuple[CheckList, ...]
    purposes: Mapping[str, str]

    def of(self, situation: str) -> CheckList:
        """Return the list of a situation."""
        return next(each for each in self.lists if each.situation == situation)


def in_the_way(checks: CheckList, answers: Mapping[str, str]) -> list[str]:
    """Return the codes of the items that block the act as they are answered, in order."""
    return [
        each.code for each in checks.items if each.blocks and not _settled(each, answers.get(each.code, ""))
    ]


def _settled(item: Item, answer: str) -> bool:
    return answer == YES or (answer == NOT_APPLICABLE and item.na)


def needs_leave(checks: CheckList, facts: Mapping[str, Known]) -> bool:
    """Tell whether a supervisor and another supply have to be named: somebody depends on power, or nobody can tell."""
    concerned = any(each.fact == POWER_DEPENDENT and each.blocks for each in checks.items)
    return concerned and facts.get(POWER_DEPENDENT, Known.UNKNOWN) is not Known.NO
