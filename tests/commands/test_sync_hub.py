"""The same over a real hub in a process of its own: joining, exchange, photos on demand, a hub that was wiped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from gridsteward.operations import households, syncing, visits
from gridsteward.records.visit import Met
from tests import relay
from tests.commands.conftest import Call
from tests.commands.laptops import Laptop, Laptops

ACCOUNT = "0003302000017"


@pytest.fixture
def laptops(tmp_path: Path, call: Call) -> Laptops:
    return Laptops(tmp_path, call)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    folder = tmp_path / "hub"
    folder.mkdir()
    return folder


@pytest.fixture
def hub(database: Path) -> Iterator[relay.Relay]:
    with relay.hub_process(relay.sqlite_url(database)) as running:
        yield running


def joined(laptops: Laptops, ledger: Path, url: str) -> tuple[Laptop, Laptop]:
    """Return the station's laptop and a steward's, which joined over the hub."""
    station, bike = laptops.founder(), laptops.at("bike")
    station("import", "ledger", ledger)
    code = station("device", "invite", "--hub", url)["code"]
    bike("device", "request", "--code", code, "--steward", "李建国", "--hub", url)
    waits = bike.said("sync")
    assert (waits.code, waits.json["pending"]) == (1, True)
    station("device", "admit")
    assert bike("sync")["received"] >= 3
    return station, bike


def test_a_laptop_joins_and_the_address_is_given_once(
    laptops: Laptops, ledger: Path, hub: relay.Relay
) -> None:
    station, bike = joined(laptops, ledger, hub.url)
    bike.edit(ACCOUNT, note="门锁换了")
    sent = bike("sync")
    assert (sent["sent"], sent["waiting"], sent["problems"]) == (1, 0, []), "the hub's word is a receipt"
    assert sent["road"].startswith("hub:")
    assert station("sync")["received"] == 2, "the edit, and whose laptop it is"
    assert station("household", "show", ACCOUNT)["note"] == "门锁换了"
    told = bike("statement")
    assert told["lines"][0]["kind"] == "household.edit"
    assert told["accepted"] == told["written"] == 2


def test_photos_come_when_they_are_looked_at_and_verify_knows(
    laptops: Laptops, ledger: Path, hub: relay.Relay
) -> None:
    station, bike = joined(laptops, ledger, hub.url)
    with bike.open() as area:
        draft = visits.begin_visit(area, households.household_by_account(area, ACCOUNT).id)
        draft = visits.attach(area, draft, b"the meter box " * 99, name="表箱.jpg")
        visits.finish_visit(area, replace(draft, met=Met.PERSON))
    assert bike("sync")["files_sent"] == 1
    assert station("sync")["files_missing"] == 0, "it lies on the hub"
    checked = station("verify")
    assert (checked["ok"], checked["counts"]["files"], checked["counts"]["files_here"]) == (True, 1, 0)
    with station.open() as area:
        ((name,),) = area.store.query("SELECT content_hash FROM attachment")
        assert syncing.fetch_file(area, name)
    assert station("verify")["counts"]["files_here"] == 1


def test_a_hub_that_was_wiped_is_filled_again_and_it_is_said(
    laptops: Laptops, ledger: Path, database: Path
) -> None:
    port = relay.free_port()
    with relay.hub_process(relay.sqlite_url(database), port=port) as hub:
        station, bike = joined(laptops, ledger, hub.url)
        station("sync")
    for path in database.iterdir():
        path.unlink()
    with relay.hub_process(relay.sqlite_url(database), port=port):
        told = station.said("sync")
        assert (told.code, {each["kind"] for each in told.json["problems"]}) == (1, {"rolled_back"})
        assert bike.said("sync").json["received"] == 0
        late = laptops.at("late")
        code = station("device", "invite")["code"]
        late("device", "request", "--code", code, "--steward", "赵代班", "--hub", hub.url)
        station("device", "admit")
        assert late("sync")["received"] >= 3, "what the others hold is there again"


def test_a_hub_that_wants_a_founding_word_says_so(
    laptops: Laptops, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = {"GRIDSTEWARD_HUB_FOUNDING_WORD": "城北开门"}
    with relay.hub_process(relay.sqlite_url(database), environment=word) as hub:
        station = laptops.founder()
        refused = station.said("sync", "--hub", hub.url)
        assert (refused.code, refused.json["error"]) == (3, "road_refused")
        assert "新建网格要报口令" in refused.json["message"]
        monkeypatch.setenv("GRIDSTEWARD_HUB_FOUNDING_WORD", word["GRIDSTEWARD_HUB_FOUNDING_WORD"])
        station("sync", "--hub", hub.url)
        monkeypatch.delenv("GRIDSTEWARD_HUB_FOUNDING_WORD")
        station("sync")
