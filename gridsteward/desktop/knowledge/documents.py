"""What to bring, told once and completely (R6.4): by topic, for a person or a business."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.chips import Chips
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.frames import clear, column, row, rule
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph
from gridsteward.operations import knowledge
from gridsteward.records.knowledge import APPLICANTS, Documents


class DocumentsList(QWidget):
    """The list of one topic of application; with `topic` given there is nothing to choose but who applies."""

    def __init__(self, session: Session, topic: str = "") -> None:
        super().__init__()
        self._session, self._lists = session, dict[str, Documents]()
        theme, space, words = session.theme, session.theme.space, session.words
        self.topic = QComboBox()
        self.topic.setAccessibleName(self.tr("What is applied for"))
        self.topic.setVisible(False)
        self.title = Label(theme, self.tr("Documents to bring"), role="title", wrap=True)
        options = [(each, words(f"knowledge.{each}")) for each in APPLICANTS]
        self.who = Chips(theme, options, name=self.tr("Who applies"), value=APPLICANTS[0])
        self._items = QVBoxLayout()
        self._items.setSpacing(space.s)
        self.note = Paragraph(theme, role="quiet")
        self.check = Label(theme, words("knowledge.check"), tone="watch", wrap=True)
        checked = row(Glyph(theme, "watch"), self.check, gap=space.s)
        checked.setStretch(1, 1)
        self.copy = Button(theme, self.tr("Copy the list"), icon="copy")
        self.copy.setToolTip(self.tr("To send it by message: everything at once"))
        self.copy.clicked.connect(self._copy)
        self.setLayout(
            column(
                self.title,
                row(self.topic, None),
                self.who,
                rule(),
                self._items,
                self.note,
                checked,
                row(self.copy, None),
                None,
                gap=space.m,
            )
        )
        self.topic.currentIndexChanged.connect(lambda _at: self._show())
        self.who.changed.connect(self._show)
        self._wanted = topic
        language = words.language
        session.tasks.run(
            "knowledge.documents",
            lambda: knowledge.all_documents(language),
            self._read,
            lane="cpu",
            owner=self,
        )

    @property
    def text(self) -> str:
        """The list as it is told, a line a document."""
        shown = self._lists.get(str(self.topic.currentData()))
        if shown is None:
            return ""
        words = self._session.words
        head = f"{words(f'case_topic.{shown.topic}')} · {words(f'knowledge.{self._applicant}')}"
        items = (f"{at}. {each}" for at, each in enumerate(getattr(shown, self._applicant), start=1))
        return "\n".join(filter(None, (head, *items, shown.note)))

    @property
    def _applicant(self) -> str:
        return self.who.value or APPLICANTS[0]

    def _read(self, lists: tuple[Documents, ...]) -> None:
        words = self._session.words
        self._lists = {each.topic: each for each in lists}
        for topic in self._lists:
            self.topic.addItem(words(f"case_topic.{topic}"), topic)
        self.topic.setVisible(not self._wanted)
        if self._wanted in self._lists:
            name = words(f"case_topic.{self._wanted}")
            self.title.show_text(self.tr("{topic}: documents to bring").format(topic=name))
            self.topic.setCurrentIndex(self.topic.findData(self._wanted))
        self._show()

    def _show(self) -> None:
        shown = self._lists.get(str(self.topic.currentData()))
        if shown is None:
            return
        theme, space = self._session.theme, self._session.theme.space
        clear(self._items)
        for text in getattr(shown, self._applicant):
            mark = Glyph(theme, "check", tone="brand")
            line = row(mark, Paragraph(theme, text), gap=space.s)
            line.setStretch(1, 1)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            holder = QWidget()
            holder.setLayout(line)
            self._items.addWidget(holder)
        self.note.show_text(shown.note)
        self.note.setVisible(bool(shown.note))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self._session.notify(Notice(self.tr("The list is on the clipboard.")))


class DocumentsDialog(Dialog):
    """The list of one topic over a case; without one the topic is chosen."""

    def __init__(self, session: Session, topic: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(self.tr("Documents to bring"))
        self.list = DocumentsList(session, topic)
        close = Button(theme, self.tr("Close"))
        close.clicked.connect(self.accept)
        pad = space.xl
        inside = column(self.list, row(None, close), gap=space.m, pad=(pad, space.l, pad, space.l))
        inside.setStretch(0, 1)
        self.setLayout(inside)
        self.resize(theme.shape.list + 160, theme.shape.list + 120)
        self.finished.connect(self.deleteLater)
