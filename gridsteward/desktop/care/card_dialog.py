"""The emergency card before it is printed, and the word for the door: agreed here, shown only on asking (R5.8)."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from gridsteward.desktop.care.card_sheet import (
    CardSheet,
    Lines,
    card_lines,
    preview,
)
from gridsteward.desktop.care.sheet_out import SheetOut
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import Halves, column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.operations import door_words
from gridsteward.records.emergency_card import DoorWordState, EmergencyCard
from gridsteward.records.journal import Change

_PREVIEW: Final = 360  # device-independent pixels wide
Found = tuple[EmergencyCard, DoorWordState | None]


class EmergencyCardDialog(Dialog):
    """A picture of the card, the steward's telephone, the word for the door, and the two ways out."""

    def __init__(self, session: Session, found: Found, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.card, self.state = found
        self._word = ""  # only while somebody asked for it
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(self.tr("Emergency card"))
        self.picture = QLabel()
        self.picture.setFixedSize(_PREVIEW, round(_PREVIEW * 210 / 148))  # A5 until the card asks for more
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.picture.setAccessibleName(self.tr("How the card looks"))
        self.phone = QLineEdit(self.card.steward_phone)
        self.phone.setAccessibleName(self.tr("Your telephone"))
        self.phone.editingFinished.connect(self._keep_phone)
        self.no_phone = Label(theme, tone="alarm", wrap=True)
        self.said_word = Label(theme, role="quiet", wrap=True)
        self.show_word = Button(theme, self.tr("&Show the word"), icon="eye")
        self.show_word.clicked.connect(self.look)
        self.on_card = QCheckBox(self.tr("Print the &word itself too"))
        self.on_card.toggled.connect(self._ask_for_word)
        self.word, self.hint = QLineEdit(), QLineEdit()
        self.word.setEchoMode(QLineEdit.EchoMode.Password)
        self.word.setAccessibleName(self.tr("New word"))
        self.word.setPlaceholderText(self.tr("New word"))
        self.hint.setAccessibleName(self.tr("Hint that may stand on the card"))
        self.hint.setPlaceholderText(self.tr("Hint that may stand on the card"))
        self.agree = Button(theme, self.tr("&Agree on it"), icon="check")
        self.agree.clicked.connect(self.keep_word)
        self.drop = Button(theme, self.tr("Drop it"), kind="text", icon="bin")
        self.drop.clicked.connect(self.drop_word)
        self.told = Label(theme, role="quiet", wrap=True)
        self.printer = Button(theme, self.tr("&Print …"), kind="main", icon="print")
        self.file = Button(theme, self.tr("Save as P&DF …"), icon="export")
        self.close_button = Button(theme, self.tr("Close"))
        why = Label(
            theme,
            self.tr(
                "A word only the two of you know: whoever says it at the door is from us. The hint may hang on the "
                "wall, the word may not. Each time it is shown is kept, with your name."
            ),
            wrap=True,
        )
        note = row(Glyph(theme, "key"), why, gap=space.m, pad=(space.m, space.s, space.m, space.s))
        note.setStretch(1, 1)
        side = column(
            Label(theme, self.tr("Emergency card"), role="title"),
            Label(theme, self.tr("In large print, to hang by the telephone."), role="quiet", wrap=True),
            space.s,
            Label(theme, self.tr("Your telephone"), role="head"),
            self.phone,
            self.no_phone,
            space.s,
            Label(theme, self.tr("Word for the door"), role="head"),
            frame("soft", note),
            self.said_word,
            row(self.show_word, self.drop, None),
            self.word,
            self.hint,
            row(self.agree, None),
            self.on_card,
            self.told,
            None,
            row(self.printer, self.file, None, self.close_button),
            gap=space.s,
        )
        paper = frame("panel", column(self.picture, pad=(1, 1, 1, 1)))
        halves = QWidget(), QWidget()
        for half, part in zip(halves, (column(paper, None), side), strict=True):
            half.setLayout(part)
        shares, fold = (0, 1), _PREVIEW + theme.shape.list
        whole = Halves(theme, *halves, shares=shares, least=(0, 0), gap=space.xl, fold=fold)
        self.setLayout(column(whole, pad=(space.xl, space.xl, space.xl, space.l)))
        self.setMinimumSize(
            _PREVIEW + theme.shape.list + space.xxl, 680
        )  # wrapped words are given their lines
        self.out = SheetOut(
            session,
            self._lines,
            name=lambda: session.words("emergency_card.file_name", name=self.card.name),
            parent=self,
        )
        self.out.told.connect(self._say)
        self.printer.clicked.connect(self.out.print_it)
        self.file.clicked.connect(self.out.ask_file)
        self.close_button.clicked.connect(self.accept)
        self._show(found)

    @property
    def sheet(self) -> CardSheet:
        """What is printed as things are chosen now."""
        return CardSheet(card=self.card, word=self._word if self.on_card.isChecked() else "")

    def _lines(self) -> Lines:
        return card_lines(self.sheet, self._session.words)

    # ------------------------------------------------------------------ showing

    def _show(self, found: Found) -> None:
        self.card, self.state = found
        state = self.state
        self.no_phone.setVisible(not self.card.steward_phone)
        self.no_phone.show_text(self._session.words("fault.card_no_steward_phone"))
        for part in (self.show_word, self.drop, self.on_card):
            part.setVisible(state is not None)
        if state is None:
            self._word = ""
            self.on_card.setChecked(False)
            self.said_word.show_text(self.tr("None is agreed yet."))
        else:
            parts = [
                self.tr("Agreed on {day} by {who}.").format(day=state.agreed_at[:10], who=state.steward),
                self.tr("Hint: {hint}").format(hint=state.hint) if state.hint else "",
            ]
            if state.looks:
                parts.append(
                    self.tr("Last shown to {who} on {day}.").format(
                        who=state.last_looker, day=state.last_look[:10]
                    )
                )
            if self._word:
                parts.append(self.tr("The word is: {word}").format(word=self._word))
            self.said_word.show_text("\n".join(filter(None, parts)))
        self._draw()

    def _draw(self) -> None:
        said = self._lines()
        width = round(_PREVIEW * self.devicePixelRatioF())
        self._session.tasks.run(
            "card.preview", lambda: preview(said, width), self._shown, lane="cpu", owner=self
        )

    def _shown(self, image: QImage) -> None:
        image.setDevicePixelRatio(image.width() / _PREVIEW)
        self.picture.setPixmap(QPixmap.fromImage(image))
        self.picture.setFixedHeight(round(image.height() * _PREVIEW / image.width()))

    def _again(self) -> None:
        area, household = self._session.area, self.card.household_id
        self._session.tasks.run(
            "card",
            lambda: (door_words.emergency_card(area, household), door_words.door_word_state(area, household)),
            self._show,
            owner=self,
        )

    # ------------------------------------------------------------------ the word

    def look(self) -> None:
        """Show the word and keep that it was."""
        area, household = self._session.area, self.card.household_id

        def shown(found: tuple[str, Change]) -> None:
            self._word, change = found
            self._session.changed.emit(change)
            self._again()

        self._session.tasks.run(
            "door_word.look", lambda: door_words.look_at_word(area, household), shown, owner=self
        )

    def _ask_for_word(self, on: bool) -> None:
        if on and not self._word:
            self.look()
        else:
            self._draw()

    def keep_word(self) -> None:
        """Keep what is typed as the word from now on."""
        area, household = self._session.area, self.card.household_id
        word, hint = self.word.text(), self.hint.text()

        def kept(change: Change) -> None:
            self._word = ""
            self.on_card.setChecked(False)
            self.word.clear()
            self.hint.clear()
            self._session.changed.emit(change)
            self._say(self.tr("Agreed."))
            self._again()

        self._session.tasks.run(
            "door_word.agree",
            lambda: door_words.agree_word(area, household, word, hint=hint),
            kept,
            failed=self._refused,
            owner=self,
        )

    def drop_word(self) -> None:
        """Forget the word."""
        area, household = self._session.area, self.card.household_id

        def dropped(change: Change | None) -> None:
            self._word = ""
            if change is not None:
                self._session.changed.emit(change)
            self._again()

        self._session.tasks.run(
            "door_word.drop", lambda: door_words.drop_word(area, household), dropped, owner=self
        )

    def _keep_phone(self) -> None:
        area, phone = self._session.area, self.phone.text()
        if phone.strip() != self.card.steward_phone:
            self._session.tasks.run(
                "steward_phone",
                lambda: door_words.put_steward_phone(area, phone),
                lambda _none: self._again(),
                owner=self,
            )

    # ------------------------------------------------------------------ out

    def save(self, path: Path) -> None:
        """Write the card as a PDF."""
        self.out.save(path)

    def _refused(self, error: Exception) -> None:
        self._say(explain(error, self._session.words).sentence)

    def _say(self, text: str) -> None:
        self.told.show_text(text)


def open_card(session: Session, household: str, parent: QWidget) -> None:
    """Show a household's card."""
    area = session.area

    def show(found: Found) -> None:
        dialog = EmergencyCardDialog(session, found, parent=parent.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    session.tasks.run(
        "card",
        lambda: (door_words.emergency_card(area, household), door_words.door_word_state(area, household)),
        show,
        owner=parent,
    )
