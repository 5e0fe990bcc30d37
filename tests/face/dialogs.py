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
from tests.face.stage import TYPED, Stage

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


def _need(name: str) -> Opens:
    """Open one of the three small questions about a need that is written down."""

    def opens(stage: Stage) -> None:
        from gridsteward.desktop.dialogs import need
        from gridsteward.operations.needs import known_needs

        who, known = somebody(stage), known_needs(stage.area)[0]
        made = getattr(need, name)
        made(stage.session, known, name=who.name, then=lambda _change: None, parent=stage.window).open()

    return opens


def _rule(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.reminder_rule import RuleDialog
    from gridsteward.records.reminder import ReminderRule, RuleKind

    rule = ReminderRule(
        kind=RuleKind.SINCE_CONTACT, what="", starts=stage.now.date().isoformat(), every_days=7
    )
    RuleDialog(
        stage.session,
        somebody(stage).id,
        rule,
        reminder=None,
        people=(),
        then=lambda _change: None,
        parent=stage.window,
    ).open()


def _secret_case(module: str, name: str) -> Opens:
    """Ask before a confidential case is looked at or erased; any case will do to show the question."""

    def opens(stage: Stage) -> None:
        from importlib import import_module

        row = _case(stage).sheet.row
        if row is None:
            raise RuntimeError("no case")
        kind = getattr(import_module(f"gridsteward.desktop.dialogs.{module}"), name)
        kind(stage.session, row.view, then=lambda _told: None, parent=stage.window).open()

    return opens


def _warnings(stage: Stage) -> None:
    from gridsteward.desktop.pages.today_warnings import WarningsDialog
    from gridsteward.operations.warnings import this_week

    found = (tuple(this_week(stage.area)), stage.now.date())
    if not found[0]:
        raise RuntimeError("no warnings")
    WarningsDialog(stage.session, found, parent=stage.window).open()


def _take_over(stage: Stage) -> None:
    from gridsteward.desktop.pages.care_round.small_dialogs import TakeDialog

    view = _round(stage).round
    if view.found is None:
        view.show_outage(str(stage.area.store.query("SELECT id FROM outage LIMIT 1")[0][0]))
        stage.wait(lambda: view.found is not None)
    found = view.found
    if found is None:
        raise RuntimeError("no outage")
    stewards = [stage.area.steward]
    TakeDialog(stage.session, found.outage.id, found.people[0], stewards=stewards, parent=stage.window).open()


def _notice(stage: Stage) -> None:
    from gridsteward.desktop.pages.care_round.import_dialog import NoticeDialog

    district = stage.households[0].transformer_district
    file = stage.folder / "notice.csv"
    file.write_text(f"台区,停电时间\n{district},2026-12-09 8:00\n{TYPED},2026-12-08 8:00\n", "utf-8")
    NoticeDialog(stage.session, file, parent=stage.window).open()


def _third_value(stage: Stage) -> None:
    from gridsteward.desktop.pages.sync.settling import ThirdValue
    from gridsteward.operations.conflicts import conflict_cards

    ThirdValue(stage.session, conflict_cards(stage.area)[0], parent=stage.window).open()


def _attachment(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.attachment import show_attachment

    show_attachment(stage.session, "0" * 64, name="1.pdf", media_type="application/pdf", parent=stage.window)


def _picture(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.picture import PictureDialog

    session = stage.session
    PictureDialog(
        lambda path, _name, _overwrite: path,
        name=somebody(stage).name,
        file_name="1",
        theme=session.theme,
        tasks=session.tasks,
        words=session.words,
        parent=stage.window,
    ).open()


def _corrections(stage: Stage) -> None:
    from gridsteward.desktop.dialogs.corrections import CorrectionsDialog
    from gridsteward.intake.files import read_file
    from gridsteward.records.intake_plan import LedgerFile
    from gridsteward.records.visit_sheet import FieldCorrection, VisitCorrection, VisitPlan, VisitReading

    who = somebody(stage)
    mended = (
        FieldCorrection(field="note", here=TYPED, wanted=TYPED * 4),
        FieldCorrection(field="met", here="person", wanted="family", both=True),
    )
    visit = VisitCorrection(
        visit_id="1",
        household_id=who.id,
        name=who.name,
        started=stage.now.isoformat(),
        sheet="1",
        row_no=3,
        fields=mended,
    )
    plan = VisitPlan(
        file=LedgerFile(workbook=read_file(stage.ledger), plans=(), chosen={}),
        reading=VisitReading(visits=()),
        created=(),
        unchanged=4,
        problems=(),
        corrections=(visit,),
        kept=1,
    )
    CorrectionsDialog(stage.session, plan, (), parent=stage.window).open()


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
    ("ReviewDialog", _need("ReviewDialog")),
    ("EndDialog", _need("EndDialog")),
    ("EraseDialog", _need("EraseDialog")),
    ("RuleDialog", _rule),
    ("CaseLookDialog", _secret_case("case_look", "CaseLookDialog")),
    ("CaseEraseDialog", _secret_case("case_erase", "CaseEraseDialog")),
    ("TakeDialog", _take_over),
    ("NoticeDialog", _notice),
    ("WarningsDialog", _warnings),
    ("ThirdValue", _third_value),
    ("AttachmentDialog", _attachment),
    ("PictureDialog", _picture),
    ("CorrectionsDialog", _corrections),
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
    "MessageDialog": "made from a routine, tests/desktop/pages/test_care_page.py",
    "WaitingDialog": "before there is an area, tests/desktop/test_joining.py",
    "PutOutDialog": "after there was an area, tests/desktop/test_joining.py",
}
"""Dialogs that want something the demonstration does not have, and where they are shown instead."""
