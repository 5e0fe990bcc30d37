"""Where the station's server is: its address, tried before it is kept; what a station's own set-up may need besides."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from gridsteward.desktop.dialogs.secrets import give_room, say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label

translate = QCoreApplication.translate


class HubDialog(Dialog):
    """Address, a way to try it, and behind a fold the certificate file and the founding word."""

    def __init__(self, session: Session, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        theme, space = session.theme, session.theme.space
        title = translate("Hub", "The station's server")
        self.setWindowTitle(title)
        self.url, self.authority, self.word = QLineEdit(), QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("https://sync.example.cn")
        self.url.setAccessibleName(translate("Hub", "Address"))
        self.test = Button(theme, translate("Hub", "&Try it"), icon="sync")
        self.plain = Label(
            theme,
            translate(
                "Hub",
                "The way there is not encrypted (http); the records on it are. Who sends how much can be seen.",
            ),
            role="caption",
            tone="watch",
            wrap=True,
        )
        self.plain.hide()
        self.said = Label(theme, role="caption", wrap=True)
        self.said.hide()
        self.more = Button(theme, translate("Hub", "Advanced"), kind="text", checked=False)
        self.extra = self._advanced()
        self.extra.hide()
        cancel = Button(theme, translate("Hub", "Cancel"))
        self.keep = Button(theme, translate("Hub", "&Keep"), kind="main")
        self.keep.setDefault(True)
        note = translate(
            "Hub",
            "Your station tells you the address. The server only passes on sealed parcels; it can read none.",
        )
        address = row(self.url, self.test)
        address.setStretch(0, 1)
        self.setLayout(
            column(
                Label(theme, title, role="title"),
                Label(theme, note, role="quiet", wrap=True),
                column(Label(theme, translate("Hub", "Address"), role="caption"), address, gap=space.xs),
                self.plain,
                self.said,
                row(self.more, None),
                self.extra,
                row(None, cancel, self.keep),
                gap=space.m,
                pad=(space.xl, space.xl, space.xl, space.l),
            )
        )
        self.setMinimumWidth(theme.shape.list + 160)
        self.finished.connect(self.deleteLater)
        cancel.clicked.connect(self.reject)
        self.test.clicked.connect(self._try)
        self.keep.clicked.connect(self._keep)
        self.more.toggled.connect(self._unfold)
        self.url.textChanged.connect(self._look)
        session.tasks.run("hub.read", self._read, self._fill, owner=self)

    def _advanced(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        holder = QWidget()
        authority = translate("Hub", "Certificate file, if the station has one of its own")
        word = translate("Hub", "Founding word, for the very first sync of an area")
        self.authority.setAccessibleName(authority)
        self.word.setAccessibleName(word)
        self.choose = Button(theme, translate("Hub", "&File …"))
        self.choose.clicked.connect(self._choose)
        files = row(self.authority, self.choose)
        files.setStretch(0, 1)
        holder.setLayout(
            column(
                column(Label(theme, authority, role="caption"), files, gap=space.xs),
                column(Label(theme, word, role="caption"), self.word, gap=space.xs),
                gap=space.m,
            )
        )
        return holder

    def _read(self) -> tuple[str, str, str]:
        from gridsteward.operations import syncing

        store = self._session.area.store
        return (
            store.setting(syncing.HUB_URL),
            store.setting(syncing.HUB_AUTHORITY),
            store.setting(syncing.HUB_WORD),
        )

    def _fill(self, found: tuple[str, str, str]) -> None:
        for edit, text in zip((self.url, self.authority, self.word), found, strict=True):
            edit.setText(text)
        self.more.setChecked(bool(found[1] or found[2]))

    def _unfold(self, shown: bool) -> None:
        self.extra.setVisible(shown)
        give_room(self)

    def _look(self, text: str) -> None:
        self.plain.setVisible(text.strip().lower().startswith("http:"))
        say(self.said, "")

    def _choose(self) -> None:
        dialog = QFileDialog(self, translate("Hub", "Choose the certificate file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.authority.setText(str(Path(name))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _try(self) -> None:
        url, authority = self.url.text(), self.authority.text().strip()

        def work() -> tuple[float, bool]:
            from gridsteward.operations import syncing

            return syncing.try_hub(url, authority=authority)

        def reached(found: tuple[float, bool]) -> None:
            text = translate("Hub", "Reached in {ms} ms.").format(ms=round(found[0]))
            self._done(lambda: say(self.said, text, tone="good"))

        self.test.setEnabled(False)
        say(self.said, translate("Hub", "Trying …"), tone="quiet")
        self._session.tasks.run("hub.try", work, reached, failed=self._refused, lane="network", owner=self)

    def _keep(self) -> None:
        area = self._session.area
        url, authority, word = self.url.text(), self.authority.text().strip(), self.word.text().strip()

        def work() -> None:
            from gridsteward.operations import syncing

            syncing.set_hub(area, url, authority=authority, founding_word=word)

        self._session.tasks.run(
            "hub.keep", work, lambda _none: self.accept(), failed=self._refused, owner=self
        )

    def _refused(self, error: Exception) -> None:
        said = explain(error, self._session.words)
        field = self.url if said.kind == "hub_address_wrong" else None
        self._done(lambda: say(self.said, said.sentence, field=field))

    def _done(self, then: Callable[[], object]) -> None:
        self.test.setEnabled(True)
        then()
