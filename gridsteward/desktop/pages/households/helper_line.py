"""The household in a word, as its steward said it; and, where the helper model is on, the way to ask it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Paragraph
from gridsteward.operations import portrait_acts
from gridsteward.records.page import HouseholdCard
from gridsteward.records.portrait import Portrait

translate = QCoreApplication.translate


class HelperLine(QWidget):
    """Hidden while there is neither a word nor a helper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._session = desk, desk.session
        self._on = False
        theme, space = desk.session.theme, desk.session.theme.space
        self.summary = Paragraph(theme)
        self.withdraw = Button(
            theme,
            kind="text",
            icon="bin",
            name_for_readers=translate("Helper", "Take this word back"),
        )
        self.withdraw.setToolTip(translate("Helper", "Take this word back"))
        said = row(self.summary, self.withdraw, gap=space.s, pad=(space.m, space.s, space.m, space.s))
        said.setStretch(0, 1)
        self.said = frame("spoken", said)
        self.said.hide()
        self.ask = Button(theme, translate("Helper", "Ask the AI helper…"), kind="text", icon="speech")
        self.ask.hide()
        self.setLayout(column(self.said, row(self.ask, None), gap=space.s))
        self.hide()
        self.withdraw.clicked.connect(self._withdraw)
        self.ask.clicked.connect(self.open_dialog)

    def show_card(self, _card: HouseholdCard) -> None:
        """Look whether the helper is on: it may have been switched since."""

        def work() -> bool:
            from gridsteward.operations import helping

            return helping.helper_settings(self._session.area).ready

        self._session.tasks.run("helper.settings", work, self._switched, owner=self)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show the steward's word on a household."""
        word = portrait.own_words.get("summary")
        self.summary.show_text(word.value if word is not None else "")
        self.said.setVisible(word is not None and bool(word.value))
        self._settle()

    def _switched(self, on: bool) -> None:
        self._on = on
        self.ask.setVisible(on)
        self._settle()

    def _settle(self) -> None:
        self.setVisible(self._on or not self.said.isHidden())

    def open_dialog(self) -> None:
        """Ask about the household in front."""
        from gridsteward.desktop.dialogs.helper import HelperDialog

        card = self._desk.card
        if card is not None:
            HelperDialog(
                self._session, card.household.id, name=card.household.name, parent=self.window()
            ).open()

    def _withdraw(self) -> None:
        area, household = self._session.area, self._desk.household
        said = translate("Helper", "The word was taken back.")
        self._desk.write(
            "own_word.withdraw",
            lambda: portrait_acts.say(area, household, "summary", ""),
            then=lambda change: tell_done(self._session, said, change),
        )
