"""Places outside the encrypted store: where a person keeps documents, and showing a folder."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices


def documents() -> Path:
    """Return the person's documents, else their home."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's own file window; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
