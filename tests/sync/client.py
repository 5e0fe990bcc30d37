"""A laptop at work in a process of its own: it writes, exchanges, and says each thing a person would now rely on.

    client.py PROFILE SEED      ("go" on stdin lets it begin; somebody will kill this process)

A line is said only after the write, or the exchange, returned.
"""

import hashlib
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from gridsteward.operations import conflicts, syncing
from gridsteward.operations.area import Area, open_area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Dot
from gridsteward.sync.standing import HUB
from tests.sync import field

COLUMNS: Final = ("note", "address", "village")
CANARIES: Final = {
    "name": "龘靐翯",
    "note": "药在彠箧里",
    "phone": "13987650432",
    "address": "䶮山坳七号",
    "village": "爨下村",
    "photo": "a photo nobody else may see 7431",
}
WRITES: Final = (1, 6)  # between two exchanges


def say(kind: str, **values: object) -> None:
    """Tell whoever listens."""
    sys.stdout.write(json.dumps({"kind": kind, **values}) + "\n")
    sys.stdout.flush()


def planted(column: str) -> str:
    """Return a value nobody else writes, that a search of the hub's bytes would find."""
    phone = f"{CANARIES['phone']} " if column == "note" else ""
    return f"{CANARIES[column]} {phone}{made_by_hand()}"


class Worker:
    """One steward's habits, by a seed."""

    def __init__(self, area: Area, rnd: random.Random, shared: Sequence[str]) -> None:
        self._area = area
        self._rnd = rnd
        self._shared = list(shared)
        self._form: tuple[str, dict[str, object], dict[str, tuple[Dot, ...]]] | None = None

    def day(self) -> None:
        """Write and exchange without end."""
        acts: list[tuple[Callable[[], None], int]] = [
            (self.insert, 3),
            (self.edit, 8),
            (self.save_form, 3),
            (self.delete, 1),
            (self.photo, 1),
            (self.settle, 2),
        ]
        while True:
            for _each in range(self._rnd.randint(*WRITES)):
                (act,) = self._rnd.choices([each for each, _ in acts], [weight for _, weight in acts])
                act()
            self.open_form()
            self.exchange()

    def exchange(self) -> None:
        """Exchange over the hub and say what was said to the person."""
        try:
            report = syncing.sync_hub(self._area)
        except Fault as fault:
            say("fault", fault=fault.kind)
            return
        store = self._area.store
        writer = store.writer
        n = store.exchange.receipts(HUB).get(writer, 0)
        kept = store.exchange.bundle(writer, n) if n else None
        say(
            "synced",
            sent=report.sent,
            received=report.received,
            waiting=report.waiting,
            alarms=list(report.alarms),
            writer=writer,
            n=n,
            hash=kept.hash.hex() if kept else "",
        )

    # -- writing -------------------------------------------------------------------------------------------------------

    def insert(self) -> None:
        """Write a household down."""
        name = planted("name")
        row = field.household(self._area, name)
        say("write", row=row, column="name", value=name)

    def _a_row(self) -> str:
        there = self._area.store.select(Household, order="id")
        shared = [each.id for each in there if each.id in self._shared]
        others = [each.id for each in there[-20:]]
        return self._rnd.choice(shared if shared and self._rnd.random() < 0.7 else others or self._shared)

    def edit(self) -> None:
        """Change one field of a household, in place of what is shown now."""
        row, column, value = self._a_row(), self._rnd.choice(COLUMNS), ""
        if self._area.store.exists(Household, row):
            saw = getattr(self._area.store.get(Household, row), column)
            value = planted(column)
            field.edit(self._area, row, **{column: value})
            say("write", row=row, column=column, value=value, saw=saw)

    def open_form(self) -> None:
        """Open the form of a household; an exchange will come before it is saved."""
        row = self._a_row()
        if self._area.store.exists(Household, row):
            shown = self._area.store.get(Household, row)
            values = {column: getattr(shown, column) for column in COLUMNS}
            self._form = row, values, self._area.store.shown_heads(Household, row)

    def save_form(self) -> None:
        """Save the form: it replaces what it showed, whatever came meanwhile."""
        if self._form is None:
            return
        row, values, heads = self._form
        self._form = None
        if self._area.store.exists(Household, row):
            column = self._rnd.choice(COLUMNS)
            value = planted(column)
            with self._area.store.write("household.edit", about=row) as write:
                write.edit(Household, row, {column: value}, seen={column: heads[column]})
            say("write", row=row, column=column, value=value, saw=values[column])

    def delete(self) -> None:
        """Delete a household that is not a shared one."""
        row = self._a_row()
        if row not in self._shared and self._area.store.exists(Household, row):
            with self._area.store.write("household.delete", about=row) as write:
                write.delete(Household, row)
            say("delete", row=row)

    def photo(self) -> None:
        """Pay a visit with a photo of its own, now and then of two chunks' size."""
        row = self._a_row()
        if self._area.store.exists(Household, row):
            data = f"{CANARIES['photo']} {made_by_hand()} ".encode() + self._rnd.randbytes(
                self._rnd.choice((300, 9_000, 60_000))
            )
            name = field.visit(self._area, row, data)
            say("photo", content_hash=name, sha256=hashlib.sha256(data).hexdigest())

    def settle(self) -> None:
        """Decide a conflict."""
        cards = conflicts.conflict_cards(self._area)
        if cards:
            card = self._rnd.choice(cards)
            value = self._rnd.choice(card.sides).value if not card.deleted else self._rnd.randrange(2)
            conflicts.resolve(self._area, card.id, value, seen=card.sides)
            say("settled", id=card.id)


def main() -> None:
    """Open, wait for the word, work."""
    profile, seed = Path(sys.argv[1]), sys.argv[2]
    sys.stdin.readline()
    area = open_area(profile, passphrase=field.PASSPHRASE)
    say("open")
    Worker(area, random.Random(seed), sys.argv[3:]).day()  # noqa: S311  (habits, not secrets)


if __name__ == "__main__":
    main()
