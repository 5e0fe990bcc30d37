"""A photo or file of a visit, opened from the encrypted store."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QSizePolicy, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import visits
from gridsteward.records.visit import Attachment

Opened = tuple[bytes, QImage]


class FileDialog(QDialog):
    """Shows a photo as large as the window; anything else can be taken out, with a plain warning."""

    def __init__(self, session: Session, file: Attachment, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._file = session, file
        self._data = b""
        self._picture = QPixmap()
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(file.name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(960, 680)
        self.shown = Label(theme, self.tr("Opening…"), role="quiet", wrap=True)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        warning = self.tr("A copy outside GridSteward is no longer encrypted.")
        self.save = Button(theme, self.tr("Save a copy…"), icon="export")
        self.save.setEnabled(False)
        self.save.clicked.connect(self._ask_where)
        close = Button(theme, self.tr("Close"), kind="main")
        close.clicked.connect(self.accept)
        foot = row(Label(theme, warning, role="caption"), None, self.save, close)
        pad = space.l
        box = column(self.shown, foot, gap=space.m, pad=(pad, pad, pad, pad))
        box.setStretch(0, 1)
        self.setLayout(box)
        session.tasks.run("attachment.open", self._read, self._show, failed=self._refused, owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the photo to the window."""
        super().resizeEvent(event)
        self._fit()

    def _read(self) -> Opened:
        data = visits.attachment_bytes(self._session.area, self._file.content_hash)
        image = QImage.fromData(data) if self._file.media_type.startswith("image/") else QImage()
        return data, image

    def _show(self, opened: Opened) -> None:
        self._data, image = opened
        self.save.setEnabled(True)
        if image.isNull():
            self.shown.show_text(self.tr("This file cannot be shown here."))
            return
        self._picture = QPixmap.fromImage(image)
        self.shown.setAccessibleName(self._file.name)
        self._fit()

    def _refused(self, error: Exception) -> None:
        said = explain(error, self._session.words)
        self.shown.show_text(f"{said.what} {said.todo}".strip())

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatio()
        room = self.shown.size() * ratio
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = self._picture.scaled(room.boundedTo(self._picture.size()), keep, smooth)
        picture.setDevicePixelRatio(ratio)
        self.shown.setPixmap(picture)

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save a copy"), self._file.name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, where: str) -> None:
        data = self._data
        self._session.tasks.run(
            "attachment.save",
            lambda: Path(where).write_bytes(data),
            lambda _size: self.accept(),
            failed=self._refused,
            lane="cpu",
            owner=self,
        )
