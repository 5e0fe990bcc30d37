"""The three figures that say where this laptop's records are, and the sum that must come out."""

from PySide6.QtWidgets import QFrame, QWidget

from gridsteward.desktop.pages.sync.wording import many, translate
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Pair
from gridsteward.records.sync import SyncState


class Figure(QWidget):
    """A large count with its meaning's mark, and what it counts."""

    def __init__(self, theme: Theme, name: str, note: str, tone: Tone) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.count = Label(theme, "0", role="figure")
        self._mark = Glyph(theme, tone)
        self.words = Pair(theme, name, note)
        pad = (theme.space.xl, theme.space.m, theme.space.m, theme.space.m)
        self.setLayout(column(row(self.count, self._mark, None), self.words, gap=0, pad=pad))

    def show_count(self, count: int, note: str) -> None:
        """Replace count and note."""
        self.count.show_text(many(count))
        self.count.setAccessibleName(f"{self._name} {many(count)}")
        self.words.show_text(self._name, note)
        # Nothing waiting is nothing to look at.
        self._mark.setVisible(bool(count))


class Figures(QFrame):
    """未送出, 等回执, 已确认, and below them how they add up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.unsent = Figure(theme, translate("Sync", "Unsent"), "", "unknown")
        self.on_the_way = Figure(theme, translate("Sync", "Awaiting a receipt"), "", "watch")
        self.confirmed = Figure(theme, translate("Sync", "Confirmed"), "", "good")
        self.sum = Label(theme, role="caption", wrap=True)
        space = theme.space
        line = Flow(self.unsent, self.on_the_way, self.confirmed, gap=0)
        foot = frame("foot", row(self.sum, pad=(space.xl, space.s, space.xl, space.s)))
        self.setLayout(column(line, foot, gap=0, pad=(1, 1, 1, 1)))

    def show_state(self, state: SyncState) -> None:
        """Show where the records are."""
        self.unsent.show_count(state.unsent, translate("Sync", "on this laptop"))
        self.on_the_way.show_count(state.on_the_way, translate("Sync", "on a stick or in a folder"))
        self.confirmed.show_count(state.confirmed, translate("Sync", "by the server or another laptop"))
        text = translate(
            "Sync",
            "This laptop wrote {written} = {unsent} unsent + {on_the_way} waiting + {confirmed} confirmed.",
        ).format(
            written=many(state.written),
            unsent=many(state.unsent),
            on_the_way=many(state.on_the_way),
            confirmed=many(state.confirmed),
        )
        seen = translate("Sync", "Of these {seen} are on all laptops.").format(seen=many(state.seen))
        self.sum.show_text(f"{text} {seen}" if text[-1].isascii() else text + seen)
