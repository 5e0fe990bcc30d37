"""The two doors to an area: a wrong passphrase is said in place, and waiting never freezes the window."""

import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.new_area import NewArea, NewAreaDialog
from gridsteward.desktop.dialogs.secrets import strength
from gridsteward.desktop.dialogs.unlock import AreaChoice, UnlockDialog
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.watchdog import watch
from gridsteward.words import Words

HOME = AreaChoice("a", "桂溪")
OTHER = AreaChoice("b", "柳塘", keyring=True)


def opener(key: str, passphrase: str) -> object:
    if key == "a" and passphrase != "three calm words":
        raise PermissionError(13, "x")
    return f"open {key}"


def unlocking(qtbot: QtBot, tasks: Tasks, words: Words, *areas: AreaChoice) -> UnlockDialog:
    dialog = UnlockDialog(areas or (HOME,), opener, tasks=tasks, words=words)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_enter_opens_with_the_right_passphrase(
    theme: Theme, qtbot: QtBot, tasks: Tasks, words: Words
) -> None:
    dialog = unlocking(qtbot, tasks, words)
    qtbot.keyClicks(dialog.form.passphrase, "three calm words")
    qtbot.keyClick(dialog.form.passphrase, Qt.Key.Key_Return)
    assert dialog.opened == "open a"
    assert not dialog.isVisible()
    assert dialog.form.passphrase.text() == ""


def test_a_wrong_passphrase_is_said_in_place_and_can_be_typed_again(
    theme: Theme, qtbot: QtBot, tasks: Tasks, words: Words
) -> None:
    dialog = unlocking(qtbot, tasks, words)
    qtbot.keyClicks(dialog.form.passphrase, "wrong")
    qtbot.mouseClick(dialog.form.open, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.form.wrong.text()
    assert dialog.form.open.isEnabled()
    assert dialog.form.passphrase.selectedText() == "wrong"
    qtbot.keyClick(dialog.form.passphrase, "t")
    assert dialog.form.wrong.isHidden()


def test_several_areas_are_chosen_from_and_a_keyring_asks_nothing(
    theme: Theme, qtbot: QtBot, tasks: Tasks, words: Words
) -> None:
    dialog = unlocking(qtbot, tasks, words, HOME, OTHER)
    assert dialog.form.area.isVisible()
    dialog.form.area.setCurrentIndex(1)
    assert dialog.form.passphrase.isHidden()
    dialog.form.open.click()
    assert dialog.opened == "open b"
    assert unlocking(qtbot, tasks, words).form.area.isHidden()


def test_deriving_a_key_does_not_freeze_the_window(
    theme: Theme, qtbot: QtBot, threads: Tasks, words: Words
) -> None:
    worked_on: list[int] = []

    def slow(_key: str, _passphrase: str) -> object:
        worked_on.append(threading.get_ident())
        time.sleep(0.3)
        return "open"

    dialog = UnlockDialog((HOME,), slow, tasks=threads, words=words)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.passphrase.setText("x")
    with watch(limit_ms=150) as stalls:
        dialog.form.open.click()
        assert not dialog.form.open.isEnabled()
        qtbot.waitUntil(lambda: dialog.opened == "open", timeout=3000)
    assert stalls.found == []
    assert worked_on != [threading.get_ident()]


def test_caps_lock_is_hinted_at(theme: Theme, qtbot: QtBot, tasks: Tasks, words: Words) -> None:
    dialog = unlocking(qtbot, tasks, words)
    form = dialog.form
    qtbot.keyClick(form.passphrase, "a")
    assert form.caps_lock.isHidden()
    qtbot.keyClick(form.passphrase, "A")
    assert form.caps_lock.isVisible()
    qtbot.keyClick(form.passphrase, "B", Qt.KeyboardModifier.ShiftModifier)
    assert form.caps_lock.isHidden()


def test_show_and_hide(theme: Theme, qtbot: QtBot, tasks: Tasks, words: Words) -> None:
    dialog = unlocking(qtbot, tasks, words)
    form = dialog.form
    assert form.passphrase.echoMode() == QLineEdit.EchoMode.Password
    form.show_passphrase.click()
    assert form.passphrase.echoMode() == QLineEdit.EchoMode.Normal


def making(qtbot: QtBot, tasks: Tasks, words: Words, made: list[NewArea], *, keyring: bool) -> NewAreaDialog:
    dialog = NewAreaDialog(made.append, keyring=keyring, tasks=tasks, words=words)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("field", "text"),
    [("area_name", "  "), ("steward", ""), ("passphrase", "short"), ("again", "another passphrase")],
)
def test_what_is_missing_is_said_at_its_field(
    theme: Theme, qtbot: QtBot, tasks: Tasks, words: Words, *, field: str, text: str
) -> None:
    made: list[NewArea] = []
    dialog = making(qtbot, tasks, words, made, keyring=False)
    filled = {
        "area_name": "桂溪",
        "steward": "林静",
        "passphrase": "three calm words",
        "again": "three calm words",
    }
    for name, value in (filled | {field: text}).items():
        getattr(dialog.form, name).setText(value)
    dialog.form.create.click()
    assert made == []
    assert dialog.form.wrong.text()
    assert getattr(dialog.form, field).property("wrong") is True


def test_makes_an_area_with_a_passphrase(theme: Theme, qtbot: QtBot, tasks: Tasks, words: Words) -> None:
    made: list[NewArea] = []
    dialog = making(qtbot, tasks, words, made, keyring=False)
    assert dialog.form.by_keyring.isHidden()
    assert dialog.form.by_passphrase.isHidden()
    for field, value in ((dialog.form.area_name, "桂溪"), (dialog.form.steward, "林静")):
        field.setText(value)
    for field in (dialog.form.passphrase, dialog.form.again):
        field.setText("three calm words")
    dialog.form.create.click()
    assert made == [NewArea("桂溪", "林静", "three calm words")]
    assert "calm" not in repr(made)


def test_makes_an_area_kept_by_the_keyring(theme: Theme, qtbot: QtBot, tasks: Tasks, words: Words) -> None:
    made: list[NewArea] = []
    dialog = making(qtbot, tasks, words, made, keyring=True)
    assert dialog.form.passphrase_part.isHidden()
    dialog.form.area_name.setText("桂溪")
    dialog.form.steward.setText("林静")
    dialog.form.create.click()
    assert made == [NewArea("桂溪", "林静", None)]


def test_the_strength_is_said_in_words(theme: Theme) -> None:
    tones = [
        strength(text)[1]
        for text in ("short", "1234567890", "aaaaaaaaaaaa", "lamp-river", "lamp river moon 7")
    ]
    assert tones == ["alarm", "watch", "watch", "watch", "good"]
