"""Care lights by command: who is dark and why, and what came of looking in."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import households
from tests.commands.conftest import AREA, PASSPHRASE, Call
from tests.marking import mark
from tests.use_data import bring

GUI, CHEN = "0003302000017", "0003302000025"
DAYS = 60


@pytest.fixture
def quiet(settled: str, home: Path) -> date:
    """Two old people who live alone; one has hardly used anything for two days. Return today."""
    area = areas.open_area(home, AREA, passphrase=PASSPHRASE)
    ids = {each.account_no: each.id for each in area.store.summaries()}
    for account in (GUI, CHEN):
        mark(area, ids[account], "living_alone")
        households.save_person(area, ids[account], {"name": "老人", "birth": "1940"})
    kwh = np.random.default_rng(5).normal(4, 0.4, (2, DAYS)).round(2)
    kwh[0, -2:] = 0.4
    today = area.now().date()
    bring(area, [ids[GUI], ids[CHEN]], today - timedelta(days=DAYS), kwh)
    area.close()
    return today


@pytest.mark.usefixtures("quiet")
def test_who_is_dark_stands_first_with_a_reason_and_a_look_answers_it(call: Call) -> None:
    first, second = call("care", "lights", "--json").json["lights"]
    assert (first["account_no"], first["level"], first["step"]) == (GUI, "red", "call")
    assert first["since"]
    assert (second["account_no"], second["level"], second["step"]) == (CHEN, "green", "")
    said = call("care", "lights")
    assert said.out.index("周桂英") < said.out.index("陈老四")
    assert first["reason"] in said.out

    missed = call("care", "look", GUI, "--outcome", "not_reached", "--json")
    assert (missed.code, missed.json["way"]) == (0, "called")
    assert call("care", "lights", "--json").json["lights"][0]["step"] == "visit", "nobody answered: go there"
    said = call("care", "look", GUI, "--outcome", "needed_help", "--way", "visited", "--note", "摔了")
    assert "周桂英" in said.out
    after = call("care", "lights", "--json").json
    assert (after["lights"][0]["step"], after["lights"][0]["outcome"]) == ("", "needed_help")
    assert (after["record"]["decided"], after["record"]["real"]) == (1, 1)


def test_a_look_at_nobody_is_refused_and_a_day_gone_by_is_looked_up(call: Call, quiet: date) -> None:
    assert call("care", "look", "404", "--outcome", "well").code != 0
    before = (quiet - timedelta(days=10)).isoformat()
    lights = call("care", "lights", "--date", before, "--json").json["lights"]
    assert {each["level"] for each in lights} == {"green"}
