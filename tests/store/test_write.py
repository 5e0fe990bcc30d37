"""The one write API: whatever a person types, in whatever order, under whatever clock, is in the journal for good."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, NotDuplicate, Person
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Dot
from gridsteward.store import keys
from gridsteward.store.store import Store
from tests.store import oracle

COLUMNS = ("name", "note", "residents")
START_MS = 1_790_000_000_000


@dataclass
class Clock:
    """A laptop's clock, as wrong as we like."""

    ms: int = START_MS

    def __call__(self) -> int:
        return self.ms


@dataclass
class Bench:
    """A store many examples share; each takes rows nobody has used."""

    store: Store
    clock: Clock
    names: Iterator[int] = field(default_factory=count)

    def rows(self) -> list[str]:
        return [f"row-{next(self.names)}" for _ in range(3)]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    clock = Clock()
    path = tmp_path_factory.mktemp("write") / "area.db"
    store = Store(path, keys.new_key(), create=True, now_ms=clock)
    store.become_device("李建国")
    yield Bench(store, clock)
    assert oracle.disagreements(store.connection) == []
    store.close()


State = dict[str, dict[str, Any] | None]


def state_of(store: Store, rows: list[str]) -> State:
    """Return what a person sees of these rows; None for one that is hidden or was never there."""
    found: State = dict.fromkeys(rows)
    marks = ", ".join("?" * len(rows))
    for each in store.select(Household, f"id IN ({marks})", rows):
        found[each.id] = {column: getattr(each, column) for column in COLUMNS}
    return found


ROW = st.integers(0, 2)
COLUMN = st.sampled_from(COLUMNS)
STEP = st.one_of(
    st.tuples(st.just("insert"), ROW),
    st.tuples(st.just("edit"), ROW, COLUMN, st.sampled_from(["", "张三", "李四", "王五"])),
    st.tuples(st.just("edit"), ROW, COLUMN, st.sampled_from(["", "张三", "李四", "王五"])),
    st.tuples(
        st.just("twice"), ROW, COLUMN, st.sampled_from(["张三", "李四"]), st.sampled_from(["王五", "x"])
    ),
    st.tuples(st.just("delete"), ROW),
    st.tuples(st.just("bring_back"), ROW),
    st.tuples(st.just("move"), ROW, st.sampled_from(["赵六", ""])),
    st.tuples(st.just("undo")),
)
STALE = st.tuples(st.just("stale"), ROW, COLUMN, st.sampled_from(["甲", "乙", "丙"]), st.integers(0, 4))


def perform(store: Store, rows: list[str], step: tuple[Any, ...], seen: list[dict[str, Any]]) -> bool:
    """Do one step; tell whether it wrote a change. A step a person could not take is left out."""
    kind, *rest = step
    row = rows[rest[0]]
    there = store.exists(Household, row)
    with store.write(f"test.{kind}", about=row) as write:
        if kind == "insert" and there is None:
            write.insert(Household(id=row, account_no=row))
        elif kind == "edit" and there:
            write.edit(Household, row, {rest[1]: rest[2]})
        elif kind == "twice" and there:
            write.edit(Household, row, {rest[1]: rest[2]})
            write.edit(Household, row, {rest[1]: rest[3]})
        elif kind == "stale" and there and seen:
            heads = seen[-1 - rest[3] % len(seen)]
            if row in heads:
                write.edit(Household, row, {rest[1]: rest[2]}, seen=heads[row])
        elif kind == "delete" and there:
            write.delete(Household, row)
        elif kind == "move" and there:
            write.delete(Household, row, also={"name": rest[1]})
        elif kind == "bring_back" and there is False:
            write.bring_back(Household, row)
    return write.wrote


def changes(store: Store) -> list[tuple[Any, ...]]:
    return store.query("SELECT no FROM change")


def expect(model: State, row: str, step: tuple[Any, ...]) -> None:
    """Do one step on a plain dictionary."""
    kind, _, *rest = step
    values = model[row]
    if kind == "insert":
        model[row] = {"name": "", "note": "", "residents": None}
    elif kind in ("delete", "move"):
        model[row] = None
    elif values is not None:
        model[row] = {**values, rest[0]: rest[-1]}


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(STEP, st.integers(-(10**9), 10**13)), max_size=25))
def test_what_is_shown_is_what_was_typed_whatever_the_clock_says(
    bench: Bench, steps: list[tuple[Any, int]]
) -> None:
    """A steward whose clock jumps back would see old values again, or an undo that does nothing."""
    store, rows = bench.store, bench.rows()
    model: State = dict.fromkeys(rows)
    hidden: State = dict.fromkeys(rows)
    past: list[tuple[State, State]] = []
    for step, ms in steps:
        bench.clock.ms = ms
        if step[0] == "undo":
            if past:
                undone = store.undo()
                assert undone is not None
                assert undone[1] == 0, "a cell nobody else has touched was left"
                later, later_hidden = model, hidden
                model, hidden = past.pop()
                for each in rows:  # an undone insert hides the row with what it held
                    if model[each] is None and hidden[each] is None:
                        hidden[each] = later[each] or later_hidden[each]
        else:
            row = rows[step[1]]
            former = dict(model), dict(hidden)
            if perform(store, rows, step, []):
                past.append(former)
                if step[0] == "bring_back":
                    model[row] = hidden[row]
                else:
                    if step[0] in ("delete", "move"):
                        kept = model[row] or {}
                        hidden[row] = {**kept, "name": step[2]} if step[0] == "move" else kept
                    expect(model, row, step)
        assert state_of(store, rows) == model
    entries = oracle.journal(store.connection, rows)
    check_cells(store, entries, rows)


