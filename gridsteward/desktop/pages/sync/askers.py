"""Who asks to join: looked for over the hub or a folder, admitted one by one or all at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.dialogs.folder import folder_menu
from gridsteward.desktop.pages.sync.reading import tell_refused
from gridsteward.desktop.pages.sync.wording import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import clear, column, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Pair
from gridsteward.desktop.wording import listed, role_name
from gridsteward.records.sync import Asker


class Askers(QFrame):
    """A panel with its own two ways of looking."""

    admitted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._session = session
        self._folder: Path | None = None
        theme, space = session.theme, session.theme.space
        self.over_hub = Button(theme, translate("Devices", "Look on the server"), icon="sync")
        self.over_folder = Button(theme, translate("Devices", "Look on a stick"), icon="stick")
        self.said = Label(
            theme,
            translate(
                "Devices", "After the code was typed in on the new laptop, look for it here and let it in."
            ),
            role="quiet",
            wrap=True,
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(space.s)
        self.all = Button(theme, kind="main", icon="check")
        self.all.hide()
        self.buttons: list[Button] = []
        title = Label(theme, translate("Devices", "Who asks to join?"), role="strong")
        head = Flow(title, self.over_hub, self.over_folder, gap=space.s, tail=2)
        box = column(head, self.said, self._lines, row(None, self.all), gap=space.s)
        box.setContentsMargins(space.l, space.m, space.l, space.m)
        self.setLayout(box)
        self.over_hub.clicked.connect(lambda: self.look(None))
        self.over_folder.clicked.connect(self._offer_folders)
        self.all.clicked.connect(lambda: self.admit(""))

    def _offer_folders(self) -> None:
        menu = folder_menu(self, self._session.exchange.folder, self.look)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.over_folder.mapToGlobal(self.over_folder.rect().bottomLeft()))

    def look(self, folder: Path | None) -> None:
        """Exchange over this road and show who asks on it."""
        self._folder, area = folder, self._session.area

        def work() -> list[Asker]:
            from gridsteward.operations import devices

            return devices.askers(area, folder=folder)

        self._busy(translate("Devices", "Looking …"))
        self._session.tasks.run("askers", work, self._show, failed=self._refused, lane="network", owner=self)

    def _show(self, found: Sequence[Asker]) -> None:
        self._ready()
        clear(self._lines)
        self.buttons = []
        theme, words = self._session.theme, self._session.words
        for asker in found:
            line = QWidget()
            role = role_name(words, asker.role)
            mark = translate("Devices", "mark {id}").format(id=asker.device[:8])
            let_in = Button(
                theme,
                translate("Devices", "Let in"),
                name_for_readers=translate("Devices", "Let {name} in").format(name=asker.steward),
            )
            let_in.clicked.connect(lambda _on=False, device=asker.device: self.admit(device))
            self.buttons.append(let_in)
            name = Pair(theme, asker.steward, f"{role} · {mark}")
            line.setLayout(row(Glyph(theme, "laptop"), name, None, let_in, gap=theme.space.m))
            self._lines.addWidget(line)
        self.said.show_text(
            translate("Devices", "These proved that they hold a code of yours:")
            if found
            else translate(
                "Devices",
                "Nobody asks there now. Has the code been typed in on the new laptop, and did it reach the same place?",
            )
        )
        self.all.setVisible(len(found) > 1)
        self.all.show_text(self.tr("Let all %n in", "", len(found)))
        self._session.exchange.refresh()

    def admit(self, device: str) -> None:
        """Let one laptop in, or all."""
        area, folder = self._session.area, self._folder

        def work() -> list[Asker]:
            from gridsteward.operations import devices

            return devices.admit(area, device, folder=folder)

        self._busy(translate("Devices", "Letting in …"))
        self._session.tasks.run("admit", work, self._came, failed=self._refused, lane="network", owner=self)

    def _came(self, came: Sequence[Asker]) -> None:
        names = listed(self._session.words, (asker.steward for asker in came))
        self._session.notify(
            Notice(
                translate("Devices", "Let in: {names}.").format(names=names),
                todo=translate(
                    "Devices", "On that laptop it goes on by itself, or after the stick is back there."
                ),
            )
        )
        self.admitted.emit()
        self.look(self._folder)

    def _refused(self, error: Exception) -> None:
        self._ready()
        tell_refused(self._session, error)
        self.said.show_text(translate("Devices", "Nothing was changed."))

    def _busy(self, text: str) -> None:
        self.said.show_text(text)
        for button in (self.over_hub, self.over_folder, self.all, *self.buttons):
            button.setEnabled(False)

    def _ready(self) -> None:
        for button in (self.over_hub, self.over_folder, self.all, *self.buttons):
            button.setEnabled(True)
