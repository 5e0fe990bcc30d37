"""Readings in the store: alike on every laptop whatever came first; nothing said is lost, nothing missing is zero."""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.readings import ReadingCorrection, ReadingKind, UsageImport
from gridsteward.store import keys, usage, usage_batch, usage_fold, usage_standing
from gridsteward.store.store import Store
from gridsteward.store.usage_batch import MISSING, Batch

FIRST = date(2026, 1, 25)  # the days of the examples go over the end of a month
DAYS = 12
_EPOCH = date(1970, 1, 1)
Daily = dict[tuple[int, int], int]  # home, day from FIRST to Wh


@dataclass(frozen=True)
class Said:
    """What one file says: daily Wh, bills by (home, month from January), points of a day, registers."""

    at: int
    daily: Daily
    bills: dict[tuple[int, int], tuple[float | None, float | None]]
    points: dict[tuple[int, int], tuple[int, ...]]
    registers: dict[int, tuple[int, float]]
    estimated: frozenset[tuple[int, int]] = frozenset()


def batch_of(said: Said, homes: Sequence[str]) -> Batch:
    """Return the batch of an import."""
    blocks: dict[tuple[int, int], list[int]] = {}
    masks: dict[tuple[int, int], int] = {}
    for (home, day), wh in said.daily.items():
        when = FIRST + timedelta(days=day)
        key = (home, when.year * 12 + when.month - 1)
        blocks.setdefault(key, [MISSING] * 31)[when.day - 1] = wh
        masks[key] = masks.get(key, 0) | ((home, day) in said.estimated) << (when.day - 1)
    order = sorted(blocks)
    bills = sorted(said.bills.items())
    registers = sorted(said.registers.items())
    by_count: dict[int, list[tuple[int, int, tuple[int, ...]]]] = {}
    for (home, day), through in sorted(said.points.items()):
        by_count.setdefault(len(through), []).append((home, (FIRST - _EPOCH).days + day, through))

    def ints(values: Sequence[int] | Sequence[Sequence[int]]) -> np.ndarray:
        return np.array(values, np.int32)

    def floats(values: Sequence[float | None]) -> np.ndarray:
        return np.array([np.nan if value is None else value for value in values], np.float64)

    return Batch(
        households=list(homes),
        home=ints([home for home, _month in order]),
        month=ints([month for _home, month in order]),
        kwh=ints([blocks[key] for key in order]).reshape(-1, 31),
        estimated=np.array([masks[key] for key in order], np.uint32),
        points={
            each: (
                ints([h for h, _d, _w in rows]),
                ints([d for _h, d, _w in rows]),
                ints([w for _h, _d, w in rows]),
            )
            for each, rows in by_count.items()
        },
        bills=(
            ints([home for (home, _month), _ in bills]),
            ints([2026 * 12 + month for (_home, month), _ in bills]),
            floats([kwh for _, (kwh, _yuan) in bills]),
            floats([yuan for _, (_kwh, yuan) in bills]),
        )
        if bills
        else None,
        registers=(
            ints([home for home, _ in registers]),
            ints([(FIRST - _EPOCH).days + day for _, (day, _value) in registers]),
            floats([value for _, (_day, value) in registers]),
        )
        if registers
        else None,
    )


def import_row(store: Store, said: Said, homes: Sequence[str], row: str) -> UsageImport:
    """Return the record of an import; its file is here from now on."""
    batch = batch_of(said, homes)
    data = usage_batch.encode(batch)
    first, last = usage_batch.span(batch)
    return UsageImport(
        id=row,
        kind=ReadingKind.DAILY,
        file_name=f"{said.at}.csv",
        at=f"2026-02-{said.at + 1:02}T08:00:00+08:00",
        first=first,
        last=last,
        homes=usage_batch.homes(batch),
        readings=len(said.daily),
        content_hash=store.files.put(data),
        size=len(data),
    )


