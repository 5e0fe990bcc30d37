"""The routine of somebody who forgets to switch off: what to ask, when, whom to tell; a list for their wall (R5.4)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.care.card_sheet import Lines
from gridsteward.desktop.care.sheet_out import SheetOut
from gridsteward.desktop.dialogs.say import SayDialog, Told
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import clear, column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import forgetful
from gridsteward.records.forgetful import ForgetfulRoutine
from gridsteward.records.journal import Change
from gridsteward.words import Words


class RoutineBox(QWidget):
    """Gone where nobody is known to forget."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.routine: ForgetfulRoutine | None = None
        theme = session.theme
        self.title = Label(theme, session.words("forgetful.title"), role="head")
        self.times = Label(theme, role="strong")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.space.xs)
        self.write = Button(theme, self.tr("Message to the family…"), icon="note")
        self.write.clicked.connect(self._write)
        self.print = Button(theme, self.tr("Print the list…"), icon="print")
        self.save = Button(theme, self.tr("List as PDF…"), kind="text", icon="export")
        self.out = SheetOut(session, self.sheet, name=self._file_name, parent=self)
        self.out.told.connect(lambda text: session.notified.emit(Notice(text)))
        self.print.clicked.connect(self.out.print_it)
        self.save.clicked.connect(self.out.ask_file)
        head = row(self.title, self.times, None, gap=theme.space.m)
        self.setLayout(column(head, self._lines, Flow(self.write, self.print, self.save), gap=theme.space.s))
        self.hide()

    def show_household(self, household: str) -> None:
        """Show the routine of a household once it is known."""
        if self.routine is not None and self.routine.household_id != household:
            self.hide()
        area = self._session.area
        self._session.tasks.run(
            "care.routine",
            lambda: forgetful.forgetful_routine(area, household),
            self._show,
            owner=self,
        )

    def _show(self, found: ForgetfulRoutine | None) -> None:
        self.routine = found
        self.setVisible(found is not None)
        clear(self._lines)
        if found is None:
            return
        words = self._session.words
        times = words("family_message.and").join(found.plan.times)
        self.times.show_text(words("forgetful.times", times=times))
        for text, role in routine_lines(found, words, self._session.clock().date()):
            self._lines.addWidget(
                Label(self._session.theme, text, role="quiet" if role == "quiet" else "body", wrap=True)
            )

    def sheet(self) -> Lines:
        """Return the list for the wall."""
        found, words = self.routine, self._session.words
        if found is None:
            return ()
        steward = self._session.area.steward
        return (
            ("title", words("forgetful.sheet_title")),
            ("who", found.name),
            ("rule", ""),
            *(("step", words(f"switch_off.{each.key}")) for each in found.plan.checks),
            ("rule", ""),
            ("say", words("forgetful.sheet_call", steward=steward)),
        )

    def _file_name(self) -> str:
        name = self.routine.name if self.routine is not None else ""
        return self._session.words("forgetful.file_name", name=name)

    def _write(self) -> None:
        if self.routine is not None:
            MessageDialog(self._session, self.routine, then=self._told, parent=self.window()).open()

    def _told(self, change: Change) -> None:
        self._session.changed.emit(change)
        tell_done(self._session, self.tr("Noted: the message was sent by hand."), change)


def routine_lines(found: ForgetfulRoutine, words: Words, today: date) -> list[tuple[str, str]]:
    """Return what a steward reads of a routine: text, and "quiet" for what stands beside."""
    said = []
    for number, each in enumerate(found.plan.checks, 1):
        usual = "" if each.known else words("forgetful.usual")
        said.append((f"{number}. {words(f'switch_off_ask.{each.key}')} {usual}".rstrip(), ""))
    if found.left_on:
        day = wording.dated(words, date.fromisoformat(found.left_on), today)
        said.append((words("forgetful.left_on", day=day), ""))
    if found.trait:
        said.append((words(f"trait_talk.{found.trait}"), "quiet"))
    for one in found.tell:
        phones = " / ".join(wording.phone(number) for number in one.phones)
        relation = words(f"relation.{one.relation}")
        said.append((words("forgetful.tell", name=one.name, relation=relation, phone=phones), "quiet"))
    if not found.tell:
        said.append((words("forgetful.no_family"), "quiet"))
    if found.told:
        day = wording.dated(words, date.fromisoformat(found.told[:10]), today)
        said.append((words("forgetful.told", day=day), "quiet"))
    return said


class MessageDialog(SayDialog):
    """To whom, the draft to be changed, a way to copy it; that it was sent is said by whoever sent it."""

    def __init__(self, session: Session, routine: ForgetfulRoutine, *, then: Told, parent: QWidget) -> None:
        title = self.tr("Message to the family of {name}").format(name=routine.name)
        super().__init__(session, title, action=self.tr("I have sent it"), then=then, parent=parent)
        self._routine, theme = routine, session.theme
        self.to = QComboBox()
        self.to.setEditable(True)
        self.to.setAccessibleName(self.tr("To"))
        self.to.addItems([each.name for each in routine.tell])
        self.to.currentTextChanged.connect(self._named)
        self.phones = Label(theme, role="quiet")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Message"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(130)
        self.copy = Button(theme, self.tr("Copy"), icon="copy")
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        said = self.tr(
            "GridSteward sends nothing: copy it into your own telephone, then say here that it went out."
        )
        self.fill(
            row(self.to, self.phones, gap=theme.space.s),
            self.text,
            row(self.copy, None),
            Label(theme, said, role="caption", wrap=True),
        )
        self.setMinimumWidth(theme.shape.list + 160)
        self._named(self.to.currentText())

    def _named(self, name: str) -> None:
        words, area, routine = self._session.words, self._session.area, self._routine
        phones = next((each.phones for each in routine.tell if each.name == name), ())
        self.phones.show_text(" / ".join(wording.phone(number) for number in phones))
        self._session.tasks.run(
            "care.message",
            lambda: forgetful.family_message(area, routine, words, to=name.strip()),
            self.text.setPlainText,
            owner=self,
        )

    def work(self) -> Callable[[], Change]:
        """Return that it was sent."""
        area, words, to = self._session.area, self._session.words, self.to.currentText()
        home = self._routine.household_id
        return lambda: forgetful.message_sent(area, home, to=to, words=words)
