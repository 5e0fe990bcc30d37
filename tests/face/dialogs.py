"""The dialogs a person meets, opened as their pages do: one that is not here makes tests/desktop/test_faces.py fail.

To register yours: add a line to DIALOGS with its class's name and what opens it; or to ELSEWHERE, with the reason.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject

from gridsteward.desktop.care.card_dialog import open_card
from gridsteward.desktop.pages.care.page import CarePage
from gridsteward.desktop.pages.cases.page import CasesPage
from gridsteward.desktop.pages.households.detail import Detail
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.usage.page import UsagePage
from gridsteward.records.finding import FindingOutcome
from gridsteward.records.questionnaire import Questionnaire
from tests.face.screens import finding, plan, somebody
from tests.face.stage import Stage

Opens = Callable[[Stage], object]


def _detail(stage: Stage) -> Detail:
    page = stage.page("households", HouseholdsPage)
    page.open_household(somebody(stage).id)
    stage.rest()
    return page.detail


def _title(signal: str, *values: Any) -> Opens:
    """Press an entry of the household's own menu."""
    return lambda stage: getattr(_detail(stage).title, signal).emit(*values)


def _case(stage: Stage) -> CasesPage:
    page = stage.page("cases", CasesPage)
    rows = stage.area.store.query("SELECT id FROM service_case ORDER BY at DESC LIMIT 1")
    page.open_case(str(rows[0][0]))
    stage.rest()
    return page