def check_cells(store: Store, entries: list[oracle.Entry], rows: list[str]) -> None:
    """Hold the file to the journal for these rows."""
    expected, shown, visible = oracle.heads(entries), oracle.shown(entries), oracle.visible(entries)
    for row in {entry.row for entry in entries}:
        for column, dots in store.heads(Household, row).items():
            assert set(dots) == expected[row, column]
        assert store.exists(Household, row) == visible[row]
        assert store.query("SELECT _deleted FROM household WHERE id = ?", (row,)) == [(not visible[row],)]
    for row, values in state_of(store, rows).items():
        for column, value in (values or {}).items():
            assert value == shown[row, column]


@settings(max_examples=300, deadline=None)
@given(
    steps=st.lists(st.tuples(st.one_of(STEP, STALE, STALE), st.integers(-(10**9), 10**13)), max_size=25),
    steady=st.booleans(),
)
def test_forms_that_went_stale_lose_nothing(
    bench: Bench, steps: list[tuple[Any, int]], *, steady: bool
) -> None:
    """Two people edit one field, each from an old form: both values stand, and undo parts them again."""
    store, rows = bench.store, bench.rows()
    seen: list[dict[str, Any]] = []
    past: list[State] = []
    typed: set[tuple[str, str, Any]] = set()
    for number, (step, ms) in enumerate(steps):
        bench.clock.ms = START_MS + number if steady else ms
        if step[0] == "undo":
            if past:
                assert store.undo() is not None
                former = past.pop()
                if steady:
                    assert state_of(store, rows) == former
            continue
        former = state_of(store, rows)
        if perform(store, rows, step, seen):
            past.append(former)
            if step[0] in ("edit", "stale"):
                typed.add((rows[step[1]], step[2], step[3]))
        seen.append({row: store.heads(Household, row) for row in rows if store.exists(Household, row)})
    entries = oracle.journal(store.connection, rows)
    check_cells(store, entries, rows)
    kept = {(entry.row, column, value) for entry in entries for column, value in entry.cells.items()}
    assert typed <= kept
    named = {
        (entry.row, column, dot)
        for entry in entries
        for column in entry.cells
        for dot in entry.prevs.get(column, ())
    }
    current = oracle.heads(entries)
    for entry in entries:
        for column in entry.cells:
            assert entry.dot in current[entry.row, column] or (entry.row, column, entry.dot) in named


def household(store: Store, **values: Any) -> str:
    row = made_by_hand()
    with store.write("test", about=row) as write:
        write.insert(Household(id=row, account_no=row, **values))
    return row


def edit(store: Store, row: str, *, seen: Any = None, **values: Any) -> None:
    with store.write("test", about=row) as write:
        write.edit(Household, row, values, seen=seen)


def test_an_old_form_does_not_overwrite_what_its_author_never_saw(bench: Bench) -> None:
    """The other's words would be gone without anybody having decided so."""
    store, clock = bench.store, bench.clock
    row = household(store, note="一楼")
    form = store.heads(Household, row)
    clock.ms = START_MS + 2_000
    edit(store, row, note="二楼")
    clock.ms = START_MS + 1_000
    edit(store, row, seen=form, note="三楼")
    assert len(store.heads(Household, row)["note"]) == 2
    assert store.get(Household, row).note == "二楼", "shown is the later by the authors' clocks"
    assert {change.after for change in store.history([row]) if change.field == "note"} == {
        "一楼",
        "二楼",
        "三楼",
    }


def test_an_edit_under_a_wrong_clock_shows_the_value_that_stands(bench: Bench) -> None:
    """Only the shown head is superseded; what is left beside the new value decides by (ms, device, seq)."""
    store, clock = bench.store, bench.clock
    row = household(store, note="一楼")
    form = store.heads(Household, row)
    clock.ms = START_MS + 2_000
    edit(store, row, note="二楼")
    clock.ms = START_MS + 1_000
    edit(store, row, seen=form, note="三楼")
    clock.ms = 0
    edit(store, row, note="四楼")  # takes the place of 二楼; 三楼 is the greater head
    assert store.get(Household, row).note == "三楼"


