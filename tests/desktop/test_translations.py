"""Every sentence of the window is there in Chinese, and every sign of it can be drawn."""

import string
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from gridsteward.desktop.pictures import missing_glyphs
from gridsteward.desktop.theme import Theme
from gridsteward.words import LANGUAGES, Words

ROOT = Path(__file__).resolve().parents[2]


def messages() -> list[tuple[str, str]]:
    """(English, Chinese) of the window's own catalogue."""
    tree = ElementTree.parse(ROOT / "resources" / "i18n" / "gridsteward_zh_CN.ts")  # noqa: S314  (our own file)
    return [
        (message.findtext("source") or "", "".join(message.find("translation").itertext()))  # type: ignore[union-attr]
        for message in tree.iter("message")
    ]


def test_translations_are_fresh_and_complete() -> None:
    script = ROOT / "packaging" / "translations.py"
    run = subprocess.run(
        [sys.executable, str(script), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, f"run python packaging/translations.py: {run.stdout}{run.stderr}"


def test_a_translation_fills_in_the_same_values() -> None:
    def names(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    for english, chinese in messages():
        assert names(english) == names(chinese), english
        assert ("%n" in english) == ("%n" in chinese), english


def test_no_sign_of_the_interface_is_an_empty_box(theme: Theme) -> None:
    texts = [chinese for _, chinese in messages()]
    for language in LANGUAGES:
        words = Words(language)
        for section in ("fault", "fault_safe", "fault_todo", "date", "weekday", "month", "tag", "tag_group"):
            texts += words.section(section).values()
    assert missing_glyphs("".join(texts), theme.font()) == ""


def test_a_sign_no_face_has_is_found(theme: Theme) -> None:
    old_persian = "\U000103a0"
    assert missing_glyphs(f"中{old_persian}文", theme.font()) == old_persian
