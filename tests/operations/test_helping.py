"""Asking a helper: what was shown is what is sent, off means off, and nothing is taken that nobody took."""

import json
import logging
from collections.abc import Iterator
from datetime import date

import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import helping, households, portrait_acts, visits
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import HouseholdTag, TagSource
from gridsteward.records.portrait import OwnWord
from gridsteward.records.visit import DraftTouchpoint, VisitDraft
from gridsteward.words import Words
from tests.canaries import scan
from tests.helper.model_server import ANSWER, Server, serving, streamed
from tests.marking import mark
from tests.operations.pair import Pair

CHINESE, ENGLISH = Words("zh_CN"), Words("en")
KEY = "sk-canary-0f9e8d7c6b5a"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


@pytest.fixture
def home(grid: Area) -> str:
    """A home with a person, needs, a dog, and a visit whose note names people."""
    household, _ = households.add_household(
        grid,
        {
            "account_no": "061044273985",
            "name": "周桂英",
            "address": "桂溪村3组12号",
            "village": "桂溪村",
            "transformer_district": "桂溪2号台区",
            "residents": 1,
            "note": "周桂英有心脏病。喜欢种花，电话13900006612。",
        },
    )
    person = {"name": "周桂英", "birth": "1944-03-12", "phones": "13900006612"}
    households.save_person(grid, household, person)
    for tag in ("living_alone", "oxygen_concentrator", "dog"):
        mark(grid, household, tag)
    draft = VisitDraft(
        id="",
        household_id=household,
        started_at="2026-09-10T09:00:00+08:00",
        ended_at="2026-09-10T09:20:00+08:00",
        met="neighbour",
        met_who="陈国福",
        purposes=("bill",),
        note="陈国福说老周去了桂溪村口，下周再来。",
        touchpoints=(DraftTouchpoint(kind="overall", mood=1),),
    )
    visits.record_visits(grid, [draft])
    return household


def set_up(area: Area, server: Server) -> None:
    helping.set_helper(area, base_url=server.url, model="small", key=KEY)
    helping.switch_helper(area, on=True)


def request(area: Area, home: str, **more: object) -> helping.Request:
    return helping.proposal_request(area, home, words=CHINESE, plain_words=ENGLISH, **more)  # type: ignore[arg-type]


def facts(made: helping.Request) -> str:
    return str(json.loads(made.body)["messages"][1]["content"])


# -- off and set up ---------------------------------------------------------------------------------------------------


def test_it_is_off_until_somebody_switches_it_on(grid: Area, server: Server, home: str) -> None:
    assert helping.helper_settings(grid) == helping.HelperSettings()
    with pytest.raises(Fault) as caught:
        helping.endpoint(grid)
    assert caught.value.kind == "helper_off"
    with pytest.raises(Fault) as caught:
        helping.switch_helper(grid, on=True)
    assert caught.value.kind == "helper_not_set"
    helping.set_helper(grid, base_url=server.url, model="small")
    request(grid, home)
    assert not helping.helper_settings(grid).ready
    assert server.calls == [], "looking at what would be sent sends nothing"


def test_the_key_is_kept_for_its_address_alone_and_forgotten_when_off(grid: Area, server: Server) -> None:
    set_up(grid, server)
    assert helping.endpoint(grid).key == KEY
    assert helping.set_helper(grid, base_url=server.url, model="large").has_key
    elsewhere = helping.set_helper(grid, base_url="https://elsewhere.example", model="large")
    assert not elsewhere.has_key, "another host must not get it"
    set_up(grid, server)
    assert KEY not in repr(helping.helper_settings(grid))
    assert not helping.switch_helper(grid, on=False).has_key


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"base_url": "http://api.example.com"}, "helper_plain_http"),
        ({"base_url": "api"}, "helper_address_wrong"),
        ({"model": " "}, "helper_model_missing"),
        ({"key": "sk 12"}, "helper_key_wrong"),
        ({"key": "密钥"}, "helper_key_wrong"),
        ({"key": "a\nb"}, "helper_key_wrong"),
        ({"proxy": "nowhere"}, "helper_proxy_wrong"),
    ],
)
def test_what_cannot_work_is_refused_when_it_is_typed(grid: Area, given: dict[str, str], kind: str) -> None:
    with pytest.raises(Fault) as caught:
        helping.set_helper(grid, **{"base_url": "https://x.example", "model": "m", **given})
    assert caught.value.kind == kind
    assert not helping.helper_settings(grid).base_url