def test_equal_times_are_settled_by_sequence(bench: Bench) -> None:
    store, row = bench.store, household(bench.store, note="一楼")
    form = store.heads(Household, row)
    edit(store, row, note="二楼")
    edit(store, row, seen=form, note="三楼")
    assert store.get(Household, row).note == "三楼"


def test_a_change_that_fails_leaves_no_trace(bench: Bench) -> None:
    """Half a change would be a household without its people."""
    store = bench.store
    row = household(store)
    before = store.query("SELECT count(*), max(seq) FROM op"), len(changes(store))

    def fail() -> None:
        with store.write("test") as write:
            write.edit(Household, row, {"note": "half"})
            write.insert(Person(id="p-half", household_id=row, name="半"))
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (store.query("SELECT count(*), max(seq) FROM op"), len(changes(store))) == before
    assert store.exists(Person, "p-half") is None
    edit(store, row, note="whole")
    assert store.get(Household, row).note == "whole"


def test_a_row_that_is_here_is_not_brought_into_being_again(bench: Bench) -> None:
    row = household(bench.store, note="first")
    with pytest.raises(ValueError, match="here already"), bench.store.write("test") as write:
        write.insert(Household(id=row, account_no="other"))
    assert bench.store.get(Household, row).note == "first"


def test_a_block_that_writes_nothing_leaves_no_change(bench: Bench) -> None:
    """Undo would otherwise take back nothing and say it had."""
    row = household(bench.store, note="same")
    before = changes(bench.store)
    edit(bench.store, row, note="same")
    assert changes(bench.store) == before


def test_hidden_rows_are_gone_for_every_reader(bench: Bench) -> None:
    row = household(bench.store)
    with bench.store.write("test") as write:
        write.delete(Household, row)
    for ask in (
        lambda: bench.store.get(Household, row),
        lambda: edit(bench.store, row, note="x"),
        lambda: edit(bench.store, "never-there", note="x"),
        lambda: bench.store.heads(Household, "never-there"),
    ):
        with pytest.raises(Fault) as caught:
            ask()
        assert caught.value.kind == "row_gone"


def test_a_delete_names_every_head_its_author_saw_and_nothing_else(bench: Bench) -> None:
    """After a sync this list alone decides whether somebody's unseen edit keeps the row on the list."""
    store, row = bench.store, household(bench.store)
    edit(store, row, note="a")
    edit(store, row, name="b")
    cells = {dot for dots in store.heads(Household, row).values() for dot in dots}
    with store.write("test") as write:
        write.delete(Household, row)
    last = max(oracle.journal(store.connection, [row]), key=lambda each: each.dot)
    assert {Dot(*dot) for dot in last.prevs["*"]} == cells


def test_undo_of_everything_ends_at_nothing(bench: Bench) -> None:
    """Undo twice goes further back; at the end it says that there is nothing left."""
    store = bench.store
    while store.undo():
        pass
    assert store.last_undoable() is None
    assert store.select(Household) == []
    assert oracle.disagreements(store.connection) == []


def test_history_tells_from_what_to_what_by_whom(store: Store) -> None:
    """A supervisor asks who changed the number; the answer is in the file or nowhere."""
    with store.write("household.add", about="h") as write:
        write.insert(Household(id="h", account_no="0010", name="张三"))
    edit(store, "h", name="张叁", note="门口有狗")
    with store.write("household.remove", about="h") as write:
        write.delete(Household, "h")
    store.undo()
    found = [(each.kind, each.field, each.before, each.after, each.steward) for each in store.history(["h"])]
    who = "李建国"
    assert found[:2] == [
        ("undo", "_deleted", 1, 0, who),
        ("household.remove", "_deleted", 0, 1, who),
    ]
    assert set(found[2:4]) == {("test", "name", "张三", "张叁", who), ("test", "note", "", "门口有狗", who)}
    assert set(found[4:]) == {
        ("household.add", "account_no", None, "0010", who),
        ("household.add", "name", None, "张三", who),
    }
    assert all(each.created == (each.kind == "household.add") for each in store.history(["h"]))


def test_two_windows_share_one_numbering(tmp_path: Path) -> None:
    """Desktop and command line on one area at once: a number used twice would lose one of the two ops."""
    key = keys.new_key()
    one = Store(tmp_path / "area.db", key, create=True)
    one.become_device("李建国")
    other = Store(tmp_path / "area.db", key)
    for store, row in ((one, "a"), (other, "b"), (one, "c")):
        with store.write("test") as write:
            write.insert(NotDuplicate(id=row, household_a="x", household_b="y", at=""))
    assert one.query("SELECT seq, row FROM op ORDER BY seq") == [(1, "a"), (2, "b"), (3, "c")]
    one.close()
    other.close()
