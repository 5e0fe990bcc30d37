"""复盘: what happened today, and three short words on it; one is enough (R8.3)."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from gridsteward.desktop.dialogs.confirm import confirm
from gridsteward.desktop.dialogs.say import SayDialog
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.frames import row, rule
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.desktop.wording import day as say_day
from gridsteward.operations import day_review, day_review_words
from gridsteward.operations.area import aside
from gridsteward.records.day_review import DayFacts
from gridsteward.records.journal import Change

_FIELDS: Final = ("went_well", "do_better", "for_tomorrow")
_GLYPHS: Final[dict[str, tuple[str, Tone]]] = {
    "missed": ("alarm", "alarm"),
    "open": ("watch", "watch"),
    "not_done": ("watch", "watch"),
    "tomorrow": ("flag", ""),
    "reminded": ("flag", ""),
}


class DayReviewDialog(SayDialog):
    """The day's facts, then what went well, what could be better, what to remember. Enter keeps; Esc asks first."""

    def __init__(self, session: Session, day: date, *, parent: QWidget) -> None:
        title = session.words("review.title", day=say_day(session.words, day))
        super().__init__(session, title, action=self.tr("Keep"), then=self._told, parent=parent)
        self._day, theme, words = day, session.theme, session.words
        self._kept = dict.fromkeys(_FIELDS, "")
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.space.s)
        self._facts.addWidget(Label(theme, self.tr("Reading the day …"), role="quiet"))
        self.fields: dict[str, QLineEdit] = {}
        asked: list[QWidget] = []
        for key in _FIELDS:
            field = QLineEdit()
            field.setAccessibleName(words(f"review.{key}"))
            self.fields[key] = field
            asked += [Label(theme, words(f"review.{key}"), role="caption"), field]
        self.fields["went_well"].setPlaceholderText(self.tr("One of the three is enough"))
        self.fill(self._facts, rule(), *asked)
        self.setMinimumWidth(theme.shape.list + 160)
        self.fields["went_well"].setFocus()
        session.leaving.connect(self._keep_unasked)
        self._read()

    def _read(self) -> None:
        area, day = self._session.area, self._day

        def look() -> DayFacts:
            with aside(area) as own:
                return day_review.review_of(own, day)

        self._session.tasks.run("review", look, self._show, lane="cpu", owner=self)

    def _show(self, facts: DayFacts) -> None:
        theme = self._session.theme
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for key, sentence in day_review_words.lines(facts, self._session.words):
            glyph, tone = _GLYPHS.get(key, ("next", ""))
            line = row(Glyph(theme, glyph, tone=tone), Label(theme, sentence, wrap=True), gap=theme.space.s)
            line.setStretch(1, 1)
            self._facts.addLayout(line)
        if facts.kept is not None and not self.typed:
            self._kept = {key: getattr(facts.kept, key) for key in _FIELDS}
            for key, text in self._kept.items():
                self.fields[key].setText(text)

    @property
    def typed(self) -> bool:
        """Tell whether something stands there that is not kept."""
        return any(field.text().strip() != self._kept[key] for key, field in self.fields.items())

    def submit(self) -> None:
        """Keep it; without a word there is nothing to keep."""
        if not any(field.text().strip() for field in self.fields.values()):
            self.wrong.show_text(self.tr("Write into one of the three, or leave with Esc."))
            self.wrong.show()
            return
        super().submit()

    def work(self) -> Callable[[], Change]:
        """Return the review."""
        area, day = self._session.area, self._day
        said = {key: field.text() for key, field in self.fields.items()}
        return lambda: day_review.keep_review(area, day, **said)[1]

    def reject(self) -> None:
        """Leave; what was typed is lost only when that is meant."""
        if not self.typed:
            super().reject()
            return
        confirm(
            self._session.theme,
            self.tr("Leave without keeping what you wrote?"),
            [self.tr("It is not kept anywhere yet.")],
            action=self.tr("Leave"),
            then=lambda: self.done(QDialog.DialogCode.Rejected),
            parent=self,
        )

    def _keep_unasked(self) -> None:
        """Keep what stands there when the area is locked behind it."""
        if self.typed and any(field.text().strip() for field in self.fields.values()):
            self._session.tasks.run("review.keep", self.work(), lambda _change: None)
            self._kept = {key: field.text().strip() for key, field in self.fields.items()}

    def _told(self, change: Change) -> None:
        self._session.changed.emit(change)
        tell_done(self._session, self.tr("The look back on the day is kept."), change)


def look_back(session: Session, parent: QWidget) -> DayReviewDialog:
    """Look back on today."""
    dialog = DayReviewDialog(session, session.clock().date(), parent=parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
