"""Days and numbers as people say them."""

from datetime import date

import pytest

from gridsteward.desktop.wording import account_number, dated, day, relative
from gridsteward.words import Words

SUNDAY = date(2026, 11, 22)
ZH, EN = Words("zh_CN"), Words("en")


def test_a_day_with_its_weekday() -> None:
    assert day(ZH, SUNDAY) == "11月22日 周日"
    assert day(EN, SUNDAY) == "Sun 22 Nov"
    assert day(ZH, SUNDAY, weekday=False) == "11月22日"


@pytest.mark.parametrize(
    ("when", "zh", "en"),
    [
        (date(2026, 11, 22), "今天", "today"),
        (date(2026, 11, 21), "昨天", "yesterday"),
        (date(2026, 11, 23), "明天", "tomorrow"),
        (date(2026, 11, 19), "3 天前", "3 days ago"),
        (date(2026, 11, 25), "3 天后", "in 3 days"),
        (date(2026, 4, 16), "4月16日", "16 Apr"),
        (date(2025, 4, 16), "2025年4月16日", "16 Apr 2025"),
    ],
)
def test_near_days_are_counted_far_ones_dated(when: date, zh: str, en: str) -> None:
    assert relative(ZH, when, SUNDAY) == zh
    assert relative(EN, when, SUNDAY) == en


def test_last_years_day_says_its_year() -> None:
    assert dated(ZH, date(2025, 11, 22), SUNDAY) == "2025年11月22日"


def test_account_numbers_stand_in_fours() -> None:
    assert account_number("061044273985") == "0610 4427 3985"
    assert account_number("0610442739") == "0610 4427 39"
    assert account_number("") == ""
