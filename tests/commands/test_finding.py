"""Find a household and see all of it: scripts rely on the keys, people read the words."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from gridsteward.operations import area as areas
from gridsteward.operations import households, visits
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint, VisitDraft
from tests.commands.conftest import PASSPHRASE, Call
from tests.marking import mark

GUI = "0003302000017"


@pytest.mark.parametrize("text", ["周桂英", "zgy", "zhou", "00017", "1111", "3组12号", "桂溪 zgy"])
def test_one_search_finds_by_anything_a_steward_knows(call: Call, settled: str, text: str) -> None:
    said = call("search", *text.split(), "--json")
    assert said.code == 0
    assert said.json["households"][0] == {
        "account_no": GUI,
        "name": "周桂英",
        "address": "桂溪村3组12号",
        "village": "桂溪村",
    }
    assert said.json["knowledge"] == []


def test_nothing_found_is_an_answer(call: Call, settled: str) -> None:
    assert call("search", "不存在", "--json").json["households"] == []
    assert call("search", "不存在").out == "没找到\n"


@pytest.fixture
def known(settled: str, home: Path) -> None:
    """A household with a person, a tag, and a visit with a promise."""
    area = areas.open_area(home, settled, passphrase=PASSPHRASE)
    household_id = households.household_by_account(area, GUI).id
    mark(area, household_id, "living_alone", evidence="上门看到")
    households.edit_household(area, household_id, {"tenure": "owner", "residents": 1})
    draft: VisitDraft = visits.begin_visit(area, household_id)
    draft = replace(
        draft,
        purposes=("care",),
        met="person",
        checks=("blanket",),
        note="电热毯收好了",
        touchpoints=(DraftTouchpoint(kind="arrival", mood=1),),
        commitments=(DraftCommitment(what="换灯头", due="2099-01-01"),),
    )
    visits.finish_visit(area, draft)
    area.close()


def test_a_household_is_shown_under_its_field_names(call: Call, known: None) -> None:
    said: dict[str, Any] = call("household", "show", GUI, "--json").json
    wanted = ("account_no", "name", "address", "village", "transformer_district", "meter_no", "tariff_class")
    assert {*wanted, "tenure", "people", "tags", "tag_details", "visits", "commitments"} <= said.keys()
    assert (said["account_no"], said["tariff_class"], said["tenure"]) == (GUI, "residential", "owner")
    assert [(each["name"], each["phones"]) for each in said["people"]] == [("周桂英", "13900001111")]
    assert said["tags"] == ["living_alone"]
    assert said["tag_details"] == []
    (need,) = said["needs"]
    assert (need["code"], need["evidence"], need["audience"]) == ("living_alone", "上门看到", "steward")
    (visit,) = said["visits"]
    assert (visit["purposes"], visit["checks"], visit["late"]) == (["care"], ["blanket"], False)
    assert visit["touchpoints"] == [{"kind": "arrival", "mood": 1, "note": ""}]
    assert [(each["what"], each["outcome"]) for each in said["commitments"]] == [("换灯头", "open")]


def test_a_household_reads_in_words(call: Call, known: None) -> None:
    text = call("household", "show", GUI).out
    for word in ("户号：0003302000017", "居民", "自住", "独居", "关爱看望", "见到本人", "换灯头"):
        assert word in text
    assert "residential" not in text
    english = call("household", "show", GUI, "--language", "en").out
    assert "Lives alone" in english


def test_the_portrait_is_shown_under_its_names_and_in_words(call: Call, known: None) -> None:
    said: dict[str, Any] = call("household", "show", GUI, "--json").json
    portrait = said["portrait"]
    assert {
        *("classes", "leading_class", "temperament", "traits", "need_level", "appliances", "routine"),
        *("life_events", "completeness", "asks"),
    } <= portrait.keys()
    assert {each["key"] for each in portrait["classes"]} == {"economic", "risk", "care", "social"}
    care = next(each for each in portrait["classes"] if each["key"] == "care")
    assert {"key": "tagged", "weight": 0.5, "values": {"tag": "living_alone"}} in care["reasons"]
    assert 0 < portrait["completeness"] < 1
    assert portrait["asks"][0]["part"]
    text = call("household", "show", GUI).out
    assert "画像完整" in text
    assert "问下一项：" in text
    assert "Portrait" in call("household", "show", GUI, "--language", "en").out
