"""What a person does with an outage as a whole: typing in, changing, ending, handing over, exporting."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from gridsteward.desktop.dialogs.confirm import confirm
from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.pages.care_round.outage_dialog import OutageDialog
from gridsteward.desktop.pages.care_round.small_dialogs import RestoreDialog, TakeDialog
from gridsteward.desktop.session import Session
from gridsteward.operations import care_export, outage_round, outages
from gridsteward.records.journal import Change
from gridsteward.records.outage import Outage
from gridsteward.records.outage_round import CareRound, OutagePerson


class RoundActs(QObject):
    """Opens the dialogs of a round over `view`."""

    saved = Signal(str)  # the outage that was typed in or changed

    def __init__(self, session: Session, view: QWidget) -> None:
        super().__init__(view)
        self._session, self._view = session, view

    def take_over(self, outage: str, person: OutagePerson) -> None:
        """Ask who looks after somebody from now on."""
        session, area = self._session, self._session.area

        def show(stewards: list[str]) -> None:
            self._open(TakeDialog(session, outage, person, stewards=stewards, parent=self._view.window()))

        session.tasks.run(
            "care_round.stewards", lambda: outage_round.stewards_around(area), show, owner=self._view
        )

    def type_in(self) -> None:
        """Ask for an outage."""
        self._ask(None)

    def change(self, found: CareRound | None) -> None:
        """Change an outage."""
        if found is not None:
            self._ask(found.outage)

    def _ask(self, outage: Outage | None) -> None:
        session, area = self._session, self._session.area

        def show(known: list[tuple[str, int]]) -> None:
            dialog = OutageDialog(session, known, outage=outage, parent=self._view.window())
            dialog.accepted.connect(lambda: self.saved.emit(dialog.saved))
            self._open(dialog)

        session.tasks.run("outage.districts", lambda: outages.districts(area), show, owner=self._view)

    def restore(self, found: CareRound | None) -> None:
        """Ask since when power is back."""
        if found is not None:
            self._open(RestoreDialog(self._session, found, parent=self._view.window()))

    def still_off(self, found: CareRound | None) -> None:
        """Take back that power is back."""
        self._do(found, lambda outage: outages.still_off(self._session.area, outage))

    def cancel(self, found: CareRound | None) -> None:
        """Ask whether an outage does not come."""
        if found is None:
            return
        told = sum(any(turn.had for turn in each.clock.turns) for each in found.people)
        confirm(
            self._session.theme,
            self.tr("The outage does not come"),
            [
                self.tr("It asks for nothing any more; what was said stays."),
                self.tr("%n person(s) were told of it: they will want to know.", "", told),
            ],
            action=self.tr("It does not come"),
            then=lambda: self._do(found, lambda outage: outages.cancel_outage(self._session.area, outage)),
            parent=self._view,
        )

    def export(self, found: CareRound | None) -> None:
        """Write the register of an outage's day."""
        if found is None:
            return
        session, area, day = self._session, self._session.area, found.outage.begins[:10]
        self._open(
            ExportDialog(
                lambda path, password, overwrite: care_export.export_care(
                    area,
                    path,
                    words=session.words,
                    first=day,
                    last=day,
                    password=password,
                    overwrite=overwrite,
                ),
                title=self.tr("Export the register"),
                what=self.tr("Every call of the outages that began that day, and who could not be reached."),
                file_name=self.tr("contact register {day}.xlsx").format(day=day),
                theme=session.theme,
                tasks=session.tasks,
                words=session.words,
                parent=self._view.window(),
            )
        )

    def _do(self, found: CareRound | None, work: Callable[[str], Change]) -> None:
        if found is not None:
            outage = found.outage.id
            self._session.tasks.run(
                "outage.change", lambda: work(outage), self._session.changed.emit, owner=self._view
            )

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
