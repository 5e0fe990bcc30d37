"""A household is found by whatever a steward remembers of it, at once, and nothing that does not fit comes along."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.operations.finding import SORTS, Directory, HouseholdFilter
from gridsteward.records.household import HouseholdSummary
from gridsteward.store import search

EMPTY: dict[str, Any] = dict.fromkeys(HouseholdSummary._fields, "") | {
    "tags": (),
    "open_commitments": 0,
}


def summary(row: str, **values: Any) -> HouseholdSummary:
    """Return a list row whose readings are those the store would keep."""
    _, names, pinyin, initials = search.line(row, [values.get("name", ""), *values.pop("people", ())])
    return HouseholdSummary(
        **{**EMPTY, "id": row, "names": names, "pinyin": pinyin, "initials": initials, **values}
    )


HOMES = Directory(
    [
        summary(
            "zhang",
            account_no="0000123456789",
            name="张三",
            meter_no="310000008877",
            phones="13812345678 0712-8888999",
            village="桂溪村",
            address="桂溪村12组5号",
            transformer_district="桂溪2台区",
            tags=("lives_alone",),
            open_commitments=1,
            last_visit="2026-09-01T09:00:00+08:00",
        ),
        summary("zeng", name="曾国强", village="桂溪村", address="桂溪村3组1号", people=("翟小燕",)),
        summary(
            "shan", name="单雄", village="柳林", address="柳林8组", leading_class="care", tenure="tenant"
        ),
        summary("mall", name="新Zhangsan超市", village="柳林", address="街口"),
    ]
)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("zs", "zhang"),
        ("ZS", "zhang"),
        ("zhangsan", "zhang"),
        ("张三", "zhang"),
        ("zgq", "zeng"),
        ("zengguoqiang", "zeng"),
        ("zxy", "zeng"),
        ("zhaixiaoyan", "zeng"),
        ("shanxiong", "shan"),
        ("sx", "shan"),
        ("5678", "zhang"),
        ("6789", "zhang"),
        ("8877", "zhang"),
        ("0712-8888999", "zhang"),
        ("07128888999", "zhang"),
        ("12组", "zhang"),
        ("柳林 8组", "shan"),
        ("2台区", "zhang"),
        ("桂溪村 zs", "zhang"),
    ],
)
def test_by_whatever_is_remembered(text: str, first: str) -> None:
    found = HOMES.find(HouseholdFilter(text=text))
    assert found, text
    assert found[0].id == first


def test_nothing_that_does_not_fit() -> None:
    for text in ("李四", "lisi", "99999", "桂溪村 柳林", "zhang san feng"):
        assert HOMES.find(HouseholdFilter(text=text)) == []


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"village": "柳林"}, {"shan", "mall"}),
        ({"transformer_district": "桂溪2台区"}, {"zhang"}),
        ({"relation_class": "care"}, {"shan"}),
        ({"tag": "lives_alone"}, {"zhang"}),
        ({"tenure": "tenant"}, {"shan"}),
        ({"with_open_commitments": True}, {"zhang"}),
        ({"not_seen_since": "2026-09-01"}, {"zeng", "shan", "mall"}),
        ({"not_seen_since": "2026-09-02"}, {"zhang", "zeng", "shan", "mall"}),
        ({"village": "桂溪村", "text": "zgq"}, {"zeng"}),
    ],
)
def test_filters(wanted: dict[str, Any], ids: set[str]) -> None:
    assert {each.id for each in HOMES.find(HouseholdFilter(**wanted))} == ids


def test_the_third_group_comes_before_the_twelfth() -> None:
    assert [each.id for each in HOMES.find(HouseholdFilter(village="桂溪村"))] == ["zeng", "zhang"]
    assert HOMES.counts("village") == {"柳林": 2, "桂溪村": 2}
    assert HOMES.counts("tag") == {"lives_alone": 1}
    assert list(HOMES.counts("address")) == ["柳林8组", "桂溪村3组1号", "桂溪村12组5号", "街口"]


TEXT = st.text(alphabet="张三李zhs1三2 -村", max_size=6)
SUMMARIES = st.lists(
    st.builds(
        lambda **values: HouseholdSummary(**{**EMPTY, **values}),
        id=st.integers(0, 8).map(lambda number: f"h{number}"),
        account_no=st.text(alphabet="012", max_size=5),
        name=TEXT,
        address=TEXT,
        village=st.sampled_from(["", "张村", "李村"]),
        transformer_district=TEXT,
        meter_no=st.text(alphabet="012", max_size=5),
        phones=st.text(alphabet="012 -", max_size=9),
        tags=st.sampled_from([(), ("a",), ("a", "b")]),
        open_commitments=st.integers(0, 2),
        names=TEXT,
        pinyin=st.text(alphabet="zhs ", max_size=8),
        initials=st.text(alphabet="zs ", max_size=4),
    ),
    max_size=9,
    unique_by=lambda each: each.id,
)
WANTED = st.builds(
    HouseholdFilter,
    text=st.text(alphabet="张三李zZhs12 -村", max_size=5),
    village=st.sampled_from(["", "张村"]),
    tag=st.sampled_from(["", "b"]),
    with_open_commitments=st.booleans(),
    sort=st.sampled_from([*SORTS, "no such order"]),
)


def fits(each: HouseholdSummary, wanted: HouseholdFilter) -> bool:
    """Tell by the plainest reading whether a household is wanted."""
    fields = (
        each.name, each.names, each.pinyin, each.initials, each.account_no, each.meter_no, each.phones,
        each.phones.replace("-", ""), each.village, each.address, each.transformer_district,
    )  # fmt: skip
    return (
        all(any(word in field.lower() for field in fields) for word in wanted.text.lower().split())
        and wanted.village in ("", each.village)
        and (not wanted.tag or wanted.tag in each.tags)
        and (not wanted.with_open_commitments or each.open_commitments > 0)
    )


def ids(found: Sequence[HouseholdSummary]) -> list[str]:
    return [each.id for each in found]


@settings(max_examples=400, deadline=None)
@given(homes=SUMMARIES, wanted=WANTED)
def test_exactly_those_that_fit(homes: list[HouseholdSummary], wanted: HouseholdFilter) -> None:
    found = Directory(homes).find(wanted)
    assert sorted(ids(found)) == sorted(each.id for each in homes if fits(each, wanted))
    assert ids(Directory(reversed(homes)).find(wanted)) == ids(found), "the order hangs on how they were read"
    if not wanted.text.split() and wanted.sort in ("name", "account_no", "last_visit"):
        values = [getattr(each, wanted.sort) for each in found]
        assert values == sorted(values)


@settings(max_examples=300, deadline=None)
@given(before=SUMMARIES, after=SUMMARIES, wanted=WANTED)
def test_a_refresh_equals_a_new_start(
    before: list[HouseholdSummary], after: list[HouseholdSummary], wanted: HouseholdFilter
) -> None:
    directory = Directory(before)
    directory.find(wanted)
    touched = {each.id for each in before[::2]} | {each.id for each in after}
    directory.refresh(touched, after)
    rebuilt = Directory([*(each for each in before if each.id not in touched), *after])
    assert directory.find(wanted) == rebuilt.find(wanted)
    assert len(directory) == len(rebuilt)
    assert all(directory.get(each.id) == each and each.id in directory for each in after)
