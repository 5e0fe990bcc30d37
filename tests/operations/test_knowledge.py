"""What is known at the door: complete in both languages, found by the words people use, safe to the last answer."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date

import pytest

from gridsteward.assets import asset
from gridsteward.operations import knowledge
from gridsteward.records.faults import Fault
from gridsteward.records.knowledge import FaultOutcome, FaultQuestion, FaultWalk, KnowledgeKind

CJK = re.compile(r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")


def walks(language: str = "zh_CN", answered: tuple[int, ...] = ()) -> Iterator[FaultWalk]:
    """Yield every way through the self-check to its outcome."""
    assert len(answered) < 20, "a cycle: somebody would be asked for ever"
    gone = knowledge.walk(answered, language)
    if isinstance(gone.at, FaultOutcome):
        yield gone
        return
    for number in range(len(gone.at.answers)):
        yield from walks(language, (*answered, number))


def test_every_kind_has_an_article_and_every_code_stands_once() -> None:
    found = knowledge.articles()
    assert {each.kind for each in found} == set(KnowledgeKind)
    assert len({each.code for each in found}) == len(found) >= 24
    kinds = [list(KnowledgeKind).index(each.kind) for each in found]
    assert kinds == sorted(kinds)


def test_both_languages_hold_the_same_articles_each_in_its_own_words() -> None:
    chinese, english = knowledge.articles("zh_CN"), knowledge.articles("en")
    assert [each.code for each in chinese] == [each.code for each in english]
    for one, other in zip(chinese, english, strict=True):
        assert bool(one.source) == bool(other.source), one.code
        assert len(one.body) == len(other.body) >= 2, one.code
        assert one.keywords, one.code
        assert other.keywords, one.code
        said = "\n".join((other.title, *other.keywords, *other.body, other.source))
        assert not CJK.search(said), other.code
        assert CJK.search(one.title)


def test_every_article_says_since_when_it_holds() -> None:
    for each in knowledge.articles():
        date.fromisoformat(each.valid_from)


def test_an_unknown_article_is_told() -> None:
    with pytest.raises(Fault, match="article_unknown"):
        knowledge.article("nonsense")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("过户", "change_name"),
        ("户主去世了怎么过户", "change_name"),
        ("电费怎么交", "payment_channels"),
        ("漏保老跳", "residual_current"),
        ("发票抬头", "e_bill"),
        ("桂溪村 漏电", ""),
        ("电压低", "low_voltage"),
        ("呼吸机", "life_support"),
        ("fishing", "near_lines"),
        ("Meter Test", "meter_test"),
    ],
)
def test_the_words_people_use_find_the_article(typed: str, code: str) -> None:
    found = knowledge.search(typed)
    assert (found[0].code if found else "") == code


def test_the_title_counts_more_than_the_keywords_and_these_more_than_the_text() -> None:
    found = [each.code for each in knowledge.search("充电")]
    assert set(found[:2]) == {"three_phase", "e_bike"}  # in the title
    # 充电费 among the words, 充电桩 in the text
    assert found.index("payment_channels") < found.index("new_supply")


@pytest.mark.parametrize("typed", ["", " ", "周桂英", "zgy", "00017", "3组12号", "电", "13900001111", "li"])
def test_a_name_or_a_number_finds_no_article(typed: str) -> None:
    assert knowledge.search(typed) == ()


def test_every_application_has_its_list_for_people_and_businesses() -> None:
    flows = tomllib.loads(asset("resources", "vocabularies", "case_flows.toml").read_text("utf-8"))
    assert {each.topic for each in knowledge.all_documents()} == flows["topics"]["application"].keys()
    for topic in flows["topics"]["application"]:
        chinese, english = knowledge.documents(topic), knowledge.documents(topic, "en")
        assert len(chinese.person) == len(english.person) >= 2, topic
        assert len(chinese.business) == len(english.business) >= 2, topic
        assert bool(chinese.note) == bool(english.note), topic
        assert not CJK.search("".join((*english.person, *english.business, english.note))), topic
    with pytest.raises(Fault, match="topic_without_documents"):
        knowledge.documents("nonsense")


def test_every_way_through_the_self_check_ends_and_every_place_is_reached() -> None:
    tree = knowledge.fault_check()
    gone = list(walks())
    assert {each.at.code for each in gone} == {each.code for each in tree.outcomes}
    asked = {question.code for each in gone for question, _ in each.path}
    assert asked == {each.code for each in tree.questions}
    assert all(2 <= len(each.answers) <= 4 for each in tree.questions)
    assert max(len(each.path) for each in gone) <= 7


def test_danger_is_asked_before_anything_else() -> None:
    first = knowledge.walk().at
    assert isinstance(first, FaultQuestion)
    ends = [knowledge.walk((number,)).at for number in range(len(first.answers))]
    assert [isinstance(each, FaultOutcome) and each.danger for each in ends] == [True, True, True, False]


def test_every_outcome_says_what_is_safe_and_on_which_side_it_is() -> None:
    chinese, english = knowledge.fault_check(), knowledge.fault_check("en")
    assert {each.where for each in chinese.outcomes} == {"inside", "outside", ""}
    for one, other in zip(chinese.outcomes, english.outcomes, strict=True):
        assert (one.code, one.where, one.danger) == (other.code, other.where, other.danger)
        assert len(one.steps) == len(other.steps) >= 3, one.code
    said = [
        *(text for each in english.questions for text in (each.text, each.hint)),
        *(answer.text for each in english.questions for answer in each.answers),
        *(text for each in english.outcomes for text in (each.title, *each.steps)),
    ]
    assert [text for text in said if CJK.search(text)] == []


def test_nothing_heavy_is_imported_and_nothing_is_read_before_it_is_asked_for() -> None:
    script = (
        "import sys; from gridsteward.operations import knowledge as k;"
        "assert not k._entries.cache_info().currsize;"
        "heavy = {'pandas', 'jieba', 'pypinyin', 'sqlcipher3', 'PySide6', 'numpy'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
