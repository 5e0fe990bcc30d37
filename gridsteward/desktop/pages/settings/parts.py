"""What every section of the settings is made of."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QWidget

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.errors import explain
from gridsteward.desktop.places import documents
from gridsteward.desktop.session import Session
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.frames import Item, column, frame, row
from gridsteward.desktop.widgets.labels import Label, restyle
from gridsteward.records.journal import Change
from gridsteward.records.report import WrittenReport


def group(theme: Theme, title: str, *items: Item) -> QFrame:
    """Return a panel with a heading."""
    space = theme.space
    head = Label(theme, title, role="strong")
    return frame("panel", column(head, *items, gap=space.m, pad=(space.l, space.m, space.l, space.l)))


def line(theme: Theme, text: str, *controls: QWidget, note: str = "") -> QWidget:
    """Return what is set, a quiet sentence below it, and the controls at the right."""
    made = QWidget()
    words: list[Item] = [Label(theme, text)]
    if note:
        words.append(Label(theme, note, role="caption", wrap=True))
    box = row(column(*words, gap=2), *controls, gap=theme.space.m)
    box.setStretch(0, 1)
    made.setLayout(box)
    return made


def choice(name: str, options: list[tuple[str, str]], current: str) -> QComboBox:
    """Return a combo of (key, words)."""
    made = QComboBox()
    made.setAccessibleName(name)
    for key, words in options:
        made.addItem(words, key)
    made.setCurrentIndex(max(0, made.findData(current)))
    return made


class Section(QWidget):
    """A section that says in `said` what came of what was asked of it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.said = Label(session.theme, role="caption", wrap=True)
        self.said.hide()

    def _refused(self, error: Exception) -> None:
        self._say(explain(error, self._session.words).sentence)

    def _say(self, text: str, tone: Tone = "alarm") -> None:
        self.said.setProperty("tone", tone)
        self.said.show_text(text)
        self.said.setVisible(bool(text))
        restyle(self.said)


class FileSection(Section):
    """A section whose matter is made in Excel: written out, changed, taken in; what came of it is said in `said`.

    It reads anew whenever `table` was written, by whomever.
    """

    def __init__(self, session: Session, *, table: str) -> None:
        super().__init__(session)
        self._table = table
        session.changed.connect(self._changed)

    def take(self, path: Path) -> None:
        """Take a file in, or say why not."""
        raise NotImplementedError

    def _look(self) -> None:
        """Read what the section shows."""
        raise NotImplementedError

    def _changed(self, change: Change) -> None:
        if self._table in change.tables:
            self._look()

    def _tell(self, change: Change | None) -> None:
        """Tell the session of a write; None where there was nothing to write."""
        if change is not None:
            self._session.changed.emit(change)

    def _choose(self, title: str, kinds: str) -> None:
        """Have a file chosen, and take it."""
        dialog = QFileDialog(self, title, str(documents()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(
        self, write: Callable[[Path, bool], WrittenReport], *, title: str, what: str, file_name: str
    ) -> ExportDialog:
        """Ask where to, and `write` it there; its second value tells whether a file there may be overwritten."""
        session = self._session
        dialog = ExportDialog(
            lambda out, _password, overwrite: write(out, overwrite),
            title=title,
            what=what,
            file_name=file_name,
            with_password=False,
            private=False,
            theme=session.theme,
            tasks=session.tasks,
            words=session.words,
            parent=self.window(),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog
