"""Bring the tables of use data to what the imports say whose files lie here, in the order of (at, id).

The tables are a function of that set alone, whatever the order in which imports and files arrive: what comes last in
order is laid over what is there; where one comes that is not last, or goes, the days it speaks of are worked out anew
from the files.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gridsteward.records.faults import Fault
from gridsteward.store import usage_batch
from gridsteward.store.connection import transaction
from gridsteward.store.usage_batch import (
    CENTI,
    MILLI,
    MISSING,
    MONTH_BITS,
    WIDE,
    Batch,
    Ints,
    first_day,
    packed,
    point_body,
    point_of,
    unpacked,
)
from gridsteward.store.usage_layers import (
    ROUNDING,
    Bill,
    Blocks,
    Keys,
    Replaced,
    bills_of,
    blocks_of,
    day_text,
    laid_over,
    lay_bills,
    lay_points,
    month_text,
    nothing,
    points_of,
    runs,
    series_months,
    tally,
)
from gridsteward.store.usage_standing import Import, standing

if TYPE_CHECKING:
    from gridsteward.store.store import Store

Report = Callable[[int, int], object]


def catch_up(store: "Store", *, report: Report = lambda _done, _total: None) -> set[str]:
    """Fold in what came and take out what went, each import in a transaction of its own; return the homes concerned.

    A file that is damaged or of a later program is passed over: it stays to be done, and `check` names it.
    """
    touched: set[str] = set()
    found = standing(store)
    total = len(found.gone) + len(found.fresh)
    for done in range(total):
        report(done, total)
        with transaction(store.connection):
            touched |= fold(store, most=1)
    return touched


def fold(store: "Store", *, most: int = 1 << 30, known: Mapping[str, Batch] | None = None) -> set[str]:
    """Do what `standing` says, at most so many imports; return the homes concerned. Inside a transaction.

    `known` are batches by content hash that need not be read again.
    """
    found, touched = standing(store), set[str]()
    folding = _Folding(store, sorted([*found.applied, *found.gone]), known or {})
    for each in found.gone[:most]:
        touched |= folding.take_out(each)
    for each in found.fresh[: most - len(found.gone[:most])]:
        touched |= folding.lay_in(each)
    return touched


def check(store: "Store") -> dict[str, int]:
    """Hold the tables against the files: kind of problem (words [problem]) to how often. Reads only.

    The tables are worked out anew into a copy in memory and compared.
    """
    problems: dict[str, int] = {}
    found = standing(store)
    if found.gone or found.fresh:
        problems["usage_behind"] = len(found.gone) + len(found.fresh)
    batches: list[tuple[Import, Batch]] = []
    lost = 0
    for each in found.applied:
        try:
            batches.append((each, usage_batch.decode(store.files.get(each.content_hash))))
        except Fault as fault:
            if not fault.kind.startswith("attachment"):  # that a file is lost or damaged is told of all files
                problems[fault.kind] = problems.get(fault.kind, 0) + 1
            lost += 1
    if not problems and not lost and not _Folding(store, found.applied).agrees(batches):
        problems["usage_wrong"] = 1
    return problems


def compare(store: "Store", batch: Batch) -> tuple[int, int, int]:
    """Return how many readings of a batch are new to the tables, other than there, and the same."""
    folding = _Folding(store, ())
    return folding.compare(batch)


class _Folding:
    def __init__(
        self, store: "Store", applied: Sequence[Import], known: Mapping[str, Batch] = MappingProxyType({})
    ) -> None:
        self._store = store
        self._known = known
        self._connection = store.connection
        self._applied = list(applied)
        self._series: dict[str, int] = dict(store.query("SELECT household_id, no FROM usage_series"))

    # -- one import in, one out ----------------------------------------------------------------------------------

    def lay_in(self, each: Import) -> set[str]:
        batch = self._read(each)
        if batch is None:
            return set()
        numbers = self._numbers(batch.households)
        is_last = not self._applied or self._applied[-1] < each
        self._applied = sorted([*self._applied, each])
        layers = None if is_last else self._applied
        self._fold_days(blocks_of(batch, numbers), each, layers)
        self._fold_points(batch, numbers, layers)
        self._fold_bills(batch, numbers, each, layers)
        if batch.registers is not None:
            self._put_registers(each, batch, numbers)
        self._connection.execute(
            "INSERT INTO usage_applied (import_id, at, registers) VALUES (?, ?, ?)",
            (each.id, each.at, int(batch.registers is not None)),
        )
        return set(batch.households)

    def take_out(self, each: Import) -> set[str]:
        self._applied.remove(each)
        self._connection.execute("DELETE FROM usage_applied WHERE import_id = ?", (each.id,))
        batch = self._read(each)
        if batch is None:  # its file is lost: nobody can say which days were its own
            return self._all_anew()
        numbers = self._numbers(batch.households)
        self._fold_days(blocks_of(batch, numbers), each, self._applied)
        self._fold_points(batch, numbers, self._applied)
        self._fold_bills(batch, numbers, each, self._applied)
        if batch.registers is not None:
            self._registers_anew(each)
        return set(batch.households)

    def _all_anew(self) -> set[str]:
        touched = set(self._series)
        for table in ("usage_month", "usage_points", "usage_bill", "usage_register", "usage_superseded"):
            self._connection.execute(f"DELETE FROM {table}")
        again, self._applied = self._applied, []
        self._connection.execute("DELETE FROM usage_applied")
        for each in again:
            self.lay_in(each)
        return touched

    def _read(self, each: Import) -> Batch | None:
        if each.content_hash in self._known:
            return self._known[each.content_hash]
        try:
            return usage_batch.decode(self._store.files.get(each.content_hash))
        except Fault:
            return None

    def _batches(self, layers: Iterable[Import], first: str, last: str) -> Iterable[tuple[Import, Batch]]:
        """Yield the imports that speak of a month between two days, with what they brought."""
        for each in layers:
            if each.first[:7] <= last[:7] and each.last[:7] >= first[:7]:
                batch = self._read(each)
                if batch is not None:
                    yield each, batch

    def _numbers(self, households: Sequence[str]) -> NDArray[np.int64]:
        """Return the series of these homes; one that has none gets it."""
        fresh = [home for home in households if home not in self._series]
        if fresh:
            self._connection.executemany(
                "INSERT INTO usage_series (household_id) VALUES (?)", [(home,) for home in fresh]
            )
            self._series = dict(self._store.query("SELECT household_id, no FROM usage_series"))
        return np.array([self._series[home] for home in households], np.int64)

    # -- daily readings ------------------------------------------------------------------------------------------

    def _fold_days(self, blocks: Blocks, each: Import, layers: Sequence[Import] | None) -> None:
        """Lay blocks over what is there, or (with `layers`) work the blocks of these keys out from all layers."""
        if not len(blocks.keys):
            return
        if layers is None:
            before = self._kept(blocks.keys)
            after, replaced = laid_over(before, blocks, each.id)
            changed = (after.kwh != before.kwh).any(axis=1) | (after.estimated != before.estimated)
        else:
            after, replaced = self._from_layers(blocks.keys, layers)
            changed = np.ones(len(blocks.keys), bool)
            self._forget(blocks.keys)
        self._put_blocks(after, changed & (after.kwh != MISSING).any(axis=1))
        self._put_replaced(replaced)

    def _from_layers(self, keys: Keys, layers: Iterable[Import]) -> tuple[Blocks, list[Replaced]]:
        months = keys & ((1 << MONTH_BITS) - 1)
        first, last = month_text(int(months.min())), month_text(int(months.max()))
        state = nothing(keys)
        replaced: list[Replaced] = []
        for each, batch in self._batches(layers, first, last):
            layer = blocks_of(batch, self._numbers(batch.households))
            shared = np.isin(layer.keys, keys)
            layer = Blocks(layer.keys[shared], layer.kwh[shared], layer.estimated[shared])
            at = np.searchsorted(keys, layer.keys)
            below = Blocks(layer.keys, state.kwh[at], state.estimated[at])
            over, more = laid_over(below, layer, each.id)
            state.kwh[at], state.estimated[at] = over.kwh, over.estimated
            replaced += more
        return state, replaced

    def _kept(self, keys: Keys) -> Blocks:
        """Return what the table holds under these keys."""
        state = nothing(keys)
        lines: list[tuple[int, int, int, bytes]] = []
        for start, end in runs(keys):
            lines += self._connection.execute(
                "SELECT key, form, estimated, body FROM usage_month WHERE key BETWEEN ? AND ?", (start, end)
            )
        if lines:
            key, form, estimated, data = zip(*lines, strict=True)
            found, kinds = np.array(key, np.int64), np.array(form)
            at = np.searchsorted(keys, found).clip(max=len(keys) - 1)
            wanted = keys[at] == found
            state.estimated[at[wanted]] = np.array(estimated, np.uint32)[wanted]
            for kind in (CENTI, MILLI, WIDE):
                places = np.flatnonzero(wanted & (kinds == kind))
                if len(places):
                    state.kwh[at[places]] = unpacked([data[place] for place in places], kind)
        return state

    def _forget(self, keys: Keys) -> None:
        self._connection.executemany(
            "DELETE FROM usage_month WHERE key = ?", [(key,) for key in keys.tolist()]
        )
        self._connection.executemany(
            "DELETE FROM usage_superseded WHERE series = ? AND what = 'daily' AND day BETWEEN ? AND ?",
            [(no, first_day(month), first_day(month + 1) - 1) for no, month in series_months(keys)],
        )

    def _put_blocks(self, blocks: Blocks, wanted: NDArray[np.bool_]) -> None:
        keys, kwh, estimated = blocks.keys[wanted], blocks.kwh[wanted], blocks.estimated[wanted]
        for form, places, data in packed(kwh):
            self._connection.executemany(
                "INSERT OR REPLACE INTO usage_month (key, form, estimated, body) VALUES (?, ?, ?, ?)",
                zip(keys[places].tolist(), [form] * len(data), estimated[places].tolist(), data, strict=True),
            )

    def _put_replaced(self, rows: Iterable[Replaced]) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO usage_superseded (series, day, what, value, import_id) VALUES (?, ?, ?, ?, ?)",
            rows,
        )

    # -- readings through the day: few homes, so a day at a time -------------------------------------------------

    def _fold_points(self, batch: Batch, numbers: NDArray[np.int64], layers: Sequence[Import] | None) -> None:
        days = points_of(batch, numbers)
        if not days:
            return
        state: dict[tuple[int, int], Ints] = {}
        if layers is None:
            for key in days:
                if (kept := self._kept_points(key)) is not None:
                    state[key] = kept
            lay_points(state, days)
        else:
            first, last = (day_text(edge(day for _no, day in days)) for edge in (min, max))
            for _each, other in self._batches(layers, first, last):
                theirs = points_of(other, self._numbers(other.households))
                lay_points(state, {key: wh for key, wh in theirs.items() if key in days})
            self._connection.executemany("DELETE FROM usage_points WHERE series = ? AND day = ?", list(days))
        self._connection.executemany(
            "INSERT OR REPLACE INTO usage_points (series, day, count, body) VALUES (?, ?, ?, ?)",
            [
                (no, day, len(wh), point_body(wh))
                for (no, day), wh in sorted(state.items(), key=itemgetter(0))
            ],
        )

    def _kept_points(self, key: tuple[int, int]) -> Ints | None:
        found = self._connection.execute(
            "SELECT count, body FROM usage_points WHERE series = ? AND day = ?", key
        ).fetchone()
        return None if found is None else point_of(found[1], found[0])

    # -- bills -----------------------------------------------------------------------------------------------------

    def _fold_bills(
        self,
        batch: Batch,
        numbers: NDArray[np.int64],
        each: Import,
        layers: Sequence[Import] | None,
    ) -> None:
        said = bills_of(batch, numbers)
        if not said:
            return
        state: dict[tuple[int, int], Bill] = {}
        replaced: list[Replaced] = []
        if layers is None:
            state = self._kept_bills(said)
            lay_bills(state, said, each.id, replaced)
        else:
            first, last = (month_text(edge(month for _no, month in said)) for edge in (min, max))
            for other, theirs in self._batches(layers, first, last):
                found = bills_of(theirs, self._numbers(theirs.households))
                wanted = {key: bill for key, bill in found.items() if key in said}
                lay_bills(state, wanted, other.id, replaced)
            self._connection.executemany("DELETE FROM usage_bill WHERE series = ? AND month = ?", list(said))
            self._connection.executemany(
                "DELETE FROM usage_superseded WHERE series = ? AND day = ? AND what <> 'daily'",
                [(no, first_day(month)) for no, month in said],
            )
        self._connection.executemany(
            "INSERT OR REPLACE INTO usage_bill (series, month, kwh, amount) VALUES (?, ?, ?, ?)",
            [(*key, *bill) for key, bill in sorted(state.items())],
        )
        self._put_replaced(replaced)

    def _kept_bills(self, said: dict[tuple[int, int], Bill]) -> dict[tuple[int, int], Bill]:
        """Return what the table holds of these bills."""
        if not said:
            return {}
        months = [month for _no, month in said]
        lines = self._connection.execute(
            "SELECT series, month, kwh, amount FROM usage_bill WHERE month BETWEEN ? AND ?",
            (min(months), max(months)),
        )
        return {(no, month): (kwh, amount) for no, month, kwh, amount in lines if (no, month) in said}

    # -- registers: of each home the latest day; of one day, what the later import says ----------------------------

    def _put_registers(self, each: Import, batch: Batch, numbers: NDArray[np.int64]) -> None:
        order = {known.id: place for place, known in enumerate(self._applied)}
        held = {
            no: (day, order.get(import_id, -1))
            for no, day, import_id in self._connection.execute(
                "SELECT series, day, import_id FROM usage_register"
            )
        }
        homes, days, values = batch.registers or ((), (), ())
        rows = [
            (int(no), int(day), float(value), each.id)
            for no, day, value in zip(numbers[np.asarray(homes, np.int64)], days, values, strict=True)
            if (int(day), order[each.id]) > held.get(int(no), (-1, -1))
        ]
        self._connection.executemany(
            "INSERT OR REPLACE INTO usage_register (series, day, value, import_id) VALUES (?, ?, ?, ?)", rows
        )

    def _registers_anew(self, gone: Import) -> None:
        """After an import went: what it said last of a register, another may have said before."""
        self._connection.execute("DELETE FROM usage_register WHERE import_id = ?", (gone.id,))
        with_registers = {
            row
            for (row,) in self._connection.execute("SELECT import_id FROM usage_applied WHERE registers = 1")
        }
        for each in self._applied:
            if each.id in with_registers and (batch := self._read(each)) is not None:
                self._put_registers(each, batch, self._numbers(batch.households))

    # -- what a batch would change -------------------------------------------------------------------------------

    def compare(self, batch: Batch) -> tuple[int, int, int]:
        said = batch.kwh != MISSING
        created, changed, unchanged = int(said.sum()), 0, 0
        none = len(self._series) + 1  # a home without readings has no series yet
        numbers = np.array([self._series.get(home, none) for home in batch.households], np.int64)
        if len(batch.home) and self._series:
            keys = numbers[batch.home] << MONTH_BITS | batch.month
            known = np.flatnonzero(numbers[batch.home] != none)
            order = known[np.argsort(keys[known])]
            if len(order):
                kept = self._kept(keys[order]).kwh
                there = said[order] & (kept != MISSING)
                far = np.abs(batch.kwh[order].astype(np.int64) - kept) > ROUNDING
                changed = int((there & far).sum())
                unchanged = int(there.sum()) - changed
        totals = [created - changed - unchanged, changed, unchanged]
        for key, wh in points_of(batch, numbers).items():
            tally(totals, self._kept_points(key), wh)
        held = self._kept_bills(bills_of(batch, numbers))
        for key, bill in bills_of(batch, numbers).items():
            before = held.get(key)
            same = before is not None and all(
                new is None or new == old for new, old in zip(bill, before, strict=True)
            )
            totals[0 if before is None else 2 if same else 1] += 1
        return totals[0], totals[1], totals[2]

    # -- proof ---------------------------------------------------------------------------------------------------

    def agrees(self, batches: Sequence[tuple[Import, Batch]]) -> bool:
        """Tell whether the tables hold what these imports say, laid over each other in order."""
        keys = [np.zeros(0, np.int64)]
        days: dict[tuple[int, int], Ints] = {}
        bills: dict[tuple[int, int], Bill] = {}
        layers = []
        for each, batch in batches:
            if not self._series.keys() >= set(batch.households):
                return False
            numbers = self._numbers(batch.households)
            layers.append((each, blocks_of(batch, numbers)))
            keys.append(layers[-1][1].keys)
            lay_points(days, points_of(batch, numbers))
            lay_bills(bills, bills_of(batch, numbers), each.id, [])
        every = np.unique(np.concatenate(keys))
        state = nothing(every)
        for each, layer in layers:
            at = np.searchsorted(every, layer.keys)
            over, _ = laid_over(Blocks(layer.keys, state.kwh[at], state.estimated[at]), layer, each.id)
            state.kwh[at], state.estimated[at] = over.kwh, over.estimated
        ((rows,),) = self._store.query("SELECT count(*) FROM usage_month")
        if rows != len(every):
            return False
        kept = self._kept(every) if rows else state
        points = {
            (no, day): point_of(body, count).tolist()
            for no, day, count, body in self._store.query("SELECT series, day, count, body FROM usage_points")
        }
        bill_rows = self._store.query("SELECT series, month, kwh, amount FROM usage_bill")
        return (
            bool((kept.kwh == state.kwh).all() and (kept.estimated == state.estimated).all())
            and points == {key: wh.tolist() for key, wh in days.items()}
            and {(no, month): (kwh, amount) for no, month, kwh, amount in bill_rows} == bills
        )