def _look_in(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.look_in import LookInDialog
    from gridsteward.records.care_light import LookWay

    page = stage.page("care", CarePage)
    stage.wait(lambda: page.wall.wall is not None)
    if page.wall.wall is not None:
        light = page.wall.wall.people[0].light
        LookInDialog(stage.session, light, LookWay.CALLED, parent=stage.window).open()


def _round(stage: Stage) -> CarePage:
    page = stage.page("care", CarePage)
    page.show_part("round")
    stage.rest()
    return page


def _outcome(stage: Stage) -> None:
    from gridsteward.desktop.pages.usage.outcome_dialog import OutcomeDialog

    finding(stage)
    stage.rest()
    entry = stage.page("usage", UsagePage).detail.entry
    if entry is None:
        raise RuntimeError("no finding")
    OutcomeDialog(stage.session, entry, FindingOutcome.EXPLAINED, parent=stage.window).open()


def _doors(name: str) -> Opens:
    """Open what leads into an area, as the program does when it starts."""

    def opens(stage: Stage) -> None:
        application, tasks = stage.desk.application, stage.session.tasks
        theme, words = application.theme, application.words
        parent: Any = stage.window
        if name == "welcome":
            from gridsteward.desktop.dialogs.welcome import WelcomeDialog

            WelcomeDialog(theme, parent=parent).open()
        elif name == "unlock":
            from gridsteward.desktop.dialogs.unlock import AreaChoice, UnlockDialog

            choices = [AreaChoice("1", stage.area.name, keyring=False)]
            UnlockDialog(choices, lambda _key, _pass: None, tasks=tasks, words=words, parent=parent).open()
        elif name == "new":
            from gridsteward.desktop.dialogs.new_area import NewAreaDialog

            NewAreaDialog(lambda _asked: None, keyring=True, tasks=tasks, words=words, parent=parent).open()
        elif name == "join":
            from gridsteward.desktop.dialogs.join import JoinDialog

            JoinDialog(
                lambda _asked: None, keyring=True, theme=theme, tasks=tasks, words=words, parent=parent
            ).open()
        elif name == "passphrase":
            from gridsteward.desktop.dialogs.passphrase import PassphraseDialog

            PassphraseDialog(
                lambda _old, _new: None,
                title=words("field.name"),
                note=words("field.address"),
                ask_old=True,
                theme=theme,
                tasks=tasks,
                words=words,
                parent=parent,
            ).open()
        else:
            from gridsteward.desktop.dialogs.restore import RestoreDialog

            RestoreDialog(
                lambda _file, _pass: None,
                theme=theme,
                tasks=tasks,
                words=words,
                start_in=Path(stage.folder),
                unsent=12,
                parent=parent,
            ).open()

    return opens


def _of(module: str, name: str) -> Opens:
    """Open a dialog that asks for nothing but the session."""

    def opens(stage: Stage) -> None:
        from importlib import import_module

        kind = getattr(import_module(f"gridsteward.desktop.{module}"), name)
        kind(stage.session, parent=stage.window).open()

    return opens


def _told(module: str, name: str) -> Opens:
    """Open a short dialog that tells what it wrote."""

    def opens(stage: Stage) -> None:
        from importlib import import_module

        kind = getattr(import_module(f"gridsteward.desktop.{module}"), name)
        kind(stage.session, then=lambda _change: None, parent=stage.window).open()

    return opens


def _lanes(stage: Stage) -> QObject:
    """Look back on the day."""
    from gridsteward.desktop.dialogs.day_review import look_back

    return look_back(stage.session, stage.window)


def _visit_someone(stage: Stage) -> QObject:
    from gridsteward.desktop.dialogs.choose_household import visit_someone

    return visit_someone(stage.session, stage.window)


def _evidence(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.evidence import make_evidence

    make_evidence(stage.session, _case(stage).sheet.case_id, stage.window)


def _looks(stage: Stage) -> QObject:
    from gridsteward.desktop.dialogs.looks import show_looks

    return show_looks(stage.session, stage.window)


def _evidence_check(stage: Stage) -> QObject:
    from gridsteward.desktop.dialogs.evidence_check import check_evidence

    return check_evidence(stage.session, stage.window)


def _export(stage: Stage) -> None:
    stage.page("households", HouseholdsPage).export_list()


def _add_household(stage: Stage) -> None:
    stage.page("households", HouseholdsPage).add_household()


def _add_person(stage: Stage) -> None:
    _detail(stage).add_person()


def _contact(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.contact import ContactDialog
    from gridsteward.records.contact import ContactWay

    who = somebody(stage)
    ContactDialog(
        stage.session,
        who.id,
        name=who.name,
        way=ContactWay.MESSAGE,
        then=lambda _change: None,
        parent=stage.window,
    ).open()


def _confirm(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.confirm import ConfirmDialog

    words = stage.session.words
    lines = (words("field.name"), words("field.address"))
    ConfirmDialog(
        stage.session.theme, words("field.note"), lines, action=words("field.name"), parent=stage.window
    ).open()


def _recovery(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.recovery_key import RecoveryDialog

    RecoveryDialog(stage.session, "0123456789" * 5, parent=stage.window).open()


def _reminder(name: str) -> Opens:
    def opens(stage: Stage) -> None:
        from gridsteward.desktop.dialogs import reminder_acts

        page = stage.session.reminders.current
        if page is None:
            raise RuntimeError("no reminders")
        item = (*page.due, *page.others, *page.coming)[0]
        more: dict[str, Any] = {"stewards": [stage.area.steward]} if name == "GiveDialog" else {}
        getattr(reminder_acts, name)(stage.session, item, **more, parent=stage.window).open()

    return opens


def _settle(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.promise import SettleDialog

    day = stage.now.date().isoformat()
    said = stage.session.words("field.note")
    SettleDialog(
        stage.session, "1", what=said, due=day, then=lambda _change: None, parent=stage.window
    ).open()


def _day_print(stage: Stage) -> None:
    from gridsteward.desktop.pages.plan.page import PlanPageView

    plan(stage)
    stage.page("plan", PlanPageView).print_day()


def _questionnaire(stage: Stage) -> None:
    from gridsteward.desktop.pages.settings.page import SettingsPage

    kept = stage.area.store.select(Questionnaire)[0]
    stage.page("settings", SettingsPage).forms.look_at(kept)


def _answer(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.review_answer import ReviewAnswerDialog

    who, words = somebody(stage), stage.session.words
    ReviewAnswerDialog(
        stage.session,
        "visit",
        "1",
        who=who.name,
        asked_by=stage.area.steward,
        question=words("field.note"),
        parent=stage.window,
    ).open()


def _helper(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.helper import HelperDialog

    who = somebody(stage)
    HelperDialog(stage.session, who.id, name=who.name, parent=stage.window).open()


DIALOGS: Final[tuple[tuple[str, Opens], ...]] = (
    ("ChooseHousehold", _visit_someone),
    ("DayReviewDialog", _lanes),
    ("TagDialog", _title("tag_wanted")),
    ("NeedDialog", _title("need_wanted")),
    ("AskDialog", _add_household),
    ("PromiseDialog", _title("promise_wanted")),
    ("CaseDialog", _title("case_wanted")),
    ("RequestDialog", _title("request_wanted")),
    ("PauseDialog", _title("pause_wanted")),
    ("EmergencyCardDialog", lambda stage: open_card(stage.session, somebody(stage).id, stage.window)),
    ("BillDialog", _title("bill_wanted")),
    ("CheckListDialog", _title("check_wanted", "metering")),
    ("CutOffDialog", _title("check_wanted", "cut_off")),
    ("HandOverDialog", _title("hand_over_wanted")),
    ("CardDialog", _title("card_wanted")),
    ("ObserveDialog", lambda stage: _detail(stage).observe()),
    ("ContactDialog", _contact),
    ("ExportDialog", _export),
    ("ActivityDialog", _told("dialogs.activity", "ActivityDialog")),
    ("WeatherDialog", _told("dialogs.activity", "WeatherDialog")),
    ("OutcomeDialog", _outcome),
    ("EvidenceDialog", _evidence),
    ("EvidenceCheckDialog", _evidence_check),
    ("LooksDialog", _looks),
    ("SurveyDialog", lambda stage: _case(stage).sheet.survey.click()),
    ("CaseEventDialog", lambda stage: _case(stage).sheet.next.click()),
    ("FaultCheckDialog", _of("knowledge.fault_check", "FaultCheckDialog")),
    ("DocumentsDialog", _of("knowledge.documents", "DocumentsDialog")),
    ("HubDialog", _of("dialogs.hub", "HubDialog")),
    ("InviteDialog", _of("dialogs.invite", "InviteDialog")),
    ("OutageDialog", lambda stage: _round(stage).round.list.add.click()),
    ("LookInDialog", _look_in),
    ("ConfirmDialog", _confirm),
    ("RecoveryDialog", _recovery),
    ("DoneDialog", _reminder("DoneDialog")),
    ("PutOffDialog", _reminder("PutOffDialog")),
    ("GiveDialog", _reminder("GiveDialog")),
    ("SettleDialog", _settle),
    ("DayPrintDialog", _day_print),
    ("HelperDialog", _helper),
    ("LookDialog", _questionnaire),
    ("ReviewAnswerDialog", _answer),
    ("WelcomeDialog", _doors("welcome")),
    ("UnlockDialog", _doors("unlock")),
    ("NewAreaDialog", _doors("new")),
    ("JoinDialog", _doors("join")),
    ("PassphraseDialog", _doors("passphrase")),
    ("RestoreDialog", _doors("restore")),
)

ELSEWHERE: Final = {
    "SayDialog": "what the short ones share",
    "PaperDialog": "what the printed ones share",
    "PrintDialog": "the paper dialog with a card on it: DayPrintDialog shows the same",
    "RestoreDialog": "three of one name: the one that replaces the area is shown",
    "ReviewDialog": "the need dialog with one question",
    "EndDialog": "the need dialog with one question",
    "EraseDialog": "the need dialog with one question",
    "RuleDialog": "made from a household's reminder, tests/desktop/pages/test_reminders.py",
    "MessageDialog": "made from a routine, tests/desktop/pages/test_care_page.py",
    "CaseLookDialog": "of a confidential case alone, tests/desktop/pages/test_cases_page.py",
    "CaseEraseDialog": "of a confidential case alone, tests/desktop/pages/test_cases_page.py",
    "TakeDialog": "of an outage's person, tests/desktop/pages/test_care_round.py",
    "NoticeDialog": "of a notice's file, tests/desktop/pages/test_care_round.py",
    "WarningsDialog": "of a warning, tests/desktop/pages/test_today_warnings.py",
    "ThirdValue": "of a difference, tests/desktop/pages/test_conflicts.py",
    "AttachmentDialog": "of a file, tests/desktop/pages/test_visits_page.py",
    "PictureDialog": "of a chart, tests/desktop/pages/test_use_chart.py",
    "CorrectionsDialog": "of a corrected workbook, tests/desktop/pages/test_report_files.py",
    "WaitingDialog": "before there is an area, tests/desktop/test_joining.py",
    "PutOutDialog": "after there was an area, tests/desktop/test_joining.py",
}
"""Dialogs that want something the demonstration does not have, and where they are shown instead."""
