"""The chart of use as a picture: no squares for Chinese, nothing drawn where nothing was read, whole in print."""

import re
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from gridsteward.desktop.tokens import tokens
from gridsteward.records.use import ChartLook, ChartSpan, ChartWindow, DayState, MarkKind, UseMark
from gridsteward.reports.figure_scales import face, round_step, time_ticks
from gridsteward.reports.use_figure import draw, write
from gridsteward.reports.use_legend import LINE, lines
from gridsteward.reports.use_pen import Key, Points
from gridsteward.words import Words

START = 20_000
COUNT = 400


def look(theme: str = "light", *, width: int = 820, scale: float = 1.0) -> ChartLook:
    chosen = tokens()
    colours = dict(chosen.colours[theme])
    colours |= {
        "neighbours": "#D55E00",
        "band": colours["brand_soft"],
        "bar": colours["brand"],
        "hatch": colours["ground"],
    }
    return ChartLook(
        colours=colours, families=chosen.type.family, size=9, width=width, height=248, scale=scale
    )


def points(**other: Any) -> Points:
    rng = np.random.default_rng(2)
    kwh = 6 + rng.normal(0, 0.8, COUNT)
    values: dict[str, Any] = {
        "start": np.arange(START, START + COUNT),
        "length": np.ones(COUNT, np.int64),
        "kwh": kwh,
        "state": np.zeros(COUNT, np.uint8),
        "low": np.full(COUNT, 4.0),
        "high": np.full(COUNT, 9.0),
        "neighbours": np.full(COUNT, 5.0),
        "billed": np.zeros(COUNT, np.bool_),
        **other,
    }
    return Points(**values)


def window(span: ChartSpan = ChartSpan.DAY) -> ChartWindow:
    return ChartWindow(START, START + COUNT - 1, span)


MARKS = (
    UseMark(what=MarkKind.FINDING, id="f", day="2025-06-01", kind="rise", since="2025-05-20"),
    UseMark(what=MarkKind.VISIT, id="v", day="2025-03-01", kind="care"),
    UseMark(what=MarkKind.LIFE_EVENT, id="l", day="2025-05-19", kind="new_appliance"),
)


def image(picture: Any) -> Any:
    return np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width, 4)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("span", list(ChartSpan))
def test_every_sign_has_its_shape(language: str, span: ChartSpan) -> None:
    # a face without a sign warns, and a warning is a failure here: no squares
    draw(points(), MARKS, window(span), look=look(), words=Words(language))


def test_the_face_can_write_chinese_whatever_was_asked_for() -> None:
    from matplotlib import font_manager
    from matplotlib.font_manager import FontProperties

    for families in (tokens().type.family, ("No Such Face",)):
        path = font_manager.findfont(FontProperties(family=[face(families)]), fallback_to_default=False)
        assert font_manager.get_font(path).get_char_index(0x4E2D)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_stands_on_the_ground_of_the_window_and_is_sharp_at_200_percent(theme: str) -> None:
    wanted = look(theme, scale=2.0)
    picture = draw(points(), MARKS, window(), look=wanted, words=Words())
    assert (picture.width, picture.height) == (1640, 496)
    ground = tuple(int(wanted.colours["surface"][at : at + 2], 16) for at in (1, 3, 5))
    assert tuple(image(picture)[0, 0][:3]) == ground
    plain = draw(points(), MARKS, window(), look=look(theme), words=Words())
    assert plain.plot == picture.plot, "places are told in the window's own pixels"


def _colour_in(picture: Any, colour: str, first: int, last: int) -> int:
    """Count the pixels of a colour in the field between two days."""
    left, top, width, height = (picture.scale * each for each in picture.plot)
    days = picture.window.last - picture.window.first + 1
    x0, x1 = (round(left + (day - picture.window.first) / days * width) for day in (first, last + 1))
    part = image(picture)[round(top) + 1 : round(top + height) + 2, x0 + 4 : x1 - 4, :3].astype(int)
    wanted = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)])
    return int((np.abs(part - wanted).max(axis=2) < 40).sum())


