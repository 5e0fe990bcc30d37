"""How differences are put together and said: who wrote what, when, and whether that laptop's clock was off."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject

from gridsteward.desktop.pages.households.fields import field_title, value_text
from gridsteward.desktop.pages.households.history import DELETED, table_title
from gridsteward.desktop.pages.sync.wording import translate, when
from gridsteward.desktop.session import Session
from gridsteward.desktop.wording import account_number, listed, phone
from gridsteward.records.journal import Value
from gridsteward.records.sync import ConflictCard, ConflictSide


class Group(Struct, frozen=True):
    """Fields of one household (or of one row of none) on which the same laptops differ, in the same order of sides."""

    cards: tuple[ConflictCard, ...]

    @property
    def first(self) -> ConflictCard:
        """The card that names the household."""
        return self.cards[0]

    @property
    def about_deleting(self) -> bool:
        """Whether a row was deleted on one laptop and edited on another."""
        return self.first.field == DELETED


def sides_of(card: ConflictCard) -> list[ConflictSide]:
    """Return the sides with this laptop's own first."""
    return sorted(card.sides, key=lambda side: (not side.here, side.steward, side.ms))


def groups(cards: Sequence[ConflictCard]) -> list[Group]:
    """Put together what one look decides: the fields of a household between the same people; a deleted row alone."""
    found: dict[object, list[ConflictCard]] = {}
    for card in cards:
        if card.field == DELETED:
            found[card.id] = [card]
        else:
            people = tuple((side.steward, side.here) for side in sides_of(card))
            found.setdefault((card.household or card.row, people), []).append(card)
    return [Group(tuple(each)) for each in found.values()]


def group_title(group: Group) -> tuple[str, str]:
    """Return what a group is about: the household, and its account number."""
    card = group.first
    name = card.household_name or account_number(card.account_no) or table_title(card.table)
    parts = []
    if card.account_no:
        parts.append(translate("Conflicts", "No. {number}").format(number=account_number(card.account_no)))
    return name, " · ".join(parts)


def card_title(session: Session, card: ConflictCard) -> str:
    """Return which field of which row it is."""
    words = session.words
    field = "name_of_person" if (card.table, card.field) == ("person", "name") else card.field
    title = field_title(words, field)
    if card.table == "household":
        return title
    row = row_label(session, card)
    return f"{row} · {title}" if row else title


def row_label(session: Session, card: ConflictCard) -> str:
    """Return which row of the household it is: a person's name, a tag, the day of a visit."""
    if card.table == "household":
        return card.household_name
    field = {"household_tag": "tag", "visit": "started_at"}.get(card.table, "")
    label = value_text(field, card.label, session.words, session.clock().date()) if field else card.label
    return label or table_title(card.table)


def side_value(session: Session, field: str, value: Value) -> str:
    """Return how a value reads."""
    text = value_text(field, value, session.words, session.clock().date())
    if field == "phones":
        text = listed(session.words, [phone(number) for number in text.split()])
    return text or translate("Conflicts", "(empty)")


def author(side: ConflictSide) -> str:
    """Return whose side it is."""
    if side.here:
        return translate("Conflicts", "Yours")
    name = side.steward or translate("Conflicts", "another laptop")
    return translate("Conflicts", "{name}'s").format(name=name)


def side_note(session: Session, side: ConflictSide) -> str:
    """Return when it was written, and where."""
    place = translate("Conflicts", "this laptop") if side.here else ""
    return " · ".join(part for part in (when(session, side.ms), place) if part)


class BelongingsWords(QObject):
    """Words what goes with a household; an object, because only those know plurals."""

    def text(self, session: Session, counts: dict[str, int]) -> str:
        """Return 3 people, 2 tags, 5 visits."""
        said = {
            "person": self.tr("%n person(s)", "", counts.get("person", 0)),
            "household_tag": self.tr("%n tag(s)", "", counts.get("household_tag", 0)),
            "visit": self.tr("%n visit(s)", "", counts.get("visit", 0)),
            "commitment": self.tr("%n promise(s)", "", counts.get("commitment", 0)),
            "attachment": self.tr("%n photo(s) or file(s)", "", counts.get("attachment", 0)),
        }
        return listed(session.words, [said[table] for table in counts])
