"""How roads, moments, states and alarms are said."""

from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QObject

from gridsteward.desktop.session import Session
from gridsteward.desktop.status import moment_ms
from gridsteward.records.sync import SyncAlarm, SyncReport
from gridsteward.words import Words

translate = QCoreApplication.translate


def road_name(road: str) -> str:
    """Return what a road is called: the station's server, a stick, a folder."""
    kind, _, place = road.partition(":")
    if kind == "hub":
        return translate("Sync", "the station's server")
    if kind == "folder":
        return translate("Sync", "“{folder}”").format(folder=PurePath(place).name or place)
    return road


def when(session: Session, ms: int) -> str:
    """Return a moment on this laptop's clock."""
    return moment_ms(session.words, ms, session.clock())


def many(number: int) -> str:
    """Return a count with thousands apart."""
    return f"{number:,}"


def change_kind(words: Words, kind: str) -> str:
    """Return what kind of change it was."""
    return words(f"change.{kind}") if f"change.{kind}" in words else kind


def alarm_text(words: Words, alarm: SyncAlarm) -> tuple[str, str]:
    """Return what happened, over which road, and what to do."""
    kind = alarm.kind if f"alarm.{alarm.kind}" in words else "malformed"
    what = words(f"alarm.{kind}", steward=alarm.steward or words("alarm_steward.unknown"))
    if alarm.road:
        what = translate("Sync", "{road}: {what}").format(road=road_name(alarm.road), what=what)
    return what, words(f"alarm_todo.{kind}")


class OutcomeWords(QObject):
    """Words an exchange's outcome; an object, because only those know plurals."""

    def text(self, report: SyncReport) -> tuple[str, list[str]]:
        """Return what an exchange did, and every thing that is not done: nothing is finished without a receipt."""
        road = road_name(report.road)
        sent = self.tr("%n record(s) sent", "", report.sent)
        received = self.tr("%n received", "", report.received)
        head = translate("Sync", "{road}: {sent}, {received}.").format(
            road=road, sent=sent, received=received
        )
        rest = []
        if report.waiting and report.road.startswith("folder:"):
            rest.append(
                self.tr(
                    "%n record(s) lie there, and nobody has confirmed them yet. Take it to the other laptop.",
                    "",
                    report.waiting,
                )
            )
        elif report.waiting:
            rest.append(self.tr("%n record(s) are not confirmed yet.", "", report.waiting))
        if report.refused:
            rest.append(self.tr("%n part(s) were not taken; they are named below.", "", report.refused))
        if report.conflicts:
            rest.append(self.tr("%n value(s) differ and wait for you.", "", report.conflicts))
        if report.unheard:
            rest.append(
                self.tr("%n part(s) of other laptops are known of and have not come.", "", report.unheard)
            )
        if report.requests:
            rest.append(self.tr("%n laptop(s) ask to join.", "", report.requests))
        if report.files_sent or report.files_received:
            files = translate("Sync", "Photos and files: {sent} sent, {received} received.")
            rest.append(files.format(sent=many(report.files_sent), received=many(report.files_received)))
        if report.files_missing:
            rest.append(
                self.tr("%n photo(s) or file(s) are neither here nor there yet.", "", report.files_missing)
            )
        if report.notes:
            rest.append(
                self.tr("%n file(s) there were not whole or not ours; left alone.", "", len(report.notes))
            )
        return head, rest