def test_trying_it_tells_the_models_and_nothing_of_anybody(grid: Area, server: Server, home: str) -> None:
    where = helping.endpoint_to_try(grid, base_url=server.url, model="", key=KEY)
    assert helping.try_endpoint(where) == ("small", "large")
    (call,) = server.calls
    assert (call.method, call.body) == ("GET", b"")


def test_the_key_lies_open_nowhere_and_travels_to_no_other_laptop(pair: Pair) -> None:
    helping.set_helper(pair.first, base_url="https://x.example", model="m", key=KEY)
    pair.household()
    pair.exchange()
    assert not helping.helper_settings(pair.other).base_url
    backup = areas.backup_to(pair.first, pair.stick.parent / "whole.gsbackup", passphrase="一路顺风一路顺风")
    assert backup.is_file()
    assert scan(pair.stick.parent, {"key": KEY}) == set()


# -- what is sent -----------------------------------------------------------------------------------------------------


def test_what_is_shown_is_byte_for_byte_what_is_sent(grid: Area, server: Server, home: str) -> None:
    set_up(grid, server)
    made = request(grid, home, include_notes=True, include_sensitive=True)
    heard: list[str] = []
    found = helping.ask_endpoint(helping.endpoint(grid), made, heard=heard.append)
    (call,) = server.calls
    assert call.body == made.body.encode()
    assert heard[-1].splitlines()[0] == "每次见面都聊得高兴", "what is heard reads as speech"
    assert "⟦" not in heard[-1]
    assert [each.tag for each in found.tags] == ["talkative", "dog"]
    assert found.tags[1].because.endswith("说院里有狗")
    assert "⟦" not in found.summary


def test_health_and_living_alone_are_told_only_when_asked_for(grid: Area, home: str) -> None:
    quiet = facts(request(grid, home))
    assert "养狗" in quiet
    assert not [each for each in ("独居", "制氧", "一个人", "心脏", "关爱", "种花") if each in quiet]
    noted = facts(request(grid, home, include_notes=True))
    assert "喜欢种花" in noted
    assert "心脏" not in noted
    told = facts(request(grid, home, include_notes=True, include_sensitive=True))
    assert all(each in told for each in ("独居", "制氧机", "一个人住", "有心脏病"))


def test_the_list_of_tags_offered_is_the_same_for_everybody(grid: Area, home: str) -> None:
    other, _ = households.add_household(grid, {"account_no": "0610442739", "name": "吴秀珍"})
    systems = {json.loads(request(grid, each).body)["messages"][0]["content"] for each in (home, other)}
    assert len(systems) == 1, "what is missing from it would tell what a home has"


def test_notes_go_masked_and_the_legend_says_what_stands_for_what(grid: Area, home: str) -> None:
    made = request(grid, home, include_notes=True, hide=("种花",))
    said = facts(made)
    gone = ("周桂英", "老周", "陈国福", "13900006612", "桂溪", "种花", "1944", "6610")
    assert not [each for each in gone if each in made.body]
    assert {"老周", "陈国福", "13900006612", "种花"} <= set(made.tokens.values())
    assert all(token in said for token in made.tokens)


@pytest.mark.parametrize("name", ["高兴", "安全", "平常", "表计", "说明"])
def test_a_name_that_is_a_common_word_changes_the_language_of_the_fixed_text(grid: Area, name: str) -> None:
    household, _ = households.add_household(grid, {"account_no": "0610442739", "name": name})
    made = request(grid, household)
    assert name not in made.body
    assert made.plain == (
        name in request(grid, households.add_household(grid, {"account_no": "1", "name": "吴秀珍"})[0]).body
    )


def test_who_works_in_english_is_told_and_answered_in_english(grid: Area, home: str) -> None:
    made = helping.proposal_request(grid, home, include_notes=True, words=ENGLISH, plain_words=ENGLISH)
    assert "sentences in English" in made.body
    assert not made.plain
    assert all(token[1] in "PLNWDSX" for token in made.tokens)
    assert (
        "sentences in simplified Chinese"
        in helping.proposal_request(
            grid,
            households.add_household(grid, {"account_no": "0610442739", "name": "标签"})[0],
            words=CHINESE,
            plain_words=ENGLISH,
        ).body
    )


