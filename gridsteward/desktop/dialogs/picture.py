"""Handing a picture of one home over as a file: which form, whose name stands on it, and where to."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from gridsteward.desktop.dialogs.secrets import say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.places import documents, open_folder
from gridsteward.desktop.tasks import Lane, Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.where import ask_where
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.words import Words

Write = Callable[[Path, str, bool], Path]
"""(file, name that stands on it, overwrite) to the file that was written; runs in the lane given."""

FORMS: Final = ("png", "pdf", "svg")


def masked(name: str) -> str:
    """Return a name of which only the first sign is told: 龙**; a firm keeps its first two."""
    kept = 1 if len(name) <= 4 else 2
    return name[:kept] + "*" * min(2, max(0, len(name) - kept))


class PictureDialog(Dialog):
    """Asks form, name and place, writes with `write`, and says in place what came of it."""

    def __init__(
        self,
        write: Write,
        *,
        name: str,
        file_name: str,
        theme: Theme,
        tasks: Tasks,
        words: Words,
        lane: Lane = "drawing",
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.written: Path | None = None
        self._write, self._tasks, self._words, self._lane = write, tasks, words, lane
        self._folder, self._file_name, self._agreed = folder or documents(), file_name, ""
        space = theme.space
        title = self.tr("Export the chart")
        self.setWindowTitle(title)
        self._names = {"masked": masked(name), "full": name, "none": ""}
        said = {
            "masked": self.tr("Only {name}").format(name=masked(name)),
            "full": self.tr("Full name"),
            "none": self.tr("No name"),
        }
        self.names = {
            key: Button(theme, text, kind="chip", checked=key == "masked") for key, text in said.items()
        }
        self.forms = {
            form: Button(theme, form.upper(), kind="chip", checked=form == FORMS[0]) for form in FORMS
        }
        for group in (self.names, self.forms):
            for key, button in group.items():
                button.clicked.connect(lambda _on=False, group=group, key=key: self._choose(group, key))
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("File"))
        self.elsewhere = Button(theme, self.tr("&Elsewhere …"))
        self.elsewhere.clicked.connect(self._ask_place)
        warning = Label(
            theme,
            self.tr(
                "Outside GridSteward this picture is no longer protected: give it only to whom it is meant for."
            ),
            wrap=True,
        )
        alert = row(Glyph(theme, "watch"), warning, gap=space.m, pad=(space.m, space.s, space.m, space.s))
        alert.setStretch(1, 1)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.leave = Button(theme, self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.show_folder = Button(theme, self.tr("Open the &folder"), icon="eye")
        self.show_folder.clicked.connect(lambda: open_folder(Path(self.place.text()).parent))
        self.show_folder.hide()
        self.go = Button(theme, self.tr("E&xport"), kind="main", icon="export")
        self.go.setDefault(True)
        self.go.clicked.connect(self._start)
        pad = (space.xl, space.xl, space.xl, space.l)
        self.setLayout(
            column(
                Label(theme, title, role="title"),
                column(
                    Label(theme, self.tr("Name on the picture"), role="caption"),
                    row(*self.names.values(), None),
                    gap=space.xs,
                ),
                column(
                    Label(theme, self.tr("Form"), role="caption"),
                    row(*self.forms.values(), None),
                    gap=space.xs,
                ),
                column(
                    Label(theme, self.tr("File"), role="caption"),
                    row(self.place, self.elsewhere),
                    gap=space.xs,
                ),
                frame("soft", alert),
                self.wrong,
                row(None, self.leave, self.show_folder, self.go),
                gap=space.m,
                pad=pad,
            )
        )
        self.setMinimumWidth(theme.shape.list + 160)
        self._name_file()

    @property
    def form(self) -> str:
        """The form that is chosen."""
        return next(form for form, button in self.forms.items() if button.isChecked())

    @property
    def name(self) -> str:
        """What stands on the picture."""
        return next(self._names[key] for key, button in self.names.items() if button.isChecked())

    def _choose(self, group: dict[str, Button], key: str) -> None:
        for each, button in group.items():
            button.setChecked(each == key)
        self._name_file()

    def _name_file(self) -> None:
        """The file tells no more than the picture does."""
        parent = Path(self.place.text()).parent if self.place.text() else self._folder
        file = " ".join(part for part in (self.name.replace("*", ""), self._file_name) if part)
        self.place.setText(str(parent / f"{file}.{self.form}"))

    def _ask_place(self) -> None:
        ask_where(self, self.tr("Where to put the file"), offered=self.place.text(), then=self._placed)

    def _placed(self, path: Path) -> None:
        self.place.setText(str(path))
        self._agreed = str(path)  # the system's own window has asked about overwriting

    def _start(self) -> None:
        text = self.place.text().strip()
        if not text:
            say(self.wrong, self.tr("Please say where to put the file."), field=self.place)
            return
        path = Path(text).expanduser()
        suffix = f".{self.form}"
        path = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
        overwrite, name = self._agreed in (text, str(path)), self.name
        self.place.setText(str(path))
        self.go.setEnabled(False)
        say(self.wrong, self.tr("Writing …"), tone="quiet")
        self._tasks.run(
            "picture",
            lambda: self._write(path, name, overwrite),
            self._done,
            failed=self._refused,
            lane=self._lane,
            owner=self,
        )

    def _done(self, written: Path) -> None:
        self.written = written
        say(self.wrong, self.tr("Done: “{name}”.").format(name=written.name), tone="good")
        for widget in (self.place, self.elsewhere, *self.names.values(), *self.forms.values()):
            widget.setEnabled(False)
        self.go.hide()
        self.show_folder.show()
        self.leave.show_text(self.tr("Close"))
        self.leave.setFocus()

    def _refused(self, error: Exception) -> None:
        self.go.setEnabled(True)
        said = explain(error, self._words)
        say(self.wrong, said.sentence, field=self.place)
        if said.kind == "report_exists":
            self._agreed = self.place.text()
            self.go.show_text(self.tr("Replace it"))
