"""Which stick or folder: what is plugged in first, then the one used last, then any other."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from gridsteward.desktop.places import documents
from gridsteward.desktop.sticks import sticks

translate = QCoreApplication.translate
Taken = Callable[[Path], object]


def folder_menu(parent: QWidget, last: str, take: Taken) -> QMenu:
    """Return a menu of the places there are; `take` gets the one chosen."""
    menu = QMenu(parent)
    plugged = sticks()
    for stick in plugged:
        text = translate("Folder", "Stick “{name}”").format(name=stick.name)
        menu.addAction(text, partial(take, stick.root))
    if last and Path(last) not in [stick.root for stick in plugged]:
        text = translate("Folder", "The last one: “{name}”").format(name=Path(last).name or last)
        menu.addAction(text, partial(take, Path(last)))
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(
        translate("Folder", "Another stick or folder …"), lambda: choose_folder(parent, last, take)
    )
    return menu


def choose_folder(parent: QWidget, last: str, take: Taken) -> QFileDialog:
    """Ask for a folder."""
    dialog = QFileDialog(parent.window(), translate("Folder", "Choose a stick or folder"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(last if last and Path(last).is_dir() else str(documents()))
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
