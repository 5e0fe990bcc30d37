"""Rows, filters and values without a window: what is shown must be what is kept, said as people say it."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gridsteward.desktop.delegates import ROW_ROLE, RowText
from gridsteward.desktop.pages.households.editors import tidy_date
from gridsteward.desktop.pages.households.fields import birth_text, value_text
from gridsteward.desktop.pages.households.filters import NEVER, dated
from gridsteward.desktop.pages.households.hits import besides, name_hit
from gridsteward.desktop.pages.households.list_model import HOUSEHOLD_ROLE, HouseholdListModel
from gridsteward.desktop.pages.households.rows import row_text
from gridsteward.desktop.tag_book import by_urgency, mark_of, tag_groups
from gridsteward.operations.finding import Directory, HouseholdFilter
from gridsteward.records.household import HouseholdSummary, Person
from gridsteward.words import Words

TODAY = date(2026, 11, 22)
FAMILIES = {"周": "z", "吴": "w", "何": "h", "龙": "l", "向": "x", "彭": "p", "田": "t", "罗": "l"}


def summary(number: int, **values: object) -> HouseholdSummary:
    family, initial = list(FAMILIES.items())[number % len(FAMILIES)]
    kept: dict[str, object] = {
        "id": f"h{number}",
        "account_no": f"06104427{number:04d}",
        "name": f"{family}桂英",
        "address": f"桂溪村{number % 12}组{number}号",
        "village": "桂溪村",
        "transformer_district": "桂溪台区",
        "meter_no": f"3340{number:06d}",
        "tenure": "owner",
        "tariff_class": "residential",
        "leading_class": "",
        "phones": f"139{number:08d}",
        "tags": (),
        "last_visit": "",
        "open_commitments": 0,
        "names": f"{family}桂英",
        "pinyin": "guiying",
        "initials": f"{initial}gy",
    }
    return HouseholdSummary(**(kept | values))  # type: ignore[arg-type]


@pytest.fixture
def model(qapp: QApplication, words: Words) -> Iterator[HouseholdListModel]:
    made = HouseholdListModel(words, lambda: TODAY)
    yield made
    made.deleteLater()


def test_a_row_says_what_matters_at_the_door_first(words: Words) -> None:
    home = summary(
        0,
        tags=("dog", "oxygen_concentrator"),
        tenure="tenant",
        last_visit="2026-11-09T10:00",
    )
    row = row_text(home, words, TODAY, promised="2")
    assert row.mark == "alarm"
    assert [text for text, _tone in row.badges] == ["2", "制氧机", "租住"]
    assert row.note == "13 天前"
    assert row.quiet == "桂溪村0组0号 · 桂溪台区"
    assert "制氧机" in row.spoken


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("桂英", (1, 3)),
        ("zg", (0, 2)),
        ("gy", (1, 3)),
        ("guiy", (0, 3)),
        ("3985", (0, 0)),
        ("", (0, 0)),
        ("x", (0, 0)),
    ],
)
def test_the_searched_part_of_a_name_is_shown(text: str, hit: tuple[int, int]) -> None:
    assert name_hit("周桂英", "zhouguiying", "zgy", text) == hit


def test_a_row_says_whom_of_the_family_the_search_found(words: Words) -> None:
    home = summary(
        0,
        name="符代林",
        names="符代林\n曾玉香\n付玉香",
        pinyin="fudailin\ncengyuxiang zengyuxiang\nfuyuxiang",
        initials="fdl\ncyx zyx\nfyx",
    )
    for text, whom in (("fyx", "付玉香"), ("zyx", "曾玉香"), ("付玉", "付玉香"), ("桂溪 fyx", "付玉香")):
        row = row_text(home, words, TODAY, text=text)
        start, end = row.quiet_hit
        assert row.quiet.startswith(f"Family {whom} · 桂溪村0组0号")
        assert row.quiet[start:end] == ("付玉" if text == "付玉" else whom)
        assert whom in row.spoken
        assert row.hit == (0, 0)
    own = row_text(home, words, TODAY, text="fdl")
    assert (own.hit, own.quiet, own.quiet_hit) == ((0, 3), "桂溪村0组0号 · 桂溪台区", (0, 0))
    place = row_text(home, words, TODAY, text="溪台")
    assert place.quiet[slice(*place.quiet_hit)] == "溪台"


@pytest.mark.parametrize(
    ("text", "kind", "said", "found"),
    [
        ("7754", "phone", "139 0000 7754", "7754"),
        ("0731-88", "phone", "0731-8899", "0731-88"),
        ("27000", "account_no", "0610 4427 0000", "27 000"),
        ("3340", "meter_no", "3340000000", "3340"),
    ],
)
def test_a_number_that_was_found_is_shown(text: str, kind: str, said: str, found: str) -> None:
    home = summary(0, phones="0731-8899 13900007754")
    reason = besides(home, text, shown="")
    assert reason is not None
    assert (reason.kind, reason.text, reason.text[slice(*reason.hit)]) == (kind, said, found)


def test_the_model_finds_rows_again(model: HouseholdListModel) -> None:
    homes = [summary(number) for number in range(3)]
    model.show(homes, text="周")
    assert model.rowCount() == 3
    index = model.index(0, 0)
    row = cast("RowText", index.data(ROW_ROLE))
    assert (row.strong, row.hit) == ("周桂英", (0, 1))
    assert index.data(HOUSEHOLD_ROLE) == "h0"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == row.spoken
    assert (model.row_of("h2"), model.row_of("gone"), model.household(9)) == (2, -1, "")
    model.show(homes[1:])
    assert model.row_of("h2") == 1


def test_ten_thousand_rows_are_found_and_shown_within_a_frame(model: HouseholdListModel) -> None:
    directory = Directory(summary(number) for number in range(10_000))
    directory.find(HouseholdFilter())
    took = []
    for text in ("z", "zg", "zgy", "桂", "0610", "3999", ""):
        begin = time.perf_counter()
        model.show(directory.find(HouseholdFilter(text=text)), text=text)
        for row in range(min(12, model.rowCount())):
            model.index(row, 0).data(ROW_ROLE)
        took.append(time.perf_counter() - begin)
    # the budget is 16 ms; this machine is shared, a benchmark measures it exactly
    assert sorted(took)[len(took) // 2] < 0.04


def test_a_class_is_counted_once_as_its_filter_finds_it() -> None:
    homes = [summary(1, leading_class="care", tags=("care", "dog")), summary(2, tags=("care",)), summary(3)]
    directory = Directory(homes)
    assert directory.counts("relation_class") == {"care": 2}
    assert len(directory.find(HouseholdFilter(relation_class="care"))) == 2


def test_a_kept_filter_does_not_age() -> None:
    ninety = HouseholdFilter(not_seen_since="90")
    assert dated(ninety, TODAY).not_seen_since == "2026-08-24"
    assert dated(ninety, TODAY + timedelta(days=1)).not_seen_since == "2026-08-25"
    never = dated(HouseholdFilter(not_seen_since=NEVER), TODAY)
    homes = Directory([summary(1), summary(2, last_visit="2020-01-01")])
    assert [each.id for each in homes.find(never)] == ["h1"]


def test_values_read_as_people_say_them(words: Words) -> None:
    said = [
        value_text("account_no", "061044273985", words, TODAY),
        value_text("contracted_capacity", 8.0, words, TODAY),
        value_text("tenure", "vacant", words, TODAY),
        value_text("purposes", "care bill", words, TODAY),
        value_text("mood", -2, words, TODAY),
        value_text("residents", None, words, TODAY),
        value_text("started_at", "2026-11-09T10:05:00+08:00", words, TODAY),
    ]
    assert said == ["0610 4427 3985", "8 kW", "空置", "关爱看望 · 电费疑问", "很不高兴", "", "11月9日 10:05"]


def test_a_lunar_birthday_says_that_it_is_lunar(words: Words) -> None:
    lunar = Person(id="p", household_id="h", birth="1948-08-15", birth_calendar="lunar", birth_leap=1)
    assert "1948" in birth_text(lunar, words, TODAY)
    assert "lunar" in birth_text(lunar, words, TODAY)
    assert "leap" in birth_text(lunar, words, TODAY)
    solar = Person(id="p", household_id="h", birth="1948-12-15")
    assert birth_text(solar, words, TODAY).endswith("77 years")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1985.3.2", "1985-03-02"),
        ("1985/3", "1985-03"),
        ("1985年3月2日", "1985-03-02"),
        ("1985年", "1985"),
        ("明年", "明年"),
        ("", ""),
    ],
)
def test_dates_are_taken_as_typed(typed: str, kept: str) -> None:
    assert tidy_date(typed) == kept


def test_urgent_tags_come_first() -> None:
    library = [tag for group in tag_groups().values() for tag in group]
    order = by_urgency(library)
    marks = [mark_of([tag]) for tag in order]
    ranks = [("alarm", "watch", "").index(mark) for mark in marks]
    assert all(one <= other for one, other in pairwise(ranks))
    assert set(order) == set(library)