_at = count()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store many examples share; each has homes of its own."""
    store = Store(tmp_path_factory.mktemp("usage") / "area.db", keys.new_key(), create=True)
    store.become_device("李建国")
    yield store
    assert usage_fold.check(store) == {}
    store.close()


def new_homes(store: Store, number: int = 3) -> list[str]:
    homes = sorted(str(uuid.uuid4()) for _ in range(number))
    with store.write("household.add") as write:
        write.insert(*(Household(id=home, account_no=str(next(_at))) for home in homes))
    return homes


def seen(store: Store, homes: Sequence[str]) -> object:
    """Return all that can be asked of some homes."""
    last = FIRST + timedelta(days=DAYS - 1)
    daily = usage.daily(store, first=FIRST, last=last, households=homes)
    return (
        np.round(np.nan_to_num(daily.kwh, nan=-1.0) * 1_000).astype(int).tolist(),
        [usage.bills(store, home) for home in homes],
        [
            [(each.day, each.what, each.value, each.file_name) for each in usage.superseded(store, home)]
            for home in homes
        ],
        [np.nan_to_num(usage.points(store, home).kwh, nan=-1.0).tolist() for home in homes],
        [usage.estimated_days(store, home) for home in homes],
        sorted(
            (homes.index(home), day, value) for home, day, value in usage.registers(store) if home in homes
        ),
    )


cells = st.tuples(st.integers(0, 2), st.integers(0, DAYS - 1))
wh = st.sampled_from([0, 10, 5_250, 5_253, 65_530, 655_340, 700_000_000])
amounts = st.one_of(st.none(), st.sampled_from([0.0, 113.4, 210.0]))
point = st.one_of(st.just(MISSING), st.integers(0, 70_000))
says = st.builds(
    Said,
    at=st.integers(0, 3),
    daily=st.dictionaries(cells, wh, max_size=12),
    bills=st.dictionaries(
        st.tuples(st.integers(0, 2), st.integers(0, 2)), st.tuples(amounts, amounts), max_size=3
    ),
    points=st.dictionaries(
        cells, st.sampled_from([2, 4]).flatmap(lambda n: st.tuples(*[point] * n)), max_size=2
    ),
    registers=st.dictionaries(
        st.integers(0, 2), st.tuples(st.integers(0, DAYS - 1), st.floats(0, 99_999)), max_size=3
    ),
    estimated=st.frozensets(cells, max_size=4),
)


@settings(max_examples=50, deadline=None)
@given(said=st.lists(says, min_size=1, max_size=5), data=st.data())
def test_the_order_of_arrival_duplicates_and_undo_do_not_matter(
    shared: Store, said: list[Said], data: st.DataObject
) -> None:
    """Two laptops with the same files would else draw two curves of one home."""
    said = [each for each in said if each.daily or each.bills or each.points or each.registers]
    gone = data.draw(st.sets(st.sampled_from(range(len(said))), max_size=2)) if said else set()
    arrivals = data.draw(st.permutations(range(len(said))))
    straight, mixed = new_homes(shared), new_homes(shared)
    ids = sorted(str(uuid.uuid4()) for _ in said)
    order = sorted(range(len(said)), key=lambda at: (said[at].at, ids[at]))
    for at in order:
        if at not in gone:
            with shared.write("usage.import") as write:
                write.insert(import_row(shared, said[at], straight, ids[at]))
    # ids decide among imports of one moment: those of the second pass are in the same order
    others = sorted(str(uuid.uuid4()) for _ in said)
    for at in arrivals:
        with shared.write("usage.import") as write:
            write.insert(import_row(shared, said[at], mixed, others[at]))
    for at in gone:
        with shared.write("undo") as write:
            write.delete(UsageImport, others[at])
    assert usage_fold.fold(shared) == set()
    assert seen(shared, mixed) == seen(shared, straight)
    expected: Daily = {}
    for at in order:
        if at not in gone:
            expected |= said[at].daily
    daily = usage.daily(shared, first=FIRST, last=FIRST + timedelta(days=DAYS - 1), households=straight)
    for (home, day), value in expected.items():
        assert daily.kwh[home, day] == pytest.approx(value / 1_000)


@settings(max_examples=40, deadline=None)
@given(said=says)
def test_a_file_says_after_its_way_what_was_put_in(said: Said) -> None:
    homes = sorted(str(uuid.uuid4()) for _ in range(3))
    batch = batch_of(said, homes)
    data = usage_batch.encode(batch)
    again = usage_batch.decode(data)
    assert usage_batch.encode(again) == data
    assert again.households == homes
    for one, other in zip(batch[1:5], again[1:5], strict=True):
        assert np.array_equal(one, other)
    assert again.points.keys() == batch.points.keys()


def only(daily: Daily, at: int = 0) -> Said:
    return Said(at=at, daily=daily, bills={}, points={}, registers={})


def bring(store: Store, said: Said, homes: Sequence[str]) -> str:
    row = str(uuid.uuid4())
    with store.write("usage.import") as write:
        write.insert(import_row(store, said, homes, row))
    return row


def test_missing_is_missing_and_zero_is_zero(store: Store) -> None:
    homes = new_homes(store)
    bring(store, only({(0, 0): 0, (0, 2): 5_250}), homes)
    daily = usage.daily(store)
    assert daily.households == [homes[0]]
    assert [str(day) for day in daily.days] == ["2026-01-25", "2026-01-26", "2026-01-27"]
    assert daily.kwh.dtype == np.float32
    assert np.array_equal(daily.kwh, np.array([[0, np.nan, 5.25]], np.float32), equal_nan=True)
    assert usage.usage_span(store) == (date(2026, 1, 25), date(2026, 1, 27))


def test_an_area_without_readings_answers_with_nothing(store: Store) -> None:
    homes = new_homes(store)
    assert usage.usage_span(store) is None
    assert usage.daily(store).kwh.shape == (0, 0)
    assert usage.daily(store, first=FIRST, last=FIRST, households=homes).kwh.shape == (3, 1)
    assert usage.bills(store, homes[0]) == []
    assert usage.points(store, homes[0]).kwh.shape == (0, 0)


def test_the_later_file_holds_and_the_earlier_word_is_kept(store: Store) -> None:
    homes = new_homes(store)
    bring(store, only({(0, 0): 5_000, (0, 1): 6_000, (0, 2): 7_003}, at=0), homes)
    bring(store, only({(0, 0): 5_500, (0, 1): 6_000, (0, 2): 7_000}, at=1), homes)
    assert usage.daily(store).kwh.tolist() == [[5.5, 6.0, 7.0]]
    ((day, what, value, name),) = [
        (each.day, each.what, each.value, each.file_name) for each in usage.superseded(store, homes[0])
    ]
    assert (day, what, value, name) == ("2026-01-25", "daily", 5.0, "1.csv")


def test_undo_takes_an_import_out_again(store: Store) -> None:
    homes = new_homes(store)
    bring(store, only({(0, 0): 5_000}, at=0), homes)
    bring(store, only({(0, 0): 5_500, (1, 3): 1_000}, at=1), homes)
    store.undo()
    assert usage.daily(store).households == [homes[0]]
    assert usage.daily(store).kwh.tolist() == [[5.0]]
    assert usage.superseded(store, homes[0]) == []


def test_the_stewards_own_word_stands_above_every_file(store: Store) -> None:
    homes = new_homes(store)
    bring(store, only({(0, 0): 5_000, (0, 1): 6_000}), homes)

    def correct(day: str, kwh: float | None, at: str) -> None:
        with store.write("usage.correct") as write:
            write.insert(
                ReadingCorrection(
                    id=str(uuid.uuid4()),
                    household_id=homes[0],
                    day=day,
                    kwh=kwh,
                    reason="抄错",
                    steward="李",
                    at=at,
                )
            )

    correct("2026-01-25", 4.5, "2026-03-01T08:00:00+08:00")
    correct("2026-01-26", None, "2026-03-01T08:00:00+08:00")
    correct("2026-01-25", 4.0, "2026-03-02T08:00:00+08:00")
    bring(store, only({(0, 0): 9_000, (0, 1): 9_000}, at=3), homes)
    assert np.array_equal(usage.daily(store).kwh, np.array([[4.0, np.nan]], np.float32), equal_nan=True)


def test_readings_of_a_merged_household_stand_under_the_one_it_became(store: Store) -> None:
    homes = new_homes(store)
    bring(store, only({(0, 0): 5_000, (0, 1): 6_000, (1, 1): 1_000}), homes)
    with store.write("household.merge") as write:
        write.delete(Household, homes[0], also={"merged_into": homes[1]})
    daily = usage.daily(store)
    assert daily.households == [homes[1]]
    assert daily.kwh.tolist() == [[5.0, 1.0]]
    assert usage.daily(store, households=[homes[2], homes[1]]).kwh[1].tolist() == [5.0, 1.0]


def test_a_removed_household_is_not_shown(store: Store) -> None:
    homes = new_homes(store)
    bring(store, only({(0, 0): 5_000, (1, 0): 6_000}), homes)
    with store.write("household.remove") as write:
        write.delete(Household, homes[0])
    assert usage.daily(store).households == [homes[1]]


def test_a_day_read_through_and_through_gives_its_sum_where_no_file_does(store: Store) -> None:
    homes = new_homes(store)
    whole, part = tuple([250] * 96), (*[250] * 95, MISSING)
    said = Said(
        at=0,
        daily={(0, 2): 9_000},
        bills={},
        points={(0, 0): whole, (0, 1): part, (0, 2): whole},
        registers={},
    )
    bring(store, said, homes)
    daily = usage.daily(store)
    assert np.array_equal(daily.kwh, np.array([[24.0, np.nan, 9.0]], np.float32), equal_nan=True)
    points = usage.points(store, homes[0], first=FIRST, last=FIRST + timedelta(days=1))
    assert points.kwh.shape == (2, 96)
    assert np.isnan(points.kwh[1, 95])


def test_a_file_that_is_not_here_waits_and_comes_later(store: Store) -> None:
    homes = new_homes(store)
    row = import_row(store, only({(0, 0): 5_000}), homes, str(uuid.uuid4()))
    path = store.files.path(row.content_hash)
    sealed = path.read_bytes()
    path.unlink()
    with store.write("usage.import") as write:
        write.insert(row)
    assert usage.daily(store).households == []
    assert not usage_standing.is_behind(store)
    path.write_bytes(sealed)
    assert usage_standing.is_behind(store)
    assert usage_fold.catch_up(store) == set(homes)
    assert usage.daily(store).kwh.tolist() == [[5.0]]


def test_a_file_lost_before_its_import_is_undone_leaves_the_others(store: Store) -> None:
    homes = new_homes(store)
    bring(store, only({(0, 0): 5_000}, at=0), homes)
    row = import_row(store, only({(0, 0): 6_000, (1, 1): 7_000}, at=1), homes, str(uuid.uuid4()))
    with store.write("usage.import") as write:
        write.insert(row)
    store.files.path(row.content_hash).unlink()
    store.undo()
    assert usage.daily(store).households == [homes[0]]
    assert usage.daily(store).kwh.tolist() == [[5.0]]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE usage_month SET body = zeroblob(62)",
        "DELETE FROM usage_month",
        "UPDATE usage_bill SET kwh = 1",
        "DELETE FROM usage_points",
        "UPDATE usage_month SET estimated = 1",
    ],
)
def test_tables_that_do_not_say_what_the_files_say_are_found(store: Store, harm: str) -> None:
    homes = new_homes(store)
    said = Said(
        at=0, daily={(0, 0): 5_000}, bills={(0, 0): (210.0, 113.4)}, points={(0, 0): (1, 2)}, registers={}
    )
    bring(store, said, homes)
    assert usage_fold.check(store) == {}
    store.connection.execute(harm)
    assert usage_fold.check(store) == {"usage_wrong": 1}


def test_a_damaged_file_and_one_of_a_later_program_are_told_apart() -> None:
    data = usage_batch.encode(batch_of(only({(0, 0): 1}), [str(uuid.uuid4())]))
    with pytest.raises(Fault, match="usage_file_damaged"):
        usage_batch.decode(data[:-3])
    with pytest.raises(Fault, match="usage_file_damaged"):
        usage_batch.decode(b"anything")
    import msgspec
    import zstandard

    later = zstandard.ZstdCompressor().compress(msgspec.msgpack.encode([99, {"new": "form"}]))
    with pytest.raises(Fault, match="usage_file_newer"):
        usage_batch.decode(later)
