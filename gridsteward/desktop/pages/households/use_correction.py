"""The steward's own word on one day's reading, asked for from the use chart."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.households.ask import AskDialog, Asked
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.session import Session
from gridsteward.operations import usage_import
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change, Value

translate = QCoreApplication.translate


def ask_correction(session: Session, household: str, day: str, *, parent: QWidget) -> AskDialog:
    """Ask what a day's use was and how one knows; nothing typed says that the reading is wrong and nobody knows."""
    area = session.area
    asked = (
        Asked(
            "kwh",
            translate("UseCorrection", "Use of that day, kWh"),
            hint=translate("UseCorrection", "empty: wrong, and nobody knows"),
        ),
        Asked(
            "reason",
            translate("UseCorrection", "How you know"),
            hint=translate("UseCorrection", "e.g. read on the meter, the meter was exchanged"),
        ),
    )

    def write(values: Mapping[str, Value]) -> Change:
        text = str(values["kwh"]).replace(",", "").strip()
        return usage_import.correct_reading(
            area, household, date.fromisoformat(day), _kwh(text), reason=str(values["reason"])
        )

    title = translate("UseCorrection", "Correct the reading of {day}").format(day=day)
    # A desk with no household in front: it writes and tells, and reads nothing.
    dialog = AskDialog(
        Desk(session, parent), title, asked, action=translate("UseCorrection", "Keep it"), parent=parent
    )
    dialog.ask(write)
    return dialog


def _kwh(text: str) -> float | None:
    if not text:
        return None
    try:
        return float(text)
    except ValueError as error:
        raise Fault("field_number", value=text, low=0.0, high=usage_import.MOST_KWH) from error
