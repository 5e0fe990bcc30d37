"""Peak and end of a visit (R3.2): what is meant to be remembered and how it is to end, and whether both came about."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, zip_longest
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from gridsteward.desktop.door.rows import line_edit
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.words import Words

OFFERED: Final = 3
_ANYWHERE: Final = "routine"

Suggestions = Callable[[Sequence[str]], tuple[Sequence[str], Sequence[str]]]
"""Purposes chosen → what would make a best moment, and a good ending; the most fitting first."""


def suggestions_in(words: Words) -> Suggestions:
    """Return suggestions by purpose alone, as the words have them."""

    def suggest(purposes: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
        chosen = [*purposes, *([] if purposes else [_ANYWHERE])]
        return _in_turn(words.section(f"peak_{key}").values() for key in chosen), _in_turn(
            words.section(f"ending_{key}").values() for key in chosen
        )

    return suggest


def _in_turn(lists: Iterable[Iterable[str]]) -> list[str]:
    """Return the first of each, then the second of each …, every one once."""
    return list(dict.fromkeys(each for each in chain.from_iterable(zip_longest(*lists)) if each))[:OFFERED]


class _Line(QWidget):
    """What is planned, in own words or by one press."""

    changed = Signal(bool)  # True while text is being typed

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.field: QLineEdit = line_edit(title)
        self._chips = Flow()
        self.offers = [Button(theme, kind="chip", checked=False) for _ in range(OFFERED)]
        for offer in self.offers:
            offer.clicked.connect(lambda _on=False, offer=offer: self._take(offer))
            self._chips.addWidget(offer)
        self._offered: Sequence[str] = ()
        self.setLayout(column(Label(theme, title, role="quiet"), self.field, self._chips, gap=theme.space.xs))
        self.field.textChanged.connect(lambda _text: self._typed())
        self.field.editingFinished.connect(lambda: self.changed.emit(False))

    def offer(self, texts: Sequence[str]) -> None:
        """Show these suggestions."""
        self._offered = texts
        for button, text in zip(self.offers, [*texts, *[""] * OFFERED], strict=False):
            button.show_text(text)
            button.setVisible(bool(text))
        self._mark()

    def _take(self, offer: Button) -> None:
        """Take a suggestion over; pressing it again takes it back."""
        self.field.setText(self._offered[self.offers.index(offer)] if offer.isChecked() else "")
        self.changed.emit(False)

    def _typed(self) -> None:
        self._mark()
        self.changed.emit(True)

    def _mark(self) -> None:
        for button, text in zip(self.offers, self._offered, strict=False):
            button.setChecked(text == self.field.text())


class Planned(QWidget):
    """Asked for at the beginning, and no more than a line until somebody wants it."""

    changed = Signal(bool)

    def __init__(self, theme: Theme, suggest: Suggestions, *, peak: str, ending: str) -> None:
        super().__init__()
        self._suggest = suggest
        self.ask = Button(
            theme,
            self.tr("What shall they remember of today, and how shall it end?"),
            kind="text",
            icon="flag",
        )
        self.ask.setToolTip("Alt+G")
        self.peak = _Line(theme, self.tr("The moment they shall remember"))
        self.ending = _Line(theme, self.tr("How to end"))
        self.peak.field.setText(peak)
        self.ending.field.setText(ending)
        inside = column(self.peak, self.ending, gap=theme.space.m, pad=(theme.space.m,) * 4)
        self._box = frame("panel", inside)
        self.setLayout(column(row(self.ask, None), self._box, gap=0))
        self.ask.clicked.connect(self.unfold)
        for line in (self.peak, self.ending):
            line.changed.connect(self.changed)
        self._show(bool(peak or ending))

    @property
    def texts(self) -> tuple[str, str]:
        """The moment and the ending, "" where nothing is planned."""
        return self.peak.field.text().strip(), self.ending.field.text().strip()

    def suggest_for(self, purposes: Sequence[str]) -> None:
        """Offer what fits these purposes."""
        peaks, endings = self._suggest(purposes)
        self.peak.offer(peaks[:OFFERED])
        self.ending.offer(endings[:OFFERED])

    def unfold(self) -> None:
        """Show the two lines and go to the first."""
        self._show(True)
        self.peak.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take(self, peak: str, ending: str, *, over: bool) -> None:
        """Take a plan over; unless `over`, what somebody wrote stays."""
        for line, text in ((self.peak, peak), (self.ending, ending)):
            if text and (over or not line.field.text().strip()):
                line.field.setText(text)
        self._show(True)
        self.changed.emit(False)

    def _show(self, unfolded: bool) -> None:
        self._box.setVisible(unfolded)
        self.ask.setVisible(not unfolded)


class CameAbout(QWidget):
    """Asked for at the end of a visit that had a plan."""

    changed = Signal()

    def __init__(self, theme: Theme, *, peak_done: int, ending_done: int) -> None:
        super().__init__()
        self._theme = theme
        self.title = Label(theme, self.tr("Did it come about?"), role="head")
        self.peak = Button(theme, kind="door", checked=bool(peak_done), ticks=True)
        self.ending = Button(theme, kind="door", checked=bool(ending_done), ticks=True)
        self.setLayout(column(self.title, self.peak, self.ending, gap=theme.space.s))
        for button in (self.peak, self.ending):
            button.clicked.connect(lambda _on: self.changed.emit())

    @property
    def done(self) -> tuple[int, int]:
        """Whether the moment and the ending came about, 0 or 1."""
        return tuple(int(not each.isHidden() and each.isChecked()) for each in (self.peak, self.ending))  # type: ignore[return-value]

    def show_planned(self, peak: str, ending: str) -> None:
        """Ask for what is planned; without a plan nothing is asked."""
        for button, text in ((self.peak, peak), (self.ending, ending)):
            button.setVisible(bool(text))
            if text:
                button.show_text(text)
        self.setVisible(bool(peak or ending))
