"""A card by the telephone of somebody of 75: it must be read in the dark of an outage, and give nothing away."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.care.card_dialog import EmergencyCardDialog
from gridsteward.desktop.care.card_sheet import INK, PAPER, SMALLEST, CardSheet, card_lines, fitted, write_pdf
from gridsteward.desktop.session import Session
from gridsteward.operations.area import Area
from gridsteward.operations.door_words import agree_word, door_word_state, emergency_card, put_steward_phone
from gridsteward.records.emergency_card import EmergencyCard
from gridsteward.records.outage_round import Reachable
from gridsteward.words import Words
from tests.desktop.pages.conftest import Village
from tests.desktop.pages.pdf_text import read

Show = Callable[[QWidget], QWidget]
CARD = EmergencyCard(
    household_id="h",
    name="龙桂香",
    steward="林静",
    steward_phone="13900001234",
    family=(Reachable(name="龙晓岚", relation="child", phones=("13800005678",)),),
    dependent=True,
    hint="外婆做的点心",
    agreed="2026-11-22T14:03:00+08:00",
)


_RADICALS = str.maketrans("⻰⻢⻔", "龙马门")


def _plain(texts: Iterable[str]) -> str:
    """Return texts without spaces; a font's glyph may go by the name of a radical that looks the same."""
    return "".join("".join(unicodedata.normalize("NFKC", text).split()) for text in texts).translate(
        _RADICALS
    )


def _luminance(colour: tuple[float, ...]) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _rgb(text: str) -> tuple[float, ...]:
    return tuple(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_card_is_printed_large_and_black_and_without_the_word(
    qapp: QApplication, tmp_path: Path, language: str
) -> None:
    words = Words(language)
    out = tmp_path / "card.pdf"
    assert write_pdf(card_lines(CardSheet(card=CARD), words), out) == 1
    runs = [run for run in read(out) if run.text.strip()]
    said = _plain(run.text for run in runs)
    parts = ("13900001234", "13800005678", "95598", "120", "林静", "龙桂香", "外婆做的点心")
    for part in (*parts, words("emergency_card.step_oxygen")):
        # Qt leaves some letters of a font without a name.
        assert re.search("".join(f"[{re.escape(each)}\ufffd]" for each in _plain([part])), said), part
    assert min(run.points for run in runs) >= SMALLEST
    assert {run.colour for run in runs} == {_rgb(INK)}
    assert _contrast(_rgb(INK), _rgb(PAPER)) >= 7
    sheet = CardSheet(card=CARD, word="桂花糕")
    write_pdf(card_lines(sheet, words), out)
    assert "桂花糕" in _plain(run.text for run in read(out))


def test_what_does_not_fit_takes_a_larger_paper_never_a_smaller_type(qapp: QApplication) -> None:
    long = EmergencyCard(
        household_id="h", name="龙" * 60, steward="林静", steward_phone="1", hint="问" * 60, agreed="x"
    )
    small, large = (fitted(card_lines(CardSheet(card=card), Words())) for card in (CARD, long))
    assert small[2] != large[2]
    assert min(small[1], large[1]) >= SMALLEST


def test_the_word_stays_hidden_until_somebody_asks_and_that_is_kept(
    area: Area, village: Village, session: Session, show: Show, tmp_path: Path
) -> None:
    home = village.ids["龙桂香"]
    dialog = EmergencyCardDialog(session, (emergency_card(area, home), None))
    show(dialog)
    assert dialog.no_phone.isVisible()
    dialog.phone.setText("13900001234")
    dialog.phone.editingFinished.emit()
    assert dialog.no_phone.isHidden()
    dialog.agree.click()
    assert "口令没有写" in dialog.told.text()
    dialog.word.setText("桂花糕")
    dialog.hint.setText("点心")
    dialog.agree.click()
    assert (dialog.word.text(), "点心" in dialog.said_word.text()) == ("", True)
    assert "桂花糕" not in dialog.said_word.text() + repr(dialog.sheet)
    state = door_word_state(area, home)
    assert state is not None
    assert state.looks == 0
    dialog.on_card.setChecked(True)
    assert dialog.sheet.word == "桂花糕"
    state = door_word_state(area, home)
    assert state is not None
    assert (state.looks, state.last_looker) == (1, "林静")
    dialog.save(tmp_path / "卡.pdf")
    assert "桂花糕" in _plain(run.text for run in read(tmp_path / "卡.pdf"))
    assert "卡.pdf" in dialog.told.text()
    dialog.drop.click()
    assert door_word_state(area, home) is None
    assert not dialog.on_card.isChecked()


def test_a_card_of_an_area_in_which_nobody_agreed_on_anything(area: Area, village: Village) -> None:
    put_steward_phone(area, "1")
    agree_word(area, village.ids["陈国福"], "水缸")
    card = emergency_card(area, village.ids["陈国福"])
    assert (card.dependent, card.hint, card.family) == (False, "", ())
