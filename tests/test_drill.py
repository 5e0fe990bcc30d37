"""The drill of R10.3, as packaging/drill writes it down: a laptop is lost, a stick is found, the hub is copied.

Everything goes through the command line in processes of its own, over a real folder or a real hub.
"""

import json
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridsteward.operations import area as areas
from gridsteward.sync.circle import Circle
from gridsteward.sync.wire import bundles
from gridsteward.sync.wire.codec import Refused
from tests import relay
from tests.canaries import scan
from tests.store.test_canary import CANARIES, station_ledger

DONE, PROBLEMS, REFUSED = 0, 1, 3
LATER = "0098765409999"


@dataclass(frozen=True)
class Laptop:
    """A laptop with its own profile; a call runs a command in a process and returns its exit status and JSON."""

    home: Path

    def __call__(self, *words: object) -> tuple[int, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "gridsteward", *map(str, words), "--data-dir", str(self.home), "--json"],
            env={**os.environ, "GRIDSTEWARD_PASSPHRASE": CANARIES["passphrase"], "LANG": "zh_CN.UTF-8"},
            capture_output=True,
            check=False,
        )
        assert done.stdout, done.stderr.decode()
        return done.returncode, json.loads(done.stdout)

    def must(self, *words: object) -> Any:
        """Run a command that has to succeed."""
        code, said = self(*words)
        assert code == DONE, (words, said)
        return said


@dataclass(frozen=True)
class Way:
    """The road everybody uses, as options of the command line, and the folder a finder would hold of it."""

    options: tuple[object, ...]
    found: Path


@pytest.fixture(params=["stick", "hub"])
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Way]:
    found = tmp_path / request.param
    found.mkdir()
    if request.param == "stick":
        yield Way(("--folder", found), found)
        return
    with relay.hub_process(relay.sqlite_url(found)) as hub:
        yield Way(("--hub", hub.url), found)


def visit_sheet(folder: Path, account: str, note: str, *, start: str) -> Path:
    """Return a sheet of one visit with a promise."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["户号", "走访日期", "开始时间", "见到谁", "接待人", "备注", "承诺", "到期日"])
    row = [
        account,
        "2026-09-01",
        start,
        "见到本人",
        CANARIES["person"],
        note,
        CANARIES["promise"],
        "2099-01-01",
    ]
    sheet.append(row)
    path = folder / f"visits-{start.replace(':', '')}.xlsx"
    book.save(path)
    return path


def join(station: Laptop, new: Laptop, way: Way, *, steward: str) -> str:
    """Let a laptop in; return its id."""
    code = station.must("device", "invite", *way.options)["code"]
    new.must("device", "request", "--code", code, "--steward", steward, *way.options)
    assert new("sync")[0] == PROBLEMS, "it says that it waits"
    (came,) = station.must("device", "admit", "--all", *way.options)["admitted"]
    new.must("sync", *way.options)
    return str(came["id"])


@contextmanager
def circle_of(laptop: Laptop) -> Iterator[Circle]:
    """Give what a laptop knows of the members and keys, its passphrase being known."""
    area = areas.open_area(laptop.home, passphrase=CANARIES["passphrase"])
    try:
        yield Circle(area.store, uuid.UUID(area.id).bytes)
    finally:
        area.close()


def copied(path: Path, to: Path) -> Path:
    """Return a copy, as whoever holds the thing would make it, of a running hub as well."""
    shutil.copytree(
        path, to, ignore=lambda _folder, names: [name for name in names if name.endswith(".lock")]
    )
    return to


def readable(place: Path) -> set[str]:
    """Return which canary lies open in a folder that holds something."""
    assert sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) > 5_000
    return scan(place, CANARIES)


def test_lost_found_and_copied(tmp_path: Path, way: Way) -> None:
    station, deputy, bike = (Laptop(tmp_path / name) for name in ("station", "deputy", "bike"))
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    station.must("area", "create", "城北站", "--steward", CANARIES["name"])
    station.must("import", "ledger", station_ledger(sheets))
    account = CANARIES["account"]
    station.must("import", "visits", visit_sheet(sheets, account, CANARIES["note"], start="9:00"))
    join(station, deputy, way, steward=CANARIES["ledger name"])
    lost = join(station, bike, way, steward=CANARIES["person"])
    station.must("sync")

    # -- the laptop is lost, locked or not -----------------------------------------------------------------
    bike.must("import", "visits", visit_sheet(sheets, account, CANARIES["draft"], start="10:00"))
    stolen = Laptop(copied(bike.home, tmp_path / "stolen"))
    assert readable(stolen.home) == set(), "locked, its disk tells nothing"
    assert len(stolen.must("household", "show", account)["visits"]) == 2, "unlocked, it keeps what it had"

    # -- the station puts it out; the others have a new key ----------------------------------------------------
    assert station.must("device", "revoke", lost[:8])["revoked"] == lost
    station.must("sync")
    station.must("import", "ledger", later_ledger(sheets))
    station.must("sync")
    assert deputy.must("sync")["received"] > 0
    assert deputy.must("household", "show", LATER)["account_no"] == LATER
    records, sealed = what_came_later(station, lost)
    with circle_of(stolen) as thief:
        thief.add(records)
        assert thief.revoked
        keys = [thief.epoch_key(each) for each in thief.membership.epochs]
        assert [each is None for each in keys].count(True) == 1, "the key of the new epoch never reaches it"
        for raw in sealed:
            for key in filter(None, keys):
                with pytest.raises(Refused):
                    bundles.parse(raw).open(key)

    # -- it hears of it: its work is left for the station, its copy is gone ------------------------------------
    code, said = bike("sync", *way.options)
    assert (code, said["error"]) == (REFUSED, "device_revoked")
    assert "资料已经销毁" in said["message"]
    assert bike("household", "show", account)[1]["error"] == "area_none"
    assert not list((bike.home / "areas").iterdir())
    for laptop in (deputy, station):
        assert laptop.must("sync")["parked"] == 1
        assert len(laptop.must("household", "show", account)["visits"]) == 1, (
            "nothing of it applies by itself"
        )
    assert station.must("device", "accept", lost[:8])["accepted"] == 1
    deputy.must("sync")
    assert len(deputy.must("household", "show", account)["visits"]) == 2, "and nothing honest is lost"

    # -- the stick is found, the hub is copied ------------------------------------------------------------------
    assert readable(copied(way.found, tmp_path / "finder")) == set()
    for laptop in (station, deputy):
        assert laptop.must("verify")["ok"]


def later_ledger(folder: Path) -> Path:
    """Return a ledger of a household that moved in after the laptop was lost."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["户号", "户名", "地址"])
    sheet.append([LATER, CANARIES["ledger name"], CANARIES["address"]])
    path = folder / "later.xlsx"
    book.save(path)
    return path


def what_came_later(station: Laptop, lost: str) -> tuple[list[bytes], list[bytes]]:
    """Return all membership records, and the bundles sealed under the epoch the lost laptop is not in."""
    with circle_of(station) as circle:
        epoch = circle.membership.epoch
        assert bytes.fromhex(lost) not in epoch.wraps
        kept = [each.raw for each in circle.store.exchange.bundles(raw=True) if each.raw is not None]
        sealed = [raw for raw in kept if bundles.parse(raw).header.epoch == epoch.id]
        assert sealed
        return list(circle.records().values()), sealed
