"""The look: a theme that does not reach every part leaves words a person cannot read."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridsteward.desktop.drawing import icon_paths
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import CHOICES, DENSITIES, MEANINGS, tokens
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.labels import Pair


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_words_stand_out_from_every_ground(qapp: QApplication, choice: str) -> None:
    theme = Theme("dark" if choice == "dark" else "light")
    for ground in ("ground", "surface", "hover", "brand_soft"):
        for word in ("ink", "quiet"):
            assert contrast(theme.colour(word), theme.colour(ground)) >= 4.5, (word, ground)
    for tone in (*MEANINGS, "link", "brand"):
        assert contrast(theme.colour(tone), theme.colour("surface")) >= 4.5, tone
        assert contrast(theme.word(tone), theme.soft(tone)) >= 4.5, tone
    assert contrast(theme.colour("on_brand"), theme.colour("brand")) >= 4.5


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_name_on_the_wall_is_read_on_every_light(qapp: QApplication, choice: str) -> None:
    """Who is looked after stands on the ground of their light, with how late a word is in a meaning of its own."""
    theme = Theme("dark" if choice == "dark" else "light")
    grounds = [theme.colour("surface"), theme.soft("alarm"), theme.soft("watch")]
    for at, ground in enumerate(grounds):
        assert contrast(theme.colour("ink"), ground) >= 7, at
        assert contrast(theme.colour("quiet"), ground) >= 4.5, at
        for tone in ("alarm", "watch"):
            assert contrast(theme.word(tone), ground) >= 4.5, (tone, at)
        for light in MEANINGS:
            assert contrast(theme.colour(light), ground) >= 3, (light, at)
    for density in DENSITIES:
        larger = Theme("light", density)
        assert larger.font("strong").pointSizeF() >= 11


def test_both_themes_know_the_same_colours() -> None:
    assert tokens().colours["light"].keys() == tokens().colours["dark"].keys()
    assert len(tokens().series["light"]) == len(tokens().series["dark"])


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("density", DENSITIES)
def test_the_style_sheet_is_whole(qapp: QApplication, choice: str, density: str) -> None:
    qss = Theme(choice, density).qss()  # type: ignore[arg-type]
    assert "$" not in qss
    assert qss.count("{") == qss.count("}")


def test_no_colour_is_written_outside_the_tokens() -> None:
    from gridsteward.assets import asset

    style = asset("ui", "theme", "style.qss").read_text("utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", style)


def test_switching_at_run_time_renews_icons_and_rich_text(theme: Theme, qtbot: QtBot) -> None:
    button, pair = Button(theme, "打电话", icon="phone"), Pair(theme, "先看一眼", "2 位")
    qtbot.addWidget(button)
    qtbot.addWidget(pair)
    picture, words = button.icon().pixmap(20, 20).toImage(), pair.text()
    with qtbot.waitSignal(theme.changed):
        theme.use(choice="dark")
    assert button.icon().pixmap(20, 20).toImage() != picture
    assert pair.text() != words
    assert theme.colour("quiet").name() in pair.text()
    with qtbot.assertNotEmitted(theme.changed):
        theme.use(choice="dark")


def test_door_density_gives_targets_for_a_doorstep(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "见到本人", kind="door")
    qtbot.addWidget(button)
    button.show()
    assert button.sizeHint().height() >= 48


def test_every_icon_draws_something(theme: Theme) -> None:
    blank = theme.icon("plus").pixmap(QSize(20, 20)).toImage()
    blank.fill(0)
    for name in (*icon_paths(), *MEANINGS):
        assert theme.icon(name, "ink").pixmap(QSize(20, 20)).toImage() != blank, name


def test_a_plain_row_has_the_height_of_its_density(qapp: QApplication) -> None:
    assert [Theme("light", density).row for density in DENSITIES] == [28, 36, 48]
