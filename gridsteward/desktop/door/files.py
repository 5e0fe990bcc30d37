"""Photos and files at the door: from a file, the clipboard or the mouse; sealed on the lane, shown small."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QFileDialog, QToolButton, QWidget

from gridsteward.desktop.dialogs.attachment import show_attachment
from gridsteward.desktop.door.rows import tab_before
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided
from gridsteward.operations import visits
from gridsteward.records.visit import DraftFile

SIDE: Final = 96


def usable(mime: QMimeData) -> bool:
    """Tell whether something dropped or pasted holds a picture or files."""
    return mime.hasImage() or any(url.isLocalFile() for url in mime.urls())


def _as_png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows only bytes for the format
    return bytes(data.data())


class Thumbnail(QWidget):
    """One sealed file: small picture or its name, a way to see it, a way to drop it."""

    removed = Signal()

    def __init__(self, session: Session, file: DraftFile) -> None:
        super().__init__()
        self.file, self._session = file, session
        theme = session.theme
        self.open_button = QToolButton()
        self.open_button.setIconSize(QSize(SIDE, SIDE))
        self.open_button.setFixedSize(SIDE + 12, SIDE + 12)
        self.open_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.open_button.setAccessibleName(self.tr("Show {name}").format(name=file.name))
        self.open_button.setIcon(theme.icon("note", "quiet"))
        self.open_button.clicked.connect(self._open)
        spoken = self.tr("Remove {name}").format(name=file.name)
        self.remove = Button(theme, kind="text", icon="close", name_for_readers=spoken)
        self.remove.clicked.connect(self.removed)
        name = Elided(theme, file.name, role="caption")
        name.setFixedWidth(SIDE - theme.space.xl)
        self.setLayout(column(self.open_button, row(name, self.remove, gap=0), gap=0))
        if file.media_type.startswith("image/"):
            session.tasks.run("visit.thumbnail", self._small, self._show, failed=self._missing, owner=self)

    def _small(self) -> QImage:
        image = QImage.fromData(visits.attachment_bytes(self._session.area, self.file.content_hash))
        fit, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        return image.scaled(QSize(SIDE * 2, SIDE * 2), fit, smooth)

    def _show(self, image: QImage) -> None:
        self.open_button.setIcon(QPixmap.fromImage(image))

    def _missing(self, _error: Exception) -> None:
        self.open_button.setIcon(self._session.theme.icon("unknown", "unknown"))

    def _open(self) -> None:
        show_attachment(
            self._session,
            self.file.content_hash,
            name=self.file.name,
            media_type=self.file.media_type,
            parent=self,
        )


class Files(QWidget):
    """The files of a visit."""

    changed = Signal()
    failed = Signal(object)
    settled = Signal()  # nothing is being sealed any more

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme = session.theme
        self._session = session
        self._sealing = 0
        self._shown: list[Thumbnail] = []
        self.choose_button = Button(theme, self.tr("Add photo or file"), kind="door", icon="camera")
        self.paste_button = Button(theme, self.tr("Paste"), kind="door", icon="copy")
        self.keep_location = QCheckBox(self.tr("Keep where the photo was taken"))
        self._strip = Flow(gap=theme.space.s)
        self._busy = Elided(theme, "", role="caption")
        self._busy.hide()
        head = row(self.choose_button, self.paste_button, self.keep_location, None)
        self.setLayout(column(self._strip, self._busy, head, gap=theme.space.s))
        self.choose_button.clicked.connect(self.choose)
        self.paste_button.clicked.connect(self.paste)

    @property
    def value(self) -> tuple[DraftFile, ...]:
        """The files on screen."""
        return tuple(each.file for each in self._shown)

    @property
    def busy(self) -> bool:
        """Whether a file is still on its way into the store."""
        return self._sealing > 0

    def show_file(self, file: DraftFile) -> None:
        """Show a sealed file, without a word of it; the same content once only."""
        if any(each.file.content_hash == file.content_hash for each in self._shown):
            return
        made = Thumbnail(self._session, file)
        made.removed.connect(lambda: self._remove(made))
        self._shown.append(made)
        self._strip.addWidget(made)
        tab_before(self.choose_button, made)
        self.updateGeometry()

    def choose(self) -> None:
        """Ask for files."""
        names, _filter = QFileDialog.getOpenFileNames(self, self.tr("Add photo or file"))
        for name in names:
            self._add_path(Path(name))

    def paste(self) -> bool:
        """Take a picture or files from the clipboard; False when there is none."""
        return self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> bool:
        """Take what was pasted or dropped; False when it holds nothing of ours."""
        paths = [Path(QUrl(url).toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        for path in paths:
            self._add_path(path)
        if not paths and mime.hasImage():
            image = QImage(mime.imageData())
            stamp = f"{self._session.clock():%Y%m%d-%H%M%S}"
            self._add(self.tr("Photo {stamp}.jpg").format(stamp=stamp), lambda: _as_png(image))
            return True
        return bool(paths)

    def _add_path(self, path: Path) -> None:
        self._add(path.name, path.read_bytes)

    def _add(self, name: str, read: Callable[[], bytes]) -> None:
        keep, area = self.keep_location.isChecked(), self._session.area
        self._busy.show_text(self.tr("Sealing {name} …").format(name=name))
        self._busy.show()
        self._sealing += 1
        self._session.tasks.run(
            "visit.attach",
            lambda: visits.seal_file(area, read(), name=name, keep_location=keep),
            self._sealed,
            failed=self._refused,
            owner=self,
        )

    def _sealed(self, file: DraftFile) -> None:
        self.show_file(file)
        self.changed.emit()
        self._one_less()

    def _refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self._one_less()

    def _one_less(self) -> None:
        self._sealing -= 1
        if not self._sealing:
            self._busy.hide()
            self.settled.emit()

    def _remove(self, made: Thumbnail) -> None:
        self._shown.remove(made)
        self._strip.removeWidget(made)
        made.hide()
        made.deleteLater()
        self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
