"""`gridsteward hub …`: what a person who runs the server reads and gets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import update

from gridsteward.hub import database as db
from gridsteward.hub.command import main
from gridsteward.hub.database import Database
from gridsteward.hub.serve import Listening
from gridsteward.sync.roads.road import RoadFault
from tests.hub import certificates
from tests.relay import free_port, hub_process, sqlite_url
from tests.sync.people import Area, asking


def test_it_serves_with_tls_and_a_stranger_to_the_certificate_is_told(tmp_path: Path) -> None:
    authority, certificate, key = certificates.make(tmp_path)
    options = ("--cert", str(certificate), "--key", str(key))
    with hub_process(sqlite_url(tmp_path), *options) as relay:
        area = Area()
        road = relay.road(area, area.people[0], authority=authority)
        road.append_members(area.raw_records, expected=[])
        assert not road.plain
        assert road.pull(asking()).more is False
        with pytest.raises(RoadFault, match="road_certificate"):
            relay.road(area, area.people[0]).pull(asking())
        wrong_name = relay.url.replace("127.0.0.1", "localhost")
        relay.url = wrong_name
        with pytest.raises(RoadFault, match="road_certificate"):
            relay.road(area, area.people[0], authority=authority).pull(asking())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_help_names_every_option_in_the_language(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--help"], language=language) == 0
    told = capsys.readouterr().out
    for option in ("--database", "--cert", "--key", "--workers", "--founding-word", "--max-areas"):
        assert option in told
    assert ("证书" in told) == (language == "zh_CN")


def test_the_main_help_lists_it(capfd: pytest.CaptureFixture[str]) -> None:
    subprocess.run([sys.executable, "-m", "gridsteward", "--help"], check=True)
    assert "hub" in capfd.readouterr().out


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104
def test_served_openly_without_tls_is_said_plainly(host: str) -> None:
    assert Listening(host=host).is_open_and_plain
    assert not Listening(host=host, certificate=Path("hub.pem")).is_open_and_plain
    assert not Listening().is_open_and_plain


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["serve", "--workers", "2"], 2, "PostgreSQL"),
        (["serve", "--cert", "nowhere.pem"], 3, "nowhere.pem"),
        (["serve", "--database", "postgresql://hub:secret@127.0.0.1:1/none"], 3, "--database"),
        (["serve", "--port", "many"], 2, "--port"),
        (["stand"], 2, "stand"),
    ],
)
def test_wrong_use_and_what_cannot_be_done_are_said(
    words: list[str], code: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = [] if words == ["stand"] else ["--data-dir", str(tmp_path)]
    assert main([*words, *place], language="en") == code
    said = capsys.readouterr().err
    assert told in said
    assert "secret" not in said


def test_a_database_of_a_later_version_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(sqlite_url(tmp_path), connections=1)
    database.make()
    database.write(
        lambda connection: connection.execute(update(db.about).values(value=db.VERSION + 1)) and None
    )
    database.close()
    assert main(["serve", "--database", sqlite_url(tmp_path)], language="en") == 3
    assert "later version" in capsys.readouterr().err


def test_compacting_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compact", "--data-dir", str(tmp_path)], language="zh_CN") == 0
    assert capsys.readouterr().out == "已清理 0 个数据包。\n"


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_the_folder_made_for_the_database_is_nobody_elses(tmp_path: Path) -> None:
    place = tmp_path / "hub"
    main(["compact", "--data-dir", str(place)], language="en")
    assert place.stat().st_mode & 0o077 == 0


def test_a_port_in_use_ends_with_a_failure(tmp_path: Path) -> None:
    port = free_port()
    with hub_process(sqlite_url(tmp_path), port=port):
        words = ["serve", "--data-dir", str(tmp_path), "--port", str(port)]
        done = subprocess.run(
            [sys.executable, "-m", "gridsteward", "hub", *words], capture_output=True, check=False
        )
    assert done.returncode != 0
    assert b"address already in use" in done.stderr
