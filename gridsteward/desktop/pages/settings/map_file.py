"""The map under the homes: a file of tiles that the steward brought along; without one homes are shown all the same."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from gridsteward.desktop.pages.settings.parts import Section, choice, group, line
from gridsteward.desktop.places import documents
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column
from gridsteward.desktop.widgets.labels import Elided
from gridsteward.operations import maps
from gridsteward.records.coordinates import Datum
from gridsteward.records.tiles import TileFileInfo


class MapFile(Section):
    """The section of that name."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        theme, words = session.theme, session.words
        self.name = Elided(theme, role="body")
        self.choose = Button(theme, self.tr("Choose a &map file …"), icon="import")
        self.remove = Button(theme, self.tr("Do without"), kind="text")
        # A file of tiles is drawn either by the world's maps or by China's; Baidu's have a plane of their own.
        systems = [(each.value, words(f"coordinates.{each.value}")) for each in (Datum.WGS84, Datum.GCJ02)]
        self.datum = choice(self.tr("Its coordinates"), systems, Datum.WGS84)
        self.system = line(
            theme,
            self.tr("Its coordinates"),
            self.datum,
            note=self.tr(
                "Maps of Chinese providers are mostly GCJ-02. Wrong: homes stand beside their roofs."
            ),
        )
        self.setLayout(
            column(
                group(
                    theme,
                    self.tr("Map"),
                    line(
                        theme,
                        self.tr("Map file (MBTiles)"),
                        self.remove,
                        self.choose,
                        note=self.tr(
                            "Without one the map shows homes, villages and ways on plain ground. The file stays "
                            "where it is; only this laptop remembers where."
                        ),
                    ),
                    self.name,
                    self.said,
                    self.system,
                )
            )
        )
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        self.datum.activated.connect(self._set_datum)
        self._show(None)
        area = session.area
        session.tasks.run(
            "map.settings", lambda: maps.map_file(area), self._show, failed=self._lost, owner=self
        )

    def _show(self, file: TileFileInfo | None) -> None:
        for part in (self.name, self.remove, self.system):
            part.setVisible(file is not None)
        self.said.setVisible(file is not None)
        if file is None:
            return
        self.name.show_text(str(file.path))
        self.datum.setCurrentIndex(self.datum.findData(file.datum.value))
        text = self.tr("{name}, zoom {least} to {most}").format(
            name=file.name, least=file.least_zoom, most=file.most_zoom
        )
        self._say(f"{text} · {file.attribution}" if file.attribution else text, "quiet")

    def _lost(self, error: Exception) -> None:
        """Say what is wrong with the file that was chosen; it can be chosen anew or done without."""
        self.remove.show()
        self._refused(error)

    def _choose(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(
            self,
            self.tr("Choose a map file"),
            str(documents()),
            self.tr("Map tiles (*.mbtiles);;All files (*)"),
        )
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Use this file; one that holds no map is told of and the one before stays."""
        area = self._session.area
        self._session.tasks.run(
            "map.choose",
            lambda: maps.choose_map(area, path),
            self._changed,
            failed=self._refused,
            owner=self,
        )

    def _remove(self) -> None:
        area = self._session.area
        self._session.tasks.run(
            "map.forget", lambda: maps.forget_map(area), lambda _none: self._changed(None), owner=self
        )

    def _set_datum(self) -> None:
        area, datum = self._session.area, Datum(self.datum.currentData())
        self._session.tasks.run(
            "map.datum",
            lambda: maps.set_map_datum(area, datum),
            lambda _none: self._session.map_changed.emit(),
            owner=self,
        )

    def _changed(self, file: TileFileInfo | None) -> None:
        self._show(file)
        self._session.map_changed.emit()
