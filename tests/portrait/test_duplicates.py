"""One family under two account numbers is found; two families are never taken for one by how their names look."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.portrait.duplicates import TOO_MANY, Likeness, duplicates
from gridsteward.records.household import HouseholdSummary
from gridsteward.store import search
from tests.operations.test_finding import EMPTY


def summary(row: str, **values: Any) -> HouseholdSummary:
    _, names, pinyin, initials = search.line(row, [values.get("name", "")])
    return HouseholdSummary(
        **{**EMPTY, "id": row, "names": names, "pinyin": pinyin, "initials": initials, **values}
    )


def kinds(*homes: HouseholdSummary) -> list[tuple[str, str, tuple[Likeness, ...]]]:
    return [(each.first, each.second, tuple(kind for kind, _ in each.reasons)) for each in duplicates(homes)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("周桂英", "周贵英"),
        ("陈国强", "程国强"),
        ("刘兰", "牛兰"),
        ("曾强", "曾强"),
        ("胡芳", "胡方"),
        ("张胜利", "章升丽"),
    ],
)
def test_names_that_sound_alike_at_one_address(one: str, other: str) -> None:
    """A clerk wrote down what was heard; in the dialect the two names are one."""
    a = summary("a", name=one, address="桂溪村 3组12号")
    b = summary("b", name=other, address="桂溪村3组12")
    assert kinds(a, b) == [("a", "b", (Likeness.ADDRESS_AND_NAME,))]
    assert kinds(a, summary("b", name=other, address="桂溪村3组13号")) == []


@pytest.mark.parametrize(
    ("one", "other"), [("周桂英", "王建国"), ("李小明", "李小红"), ("张国庆", "张国强"), ("刘秀英", "刘秀兰")]
)
def test_two_people_with_three_characters_are_two(one: str, other: str) -> None:
    """Any two such names are within three edits: by edit distance every neighbour would be a duplicate."""
    assert kinds(summary("a", name=one, address="3组12号"), summary("b", name=other, address="3组12号")) == []


def test_one_meter_one_phone() -> None:
    a = summary("a", name="张三", meter_no="31", phones="13900001111 0712-8888999")
    assert kinds(a, summary("b", name="李四", meter_no="31")) == [("a", "b", (Likeness.METER,))]
    assert kinds(summary("b", name="李四", phones="07128888999"), a) == [("a", "b", (Likeness.PHONE,))]
    assert kinds(a, summary("b", name="李四", meter_no="32", phones="13900002222")) == []
    assert kinds(summary("a"), summary("b")) == [], "what is not known is not alike"


def test_the_strongest_reason_comes_first() -> None:
    a = summary("a", name="张三", meter_no="31", phones="139", address="x")
    b = summary("b", name="章三", meter_no="31", phones="139", address="x")
    c = summary("c", name="王五", phones="139")
    assert kinds(c, b, a) == [
        ("a", "b", (Likeness.METER, Likeness.PHONE, Likeness.ADDRESS_AND_NAME)),
        ("a", "c", (Likeness.PHONE,)),
        ("b", "c", (Likeness.PHONE,)),
    ]
    (first, *_) = duplicates([a, b])
    assert dict(first.reasons) == {
        Likeness.METER: "31",
        Likeness.PHONE: "139",
        Likeness.ADDRESS_AND_NAME: "x",
    }


def test_the_village_office_s_number_makes_nobody_one() -> None:
    """Ten homes under the village head's phone would fill the list with forty-five pairs."""
    homes = [summary(f"h{each}", name="张三", phones="0712") for each in range(TOO_MANY + 1)]
    assert duplicates(homes) == []
    assert len(duplicates(homes[:TOO_MANY])) == TOO_MANY * (TOO_MANY - 1) // 2


def test_what_a_steward_said_holds() -> None:
    homes = [summary(each, meter_no="31") for each in "abc"]
    left = duplicates(homes, not_the_same=frozenset({("a", "b"), ("b", "c")}))
    assert [(each.first, each.second) for each in left] == [("a", "c")]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "31", "32"]), st.sampled_from(["", "139", "138 139"]), st.sampled_from("xy")
        ),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_no_pair_hangs_on_the_order_of_reading(rows: list[tuple[str, str, str]], chance: Any) -> None:
    homes = [
        summary(f"h{number}", meter_no=meter, phones=phones, address=address, name="张三")
        for number, (meter, phones, address) in enumerate(rows)
    ]
    found = duplicates(homes)
    assert all(each.first < each.second for each in found)
    assert len({(each.first, each.second) for each in found}) == len(found)
    mixed = list(homes)
    chance.shuffle(mixed)
    assert duplicates(mixed) == found
