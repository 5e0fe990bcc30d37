"""The strategy card from the command line: read before one leaves, or taken by a script."""

from pathlib import Path

import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import households, visits
from gridsteward.operations.advising import rule_book
from tests.commands.conftest import PASSPHRASE, Call
from tests.marking import mark

GUI = "0003302000017"


@pytest.fixture
def promised(settled: str, home: Path) -> None:
    """A home with a promise whose day has passed, a dog and somebody hard of hearing."""
    area = areas.open_area(home, settled, passphrase=PASSPHRASE)
    household = households.household_by_account(area, GUI).id
    for tag in ("dog", "hearing"):
        mark(area, household, tag)
    visits.promise(area, household, what="换灯头", due="2026-01-05")
    area.close()


def test_the_most_pressing_reason_is_taken_and_its_words_are_filled(call: Call, promised: None) -> None:
    text = call("household", "card", GUI).out
    assert text.startswith("周桂英")
    for word in ("兑现承诺（上门）", "“换灯头”说好", "等牵住了再进", "听不太清"):
        assert word in text
    english = call("household", "card", GUI, "--language", "en").out
    assert "Keeping a promise (at the door)" in english
    assert '"换灯头" was due by' in english


@pytest.mark.parametrize("named", ["meter_change", "换智能电表", "Smart meter change"])
def test_a_reason_can_be_named_by_key_or_word(call: Call, promised: None, named: str) -> None:
    said = call("household", "card", GUI, "--situation", named, "--phone", "--json").json
    assert (said["account_no"], said["situation"], said["contact"]) == (GUI, "meter_change", "phone")
    assert said["proposals"][0]["situation"] == "promise"
    assert said["proposals"][0]["because"] == [{"fact": "promises_late", "value": 1}]
    needed = {spec.section.value for spec in rule_book().sections if spec.needed}
    assert needed <= said["sections"].keys()
    for lines in said["sections"].values():
        for line in lines:
            assert line.keys() == {"key", "do", "say", "tentative", "because"}
            assert line["do"] or line["say"]
    assert {"fact": "contact", "value": "phone"} in said["sections"]["peak"][0]["because"]


def test_an_unknown_reason_is_wrong_use(call: Call, promised: None) -> None:
    said = call("household", "card", GUI, "--situation", "闲聊")
    assert said.code == 2
    assert "没有“闲聊”这个来意" in said.err
