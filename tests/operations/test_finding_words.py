"""One sentence a steward can say aloud: its figures are right, its guess is a guess."""

import pytest
from msgspec.structs import replace

from gridsteward.operations import finding_words
from gridsteward.records.finding import Finding, KindRecord
from gridsteward.records.usage import FindingKind, PointKind, Trouble
from gridsteward.words import LANGUAGES, Words

RISE = Finding(
    id="1",
    household_id="a",
    kind="rise",
    day="2026-11-09",
    since="2026-11-03",
    before=6.1,
    after=11.8,
    size=5.7,
    shared=0.04,
    score=3.0,
    confidence=0.82,
)


def test_a_rise_says_from_when_from_what_to_what_and_how_the_others_did() -> None:
    chinese, english = Words("zh_CN"), Words("en")
    assert finding_words.sentence(RISE, chinese) == (
        "从11月3日起，每天用电从 6.1 度升到 11.8 度，同期全网格只升了 4%。"
    )
    assert finding_words.sentence(RISE, english) == (
        "Since 3 Nov daily use went from 6.1 to 11.8 kWh; the whole area rose by only 4%."
    )
    assert finding_words.short(RISE, chinese) == "用电突增 +5.7 度/天"


@pytest.mark.parametrize(
    ("size", "shared", "said"),
    [
        (5.7, 0.001, "基本没变"),
        (5.7, 0.04, "只升了 4%"),
        (5.7, 0.8, "升了 80%"),
        (5.7, -0.1, "却降了 10%"),
        (-3.0, -0.05, "只降了 5%"),
        (-3.0, -0.4, "降了 40%"),
        (-3.0, 0.1, "却升了 10%"),
        (5.7, None, "还看不出"),
    ],
)
def test_the_others_are_put_beside_it_as_they_were(size: float, shared: float | None, said: str) -> None:
    finding = replace(RISE, size=size, after=6.1 + size, shared=shared)
    sentence = finding_words.sentence(finding, Words())
    assert said in sentence
    assert ("只" in sentence) == said.startswith("只")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(FindingKind))
def test_every_kind_can_be_said_with_and_without_figures(kind: FindingKind, language: str) -> None:
    words = Words(language)
    finding = replace(RISE, kind=kind.value)
    said = [
        finding_words.sentence(finding, words),
        finding_words.short(finding, words),
        finding_words.maybe(finding, words),
        finding_words.first_step(finding, words),
    ]
    said += [
        finding_words.sentence(replace(finding, before=None, after=None, trouble=trouble), words)
        for trouble in ("", *Trouble)
    ]
    said += [finding_words.sentence(replace(finding, trouble=point.value), words) for point in PointKind]
    assert all(said)
    assert not any("{" in text or "None" in text for text in said)


def test_a_load_at_night_is_said_in_watts() -> None:
    finding = replace(RISE, kind="left_on", trouble="night_base", before=0.768, after=2.4, shared=None)
    assert finding_words.sentence(finding, Words()) == (
        "从11月3日起夜里一直有 100 瓦左右在用，平时夜里约 32 瓦，像是有电器没关。"
    )


def test_nothing_is_said_as_nothing() -> None:
    said = [finding_words.kwh(value) for value in (0.0, 0.04, 0.12, 6.1, 99.9, 1234.5)]
    assert said == ["0", "0", "0.1", "6.1", "99.9", "1,234"]


def test_what_it_may_be_is_never_stated_as_a_fact() -> None:
    chinese, english = Words("zh_CN"), Words("en")
    for kind in FindingKind:
        finding = replace(RISE, kind=kind.value)
        if kind not in ("spike", "data"):
            assert finding_words.maybe(finding, chinese).startswith("也许")
            assert finding_words.maybe(finding, english).startswith("Perhaps")


def test_certainty_is_a_word() -> None:
    words = Words()
    said = [finding_words.certainty(replace(RISE, confidence=sure), words) for sure in (0.9, 0.6, 0.2)]
    assert said == ["很可能", "可能", "拿不准"]


def test_a_share_of_few_is_called_too_few() -> None:
    words = Words()
    few = KindRecord(kind="rise", raised=5, looked_at=3, explained=2, dismissed=1)
    assert finding_words.share(few, words) == "2/3 条属实，数量太少，说明不了问题"
    none = replace(few, explained=0, dismissed=0)
    assert finding_words.share(none, words) == "还没有人下结论"
    many = replace(few, explained=12, dismissed=4, low=0.505, high=0.898)
    assert finding_words.share(many, words) == "12/16 条属实，大约 75%（多半在 50% 到 90% 之间）"
