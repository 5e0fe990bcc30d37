"""Where an article of the guide is read: Markdown, its pictures no wider than the column, links between articles."""

from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, Qt, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from gridsteward.desktop.theme import Theme

_SETTLED_MS = 80  # a window that is being resized reads its pictures once, at the end
_LINE_PERCENT = 108  # of what the face asks for itself (FACE.md: 1.4 in all)


class Reading(QTextBrowser):
    """Shows one article; `wanted` names the article a link leads to."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, *, folder: Path) -> None:
        super().__init__()
        self._theme, self._folder, self._text = theme, folder, ""
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.anchorClicked.connect(self._follow)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._again)
        self._drawn_for = 0
        theme.changed.connect(self._again)

    def show_text(self, text: str) -> None:
        """Show an article from its beginning."""
        self._text = text
        self._draw()
        self.verticalScrollBar().setValue(0)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Read a picture of the guide, scaled to the column; nothing from elsewhere is ever read."""
        address = name.toString() if isinstance(name, QUrl) else name
        path = self._folder / address
        if kind != QTextDocument.ResourceType.ImageResource.value or not path.is_file():
            return None
        image = QImage(str(path))
        ratio = self.devicePixelRatioF()
        width = min(image.width(), self._column())
        made = image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        made.setDevicePixelRatio(ratio)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width once it has settled."""
        super().resizeEvent(event)
        if self._column() != self._drawn_for:
            self._settle.start()

    def _column(self) -> int:
        return max(200, self.viewport().width() - 2 * self._theme.space.xl)

    def _again(self) -> None:
        place = self.verticalScrollBar().value()
        self._draw()
        self.verticalScrollBar().setValue(place)

    def _draw(self) -> None:
        theme, space = self._theme, self._theme.space
        self._drawn_for = self._column()
        document = QTextDocument(self)
        document.setDefaultFont(theme.font("body"))
        document.setDocumentMargin(space.xl)
        old = self.document()
        self.setDocument(document)
        if old is not document and old.parent() is self:
            old.deleteLater()
        self.setMarkdown(self._text)
        self._dress()

    def _dress(self) -> None:
        theme, space = self._theme, self._theme.space
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            form = QTextBlockFormat()
            level = block.blockFormat().headingLevel()
            form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin({0: space.xs, 1: 0}.get(level, space.l))
            form.setBottomMargin(space.xs)
            cursor.mergeBlockFormat(form)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                chars = cursor.charFormat()
                chars.setFont(theme.font("title" if level == 1 else "strong", bold=True))
                chars.setForeground(theme.colour("ink"))
                cursor.setCharFormat(chars)
            part = block.begin()
            while not part.atEnd():
                fragment = part.fragment()
                if fragment.charFormat().isAnchor():
                    within = QTextCursor(self.document())
                    within.setPosition(fragment.position())
                    within.setPosition(
                        fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor
                    )
                    chars = fragment.charFormat()
                    chars.setForeground(theme.colour("link"))
                    within.setCharFormat(chars)
                part += 1
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        self.wanted.emit(Path(link.path()).stem)
