"""Words on screen: labels, two sizes on one baseline, paragraphs, elided lines, glyphs."""

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Role, Tone

_DOTS = "…"


def restyle(widget: QWidget) -> None:
    """Make the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Label(QLabel):
    """Plain text (never rich: names come from ledgers) in a role and a tone."""

    def __init__(
        self, theme: Theme, text: str = "", *, role: Role = "body", tone: Tone = "", wrap: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Replace the words."""
        self.setText(self._theme.dots(text))
        self.setAccessibleName(text)

    def set_tone(self, tone: Tone) -> None:
        """Change what the words mean."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


class Pair(QLabel):
    """A strong word and a quiet note on one baseline; box layouts cannot align two sizes."""

    def __init__(
        self, theme: Theme, text: str, note: str = "", *, role: Role = "head", note_tone: Tone = "quiet"
    ) -> None:
        super().__init__()
        self._theme, self._role, self._note_tone = theme, role, note_tone
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", "body")
        self.show_text(text, note)
        theme.changed.connect(self._write)

    def show_text(self, text: str, note: str = "", *, note_tone: Tone | None = None) -> None:
        """Replace both parts."""
        self._text, self._note = text, note
        self._note_tone = note_tone or self._note_tone
        self.setAccessibleName(f"{text} {note}".strip())
        self._write()

    def sizeHint(self) -> QSize:
        """Return the room both parts want."""
        return super().sizeHint() if self.wordWrap() else self._wants

    def minimumSizeHint(self) -> QSize:
        """Return the room of the strong word: the note gives way, and is told whole in a tooltip."""
        least = super().minimumSizeHint()
        if self.wordWrap():
            return least
        return QSize(min(self._wants.width(), self._strong), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the note what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _write(self) -> None:
        self._cut = ""
        self.setText(self._words(self._note))
        self._wants = super().sizeHint()
        self._strong = self._wants.width()
        if self._note:
            metrics = QFontMetrics(self._theme.font("caption"))
            self._strong -= metrics.horizontalAdvance(self._theme.dots(self._note))
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        if not self._note or self.wordWrap():
            return
        metrics = QFontMetrics(self._theme.font("caption"))
        room = self.width() - self._strong
        note = self._theme.dots(self._note)
        cut = metrics.elidedText(note, Qt.TextElideMode.ElideRight, max(0, room))
        cut = "" if self.width() >= self._wants.width() or cut == note else cut or _DOTS
        if cut != self._cut:
            self._cut = cut
            self.setToolTip(self.accessibleName() if cut else "")
            self.setText(self._words(cut or self._note))

    def _words(self, note: str) -> str:
        theme = self._theme
        size = theme.tokens.type.size(self._role)
        weight = 400 if self._role in ("body", "quiet", "caption") else 700
        words = (
            f'<span style="font-size:{size}pt; font-weight:{weight}">{escape(theme.dots(self._text))}</span>'
        )
        if note:
            colour = theme.colour(self._note_tone or "quiet").name()
            style = f"font-size:{theme.tokens.type.caption}pt; color:{colour}"
            words += f'&nbsp;&nbsp;&nbsp;<span style="{style}">{escape(theme.dots(note))}</span>'
        return words


class Paragraph(QLabel):
    """Wrapped text with the design's line height, which a plain label cannot give."""

    def __init__(self, theme: Theme, text: str = "", *, role: Role = "body", tone: Tone = "") -> None:
        super().__init__()
        self._theme, self._role, self._text = theme, role, text
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(True)
        self.show_text(text)
        theme.changed.connect(self._write)

    def show_text(self, text: str) -> None:
        """Replace the words; line breaks are kept."""
        self._text = text
        self.setAccessibleName(text)
        self._write()

    def _write(self) -> None:
        words = escape(self._theme.dots(self._text)).replace("\n", "<br>")
        percent = self._theme.leading_percent(self._role)
        self.setText(f'<p style="line-height:{percent}%; margin:0">{words}</p>')


class Elided(QWidget):
    """One line that gives way in a narrow window and shows the whole text as a tooltip."""

    def __init__(self, theme: Theme, text: str = "", *, role: Role = "body", tone: Tone = "") -> None:
        super().__init__()
        self._theme, self._role, self._tone = theme, role, tone
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text(text)
        theme.changed.connect(self.update)

    def show_text(self, text: str) -> None:
        """Replace the words."""
        self.text = self._theme.dots(text)
        self.setAccessibleName(text)
        self._hint()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the whole text wants."""
        metrics = QFontMetrics(self._theme.font(self._role))
        return QSize(metrics.horizontalAdvance(self.text) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room of two characters."""
        metrics = QFontMetrics(self._theme.font(self._role))
        return QSize(2 * metrics.horizontalAdvance("国"), metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the tooltip only when something is hidden."""
        super().resizeEvent(event)
        self._hint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        quiet = "quiet" if self._role in ("caption", "quiet") else "ink"
        colour = self._theme.colour(self._tone or quiet)
        font = self._theme.font(self._role)
        with QPainter(self) as painter:
            paint_text(painter, self.rect(), self.text, font=font, colour=colour)

    def _hint(self) -> None:
        self.setToolTip(self.text if self.sizeHint().width() > self.width() else "")


class ElidedPair(Elided):
    """An elided line with a quiet note behind it on the same baseline; in a narrow place the note gives way first."""

    def __init__(self, theme: Theme, text: str = "", note: str = "", *, role: Role = "body") -> None:
        self._note = ""
        super().__init__(theme, role=role)
        self.show_text(text, note)

    def show_text(self, text: str, note: str = "") -> None:
        """Replace both parts."""
        self._note = self._theme.dots(note)
        super().show_text(text)
        self.setAccessibleName(f"{text} {note}".strip())

    def sizeHint(self) -> QSize:
        """Return the room both parts want."""
        hint = super().sizeHint()
        if self._note:
            hint.setWidth(
                hint.width() + self._theme.space.m + self._caption.horizontalAdvance(self._note) + 1
            )
        return hint

    @property
    def _caption(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and the note where there is room left."""
        super().paintEvent(event)
        own = QFontMetrics(self._theme.font(self._role))
        left = own.horizontalAdvance(self.text) + self._theme.space.m
        room, caption = self.width() - left, self._caption
        if not self._note or room < caption.horizontalAdvance("国国"):
            return
        base = (self.height() - own.height()) // 2 + own.ascent()
        with QPainter(self) as painter:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.colour("quiet"))
            painter.drawText(left, base, caption.elidedText(self._note, Qt.TextElideMode.ElideRight, room))

    def _hint(self) -> None:
        whole = f"{self.text}  {self._note}".strip()
        self.setToolTip(whole if self.sizeHint().width() > self.width() else "")


class Glyph(QWidget):
    """A meaning mark or a line icon; `name_for_readers` says it aloud where no word stands beside it."""

    def __init__(self, theme: Theme, name: str, *, tone: Tone = "", name_for_readers: str = "") -> None:
        super().__init__()
        self._theme, self._name, self._tone = theme, name, tone
        self.setFixedSize(theme.shape.icon, theme.shape.icon)
        self.setAccessibleName(name_for_readers)
        theme.changed.connect(self.update)

    def show_glyph(self, name: str, *, tone: Tone = "") -> None:
        """Show another mark or icon."""
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the glyph."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._theme.paint_glyph(painter, QRectF(self.rect()), self._name, tone=self._tone)
