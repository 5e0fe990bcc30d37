"""The tag library: found as typed or by its groups, put on with evidence and an end."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.editors import tidy_date
from gridsteward.desktop.tag_book import tag_groups, tag_name, tag_tone
from gridsteward.desktop.tokens import MEANINGS
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import households
from gridsteward.operations.needs import need_groups

_TAG = Qt.ItemDataRole.UserRole


class TagDialog(Dialog):
    """Choose a tag, say how one knows, and until when it holds."""

    def __init__(self, desk: Desk, household: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._household = desk, household
        self._seen = desk.card.seen_rows if desk.card is not None else None
        theme, space = desk.session.theme, desk.session.theme.space
        self.setWindowTitle(self.tr("Add a tag"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.shape.list + 80, 560)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a tag"))
        self.search.setAccessibleName(self.tr("Find a tag"))
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.tags = QListWidget()
        self.tags.setAccessibleName(self.tr("Tags"))
        self.tags.itemDoubleClicked.connect(lambda _item: self.submit())
        self.tags.currentItemChanged.connect(lambda *_: self._ready())
        self.evidence = QLineEdit()
        seen = self.tr("What was seen or said, e.g. oxygen machine in the bedroom")
        self.evidence.setPlaceholderText(seen)
        self.evidence.setToolTip(seen)
        self.evidence.setAccessibleName(self.tr("How we know"))
        self.expires = QLineEdit()
        example = self.tr("e.g. 2027-03-01; empty: until it is taken off")
        self.expires.setPlaceholderText(example)
        self.expires.setToolTip(example)
        self.expires.setAccessibleName(self.tr("Until when"))
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.add = Button(theme, self.tr("Add"), kind="main")
        self.add.setDefault(True)
        self.add.clicked.connect(self.submit)
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        pad = space.l
        foot = row(None, cancel, self.add)
        how, until = (
            Label(theme, text, role="caption") for text in (self.tr("How we know"), self.tr("Until when"))
        )
        items = (self.search, self.tags, how, self.evidence, until, self.expires, self.wrong, foot)
        self.setLayout(column(*items, gap=space.s, pad=(pad, pad, pad, pad)))
        self._fill()
        self._ready()

    def submit(self) -> None:
        """Put the chosen tag on."""
        item = self.tags.currentItem()
        tag = item.data(_TAG) if item is not None else None
        if not tag:
            return
        area, household = self._desk.session.area, self._household
        evidence, expires, seen = self.evidence.text().strip(), tidy_date(self.expires.text()), self._seen
        self._desk.write(
            "tag.add",
            lambda: households.add_tag(area, household, tag, evidence=evidence, expires=expires, seen=seen),
            then=lambda _change: self.accept(),
            failed=self._refused,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the search line move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        words, theme = self._desk.session.words, self._desk.session.theme
        for group, tags in tag_groups().items():
            if group in need_groups():
                continue  # a need asks for the person's consent, in a dialog of its own
            title = words(f"tag_group.{group}") if f"tag_group.{group}" in words else group
            head = QListWidgetItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(theme.font("caption", bold=True))
            head.setForeground(theme.colour("quiet"))
            self.tags.addItem(head)
            for tag in tags:
                item = QListWidgetItem(tag_name(words, tag))
                item.setData(_TAG, tag)
                item.setSizeHint(QSize(0, theme.row - theme.space.xs))
                item.setData(_TAG + 1, f"{tag_name(words, tag)} {tag} {title}".lower())
                tone = tag_tone(tag)
                if tone in MEANINGS:
                    item.setIcon(theme.icon(tone, tone))
                self.tags.addItem(item)

    def _find(self, text: str) -> None:
        first: QListWidgetItem | None = None
        head: QListWidgetItem | None = None
        for at in range(self.tags.count()):
            item = self.tags.item(at)
            if not item.data(_TAG):
                head = item
                item.setHidden(True)
                continue
            fits = text.strip().lower() in item.data(_TAG + 1)
            item.setHidden(not fits)
            if fits:
                first = first or item
                if head is not None:
                    head.setHidden(False)
        if text.strip() and first is not None:
            self.tags.setCurrentItem(first)
        self._ready()

    def _step(self, step: int) -> None:
        at = self.tags.currentRow() + step
        while 0 <= at < self.tags.count():
            item = self.tags.item(at)
            if item.data(_TAG) and not item.isHidden():
                self.tags.setCurrentItem(item)
                return
            at += step

    def _ready(self) -> None:
        item = self.tags.currentItem()
        self.add.setEnabled(item is not None and bool(item.data(_TAG)) and not item.isHidden())

    def _refused(self, error: Exception) -> None:
        said = explain(error, self._desk.session.words)
        self.wrong.show_text(f"{said.what} {said.todo}".strip())
        self.wrong.show()
