"""The guide is what a steward has when nobody can be asked: whole in both languages, and true to the window."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from gridsteward.desktop.keys import key_lines
from gridsteward.desktop.pages.help.page import FIRST, OF_PAGE, HelpPage
from gridsteward.desktop.session import Session
from gridsteward.desktop.start import page_specs
from gridsteward.operations import guide
from gridsteward.words import LANGUAGES
from tests.desktop.pages.conftest import area, clock, session

__all__ = ["area", "clock", "session"]
ROOT = Path(__file__).resolve().parents[2]
TARGET = re.compile(r"(!?)\[([^]]*)\]\(([^)]+)\)")
KEY = re.compile(r"`([^`]+)`")
QUOTED = {"zh_CN": re.compile("“([^”]+)”"), "en": re.compile('"([^"]+)"')}
A_COMMAND = "gridsteward "


def test_every_article_stands_in_every_language_and_has_a_title_and_a_first_line() -> None:
    keys = [[each.key for each in guide.articles(language)] for language in LANGUAGES]
    assert len(keys[0]) >= 10
    assert keys[1:] == keys[:-1]
    for language in LANGUAGES:
        for each in guide.articles(language):
            lead = next(line for line in each.text.splitlines()[1:] if line.strip())
            assert each.text.startswith("# "), each.key
            assert not lead.startswith(("#", "!", "-", "1.")), (
                f"{each.key}: the list shows it under the title"
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_and_every_picture_is_there(language: str) -> None:
    pictures, named = guide.folder(language).parent / "pictures" / language, set()
    for each in guide.articles(language):
        for is_picture, words, target in TARGET.findall(each.text):
            path = guide.folder(language) / target
            assert path.is_file(), f"{each.key}: {target}"
            assert words.strip(), f"{each.key}: {target} has no words for who cannot see it"
            if is_picture:
                assert not QImage(str(path)).isNull()
                named.add(path.resolve())
            else:
                assert path.parent == guide.folder(language)
    assert {path.resolve() for path in pictures.glob("*.png")} == named, "a picture that nobody sees"


def test_the_pictures_do_not_weigh_the_package_down() -> None:
    folder = guide.folder("en").parent / "pictures"
    assert sum(path.stat().st_size for path in folder.rglob("*.png")) < 3_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_the_guide_names_does_something(language: str) -> None:
    known = {key for keys, _meaning in key_lines([""] * 9) for key in keys.split()} | {"Alt"}
    for each in guide.articles(language):
        for key in KEY.findall(each.text):
            assert key in known or key.startswith(A_COMMAND), f"{each.key}: {key}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_the_guide_names_is_called_that(language: str) -> None:
    """A guide that names a button which is not there is worse than none."""
    said = {*_sentences("zh_CN")} if language == "zh_CN" else {*_sentences("source")}
    said.update(_plain(line) for line in _word_files(language))
    for each in guide.articles(language):
        for quoted in QUOTED[language].findall(each.text):
            if not any(sign.isdigit() for sign in quoted):
                found = any(_plain(quoted) in sentence for sentence in said)
                assert found, f"{each.key}: {quoted}"


def _sentences(which: str) -> list[str]:
    catalogue = ROOT / "resources" / "i18n" / "gridsteward_zh_CN.ts"
    tag = "source" if which == "source" else "translation"
    found = []
    for message in ElementTree.parse(catalogue).iter("message"):  # noqa: S314  (our own file)
        part = message.find(tag)
        assert part is not None
        found += [_plain(each.text or "") for each in (part, *part.iter("numerusform"))]
    return found


def _word_files(language: str) -> list[str]:
    files = sorted((ROOT / "resources" / "words" / language).glob("*.toml"))
    return [line for path in files for line in path.read_text("utf-8").splitlines()]


def _plain(text: str) -> str:
    return re.sub(r"\(&\w\)|&", "", text)


def test_every_page_has_its_article() -> None:
    """F1 on a page must not end at the table of contents."""
    pages = {spec.key for spec in page_specs()} - {"help"}
    assert set(OF_PAGE) == pages
    assert set(OF_PAGE.values()) | {FIRST} <= {each.key for each in guide.articles("en")}


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> HelpPage:
    session.page_titles = ["今日", "住户"]
    made = HelpPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    return made


def test_it_opens_at_the_article_that_is_asked_for(page: HelpPage, session: Session) -> None:
    assert page.current == FIRST
    session.open_help("care")
    assert page.current == "06-care"
    assert "关爱灯" in page.reading.toPlainText()
    page.open("nothing of that name")
    assert page.current == FIRST


def test_a_link_leads_to_the_other_article(page: HelpPage) -> None:
    page.reading.anchorClicked.emit(QUrl("05-door.md"))
    assert page.current == "05-door"


def test_the_list_of_keys_is_part_of_it(page: HelpPage) -> None:
    page.open("11-keys")
    text = page.reading.toPlainText()
    for keys, meaning in key_lines(["今日", "住户"]):
        assert meaning in text, keys
    assert "{keys}" not in text


def test_pictures_fit_the_column_and_nothing_foreign_is_read(page: HelpPage, tmp_path: Path) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    reading = page.reading
    for width in (500, 1200):
        reading.resize(width, 600)
        picture = reading.loadResource(kind, QUrl("../pictures/zh_CN/today.png"))
        assert isinstance(picture, QImage)
        assert picture.width() / picture.devicePixelRatio() <= reading.viewport().width()
    assert reading.loadResource(kind, QUrl("https://example.cn/x.png")) is None


def test_the_keyboard_walks_through_the_articles(page: HelpPage, qtbot: QtBot) -> None:
    page.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.current == "02-ledger"
    assert page.reading.accessibleName() == "导入台账和用电数据"


def test_the_guide_is_found_by_what_one_would_type() -> None:
    assert guide.search("同步", "zh_CN")[0].key == "09-sync"
    assert guide.search("lost laptop", "en")[0].key == "10-backup"
    assert guide.search("a", "en") == ()


def test_the_tour_can_be_asked_for_at_any_time(page: HelpPage, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.tour_requested, timeout=500):
        page.tour.click()


def test_changing_the_look_redraws_what_is_read(page: HelpPage, session: Session) -> None:
    """Words of the light look on the dark ground could not be read."""

    def ink() -> str:
        return page.reading.document().begin().begin().fragment().charFormat().foreground().color().name()

    before = ink()
    session.theme.use(choice="dark")
    assert ink() != before
