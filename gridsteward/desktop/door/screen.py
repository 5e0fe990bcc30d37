"""Door mode: one column, large targets, every word kept as it is written."""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QDateEdit, QFrame, QLayout, QWidget

from gridsteward.desktop.door.asks import DoorAsks
from gridsteward.desktop.door.card_panel import Beside
from gridsteward.desktop.door.choices import WIDTH, Choices, DayChoice
from gridsteward.desktop.door.files import Files, usable
from gridsteward.desktop.door.header import header
from gridsteward.desktop.door.moments import CameAbout, Planned, Suggestions, suggestions_in
from gridsteward.desktop.door.note import Note
from gridsteward.desktop.door.questions import DoorQuestions
from gridsteward.desktop.door.relevant import by_relevance, likely_purposes
from gridsteward.desktop.door.rows import OVERALL, PromiseRow, Rows, TouchpointRow, line_edit, mood_options
from gridsteward.desktop.door.saving import DraftSaver
from gridsteward.desktop.door.when import When
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.cases.open_lines import HomeCases
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import mark_of
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice, NoticeBar
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row, scrolling, section
from gridsteward.desktop.widgets.labels import Glyph, Label, Pair
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change
from gridsteward.records.page import DoorPage
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint, VisitDraft

_BUSY_MS: Final = 150
MET: Final = ("person", "family", "neighbour", "nobody", "declined")


