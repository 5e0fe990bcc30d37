"""One open area: reads, the one way to write, undo, drafts and sealed files."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from msgspec.structs import replace

from gridsteward.records.faults import Fault
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change, Dot, FieldChange, JournalPart, Value
from gridsteward.records.visit import VisitDraft
from gridsteward.store import erasing, history, migrations, queries, search, undo
from gridsteward.store.connection import Connection, connect, plain_faults, transaction, write_ahead
from gridsteward.store.holding import hold
from gridsteward.store.ops import Shapes
from gridsteward.store.schema import OF_RECORD
from gridsteward.store.sealed import SealedFiles
from gridsteward.store.write import Write, shown_heads

if TYPE_CHECKING:  # only the exchange with other devices needs them, and a start does not
    from gridsteward.store.chain import Chain
    from gridsteward.store.chain_check import Sealing
    from gridsteward.store.checking import Checked
    from gridsteward.store.conflicts import Conflict
    from gridsteward.store.exchange import Exchange
    from gridsteward.store.incoming import Taken
    from gridsteward.store.links import Proof
    from gridsteward.store.ops import Op
    from gridsteward.store.settle import Settled

R = TypeVar("R")
_OWN_DEVICE: Final = "own_device"
NAMING: Final = (
    "naming"  # the secret under which the area's files are named, where it came from another device
)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _nothing_derived(_tables: Set[str]) -> None:
    return


class Store:
    """An open, encrypted area. One thread at a time.

    `derive` is called at the end of every change, inside its transaction, with the tables it wrote: for what follows
    from rows only its owner can read.
    """

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        create: bool = False,
        backup_first: Callable[[Connection], object] = lambda _connection: None,
        now_ms: Callable[[], int] = _now_ms,
    ) -> None:
        self.path = path
        self._key = key
        self._now_ms = now_ms
        self.derive: Callable[[Set[str]], object] = _nothing_derived
        self.connection = connect(path, key, create=create)
        try:
            self._writing = False
            self.connection.create_function("gridsteward_tracked", 0, lambda: self._writing)
            migrations.migrate(self.connection, lambda: backup_first(self.connection))
            # Only now: asking for the log writes to the file, and a newer file is refused untouched.
            write_ahead(self.connection)
            self._shapes = Shapes(self.connection)
            self._schema = migrations.schema_version(self.connection)
            self._device = int(self.setting(_OWN_DEVICE) or 0)
            self._read_quarantine()
            with plain_faults():
                self._held = hold(path.parent)
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Fold the write-ahead log back and let go of the file and the key."""
        self.connection.close()
        self._held.close()

    @cached_property
    def files(self) -> SealedFiles:
        """Return the photos and files of the area."""
        return SealedFiles(self.path.parent / "files", self._key, naming=self.exchange.secret(NAMING))

    def put_naming(self, naming: bytes) -> None:
        """Name files from now on as the area this copy joins does; it has none of its own yet."""
        with transaction(self.connection):
            self.exchange.put_secret(NAMING, naming)
        self.__dict__.pop("files", None)

    # -- settings of this copy ---------------------------------------------------------------------------

    def setting(self, key: str) -> str:
        """Return a setting of this copy, "" when it was never made."""
        found = self.query("SELECT value FROM setting WHERE key = ?", (key,))
        return str(found[0][0]) if found else ""

    def put_setting(self, key: str, value: str) -> None:
        """Keep a setting of this copy."""
        with transaction(self.connection):
            self.connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (key, value))

    def become_device(self, steward: str, *, member: str = "") -> None:
        """Let this copy write under a name of its own from now on, for this steward; as the same member, or another."""
        with transaction(self.connection):
            cursor = self.connection.execute(
                "INSERT INTO device (id, steward, member) "
                "VALUES (?, ?, coalesce(nullif(?, ''), (SELECT member FROM device WHERE no = ?), ''))",
                (made_by_hand(), steward, member, self._device),
            )
            self._device = int(cursor.lastrowid)
            self.connection.execute(
                "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", (_OWN_DEVICE, str(self._device))
            )

    @property
    def steward(self) -> str:
        """Return the name of the steward who works on this device."""
        ((name,),) = self.query("SELECT steward FROM device WHERE no = ?", (self._device,))
        return str(name)

    # -- reading -------------------------------------------------------------------------------------------

    def get(self, record: type[R], row_id: str) -> R:
        """Return one row; raise Fault row_gone when it is not there or was deleted."""
        found = self.select(record, "id = ?", (row_id,))
        if not found:
            raise Fault("row_gone")
        return found[0]

    def select(
        self,
        record: type[R],
        where: str = "1",
        values: Iterable[Value] = (),
        *,
        order: str = "id",
        limit: int = -1,
    ) -> list[R]:
        """Return the rows of a record's table that are not deleted. `where` and `order` are ours, never typed in."""
        table = OF_RECORD[record]
        names = ("id", *table.columns)
        with plain_faults():
            lines = self.connection.execute(
                f"{table.select} WHERE NOT _deleted AND ({where}) ORDER BY {order} LIMIT {limit}",
                tuple(values),
            )
            return [record(**dict(zip(names, line, strict=True))) for line in lines]

    def summaries(self, households: Iterable[str] | None = None) -> list[HouseholdSummary]:
        """Return the list rows of all households, or of these."""
        with plain_faults():
            return queries.summaries(self.connection, households)

    def query(self, sql: str, values: Iterable[Value] | Mapping[str, Value] = ()) -> list[tuple[Any, ...]]:
        """Answer a reading question worded inside the store or the operations."""
        with plain_faults():
            return list(
                self.connection.execute(sql, values if isinstance(values, Mapping) else tuple(values))
            )

    def exists(self, record: type, row_id: str) -> bool | None:
        """Tell whether a row is present (True), hidden (False) or was never here (None)."""
        sql = f"SELECT _deleted FROM {OF_RECORD[record].name} WHERE id = ?"
        found = self.query(sql, (row_id,))
        return not found[0][0] if found else None

    def heads(self, record: type, row_id: str) -> dict[str, tuple[Dot, ...]]:
        """Return all heads of every cell of a row."""
        table = OF_RECORD[record]
        sql = f"SELECT _device, _seq FROM {table.name} WHERE id = ?"
        found = self.query(sql, (row_id,))
        if not found:
            raise Fault("row_gone")
        origin = (Dot(*found[0]),)
        edited: dict[str, tuple[Dot, ...]] = {}
        for column, device, seq in self.query("SELECT col, device, seq FROM head WHERE row = ?", (row_id,)):
            edited[column] = (*edited.get(column, ()), Dot(device, seq))
        return {column: edited.get(column, origin) for column in table.columns}

    def shown_heads(self, record: type, row_id: str) -> dict[str, tuple[Dot, ...]]:
        """Return the heads of every cell of a row whose value is shown: what a form that shows it has seen."""
        with plain_faults():
            return {
                column: tuple(shown_heads(self.connection, self._shapes, heads, column))
                for column, heads in self.heads(record, row_id).items()
            }

    def history(self, rows: Iterable[str]) -> list[FieldChange]:
        """Return every change of every field of these rows, newest first."""
        with plain_faults():
            return history.field_changes(self.connection, self._shapes, rows)

    def last_from_ledger(self, row_id: str) -> dict[str, Value]:
        """Return what the last ledger said of each field of a row."""
        with plain_faults():
            return history.last_from_ledger(self.connection, self._shapes, row_id)

    # -- writing -------------------------------------------------------------------------------------------

    @contextmanager
    def write(self, kind: str, *, about: str = "") -> Iterator[Write]:
        """Open the one door to writing: all that happens in the block is one change, kept whole or not at all.

        `kind` is a key of resources/words [change]; `about` the household it concerns. `Write.outcome()` says
        after the block what changed; a block that writes nothing leaves no change behind.
        """
        try:
            with transaction(self.connection):
                ms = self._now_ms()
                # An exchange in another thread may have given this copy another name.
                self._device = int(self.setting(_OWN_DEVICE) or 0)
                number = int(
                    self.connection.execute(
                        "INSERT INTO change (ms, kind, about, device, first_seq) VALUES (?, ?, ?, ?, "
                        "(SELECT coalesce(max(seq), 0) + 1 FROM op WHERE device = ?))",
                        (ms, kind, about, self._device, self._device),
                    ).lastrowid
                )
                session = Write(
                    self.connection,
                    self._shapes,
                    device=self._device,
                    change=number,
                    ms=ms,
                    schema=self._schema,
                    kind=kind,
                    about=about,
                )
                self._writing = True
                try:
                    yield session
                    if "sealed_erased" in session.outcome().tables:
                        erasing.erase(self.connection, self._shapes)
                finally:
                    self._writing = False
                search.refresh(self.connection, session.renamed, fresh=session.fresh_names)
                if "usage_import" in session.outcome().tables:
                    from gridsteward.store import usage_fold

                    usage_fold.fold(self)
                if session.wrote:
                    self.derive(session.outcome().tables)
                    self.chain.wrote(self._device, *session.span, ms)
                else:
                    # Its number is given out again: nothing may go on naming it. A draft it has finished
                    # (an amendment that amends nothing) has done its work.
                    self.connection.execute("DELETE FROM visit_draft WHERE finished_by = ?", (number,))
                    self.connection.execute("DELETE FROM change WHERE no = ?", (number,))
        except BaseException:
            self._forget()
            raise
        self.chain.tell_head()

    @cached_property
    def chain(self) -> "Chain":
        """Return the chain in which this copy seals its journal."""
        from gridsteward.store.chain import Chain

        return Chain(self.connection, self._shapes, self.path)

    def _forget(self) -> None:
        """Drop what is remembered of a transaction that was rolled back."""
        self._shapes.forget()
        self.chain.forget()

    def proof(self, writer: str, seq: int) -> "Proof | None":
        """Return what proves an entry of the journal to somebody else; None where no link holds for it."""
        with plain_faults():
            return self.chain.proof(self.device_no(writer), seq)

    def begin_sealing(self) -> None:
        """Seal all there is, where nothing was written since this program seals."""
        with self.tracked():
            self.chain.begin_if_never(self._now_ms())
        self.chain.tell_head()

    def last_undoable(self) -> tuple[int, str, str] | None:
        """Return (change no, kind, household id) of what `undo` would take back."""
        with plain_faults():
            return undo.last_undoable(self.connection, self._device)

    def undo(self) -> tuple[Change, int] | None:
        """Take back the last change; return it and how many cells stayed because they were changed since."""
        last = self.last_undoable()
        if last is None:
            return None
        number, _kind, about = last
        with self.write("undo", about=about) as write:
            left = undo.take_back(self.connection, self._shapes, write, number)
        return write.outcome(), left

    # -- ops from elsewhere, and for elsewhere -----------------------------------------------------------------

    @property
    def schema(self) -> int:
        """Return the number of the schema this file has."""
        return self._schema

    @property
    def writer(self) -> str:
        """Return the id under which this copy writes now."""
        ((writer,),) = self.query(
            "SELECT id FROM device WHERE no = (SELECT CAST(value AS INTEGER) FROM setting WHERE key = ?)",
            (_OWN_DEVICE,),
        )
        return str(writer)

    def own_writers(self) -> list[str]:
        """Return the ids under which this copy has written, the present one last."""
        return [
            writer
            for (writer,) in self.query(
                "SELECT id FROM device WHERE id = ? OR (member <> '' "
                "AND member = (SELECT member FROM device WHERE id = ?)) ORDER BY no",
                (self.writer, self.writer),
            )
        ]

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read one and the same state of the file in the block, whatever others write meanwhile."""
        with plain_faults():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("ROLLBACK")

    def now_ms(self) -> int:
        """Return this laptop's clock, ms since 1970."""
        return self._now_ms()

    def use_clock(self, now_ms: Callable[[], int]) -> None:
        """Take the time from this clock from now on (a demonstration is always of the same day)."""
        self._now_ms = now_ms

    @contextmanager
    def tracked(self) -> Iterator[Connection]:
        """Open a transaction in which the exchange writes into synced tables what ops of others say."""
        try:
            with transaction(self.connection):
                self._writing = True
                try:
                    yield self.connection
                finally:
                    self._writing = False
        except BaseException:
            self._forget()
            raise
        self.chain.tell_head()

    @cached_property
    def exchange(self) -> "Exchange":
        """Return the tables of the exchange with other devices."""
        from gridsteward.store.exchange import Exchange

        return Exchange(self.connection, self.chain)

    def take(self, parts: Iterable[JournalPart]) -> "Taken":
        """Take in ops of others. Inside `tracked`; raise `incoming.Twin`.

        What this program cannot read goes into quarantine; new names are put off, see `work_out_names`.
        """
        from gridsteward.store import incoming

        taken, before = incoming.Taken(), self.chain.reached()
        incoming.take(self.connection, self._shapes, parts, taken)
        self.chain.took(before, self._now_ms())
        search.put_off(self.connection, taken.renamed)
        return taken

    def work_out_names(self) -> int:
        """Work out by which names the households are found that an exchange brought; return how many.

        A new laptop has its households before that, and their names are found as written.
        """
        with plain_faults():
            return search.work_off(self.connection)

    def see_names(self, households: Iterable[str]) -> None:
        """Work out anew by which names these households are found. Inside a transaction."""
        search.refresh(self.connection, set(households), fresh={})

    def device_no(self, writer: str, *, steward: str = "", member: str = "") -> int:
        """Return this file's number of a writer, new or known; what is told of it is kept. Inside a transaction."""
        from gridsteward.store import incoming

        return incoming.device_no(self.connection, writer, steward=steward, member=member)

    def part(self, writer: str, *, after: int, most: int) -> JournalPart | None:
        """Return the next ops of a writer beyond number `after`."""
        from gridsteward.store import outgoing

        with plain_faults():
            return outgoing.part(
                self.connection, self._shapes, self.device_no(writer), after=after, most=most
            )

    def retract(self, writer: str, *, after: int) -> "Settled":
        """Take a writer's ops beyond `after` out again. Inside `tracked`; `see_names` must follow."""
        from gridsteward.store import incoming

        device = self.device_no(writer)
        settled = incoming.retract(self.connection, self._shapes, device, after=after)
        self.chain.begin_anew((device,), self._now_ms())
        return settled

    def last_seq(self, writer: str) -> int:
        """Return the number of the last op of a writer that is here."""
        sql = "SELECT coalesce(max(seq), 0) FROM op WHERE device = (SELECT no FROM device WHERE id = ?)"
        return int(self.query(sql, (writer,))[0][0])

    def conflicts(self, rows: Iterable[str] | None = None) -> "list[Conflict]":
        """Return the cells that say two things, and rows deleted here and edited there."""
        from gridsteward.store.conflicts import conflicts

        with plain_faults():
            return conflicts(self.connection, self._shapes, rows, own=self.own_writers())

    def state_digest(self) -> bytes:
        """Return the digest of all rows, cells and heads."""
        from gridsteward.store import digests

        with plain_faults():
            return digests.state_digest(self.connection, self._schema)

    def check(self) -> "Checked":
        """Hold every row and head against what its ops say; see `checking.check`."""
        from gridsteward.store import checking

        return checking.check(self.connection, self._shapes)

    def check_sealing(self) -> "Sealing":
        """Hold the journal against the chain it was sealed in; see `chain_check.check`."""
        from gridsteward.store import chain_check

        return chain_check.check(self.connection, self._shapes, self.chain, self.path)

    def ops_digest(self, last_seqs: Mapping[str, int]) -> bytes:
        """Return the digest of every writer's ops up to these numbers."""
        from gridsteward.store import digests

        with plain_faults():
            return digests.ops_digest(self.connection, self._shapes, last_seqs)

    def move_unsent(self, old: str, *, after: int) -> int:
        """Make the ops of a former writer of this copy beyond `after` the next ones of the present. In `tracked`."""
        from gridsteward.store import rehome

        former, new = self.device_no(old), self.device_no(self.writer)
        moved = rehome.move_unsent(self.connection, former, new, after=after)
        self.chain.begin_anew((former, new), self._now_ms())
        return moved

    def _read_quarantine(self) -> None:
        """After an update: read what an earlier program could not."""
        if self.query("SELECT 1 FROM quarantine LIMIT 1"):
            from gridsteward.store import incoming

            with self.tracked():
                settled = incoming.read_again(self.connection, self._shapes)
                self.see_names(settled.renamed)

    def change_ops(self, number: int) -> "list[Op]":
        """Return the ops of a change, first to last."""
        from gridsteward.store import ops

        with plain_faults():
            return ops.of_change(self.connection, self._shapes, number)

    def has_column(self, table: str, column: str) -> bool:
        """Tell whether a synced table has a column."""
        return any(each.name == table and column in each.columns for each in OF_RECORD.values())

    def take_back(self, write: Write, name: str) -> int:
        """Write the opposite of another writer's change, "<writer>:<first op>"; return how many cells were left.

        Left is what was changed since: nobody's later word is overwritten.
        """
        writer, _, first = name.partition(":")
        numbers = self.query(
            "SELECT change.no FROM change JOIN device ON device.no = change.device "
            "WHERE device.id = ? AND first_seq = ? ORDER BY change.no DESC",
            (writer, int(first)),
        )
        return sum(undo.write_opposite(self.connection, self._shapes, write, no) for (no,) in numbers)

    # -- drafts of visits: local, one transaction each -------------------------------------------------------

    def save_draft(self, draft: VisitDraft) -> None:
        """Keep an unfinished visit; durable when this returns."""
        with transaction(self.connection):
            self.connection.execute(
                # A late autosave of a draft that was finished meanwhile does not bring it back.
                "INSERT INTO visit_draft (id, household_id, body, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) "
                "DO UPDATE SET household_id = excluded.household_id, body = excluded.body, "
                "saved_at = excluded.saved_at",
                (draft.id, draft.household_id, msgspec.msgpack.encode(draft), draft.saved_at),
            )

    def drafts(self) -> list[VisitDraft]:
        """Return the unfinished visits, the latest first."""
        found = [
            msgspec.msgpack.decode(body, type=VisitDraft)
            for (body,) in self.query(
                "SELECT body FROM visit_draft WHERE finished_by IS NULL ORDER BY saved_at DESC, id DESC"
            )
        ]
        return [replace(draft, household_id=self.merged(draft.household_id)) for draft in found]

    def merged(self, household_id: str) -> str:
        """Return the household this one became part of, or itself. A draft is local and no merge moves it."""
        passed = {household_id}
        while found := self.query(
            "SELECT merged_into FROM household WHERE id = ? AND _deleted AND merged_into <> ''",
            (household_id,),
        ):
            household_id = str(found[0][0])
            if household_id in passed:  # two laptops merged the two in opposite directions
                break
            passed.add(household_id)
        return household_id

    def finish_draft(self, write: Write, draft_id: str) -> None:
        """Mark a draft as turned into a visit by this write; undoing the write brings the draft back.

        Raise Fault draft_finished when it was already: one draft makes one visit.
        """
        if self.query("SELECT 1 FROM visit_draft WHERE id = ? AND finished_by IS NOT NULL", (draft_id,)):
            raise Fault("draft_finished")
        self.connection.execute(
            "UPDATE visit_draft SET finished_by = ? WHERE id = ?", (write.change_no, draft_id)
        )

    def drop_draft(self, draft_id: str) -> None:
        """Throw an unfinished visit away."""
        with transaction(self.connection):
            self.connection.execute("DELETE FROM visit_draft WHERE id = ?", (draft_id,))

    # -- the household list, kept ready for the next start ------------------------------------------------------

    def last_change(self) -> int:
        """Return the number of the last change that stands in the journal."""
        return queries.count(self.connection, "SELECT max(no) FROM change")

    @property
    def names_put_off(self) -> bool:
        """Tell whether names are still to be worked out (`work_out_names`)."""
        with plain_faults():
            return search.is_put_off(self.connection)

    def kept_directory(self, form: str) -> bytes | None:
        """Return the list kept under `form`, None when anything was written since."""
        found = self.query(
            "SELECT body FROM directory WHERE form = ? AND change = (SELECT max(no) FROM change)", (form,)
        )
        return bytes(found[0][0]) if found else None

    def keep_directory(self, form: str, body: bytes, *, as_of: int) -> None:
        """Keep the list as it was after change `as_of`; lists of other programs go."""
        with transaction(self.connection):
            self.connection.execute("DELETE FROM directory")
            self.connection.execute(
                "INSERT INTO directory (form, change, body) VALUES (?, ?, ?)", (form, as_of, body)
            )

    # -- small memories of this copy ---------------------------------------------------------------------------

    def remembered_titles(self) -> dict[str, str]:
        """Return which ledger column title a person once said means which field."""
        return dict(self.query("SELECT title, field FROM ledger_title"))

    def remember_titles(self, titles: Mapping[str, str]) -> None:
        """Keep what a person said of ledger columns."""
        with transaction(self.connection):
            self.connection.executemany(
                "INSERT OR REPLACE INTO ledger_title (title, field) VALUES (?, ?)", list(titles.items())
            )

    def put_roads(self, travel_by: str, lines: Iterable[tuple[str, str, str, float]]) -> None:
        """Keep a table of ways by road in place of the one before: lines of (travel_by, from, to, minutes)."""
        with transaction(self.connection):
            self.connection.execute("DELETE FROM road_minutes WHERE travel_by = ?", (travel_by,))
            self.connection.executemany(
                "INSERT OR REPLACE INTO road_minutes (travel_by, origin, goal, minutes) VALUES (?, ?, ?, ?)",
                list(lines),
            )

    def saved_filters(self) -> dict[str, str]:
        """Return the saved filters of the household list: name to body."""
        return dict(self.query("SELECT name, body FROM saved_filter ORDER BY name"))

    def save_filter(self, name: str, body: str) -> None:
        """Keep a filter under a name; an empty body drops it."""
        with transaction(self.connection):
            if body:
                self.connection.execute(
                    "INSERT OR REPLACE INTO saved_filter (name, body) VALUES (?, ?)", (name, body)
                )
            else:
                self.connection.execute("DELETE FROM saved_filter WHERE name = ?", (name,))