def test_nonsense_from_a_model_harms_nothing(grid: Area, server: Server, home: str) -> None:
    set_up(grid, server)
    before = grid.store.state_digest()
    for text in ("我不知道", "{{{{", '{"tags": 5, "summary": [], "card": "x"}', "\x00\ufffe" * 50):
        server.reply = lambda _call, text=text: streamed(text)  # type: ignore[misc]
        found = helping.ask_endpoint(helping.endpoint(grid), request(grid, home))
        assert found.empty
        assert found.left_out
    assert grid.store.state_digest() == before


def test_an_unfinished_answer_reads_well_at_every_moment() -> None:
    tokens = {"⟦甲1⟧": "周桂英"}
    text = '{"tags": [{"tag": "dog", "because": "好⟦甲1⟧说⟦甲1⟧"}]}'
    read = [helping.readable(text[:end], tokens) for end in range(len(text) + 1)]
    assert read[-1] == "好周桂英说周桂英"
    assert all(not set('⟦…{"') & set(each) for each in read)


def test_nothing_of_it_reaches_a_log(
    grid: Area, server: Server, home: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    set_up(grid, server)
    helping.ask_endpoint(helping.endpoint(grid), request(grid, home, include_notes=True))
    told = " ".join(record.getMessage() for record in caplog.records)
    assert KEY not in told
    assert "周桂英" not in told


# -- taking -----------------------------------------------------------------------------------------------------------


def test_items_are_taken_one_by_one_and_say_where_they_come_from(
    grid: Area, server: Server, home: str
) -> None:
    set_up(grid, server)
    found = helping.ask_endpoint(helping.endpoint(grid), request(grid, home))
    assert [each.tag for each in helping.new_tags(grid, home, found)] == ["talkative"], "the dog is known"
    (talkative,) = helping.new_tags(grid, home, found)
    helping.accept_tag(grid, home, talkative)
    tag = grid.store.select(HouseholdTag, "household_id = ? AND tag = 'talkative'", (home,))[0]
    assert (tag.source, tag.evidence) == (TagSource.SUGGESTION, ANSWER["tags"][0]["because"])  # type: ignore[index]
    assert date(2027, 2, 1) < date.fromisoformat(tag.expires) < date(2027, 5, 1)
    with pytest.raises(Fault) as caught:
        helping.accept_tag(grid, home, talkative)
    assert caught.value.kind == "tag_there"
    assert grid.store.select(OwnWord) == [], "what nobody took is not there"
    helping.accept_summary(grid, home, found.summary)
    (word,) = grid.store.select(OwnWord)
    assert (word.about, word.value) == ("summary", found.summary)
    portrait_acts.say(grid, home, "summary", "")
    assert households.undo(grid) is not None


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_fault_and_reason_has_its_words(language: str) -> None:
    from gridsteward.advice.helper import Left
    from gridsteward.advice.masking import KINDS
    from gridsteward.helper.chat import _OF_STATUS
    from gridsteward.operations.helping_facts import helper_rules

    words, rules = Words(language), helper_rules()
    assert set(_OF_STATUS.values()) <= words.section("fault").keys()
    assert words.section("helper_left").keys() == {each.value for each in Left}
    assert words.section("helper_kind").keys() == set(KINDS.values())
    assert set(rules.sections) <= words.section("card_section").keys()
    assert words.section("helper_preset").keys() == {each.key for each in rules.presets}
    bands = {band.key for each in (rules.ages, rules.spans, rules.beside, rules.trend) for band in each}
    assert bands <= words.section("helper_band").keys()


def test_what_counts_as_sensitive_exists() -> None:
    from gridsteward.operations.helping_facts import helper_rules, tag_library
    from gridsteward.operations.portrait_facts import portrait_rules

    hidden, words = helper_rules().sensitive, CHINESE
    assert set(hidden.tag_groups) <= set(tag_library().values())
    assert set(hidden.tags) <= tag_library().keys()
    assert set(hidden.life_events) <= words.section("life_event").keys()
    assert set(hidden.findings) <= words.section("finding_kind").keys()
    assert set(hidden.purposes) <= words.section("purpose").keys()
    assert set(hidden.parts) <= set(portrait_rules().parts)
