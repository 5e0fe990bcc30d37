"""When each home was last called on and reached is the same whether it is kept or counted, whoever writes what."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.records.contact import CareContact
from gridsteward.records.ids import made_by_hand
from gridsteward.records.visit import Visit
from gridsteward.store.store import Store

HOMES = ("h1", "h2", "h3")
HOURS = tuple(f"2026-09-{day:02}T10:00:00+08:00" for day in range(1, 6))

COUNTED_VISITS = """SELECT household_id, max(started_at),
 coalesce(max(CASE WHEN met NOT IN ('nobody', 'declined') THEN started_at END), '')
 FROM visit WHERE NOT _deleted GROUP BY household_id"""
COUNTED_CONTACTS = """SELECT household_id, way, max(at) FROM care_contact
 WHERE NOT _deleted AND outcome = 'reached' GROUP BY household_id, way"""


def visit(home: str, at: str, met: str) -> Visit:
    return Visit(
        id=made_by_hand(),
        household_id=home,
        started_at=at,
        ended_at=at,
        entered_at=at,
        late=0,
        steward="李建国",
        purposes="routine",
        met=met,
    )


def contact(home: str, at: str, way: str, outcome: str) -> CareContact:
    return CareContact(
        id=made_by_hand(),
        household_id=home,
        person_id="",
        way=way,
        outcome=outcome,
        at=at,
        entered_at=at,
        steward="李建国",
    )


def expect_alike(store: Store) -> None:
    kept = store.query("SELECT household_id, tried, met FROM visit_last WHERE tried <> ''")
    assert sorted(kept) == sorted(store.query(COUNTED_VISITS))
    contacts = store.query("SELECT household_id, way, at FROM contact_last")
    assert sorted(contacts) == sorted(store.query(COUNTED_CONTACTS))


_HOME, _AT = st.sampled_from(HOMES), st.sampled_from(HOURS)
_MET, _WAY = st.sampled_from(("person", "nobody", "declined", "")), st.sampled_from(("hotline", "visit"))
_OUTCOME = st.sampled_from(("reached", "not_reached"))
_STEP = st.one_of(
    st.tuples(st.just("visit"), _HOME, _AT, _MET),
    st.tuples(st.just("contact"), _HOME, _AT, _WAY, _OUTCOME),
    st.tuples(
        st.just("edit"),
        st.integers(0, 9),
        st.fixed_dictionaries({"started_at": _AT, "met": _MET, "household_id": _HOME}),
    ),
    st.tuples(
        st.just("amend"),
        st.integers(0, 9),
        st.fixed_dictionaries({"at": _AT, "way": _WAY, "outcome": _OUTCOME, "household_id": _HOME}),
    ),
    st.tuples(
        st.sampled_from(("delete", "back", "gone")), st.sampled_from((Visit, CareContact)), st.integers(0, 9)
    ),
    st.tuples(st.just("undo")),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = Store(Path(tmp_path_factory.mktemp("last")) / "area.db", bytes(range(32)), create=True)
    made.become_device("李建国")
    yield made
    made.close()


def do(store: Store, step: tuple[Any, ...]) -> None:
    if step[0] == "undo":
        store.undo()
        return
    if step[0] in ("visit", "contact"):
        row = visit(*step[1:]) if step[0] == "visit" else contact(*step[1:])
        with store.write("test") as write:
            write.insert(row)
        return
    record = {"edit": Visit, "amend": CareContact}.get(step[0]) or step[1]
    at = step[1] if step[0] in ("edit", "amend") else step[2]
    table = "visit" if record is Visit else "care_contact"
    wanted = "_deleted" if step[0] == "back" else "NOT _deleted"
    rows = [row for (row,) in store.query(f"SELECT id FROM {table} WHERE {wanted} ORDER BY id")]
    if not rows:
        return
    row = rows[at % len(rows)]
    if step[0] == "gone":  # as an exchange takes out what a writer never wrote
        with store.tracked() as connection:
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
            connection.execute("DELETE FROM op WHERE row = ?", (row,))
            connection.execute("DELETE FROM head WHERE row = ?", (row,))
        return
    with store.write("test") as write:
        if step[0] == "delete":
            write.delete(record, row)
        elif step[0] == "back":
            write.bring_back(record, row)
        else:
            write.edit(record, row, step[2])


@settings(max_examples=60)
@given(steps=st.lists(_STEP, min_size=1, max_size=25))
def test_kept_and_counted_are_the_same(store: Store, steps: list[tuple[Any, ...]]) -> None:
    for step in steps:
        do(store, step)
        expect_alike(store)


def test_a_file_from_before_counts_what_it_has(tmp_path: Path) -> None:
    """The migration counts once what stands there; from then on it is kept."""
    made = Store(tmp_path / "area.db", bytes(range(32)), create=True)
    made.become_device("李建国")
    with made.write("test") as write:
        write.insert(visit("h1", HOURS[1], "person"), visit("h1", HOURS[3], "nobody"))
        write.insert(contact("h2", HOURS[2], "hotline", "reached"))
    connection = made.connection
    for name in ("visit_last", "contact_last"):
        for when in ("insert", "update", "delete"):
            connection.execute(f"DROP TRIGGER {name}_{when}")
        connection.execute(f"DROP TABLE {name}")
    connection.execute("PRAGMA user_version = 11")
    made.close()
    again = Store(tmp_path / "area.db", bytes(range(32)))
    assert again.query("SELECT * FROM visit_last") == [("h1", HOURS[3], HOURS[1])]
    expect_alike(again)
    with again.write("test") as write:
        write.insert(visit("h1", HOURS[4], "family"))
    expect_alike(again)
    again.close()
