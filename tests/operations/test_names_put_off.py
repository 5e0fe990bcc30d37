"""Names an exchange brought are found by pinyin too, at the latest when the list is read: also after a kill."""

import pytest

from gridsteward.operations import syncing
from gridsteward.operations.area import Area
from gridsteward.operations.finding import HouseholdFilter, changed_rows, load_directory
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.store import search
from gridsteward.store.store import Store
from tests.operations.pair import Pair


def bring(pair: Pair, *names: str) -> list[str]:
    """Write households on the first laptop and let the other take them, killed before it works the names out."""
    homes = [
        Household(id=made_by_hand(), account_no=f"06104427{at:02d}", name=n) for at, n in enumerate(names)
    ]
    with pair.first.store.write("household_new") as write:
        write.insert(*homes)
    syncing.sync_folder(pair.first, pair.stick)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "work_out_names", lambda _store: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            syncing.sync_folder(pair.other, pair.stick)
    assert pair.other.store.names_put_off
    return [home.id for home in homes]


def found(area: Area, text: str) -> list[str]:
    return [each.name for each in load_directory(area).find(HouseholdFilter(text=text))]


def test_the_list_works_out_what_a_kill_left(pair: Pair) -> None:
    bring(pair, "周桂英", "李大山")
    assert found(pair.other, "zhouguiying") == ["周桂英"]
    assert found(pair.other, "lds") == ["李大山"]
    assert not pair.other.store.names_put_off


def test_single_rows_work_out_what_a_kill_left(pair: Pair) -> None:
    home, _other = bring(pair, "周桂英", "李大山")
    assert [each.initials for each in changed_rows(pair.other, [home])] == ["zgy"]


def test_an_exchange_leaves_nothing_put_off(pair: Pair) -> None:
    bring(pair, "周桂英")
    syncing.sync_folder(pair.other, pair.stick)
    assert not pair.other.store.names_put_off
    assert [each.pinyin for each in pair.other.store.summaries()] == ["zhouguiying"]


def test_a_kill_halfway_loses_no_name(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["周桂英", "李大山", "吴小妹", "陈立", "王建国"]
    bring(pair, *names)
    monkeypatch.setattr(search, "_AT_ONCE", 2)
    refresh = search.refresh
    calls = iter(range(10))

    def killed_at_the_second(*arguments: object, **named: object) -> None:
        if next(calls) == 1:
            raise KeyboardInterrupt
        refresh(*arguments, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(search, "refresh", killed_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            pair.other.store.work_out_names()
    assert sum(bool(each.pinyin) for each in pair.other.store.summaries()) == 2
    assert pair.other.store.work_out_names() == 3
    assert {each.name for each in pair.other.store.summaries() if each.pinyin} == set(names)


def test_a_list_without_the_names_is_not_kept(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another exchange comes just after the names were worked out: the next start must not show its households bare."""
    bring(pair, "周桂英")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "work_out_names", lambda _store: 0)
        assert found(pair.other, "zgy") == []
    assert found(pair.other, "zgy") == ["周桂英"]


def test_a_new_name_is_found_and_the_old_one_is_not(pair: Pair) -> None:
    (home,) = bring(pair, "周桂英")
    assert found(pair.other, "zgy") == ["周桂英"]
    with pair.first.store.write("household_edit", about=home) as write:
        write.edit(Household, home, {"name": "李大山"})
    pair.exchange()
    assert found(pair.other, "zgy") == []
    assert found(pair.other, "lds") == ["李大山"]
