"""Where an article of the guide is read: Markdown, its pictures no wider than the column, links between articles."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from gridsteward.desktop.theme import Theme

_SETTLED_MS = 80  # a window that is being resized reads its pictures once, at the end
_WIDEST = 760  # of a picture, in the points of the design: wider ones show no more
_LINE_PERCENT = 108  # of what the face asks for itself (FACE.md: 1.4 in all)


class Reading(QTextBrowser):
    """Shows one article; `wanted` names the article a link leads to."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, *, folder: Path) -> None:
        super().__init__()
        self._theme, self._folder, self._text = theme, folder, ""
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        width = min(_WIDEST, self._column())
        made = image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
        made = made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(made)
        painter.setPen(QPen(self._theme.colour("line"), 2 * ratio))  # half of it lies outside
        painter.drawRect(made.rect())
        painter.end()
        made.setDevicePixelRatio(ratio)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width once it has settled."""
        super().resizeEvent(event)
        if self._column() != self._drawn_for:
            self._settle.start()

    def _column(self) -> int:
        bar = 0 if self.verticalScrollBar().isVisible() else self.verticalScrollBar().sizeHint().width()
        return max(200, self.viewport().width() - bar - 2 * self._theme.space.xl - 2)

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
        self.setDocument(document)  # the one before is ours, so it goes
        self.setMarkdown(self._text)
        self._dress()

    def _dress(self) -> None:
        theme, space = self._theme, self._theme.space
        block = self.document().begin()
        while block.isValid():
            cursor, level = QTextCursor(block), block.blockFormat().headingLevel()
            form = QTextBlockFormat()
            form.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin({0: 0, 1: 0}.get(level, space.m))
            form.setBottomMargin(space.xs if block.textList() is not None else space.s)
            cursor.mergeBlockFormat(form)
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                heading = (
                    QTextCharFormat()
                )  # a new one: Markdown's makes a heading larger by a step of its own
                heading.setFont(theme.font("title" if level == 1 else "strong", bold=True))
                heading.setForeground(theme.colour("ink"))
                cursor.setCharFormat(heading)
            self._dress_parts(block)
            block = block.next()
        self._dress_tables()

    def _dress_parts(self, block: QTextBlock) -> None:
        """Colour the links as the theme does; keys and names of commands are bold in the face of all else."""
        parts, part = [], block.begin()
        while not part.atEnd():
            parts.append(part.fragment())
            part += 1
        for each in parts:
            known = each.charFormat()
            if not (known.isAnchor() or known.fontFixedPitch()):
                continue
            within = QTextCursor(self.document())
            within.setPosition(each.position())
            within.setPosition(each.position() + each.length(), QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            if known.isAnchor():
                form.setAnchor(True)
                form.setAnchorHref(known.anchorHref())
                form.setForeground(self._theme.colour("link"))
            else:
                form.setFont(self._theme.font("body", bold=True))
            within.setCharFormat(form)

    def _dress_tables(self) -> None:
        for each in self.document().rootFrame().childFrames():
            if isinstance(each, QTextTable):
                form = each.format()
                form.setBorder(0)
                form.setCellSpacing(0)
                form.setCellPadding(self._theme.space.xs)
                form.setColumnWidthConstraints([])
                each.setFormat(form)

    def _follow(self, link: QUrl) -> None:
        self.wanted.emit(Path(link.path()).stem)
