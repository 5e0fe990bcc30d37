"""One case: what was said, its deadlines, what happened; beside it what comes next and how to talk."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.cases.acts import others, usual_next
from gridsteward.desktop.pages.cases.lines import DeadlineLine, EventLine
from gridsteward.desktop.pages.cases.steps import StepsGuide
from gridsteward.desktop.pages.cases.wording import CaseSaying
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Role, Tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Columns, clear, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label, Paragraph
from gridsteward.operations import case_board, cases
from gridsteward.operations.case_board import CaseRow, StepWords
from gridsteward.operations.cases import EventTimes
from gridsteward.records.case import CaseColumn, CaseKind, CaseView, DeadlineState, Revealed
from gridsteward.records.journal import Change

_TABLES = frozenset(("service_case", "service_case_event", "sealed", "sealed_act", "sealed_erased"))
_SERVED = frozenset((CaseColumn.ANSWERED, CaseColumn.CONFIRMED, CaseColumn.CLOSED))
Read = tuple[CaseRow, Sequence[EventTimes], StepWords]


class CaseSheet(QWidget):
    """The page of a case; `left` goes back to the board."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._saying = CaseSaying(session, self)
        self.case_id = ""
        self._told: Revealed | None = None  # what this case holds in confidence, as long as it lies open
        self._shown = ""  # the case on screen, "" while it is still read
        self.row: CaseRow | None = None
        theme, space = session.theme, session.theme.space
        self.back = Button(theme, self.tr("All requests"), kind="text", icon="back")
        self.back.clicked.connect(self.left)
        self.title = Elided(theme, role="title")
        self._badges = Flow()
        badges = QWidget()
        badges.setLayout(self._badges)
        self.next = Button(theme, kind="main", icon="check")
        self.next.clicked.connect(self._do_next)
        head = Flow(self.title, self.next, gap=space.s, tail=1)
        self.who = Label(theme, role="body", wrap=True)
        self.open = Button(theme, self.tr("Open the household"), kind="text", icon="next")
        self.open.clicked.connect(self._open_household)
        self.reveal = Button(theme, self.tr("Look at what is confidential…"), icon="lock")
        self.reveal.clicked.connect(self._ask_why)
        acts = Flow(self.reveal, self.open, tail=2)
        about = row(self.who, acts)
        about.setStretch(0, 2)
        about.setStretch(1, 3)
        inside = column(
            row(self.back, None),
            head,
            about,
            badges,
            rule(),
            Columns(theme, self._left(), self._right()),
            None,
            gap=space.s,
            pad=(space.xl, space.m, space.xl, space.l),
        )
        self.setLayout(column(scrolling(frame("surface", inside)), gap=0))
        session.changed.connect(self._changed)

    def _left(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.content = Paragraph(theme)
        self._came = Label(theme, role="caption", wrap=True)
        said = frame(
            "spoken", column(self.content, self._came, gap=space.xs, pad=(space.m, space.s, space.m, space.s))
        )
        self._limits, self._events = QVBoxLayout(), QVBoxLayout()
        for box in (self._limits, self._events):
            box.setSpacing(space.s)
        self.survey = Button(theme, self.tr("Ask how it was…"), kind="text", icon="mood1")
        self.survey.clicked.connect(self._ask_how_it_was)
        self.pack = Button(theme, self.tr("Evidence pack…"), kind="text", icon="export")
        self.pack.clicked.connect(self._make_pack)
        self.looks = Button(theme, self.tr("Who looked…"), kind="text", icon="eye")
        self.looks.clicked.connect(self._show_looks)
        self.erase = Button(theme, self.tr("Erase what was said…"), kind="text", icon="bin")
        self.erase.clicked.connect(self._erase)
        self._limits_title = Label(theme, self.tr("Deadlines"), role="head")
        self._no_event = Label(theme, self.tr("Nothing has been written down yet."), role="quiet")
        made = QWidget()
        made.setLayout(
            column(
                Label(theme, self.tr("What was said"), role="head"),
                said,
                self._limits_title,
                self._limits,
                Label(theme, self.tr("What happened"), role="head"),
                self._no_event,
                self._events,
                rule(),
                Flow(self.survey, self.pack, self.looks, self.erase),
                gap=space.s,
            )
        )
        return made

    def _right(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self._guide = QVBoxLayout()
        self._guide.setSpacing(space.xs)
        self.steps = StepsGuide(self._session)
        self.steps.taken.connect(self._step)
        self._others = Flow()
        others_box = QWidget()
        others_box.setLayout(self._others)
        self.acts: dict[str, Button] = {}
        self.check_fault = Button(theme, self.tr("Check the fault together…"), icon="bolt")
        self.check_fault.clicked.connect(self._check_fault)
        self.documents = Button(theme, self.tr("Documents to bring…"), icon="note")
        self.documents.clicked.connect(self._show_documents)
        self.hint = Label(
            theme,
            self.tr("Late: ring them first, and escalate what you cannot settle yourself."),
            tone="alarm",
            wrap=True,
        )
        made = QWidget()
        made.setLayout(
            column(
                self.hint,
                Flow(self.check_fault, self.documents),
                Label(theme, self.tr("The usual course"), role="head"),
                self._guide,
                rule(),
                self.steps,
                rule(),
                Label(theme, self.tr("Also possible now"), role="head"),
                others_box,
                gap=space.s,
            )
        )
        return made

    # ------------------------------------------------------------------ showing

    def show_case(self, case_id: str) -> None:
        """Show a case once it is read."""
        if case_id != self.case_id:
            self._told = None
        self.case_id = case_id
        area, told = self._session.area, self._told

        def read() -> Read:
            found = case_board.row(area, case_id, told)
            about = found.view.complainant
            return (
                found,
                cases.event_times(area, case_id),
                case_board.manner(area, about.household_id if about else ""),
            )

        self._session.tasks.run("case", read, self._show, owner=self)

    def close_case(self) -> str:
        """Let go of the case and of what it holds in confidence; return which it was."""
        case_id, self.case_id, self._shown, self._told, self.row = self.case_id, "", "", None, None
        self.content.show_text("")
        clear(self._events)
        return case_id

    def take_focus(self) -> None:
        """Give the keys to what comes next, or to the way back."""
        (self.next if self.next.isVisibleTo(self) else self.back).setFocus()

    def _changed(self, change: Change) -> None:
        if self.case_id and (not change.tables or not _TABLES.isdisjoint(change.tables)):
            self.show_case(self.case_id)

    def _show(self, read: Read) -> None:
        found, times, manner = read
        view = found.view
        if view.case.id != self.case_id:
            return
        fresh = self._shown != self.case_id
        held = fresh and self.isVisible()
        self._shown, self.row = self.case_id, found
        self.title.show_text(f"{self._saying.kind(view)}  {view.number}")
        self._show_about(found)
        self._show_badges(view)
        case = view.case
        self.content.show_text(case.content or self._sealed_words(view))
        words = self._session.words
        came = (
            self._saying.moment(case.at),
            words(f"case_channel.{case.channel}"),
            self.tr("taken by {name}, who answers for it").format(name=case.steward),
        )
        self._came.show_text(" · ".join(came))
        self._show_limits(view)
        self._show_events(view, times)
        self._show_course(view)
        self.steps.show_steps(view.steps, fresh=fresh)
        self.steps.show_manner(manner)
        self._show_others(view)
        if held:
            self.take_focus()

    def _show_about(self, found: CaseRow) -> None:
        view, about = found.view, found.view.complainant
        self.survey.setVisible(view.column in _SERVED)
        self.looks.setVisible(view.confidential)
        self.erase.setVisible(view.confidential and view.may_reveal and view.erased is None)
        self.reveal.setVisible(view.confidential and view.may_reveal and about is None)
        if about is None:
            self.who.show_text(self._saying.who(found))
        else:
            parts = (self._saying.who(found), found.village, wording.phone(about.phone), about.place)
            self.who.show_text(" · ".join(dict.fromkeys(part for part in parts if part)))
        self.open.setVisible(bool(about and about.household_id))

    def _sealed_words(self, view: CaseView) -> str:
        if view.erased is not None:
            return self.tr("Erased for good; its course and its deadlines stay.")
        if view.may_reveal:
            return self.tr("What was said is confidential. Looking at it is written down with the reason.")
        return self.tr("What was said is seen by those it was shared with only.")

    def _show_badges(self, view: CaseView) -> None:
        theme, words = self._session.theme, self._session.words
        badges: list[tuple[str, Tone]] = [(words(f"case_column.{view.column}"), "brand")]
        clock, tone = self._saying.limit(view.next_deadline)
        if clock:
            badges.append((clock, tone or "plain"))
        if view.escalated:
            badges.append((self.tr("escalated"), "alarm"))
        if view.paused:
            badges.append((self.tr("paused"), "unknown"))
        if view.case.sealed_id:
            badges.append((self.tr("confidential"), "plain"))
        if view.department:
            name = words.section("case_value").get(view.department, view.department)
            badges.append((self.tr("with {department}").format(department=name), "plain"))
        if view.order_no:
            badges.append((self.tr("order {number}").format(number=view.order_no), "plain"))
        if view.satisfaction:
            badges.append(
                (
                    self.tr("%n of 5 points", "", view.satisfaction),
                    "good" if view.satisfaction > 3 else "watch",
                )
            )
        self._badges.clear()
        for text, each in badges:
            self._badges.addWidget(Badge(theme, text, tone=each))

    def _show_limits(self, view: CaseView) -> None:
        clear(self._limits)
        self._limits_title.setVisible(bool(view.deadlines))
        for limit in view.deadlines:
            self._limits.addWidget(DeadlineLine(self._session, self._saying, limit))

    def _show_events(self, view: CaseView, times: Sequence[EventTimes]) -> None:
        clear(self._events)
        self._no_event.setVisible(not view.events)
        stamps = {each.event_id: each for each in times}
        for event in reversed(view.events):
            aside = event.id in view.set_aside
            line = EventLine(self._session, self._saying, event, stamps.get(event.id), aside=aside)
            self._events.addWidget(line)

    def _show_course(self, view: CaseView) -> None:
        clear(self._guide)
        theme, words = self._session.theme, self._session.words
        upcoming = usual_next(view)
        for kind, done in view.guide:
            name = words(f"case_event.{kind}")
            mark = Glyph(
                theme,
                "check" if done else "next" if kind == upcoming else "unknown",
                tone="good" if done else "quiet",
            )
            role: Role = "strong" if kind == upcoming and not done else "body" if done else "quiet"
            holder = QWidget()
            holder.setLayout(row(mark, Label(theme, name, role=role), None, gap=self._session.theme.space.s))
            self._guide.addWidget(holder)
        late = any(each.state == DeadlineState.OVERDUE for each in view.deadlines)
        self.hint.setVisible(late and not view.escalated and "escalated" in view.allowed)
        self.next.setVisible(bool(upcoming))
        if upcoming:
            self.next.show_text(self.tr("Next: {what}").format(what=words(f"case_event.{upcoming}")))

    def _show_others(self, view: CaseView) -> None:
        self._others.clear()
        self.acts = {}
        for kind in others(view):
            made = Button(self._session.theme, self._session.words(f"case_event.{kind}"))
            made.clicked.connect(lambda _on=False, kind=kind: self.ask(kind))
            self.acts[kind] = made
            self._others.addWidget(made)
        self.check_fault.setVisible(view.kind == CaseKind.FAULT and "located" in view.allowed)
        self.documents.setVisible(view.kind == CaseKind.APPLICATION and view.column != CaseColumn.CLOSED)

    # ------------------------------------------------------------------ acting

    def ask(self, kind: str, *, value: str = "", note: str = "") -> None:
        """Ask what is to be told of an event, and write it down; `value` and `note` are offered."""
        from gridsteward.desktop.dialogs.case_event import CaseEventDialog

        if self.row is not None:
            CaseEventDialog(
                self._session,
                self.row.view,
                kind,
                then=self._kept,
                parent=self.window(),
                value=value,
                note=note,
            ).open()

    def _do_next(self) -> None:
        if self.row is not None:
            upcoming = usual_next(self.row.view)
            if upcoming:
                self.ask(upcoming)

    def _ask_why(self) -> None:
        from gridsteward.desktop.dialogs.case_look import CaseLookDialog

        if self.row is not None:
            CaseLookDialog(self._session, self.row.view, then=self._revealed, parent=self.window()).open()

    def _revealed(self, told: Revealed) -> None:
        if self.row is not None:
            self._told = told
            self.show_case(self.case_id)

    def _step(self, code: str) -> None:
        area, case_id = self._session.area, self.case_id
        self._session.tasks.run(
            "case.step",
            lambda: cases.add_event(area, case_id, "stepped", value=code)[1],
            self._session.changed.emit,
            owner=self,
        )

    def _kept(self, change: Change) -> None:
        self._session.changed.emit(change)
        tell_done(self._session, self.tr("Written down."), change)
        self.take_focus()

    def _check_fault(self) -> None:
        from gridsteward.desktop.knowledge.fault_check import FaultCheckDialog

        asked = FaultCheckDialog(self._session, parent=self.window())
        asked.chosen.connect(self._located)
        asked.open()

    def _located(self, code: str, where: str) -> None:
        """Offer what the self-check found as the place of the fault, or as a note where it says none."""
        from gridsteward.operations import knowledge

        tree = knowledge.fault_check(self._session.words.language)
        found = next(each.title for each in tree.outcomes if each.code == code)
        self.ask("located" if where else "noted", value=where, note=found)

    def _show_documents(self) -> None:
        from gridsteward.desktop.knowledge.documents import DocumentsDialog

        if self.row is not None:
            DocumentsDialog(self._session, self.row.view.case.topic, parent=self.window()).open()

    def _ask_how_it_was(self) -> None:
        from gridsteward.desktop.dialogs.survey import SurveyDialog

        if self.row is not None:
            view, about = self.row.view, self.row.view.complainant
            SurveyDialog(
                self._session,
                household_id=about.household_id if about else "",
                case_id=view.case.id,
                who=self._saying.who(self.row) if about else "",
                confidential=view.confidential,
                parent=self.window(),
            ).open()

    def _make_pack(self) -> None:
        from gridsteward.desktop.dialogs.evidence import make_evidence

        if self.case_id:
            make_evidence(self._session, self.case_id, self.window())

    def _show_looks(self) -> None:
        from gridsteward.desktop.dialogs.looks import show_looks

        show_looks(self._session, self.window(), self.case_id)

    def _erase(self) -> None:
        from gridsteward.desktop.dialogs.case_erase import CaseEraseDialog

        if self.row is not None:
            CaseEraseDialog(self._session, self.row.view, then=self._erased, parent=self.window()).open()

    def _erased(self, change: Change) -> None:
        self._told = None
        self._session.changed.emit(change)
        self.take_focus()

    def _open_household(self) -> None:
        about = self.row.view.complainant if self.row else None
        if about and about.household_id:
            self._session.open_household(about.household_id)
