"""Where a file goes: what a person exports is found where they put it, under an ending that opens."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.where import ask_where


@pytest.mark.parametrize(
    ("kinds", "offered", "ending"),
    [("PDF (*.pdf)", "card.pdf", "pdf"), ("", "chart.svg", "svg"), ("Evidence packs (*.zip)", "", "zip")],
)
def test_a_name_without_an_ending_gets_the_one_that_opens(
    qtbot: QtBot, tmp_path: Path, kinds: str, offered: str, ending: str
) -> None:
    window, chosen = QWidget(), list[Path]()
    qtbot.addWidget(window)
    asked = ask_where(window, "Where?", offered=offered, kinds=kinds, then=chosen.append)
    assert asked.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    asked.setDirectory(str(tmp_path))
    asked.selectFile("kept")
    asked.accept()
    assert chosen == [tmp_path / f"kept.{ending}"]


def test_the_place_agreed_on_before_is_where_it_opens(qtbot: QtBot, tmp_path: Path) -> None:
    window, chosen = QWidget(), list[Path]()
    qtbot.addWidget(window)
    place = tmp_path / "visits.xlsx"
    asked = ask_where(window, "Where?", offered=str(place), then=chosen.append)
    assert Path(asked.directory().absolutePath()) == tmp_path
    assert Path(asked.selectedFiles()[0]).name == "visits.xlsx"
    asked.reject()
    assert chosen == []