def test_nothing_is_drawn_where_nothing_was_read() -> None:
    kwh = np.full(COUNT, 6.0)
    kwh[100:200] = np.nan
    none = np.full(COUNT, np.nan)
    picture = draw(
        points(kwh=kwh, neighbours=none, low=none, high=none),
        (),
        window(),
        look=look(scale=3.0),
        words=Words(),
    )
    brand = look().colours["brand"]
    assert _colour_in(picture, brand, START + 100, START + 199) == 0
    assert _colour_in(picture, brand, START, START + 99) > 100
    assert _colour_in(picture, look().colours["edge"], START + 100, START + 199) > 100, "and it is hatched"


def test_a_reading_set_aside_is_no_part_of_the_line() -> None:
    kwh = np.full(COUNT, 6.0)
    kwh[200] = 500.0
    state = np.zeros(COUNT, np.uint8)
    state[200] = DayState.SET_ASIDE
    picture = draw(points(kwh=kwh, state=state), (), window(), look=look(), words=Words())
    assert picture.most < 12, "and does not flatten all others"


def test_one_wild_day_does_not_flatten_the_rest() -> None:
    kwh = np.full(COUNT, 6.0)
    kwh[200] = 90.0
    assert draw(points(kwh=kwh), (), window(), look=look(), words=Words()).most < 20


def test_a_home_that_uses_nothing_still_has_a_scale() -> None:
    zero = np.zeros(COUNT)
    none = np.full(COUNT, np.nan)
    picture = draw(
        points(kwh=zero, low=none, high=none, neighbours=none), (), window(), look=look(), words=Words()
    )
    assert picture.most == 0.5
    empty = draw(
        points(kwh=none, low=none, high=none, neighbours=none), (), window(), look=look(), words=Words()
    )
    assert empty.most == 0.5


@pytest.mark.parametrize(("form", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_the_export_stands_on_white_with_its_title(form: str, magic: bytes) -> None:
    out = BytesIO()
    title = "龙** 用电曲线"
    write(
        points(),
        MARKS,
        window(),
        look=look(width=1060, scale=2.0),
        words=Words(),
        title=title,
        subtitle="2024-10-04 至 2025-11-07",
        out=out,
        form=form,
    )
    data = out.getvalue()
    assert data.startswith(magic)
    if form == "png":
        made = QImage.fromData(QByteArray(data))
        assert (made.width(), made.height()) == (2120, 496)
        assert made.pixelColor(3, 3).name() == "#ffffff"
        assert any(
            made.pixelColor(x, y).lightness() < 60 for x in range(80, 300, 2) for y in range(10, 50, 2)
        ), "the title is there, in ink"
    if form == "svg":
        assert re.search(rb"<title>[^<]*</title>", data) or title.encode() in data


def test_days_and_months_are_named_without_crowding() -> None:
    words = Words()
    for length in (7, 30, 90, 200, 365, 1_096, 3_650):
        at, labels = time_ticks(ChartWindow(START, START + length - 1), 11, words)
        assert 2 <= len(at) <= 11, length
        assert len(at) == len(labels)
        assert all(START <= day < START + length for day in at)
        assert length < 200 or any("年" in label for label in labels), (
            "a month alone does not say of which year"
        )


def test_heights_are_round() -> None:
    for most, step in ((0.5, 0.2), (1.0, 0.5), (9.9, 5.0), (24.0, 10.0), (300.0, 100.0)):
        assert round_step(most) == pytest.approx(step)


def test_the_legend_breaks_where_the_room_ends() -> None:
    keys = [Key("line", {}, "每天用电")] * 6
    assert [len(line) for line in lines(keys, 1_000, 12.0)] == [6]
    narrow = lines(keys, 200, 12.0)
    assert [len(line) for line in narrow] == [2, 2, 2]
    wide = draw(points(), MARKS, window(), look=look(), words=Words())
    small = draw(points(), MARKS, window(), look=look(width=380), words=Words())
    assert wide.plot[3] - small.plot[3] == pytest.approx(LINE * 2) or wide.plot[3] - small.plot[3] == LINE
