"""A photo shown large; any other file saved where the person says, with the warning that it leaves the safe."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QSizePolicy, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label, Paragraph
from gridsteward.desktop.wording import listed
from gridsteward.operations import visits


class Picture(QLabel):
    """A picture that fits its place, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(QSize(240, 180))

    def show_image(self, image: QImage) -> None:
        """Replace the picture."""
        self._image = image
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = self.size() * ratio
        image = self._image
        if image.width() > room.width() or image.height() > room.height():
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(ratio)
        self.setPixmap(picture)


class AttachmentDialog(Dialog):
    """One photo or file of a visit."""

    def __init__(
        self,
        session: Session,
        content_hash: str,
        *,
        name: str,
        media_type: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = session.theme
        self._session, self._hash, self._name = session, content_hash, name
        self._is_photo = media_type.startswith("image/")
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.picture = Picture()
        self.picture.setAccessibleName(name)
        self.picture.setVisible(self._is_photo)
        self.word = Paragraph(theme, self.tr("Opening …") if self._is_photo else "", role="quiet")
        self.warning = Paragraph(
            theme,
            self.tr(
                "A saved copy is no longer encrypted: whoever has the folder can open it. "
                "Delete it when it is no longer needed."
            ),
            role="quiet",
        )
        self.save_button = Button(theme, self.tr("Save a copy …"), icon="export")
        self.close_button = Button(theme, self.tr("Close"), kind="main")
        self.fetch_button = Button(theme, self.tr("&Fetch it"), icon="import")
        self.stick_button = Button(theme, self.tr("From a &stick …"), icon="stick")
        for button in (self.fetch_button, self.stick_button):
            button.hide()
        self.fetch_button.clicked.connect(lambda: self.fetch(None))
        self.stick_button.clicked.connect(self._offer_folders)
        self.save_button.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.accept)
        pad = theme.space.l
        inside = column(
            Label(theme, name, role="strong"),
            self.picture,
            self.word,
            self.warning,
            row(self.save_button, self.fetch_button, self.stick_button, None, self.close_button),
            gap=theme.space.m,
            pad=(pad, pad, pad, pad),
        )
        if self._is_photo:
            inside.setStretch(1, 1)
            self.resize(960, 640)
        else:
            self.resize(480, 160)
        self.setLayout(inside)
        self.word.setVisible(self._is_photo)
        self.close_button.setFocus()
        if self._is_photo:
            self._read()

    def save_to(self, path: Path) -> None:
        """Write the plain bytes to a file the person chose."""
        area, content_hash = self._session.area, self._hash

        def write() -> None:
            path.write_bytes(visits.attachment_bytes(area, content_hash))

        self._session.tasks.run(
            "attachment.save", write, lambda _none: self._saved(path), failed=self._refused, owner=self
        )

    def _decode(self) -> QImage:
        return QImage.fromData(visits.attachment_bytes(self._session.area, self._hash))

    # ------------------------------------------------------------------ on another laptop

    def _offer_fetching(self) -> None:
        from gridsteward.operations import syncing

        area, content_hash = self._session.area, self._hash
        self.save_button.hide()
        self.warning.hide()
        self._session.tasks.run(
            "attachment.roads",
            lambda: syncing.roads_of_file(area, content_hash),
            self._say_where,
            owner=self,
        )

    def _say_where(self, roads: list[str]) -> None:
        from gridsteward.desktop.pages.sync.wording import road_name

        state = self._session.exchange.state
        with_hub = state is not None and bool(state.hub_url)
        missing = self.tr("This photo or file is not on this laptop.")
        if roads:
            places = listed(self._session.words, (road_name(road) for road in roads))
            where = self.tr("It lies on: {places}.").format(places=places)
        else:
            where = self.tr("No way here holds it yet; the laptop that took it brings it with its next sync.")
        self.word.show_text(f"{missing}\n{where}")
        self.word.show()
        self.fetch_button.setVisible(with_hub)
        self.stick_button.show()

    def _offer_folders(self) -> None:
        from gridsteward.desktop.dialogs.folder import folder_menu

        menu = folder_menu(self, self._session.exchange.folder, self.fetch)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.stick_button.mapToGlobal(self.stick_button.rect().bottomLeft()))

    def fetch(self, folder: Path | None) -> None:
        """Bring it from the hub, or from a stick or folder, then show it."""
        area, content_hash = self._session.area, self._hash
        self.word.show_text(self.tr("Fetching …"))
        self._may_fetch(False)

        def work() -> bool:
            from gridsteward.operations import syncing

            return syncing.fetch_file(area, content_hash, folder=folder)

        self._session.tasks.run(
            "attachment.fetch", work, self._fetched, failed=self._not_fetched, lane="network", owner=self
        )

    def _fetched(self, here: bool) -> None:
        self._may_fetch(True)
        if not here:
            self.word.show_text(self.tr("It is not there either. Nothing was changed."))
            return
        for button in (self.fetch_button, self.stick_button):
            button.hide()
        self.save_button.show()
        self.warning.show()
        self.word.show_text(self.tr("It is here now."))
        if self._is_photo:
            self._read()

    def _not_fetched(self, error: Exception) -> None:
        self._may_fetch(True)
        self.word.show_text(explain(error, self._session.words).sentence)

    def _may_fetch(self, may: bool) -> None:
        for button in (self.fetch_button, self.stick_button):
            button.setEnabled(may)

    def _read(self) -> None:
        self._session.tasks.run("attachment.read", self._decode, self._show, failed=self._refused, owner=self)

    def _show(self, image: QImage) -> None:
        if image.isNull():
            self.word.show_text(self.tr("This file cannot be shown here."))
            return
        self.word.hide()
        self.picture.show_image(image)

    def _ask(self) -> None:
        # Every photo is kept as JPEG, whatever it came as.
        name = str(Path(self._name).with_suffix(".jpg")) if self._is_photo else self._name
        chosen, _filter = QFileDialog.getSaveFileName(self, self.tr("Save a copy …"), name)
        if chosen:
            self.save_to(Path(chosen))

    def _saved(self, path: Path) -> None:
        self.word.show_text(self.tr("Saved as {name}.").format(name=path.name))
        self.word.show()

    def _refused(self, error: Exception) -> None:
        said = explain(error, self._session.words)
        if said.kind == "attachment_missing" and self._session.exchange.in_use:
            self._offer_fetching()
            return
        self.word.show_text("\n".join(part for part in (said.what, said.safe, said.todo) if part))
        self.word.show()


def show_attachment(
    session: Session, content_hash: str, *, name: str, media_type: str, parent: QWidget
) -> AttachmentDialog:
    """Open the dialog over the window of `parent`."""
    dialog = AttachmentDialog(session, content_hash, name=name, media_type=media_type, parent=parent.window())
    dialog.open()
    return dialog