class DoorScreen(QFrame):
    """A visit being written down. `left` when the draft is safe on the disk and the window may go.

    `suggestions` gives what to offer as the best moment and the ending; without it the purposes alone do.
    """

    left = Signal()
    kept = Signal(object)  # the Change of a finished visit

    def __init__(self, session: Session, page: DoorPage, *, suggestions: Suggestions | None = None) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.setAcceptDrops(True)
        self._session, self._page = session, page
        self._amends = bool(page.draft.visit_id)
        self._suggestions = suggestions or suggestions_in(session.words)
        self._touched = self._told_faults = False
        self._after: Callable[[], None] | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_BUSY_MS)
        self._slow.timeout.connect(self._say_saving)
        self._view = QTimer(self)
        self._view.setSingleShot(True)
        self._view.setInterval(0)
        self._view.timeout.connect(self._bring_into_view)
        self.saver = DraftSaver(session, page.draft, parent=self)
        self.notices = NoticeBar(session.theme)
        self._fields(page.draft)
        self._frame()
        self._connect()
        self._keys()
        self._told_saved(page.draft.saved_at)

    # ------------------------------------------------------------------ parts

    def _fields(self, draft: VisitDraft) -> None:
        session = self._session
        theme, words = session.theme, session.words
        card, purposes = self._page.card, words.section("purpose")
        tags = list(card.marks)
        promised = any(each.outcome == "open" for each in card.commitments)
        likely = likely_purposes(purposes, cared_for=bool(mark_of(tags)), promised=promised)
        self.purposes = Choices(
            theme,
            [(key, purposes[key]) for key in likely],
            name=self.tr("What for"),
            many=True,
            columns=5,
            folds=True,
        )
        met = [(key, f"{number}  {words(f'met.{key}')}") for number, key in enumerate(MET, start=1)]
        self.met = Choices(theme, met, name=self.tr("Who was there"), columns=5)
        self.met_who = line_edit(self.tr("Press a name above, or write it here"), draft.met_who)
        self.met_who.setAccessibleName(self.tr("Whom did you speak with"))
        checks = words.section("check")
        ordered = [(key, checks[key]) for key in by_relevance(checks, tags)]
        self.checks = Choices(theme, ordered, name=self.tr("Looked at together"), many=True)
        self.mood = Choices(theme, mood_options(session), name=self.tr("Mood"), columns=5)
        self.mood_note = line_edit(self.tr("A word on the mood"))
        self.points = Rows(
            Button(theme, self.tr("Another moment"), kind="text", icon="plus"),
            lambda: TouchpointRow(session, DraftTouchpoint(kind="arrival", mood=0)),
            gap=theme.space.s,
        )
        self.note = Note(draft.note)
        self.note.setPlaceholderText(self.tr("What was said, what was seen, what to keep in mind"))
        self.note.setAccessibleName(self.tr("Note"))
        self.promises = Rows(
            Button(theme, self.tr("A promise"), kind="door", icon="flag"),
            lambda: PromiseRow(session, DraftCommitment(what="", due="")),
            gap=theme.space.s,
        )
        today = session.clock().date()
        quick = [(1, self.tr("Tomorrow")), (3, self.tr("In three days")), (7, self.tr("In a week"))]
        self.next_visit = DayChoice(theme, words, quick, today=today, name=self.tr("Next visit"))
        portrait = None if self._amends else self._page.portrait
        self.asks = None if portrait is None else DoorAsks(session, card, portrait)
        self.questions = DoorQuestions(session, self._page.questionnaires, draft.answers)
        self.files = Files(session)
        self.when = When(
            session, started_at=draft.started_at, ended_at=draft.ended_at, entered=self._entered()
        )
        self.planned = Planned(theme, self._suggestions, peak=draft.planned_peak, ending=draft.planned_ending)
        self.came_about = CameAbout(theme, peak_done=draft.peak_done, ending_done=draft.ending_done)
        self._show(draft)

    def _entered(self) -> date | None:
        of_it = (each.visit for each in self._page.card.visits if each.visit.id == self._page.draft.visit_id)
        visit = next(of_it, None)
        return None if visit is None else datetime.fromisoformat(visit.entered_at).date()

    def _show(self, draft: VisitDraft) -> None:
        session = self._session
        self.purposes.show_values(draft.purposes)
        self.met.show_values([draft.met])
        self.checks.show_values(draft.checks)
        overall = next((each for each in draft.touchpoints if each.kind == OVERALL), None)
        if overall is not None:
            self.mood.show_values([str(overall.mood)])
            self.mood_note.setText(overall.note)
        others = [each for each in draft.touchpoints if each is not overall]
        self.points.show_rows([TouchpointRow(session, each) for each in others])
        self._show_mood()
        self.promises.show_rows([PromiseRow(session, each) for each in draft.commitments])
        self.next_visit.show_day(draft.next_visit)
        for file in draft.files:
            self.files.show_file(file)
        self.planned.suggest_for(draft.purposes)
        self.came_about.show_planned(*self.planned.texts)

    def _frame(self) -> None:
        theme, space = self._session.theme, self._session.theme.space
        self.leave_button = Button(theme, self.tr("Leave"), kind="text", icon="back")
        title = self.tr("Correct a visit") if self._amends else self.tr("Visit")
        card, case, check = self.tr("Advice"), self.tr("A request"), self.tr("Check-list")
        self.card_button = Button(theme, card, kind="door", icon="speech", name_for_readers=card)
        self.card_button.setVisible(not self._amends)
        self.case_button = Button(theme, case, kind="door", icon="case", name_for_readers=case)
        self.case_button.clicked.connect(self.register_case)
        self.check_button = Button(theme, check, kind="door", icon="check", name_for_readers=check)
        self.check_button.clicked.connect(self.open_check)
        self._mark = Glyph(theme, "check", tone="good")
        self.state = Label(theme, role="body", tone="good")
        bar = frame(
            "bar",
            row(
                self.leave_button,
                Label(theme, "Esc", role="caption"),
                space.l,
                Label(theme, title, role="head"),
                space.l,
                self.card_button,
                self.case_button,
                self.check_button,
                None,
                self._mark,
                self.state,
                pad=(space.xl, 0, space.xl, 0),
            ),
        )
        bar.setFixedHeight(theme.shape.bar)
        self._tools = {
            self.card_button: (card, "Alt+J"),
            self.case_button: (case, "Alt+S"),
            self.check_button: (check, "Alt+K"),
        }
        inside = QFrame()
        inside.setProperty("look", "page")
        inside.setLayout(column(*self._column(), None, gap=space.l, pad=(0, space.l, 0, space.xl)))
        inside.setMaximumWidth(WIDTH)
        middle = QFrame()
        middle.setProperty("look", "page")
        line = row(None, inside, None, pad=(space.l, 0, space.l, 0))
        line.setStretch(1, 100)
        middle.setLayout(line)
        self._scroll = scrolling(middle, "page")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        finish = self.tr("Keep the correction") if self._amends else self.tr("Finish the visit")
        self.finish_button = Button(
            theme, self.tr("{words}  ·  Ctrl+Enter").format(words=finish), kind="door-main", icon="check"
        )
        self.finish_button.setMaximumWidth(WIDTH)
        beside = self._scroll.verticalScrollBar().sizeHint().width()  # the column stands beside it
        line = row(None, self.finish_button, None, pad=(space.l, space.s, space.l + beside, space.s))
        line.setStretch(1, 100)
        foot = frame("foot", line)
        visit = QWidget()
        visit.setLayout(column(self._scroll, foot, gap=0))
        self.beside = Beside(self._session, self._page.card.household.id, visit)
        whole = column(bar, self.notices, self.beside, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def minimumSizeHint(self) -> QSize:
        """Return what the narrowest of its forms takes."""
        hint = super().minimumSizeHint()
        hint.setWidth(self._session.theme.shape.list)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the tools of the bar show their icons alone; their words are in the tooltips."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._session.theme.shape.fold
        for button, (words, keys) in self._tools.items():
            button.show_text("" if narrow else words)
            button.setToolTip(f"{words}  {keys}" if narrow else keys)

    def _column(self) -> list[QWidget | QLayout]:
        theme = self._session.theme
        people = [each.name for each in self._page.card.people if each.name]
        self.people = {
            Button(theme, name, kind="chip", checked=False): name for name in dict.fromkeys(people)
        }
        for button, name in self.people.items():
            button.clicked.connect(lambda _on=False, name=name: self._met_one(name))
        self._show_people()
        who = QWidget()
        who.setLayout(Flow(*self.people))
        if not self.people:
            who.hide()  # never shown while it has no parent: it would be a window of its own for a moment
        spoken = row(Pair(theme, self.tr("Whom did you speak with"), "Alt+W"), who, gap=theme.space.m)
        spoken.setStretch(1, 1)
        note = self.tr("press 1 to 5")
        self.cases = HomeCases(self._session)
        self.cases.show_household(self._page.card.household.id)
        self.cases.wanted.connect(self._open_case)
        return [
            header(self._session, self._page),
            self.cases,
            self.planned,
            section(theme, self.tr("Who was there"), self.met, note=f"Alt+M · {note}"),
            column(spoken, self.met_who, gap=theme.space.s),
            section(theme, self.tr("What for"), self.purposes, note="Alt+P"),
            section(theme, self.tr("Their mood"), self.mood, self.mood_note, self.points, note="Alt+F"),
            section(theme, self.tr("Looked at together"), self.checks, note="Alt+C"),
            section(theme, self.tr("Note"), self.note, note="Alt+N"),
            *([] if self.asks is None else [self.asks]),
            self.questions,
            section(theme, self.tr("Promised"), self.promises, note="Alt+R"),
            section(theme, self.tr("Next visit"), self.next_visit, note="Alt+V"),
            section(theme, self.tr("Photos and files"), self.files, note="Alt+A"),
            self.came_about,
            section(theme, self.tr("When it was"), self.when, note="Alt+T"),
        ]

    # ------------------------------------------------------------------ what happens

    def _connect(self) -> None:
        for group in (self.purposes, self.checks):
            group.changed.connect(self._changed)
        self.purposes.changed.connect(lambda: self.planned.suggest_for(self.purposes.values))
        self.planned.changed.connect(self._planned)
        self.came_about.changed.connect(self._changed)
        self.met.changed.connect(self._changed)
        self.mood.changed.connect(self._mood_chosen)
        self.next_visit.changed.connect(self._changed)
        self.files.changed.connect(self._changed)
        self.when.changed.connect(self._changed)
        for field in (self.met_who, self.mood_note):
            field.textChanged.connect(lambda _text: self._changed(typing=True))
            field.editingFinished.connect(self.saver.flush)
        self.met_who.textChanged.connect(lambda _text: self._show_people())
        self.note.textChanged.connect(lambda: self._changed(typing=True))
        self.note.left.connect(self.saver.flush)
        self.points.changed.connect(lambda typing: self._changed(typing=typing))
        self.promises.changed.connect(lambda typing: self._changed(typing=typing))
        self.questions.changed.connect(lambda typing: self._changed(typing=typing))
        self.note.pasted.connect(self.files.take)
        self.files.failed.connect(self._tell_failure)
        self.files.settled.connect(self._go_on)
        self.leave_button.clicked.connect(self.leave)
        self.card_button.clicked.connect(self.beside.toggle)
        self.beside.taken.connect(self.take_plan)
        self.finish_button.clicked.connect(self.finish)
        saver = self.saver
        saver.saved.connect(self._told_saved)
        saver.failed.connect(self._not_saved)
        saver.finished.connect(self._finished)
        saver.refused.connect(self._refused)
        saver.discarded.connect(self.left)
        if self.asks is not None:
            self._session.leaving.connect(self.asks.asks.flush)
        self._session.leaving.connect(saver.flush)

    def _keys(self) -> None:
        areas: dict[str, Callable[[], object]] = {
            "P": self.purposes.take_focus,
            "M": self.met.take_focus,
            "W": self.met_who.setFocus,
            "C": self.checks.take_focus,
            "F": self.mood.take_focus,
            "N": self.note.setFocus,
            **({} if self.asks is None else {"Q": self.asks.take_focus}),
            "U": self.questions.take_focus,
            "R": self.promises.add,
            "V": self.next_visit.choices.take_focus,
            "A": self.files.choose_button.setFocus,
            "T": self.when.day.choices.take_focus,
            "G": self.planned.unfold,
        }
        for key, go in areas.items():
            self._key(f"Alt+{key}", partial(self._go, go))
        for number, key in enumerate(MET, start=1):
            self._key(str(number), partial(self._meet, key))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._key(keys, self.finish)
        self._key("Alt+J", self.card_button.click)
        self._key("Alt+S", self.case_button.click)
        self._key("Alt+K", self.check_button.click)
        self._key("Esc", self._back)
        self._key("Ctrl+V", self.files.paste)  # a field that has the keyboard takes it first

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _back(self) -> None:
        """Put the card away where it lies over the visit, else leave."""
        if not self.beside.fold():
            self.leave()

    def take_plan(self, peak: str, ending: str, *, over: bool = True) -> None:
        """Take a best moment and an ending into this visit; unless `over`, what is written there stays."""
        self.planned.take(peak, ending, over=over)
        self._scroll.ensureWidgetVisible(self.planned, 0, 60)

    def register_case(self) -> None:
        """Register what somebody came with, without leaving the visit."""
        from gridsteward.desktop.dialogs.case_new import CaseDialog

        CaseDialog(
            self._session,
            parent=self,
            household=self._page.card.household.id,
            then=lambda: self.notices.tell(Notice(self.tr("The request is registered."))),
        ).open()

    def open_check(self) -> None:
        """Go through the check-list that fits what the visit is for."""
        from gridsteward.desktop.dialogs.check_list import open_check
        from gridsteward.operations.check_lists import fitting

        home = self._page.card.household
        open_check(
            self._session,
            fitting(self.purposes.values),
            home.id,
            name=home.name or home.account_no,
            then=lambda _change: self.notices.tell(Notice(self.tr("The check is kept."))),
            parent=self,
        )

    def _open_case(self, case_id: str) -> None:
        """Go to a case: the visit is kept as it stands."""
        self.leave()
        self._session.open_case(case_id)

    def _go(self, go: Callable[[], object]) -> None:
        go()
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        focus = self.focusWidget()
        if focus is not None:
            self._scroll.ensureWidgetVisible(focus, 0, 120)

    def _meet(self, key: str) -> None:
        self.met.choose(key)
        self._scroll.ensureWidgetVisible(self.met, 0, 60)

    def _met_one(self, name: str) -> None:
        names = self._spoken_with()
        if name in names:
            names.remove(name)
        else:
            names.append(name)
        self.met_who.setText("、".join(names))
        self.saver.flush()

    def _spoken_with(self) -> list[str]:
        return [each.strip() for each in re.split("[、,，]", self.met_who.text()) if each.strip()]

    def _show_people(self) -> None:
        """A name that stands in the line is shown as chosen."""
        names = self._spoken_with()
        for button, name in self.people.items():
            button.setChecked(name in names)

    def _mood_chosen(self) -> None:
        self._show_mood()
        self._changed()

    def _show_mood(self) -> None:
        """A word on it and single moments are asked once there is a mood."""
        self.mood_note.setVisible(bool(self.mood.value))
        self.points.setVisible(bool(self.mood.value or self.points.rows))

    def _planned(self, typing: bool) -> None:
        self.came_about.show_planned(*self.planned.texts)
        self._changed(typing=typing)

    def value(self) -> VisitDraft:
        """Return the visit as it stands on screen."""
        points = [each.value for each in self.points.rows if isinstance(each, TouchpointRow)]
        if self.mood.value:
            overall = DraftTouchpoint(
                kind=OVERALL, mood=int(self.mood.value), note=self.mood_note.text().strip()
            )
            points.insert(0, overall)
        return replace(
            self.saver.draft,
            started_at=self.when.started_at,
            ended_at=self.when.ended_at,
            purposes=self.purposes.values,
            met=self.met.value,
            met_who=self.met_who.text(),
            checks=self.checks.values,
            note=self.note.toPlainText(),
            next_visit=self.next_visit.day,
            planned_peak=self.planned.texts[0],
            planned_ending=self.planned.texts[1],
            peak_done=self.came_about.done[0],
            ending_done=self.came_about.done[1],
            touchpoints=tuple(points),
            commitments=tuple(each.value for each in self.promises.rows if isinstance(each, PromiseRow)),
            files=self.files.value,
            answers=self.questions.value,
        )

    def _changed(self, *, typing: bool = False) -> None:
        self._touched = True
        if self.notices.notice is not None and self.notices.notice.tone == "watch":
            self.notices.dismiss()  # it asked for something, and something was given
        self.saver.put(self.value(), at_once=not typing)
        self._slow.start()
        if not typing and isinstance(self.focusWidget(), QDateEdit):
            self._view.start()  # the field for another day has just come up, perhaps below the edge

    # ------------------------------------------------------------------ saved or not

    def _say_saving(self) -> None:
        if not self.saver.settled and self.notices.notice is None:
            self.state.set_tone("quiet")
            self.state.show_text(self.tr("Saving …"))
            self._mark.hide()

    def _told_saved(self, at: str) -> None:
        self.state.set_tone("good")
        self.state.show_text(self.tr("Saved {time}").format(time=at[11:16]))
        self._mark.show_glyph("check", tone="good")
        self._mark.show()
        if self.notices.notice is not None and self.notices.notice.act == self.saver.retry:
            self.notices.dismiss()
        self._go_on()

    def _not_saved(self, error: Exception) -> None:
        self._after = None
        self.state.set_tone("alarm")
        self.state.show_text(self.tr("Not saved"))
        self._mark.show_glyph("alarm", tone="alarm")
        self._mark.show()
        said = explain(error, self._session.words)
        safe = self.tr("All you have written is still on this screen.")
        self.notices.tell(
            Notice(
                said.what,
                tone="alarm",
                safe=safe,
                todo=said.todo,
                details=said.details,
                action=self.tr("Save again"),
                act=self.saver.retry,
            )
        )

    def _tell_failure(self, error: Exception) -> None:
        said = explain(error, self._session.words)
        safe = said.safe or self.tr("All you have written is still on this screen.")
        mendable = isinstance(error, Fault) and error.kind.startswith(
            ("visit_", "promise_", "attachment_", "photo_")
        )
        tone: Tone = "watch" if mendable else "alarm"
        details = "" if mendable else said.details  # nobody needs a report of what the person can mend
        self.notices.tell(Notice(said.what, tone=tone, safe=safe, todo=said.todo, details=details))

    # ------------------------------------------------------------------ finish and leave

    def finish(self) -> None:
        """Write the visit; a file that is still being sealed is waited for."""
        QGuiApplication.inputMethod().commit()
        if self.files.busy:
            self._after = self.finish
            return
        if self._keeps_answers(self.finish) or self._names_faults():
            return
        self.finish_button.setEnabled(False)
        self.saver.put(self.value(), at_once=False)
        self.saver.finish()

    def _names_faults(self) -> bool:
        """Name what a questionnaire misses, once: whoever finishes again goes on without it."""
        faults = self.questions.faults
        if not faults or self._told_faults:
            return False
        self._told_faults = True
        named = "、".join(f"“{each.label or each.question.name}”" for each in faults[:3])
        said = self.tr(
            "%n question(s) of the questionnaires are not answered yet, or not rightly.", "", len(faults)
        )
        self.notices.tell(
            Notice(
                f"{said} {named}",
                tone="watch",
                safe=self.tr("All you have written is kept."),
                todo=self.tr("Press once more to finish without them."),
            )
        )
        self._go(self.questions.take_focus)
        return True

    def _keeps_answers(self, then: Callable[[], None]) -> bool:
        """Keep what was answered in passing, then go on; tell whether that has to be waited for.

        An answer that is refused is shown with its reason; asked once more, one goes on without it.
        """
        asks = self.asks.asks if self.asks is not None else None
        if asks is None or not asks.flush():
            return False

        def kept() -> None:
            refused = asks.refused
            if refused is None:
                then()
            else:
                self._go(refused.unfold)

        self._session.tasks.run("door.answers", lambda: None, lambda _none: kept(), owner=self)
        return True

    def leave(self) -> None:
        """Go, and keep the draft; one that nothing was written in is not kept."""
        QGuiApplication.inputMethod().commit()
        if self.files.busy:
            self._after = self.leave
        elif self._keeps_answers(self.leave):
            pass
        elif self._page.fresh and not self._touched:
            self.saver.discard()
        else:
            self.saver.flush()
            if self.saver.settled:
                self.left.emit()
            else:
                self._after = self.left.emit
                self.saver.retry()

    def _go_on(self) -> None:
        after, self._after = self._after, None
        if after is not None:
            after()

    def _finished(self, change: Change) -> None:
        self.kept.emit(change)

    def _refused(self, error: Exception) -> None:
        self.finish_button.setEnabled(True)
        self.saver.retry()
        self._tell_failure(error)
        kind = error.kind if isinstance(error, Fault) else ""
        if kind == "visit_met_missing":
            self._go(self.met.take_focus)
        elif kind.startswith("promise_"):
            wrong = [each for each in self.promises.rows if not _whole(each.value)]
            if wrong:
                self._go(wrong[0].take_focus)
        elif kind.startswith("visit_"):
            self._go(self.when.day.choices.take_focus)

    # ------------------------------------------------------------------ Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures and files."""
        if usable(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Seal what was dropped."""
        if self.files.take(event.mimeData()):
            event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first question."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.met.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever takes the screen away, the words go to the disk."""
        self.saver.flush()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whatever closes the screen, the words go to the disk."""
        self.saver.flush()
        super().closeEvent(event)


def _whole(promise: object) -> bool:
    return isinstance(promise, DraftCommitment) and bool(promise.what.strip() and promise.due)
