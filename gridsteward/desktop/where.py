"""Where to write a file: the system's own file window, the same for everything that leaves the program."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from gridsteward.desktop.places import documents

_ENDING: Final = re.compile(r"\*(\.\w+)")


def ask_where(
    parent: QWidget,
    title: str,
    *,
    offered: str,
    then: Callable[[Path], object],
    kinds: str = "",
    confirms: bool = True,
) -> QFileDialog:
    """Ask where a file goes and hand the place to `then`; nothing happens when it is left.

    `offered` is its name, or the place agreed on so far; `kinds` is what the window names the files ("PDF (*.pdf)").
    The ending of `kinds`, else of `offered`, is added to a name without one. The window asks about overwriting,
    unless `confirms` is off because the writing itself does.
    """
    place = Path(offered)
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if kinds:
        dialog.setNameFilter(kinds)
    told = _ENDING.search(kinds)
    dialog.setDefaultSuffix((told[1] if told else place.suffix).removeprefix("."))
    if not confirms:
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDirectory(str(place.parent if place.is_absolute() else documents()))
    dialog.selectFile(offered)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
