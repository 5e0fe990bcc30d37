"""What a helper model proposes, item by item: nothing holds before somebody takes it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.tag_book import tag_name, tag_tone
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import Item, column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Glyph, Label, Pair
from gridsteward.operations import helping
from gridsteward.records.advice import WordedSection
from gridsteward.records.journal import Change

translate = QCoreApplication.translate


def _copy(button: Button, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    button.show_icon("check", tone="good")
    button.setToolTip(translate("Helper", "Copied"))


class WaitStep(QWidget):
    """The answer as it comes, and a way to stop it."""

    stopped = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme, space = session.theme, session.theme.space
        self.far = Label(theme, role="caption")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate("Helper", "The answer as it comes"))
        self.stop = Button(theme, translate("Helper", "S&top"), icon="close")
        self.stop.clicked.connect(self.stopped)
        head = row(Pair(theme, translate("Helper", "The answer is coming …")), None, self.far)
        note = Label(
            theme,
            translate("Helper", "Names are put back here. It is read and sorted once it is whole."),
            role="quiet",
            wrap=True,
        )
        self.setLayout(column(note, head, self.text, row(None, self.stop), gap=space.s))
        self.hear("")

    def hear(self, text: str) -> None:
        """Show how the answer reads so far."""
        self.text.setPlainText(text)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
        waiting = translate("Helper", "waiting for the first word")
        far = translate("Helper", "{count} characters").format(count=len(text))
        self.far.show_text(far if text else waiting)


class ItemRow(QFrame):
    """One thing proposed: take it or leave it."""

    def __init__(
        self,
        session: Session,
        what: QWidget,
        because: str,
        *,
        name: str,
        take: Callable[[], Change],
        taken: str,
        note: str = "",
    ) -> None:
        super().__init__()
        self._session, self._take, self._taken = session, take, taken
        theme, space = session.theme, session.theme.space
        self.accept = Button(
            theme,
            translate("Helper", "Take it"),
            icon="check",
            name_for_readers=f"{translate('Helper', 'Take it')}: {name}",
        )
        self.skip = Button(
            theme,
            translate("Helper", "Leave it"),
            kind="text",
            name_for_readers=f"{translate('Helper', 'Leave it')}: {name}",
        )
        self.said = Label(theme, role="quiet", wrap=True)
        self.said.hide()
        lines: list[Item] = [row(what, None)]
        if because:
            lines.append(Label(theme, because, role="quiet", wrap=True))
        if note:
            lines.append(Label(theme, note, role="caption", wrap=True))
        line = row(
            column(*lines, gap=2),
            self.said,
            self.skip,
            self.accept,
            gap=space.s,
            pad=(0, space.xs, 0, space.xs),
        )
        line.setStretch(0, 1)
        self.setLayout(line)
        self.accept.clicked.connect(self._accept)
        self.skip.clicked.connect(lambda: self._close(translate("Helper", "left")))

    def _accept(self) -> None:
        self.accept.setEnabled(False)
        self._session.tasks.run("helper.take", self._take, self._done, failed=self._refused, owner=self)

    def _done(self, change: Change) -> None:
        self._session.changed.emit(change)
        self._close(self._taken)

    def _refused(self, error: Exception) -> None:
        self.accept.setEnabled(True)
        self.said.show_text(explain(error, self._session.words).what)
        self.said.show()

    def _close(self, said: str) -> None:
        had_keyboard = self.accept.hasFocus() or self.skip.hasFocus()
        self.said.show_text(said)
        self.said.show()
        if had_keyboard:
            self.focusNextChild()
        self.accept.hide()
        self.skip.hide()


class AnswerStep(QWidget):
    """Tags, a summary, and lines beside those of the rules; at the end, what was left out and why."""

    closed = Signal()
    again = Signal()

    def __init__(self, session: Session, household: str) -> None:
        super().__init__()
        self._session, self._household = session, household
        self.rows: list[ItemRow] = []
        self.copies: list[Button] = []
        theme, space = session.theme, session.theme.space
        self._holder = column(gap=space.m, pad=(space.l, space.m, space.l, space.m))
        inside = frame("surface", self._holder)
        self._area = scrolling(inside)
        self.back = Button(theme, translate("Helper", "Ask &again"), kind="text", icon="back")
        self.done = Button(theme, translate("Helper", "&Done"), kind="main")
        note = Label(
            theme,
            translate("Helper", "These are suggestions of a model. Take only what you know to be so."),
            role="quiet",
            wrap=True,
        )
        panel = frame("panel", column(self._area, pad=(1, 1, 1, 1)))
        box = column(note, panel, row(self.back, None, self.done), gap=space.s)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.back.clicked.connect(self.again)
        self.done.clicked.connect(self.closed)

    def show_proposals(
        self, found: helping.Proposals, fresh: Sequence[helping.TagProposal], rules: Sequence[WordedSection]
    ) -> None:
        """Show what came; `fresh` are the tags the household does not have yet, `rules` what our own card says."""
        self._clear()
        theme = self._session.theme
        for proposal in fresh:
            self._holder.addWidget(self._tag(proposal))
        if found.summary:
            self._holder.addWidget(self._summary(found.summary))
        if found.card:
            self._holder.addWidget(self._card(found.card, rules))
        if not (fresh or found.summary or found.card):
            nothing = translate(
                "Helper", "Nothing in the answer can be used. What the rules advise is there as ever."
            )
            self._holder.addWidget(Label(theme, nothing, wrap=True))
        known = len(found.tags) - len(fresh)
        if known:
            text = self.tr("%n tag(s) of it are there already.", "", known)
            self._holder.addWidget(Label(theme, text, role="quiet"))
        if found.left_out:
            self._holder.addWidget(self._left_out(found.left_out))
        self._holder.addStretch(1)
        first = self.rows[0].accept if self.rows else self.done
        first.setFocus()

    def _clear(self) -> None:
        self.rows, self.copies = [], []
        while self._holder.count():
            item = self._holder.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _tag(self, proposal: helping.TagProposal) -> ItemRow:
        session, area, household = self._session, self._session.area, self._household
        name = tag_name(session.words, proposal.tag)
        made = ItemRow(
            session,
            Badge(session.theme, name, tone=tag_tone(proposal.tag)),
            translate("Helper", "Because: {why}").format(why=proposal.because),
            name=name,
            take=lambda: helping.accept_tag(area, household, proposal),
            taken=translate("Helper", "put on, to be looked at in half a year"),
        )
        self.rows.append(made)
        return made

    def _summary(self, summary: str) -> ItemRow:
        session, area, household = self._session, self._session.area, self._household
        title = translate("Helper", "In a word")
        made = ItemRow(
            session,
            Pair(session.theme, title),
            summary,
            name=title,
            take=lambda: helping.accept_summary(area, household, summary),
            taken=translate("Helper", "kept as your own word"),
            note=translate("Helper", "Taken, it stands on the household's page as your word."),
        )
        self.rows.append(made)
        return made

    def _card(self, card: Sequence[helping.CardProposal], rules: Sequence[WordedSection]) -> QWidget:
        theme, words, space = self._session.theme, self._session.words, self._session.theme.space
        by_rule = {each.section.value: each for each in rules}
        parts: list[Item] = [
            Pair(
                theme,
                translate("Helper", "What one could say"),
                translate("Helper", "suggestions beside what our rules advise"),
            )
        ]
        for proposed in card:
            title = words(f"card_section.{proposed.section}")
            copy = Button(
                theme, kind="text", icon="copy", name_for_readers=f"{translate('Helper', 'Copy')}: {title}"
            )
            copy.setToolTip(translate("Helper", "Copy"))
            text = "\n".join(proposed.lines)
            copy.clicked.connect(lambda _checked=False, copy=copy, text=text: _copy(copy, text))
            self.copies.append(copy)
            ruled = by_rule.get(proposed.section)
            own = [line.say or line.do for line in ruled.lines] if ruled is not None else []
            parts.append(row(Label(theme, title, role="head"), None, copy))
            theirs = column(
                Label(theme, translate("Helper", "suggestion"), role="caption", tone="watch"),
                *(Label(theme, line, wrap=True) for line in proposed.lines),
                None,
                gap=2,
            )
            ours = column(
                Label(theme, translate("Helper", "rules"), role="caption"),
                *(Label(theme, line, role="quiet", wrap=True) for line in own),
                None,
                gap=2,
            )
            beside = row(theirs, ours, gap=space.l)
            beside.setStretch(0, 1)
            beside.setStretch(1, 1)
            parts.append(beside)
        made = QWidget()
        made.setLayout(column(*parts, gap=space.s))
        return made

    def _left_out(self, left_out: Sequence[helping.LeftOut]) -> QWidget:
        theme, words, space = self._session.theme, self._session.words, self._session.theme.space
        lines: list[Item] = [
            row(
                Glyph(theme, "unknown"),
                Pair(
                    theme, self.tr("%n part(s) of the answer are not shown", "", len(left_out)), role="body"
                ),
                None,
            )
        ]
        for each in left_out:
            part = f"helper_part.{each.part}"
            name = words(part) if part in words else each.part
            key = "left_out" if each.what else "left_out_whole"
            text = words(f"helper_say.{key}", part=name, what=each.what, why=words(f"helper_left.{each.why}"))
            lines.append(Label(theme, text, role="caption", wrap=True))
        made = QWidget()
        made.setLayout(column(*lines, gap=space.xs))
        return made
