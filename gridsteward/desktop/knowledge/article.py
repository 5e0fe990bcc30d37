"""One article: title, text, where it is from, and whether the local notice has to be looked at first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.badges import Badge
from gridsteward.desktop.widgets.frames import clear, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Glyph, Label, Paragraph
from gridsteward.records.knowledge import Article

_ITEM = "- "


class ArticleView(QWidget):
    """Shows one article after the other."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self.title = Label(theme, role="title", wrap=True)
        self.kind = Badge(theme, "")
        self._body = QVBoxLayout()
        self._body.setSpacing(space.s)
        self.check = QWidget()
        self._check_words = Label(theme, session.words("knowledge.check"), tone="watch", wrap=True)
        line = row(Glyph(theme, "watch"), self._check_words, gap=space.s)
        line.setStretch(1, 1)
        self.check.setLayout(line)
        self.origin = Label(theme, role="caption", wrap=True)
        inside = column(
            row(self.kind, None),
            self.title,
            self.check,
            rule(),
            self._body,
            rule(),
            self.origin,
            None,
            gap=space.m,
            pad=(space.xl, space.l, space.xl, space.l),
        )
        self._area = scrolling(frame("surface", inside))
        self.setLayout(column(self._area))

    def show_article(self, article: Article) -> None:
        """Show an article from its beginning."""
        theme, space, words = self._session.theme, self._session.theme.space, self._session.words
        self.title.show_text(article.title)
        self.kind.show_text(words(f"knowledge_kind.{article.kind}"))
        self.check.setVisible(article.check)
        source = article.source or words("knowledge.general_practice")
        self.origin.show_text(words("knowledge.origin", source=source, since=article.valid_from))
        clear(self._body)
        for text in article.body:
            holder = QWidget()
            if text.startswith(_ITEM):
                dot = Label(theme, "•", role="quiet")
                line = row(
                    dot, Paragraph(theme, text.removeprefix(_ITEM)), gap=space.s, pad=(space.s, 0, 0, 0)
                )
                line.setStretch(1, 1)
                line.setAlignment(dot, Qt.AlignmentFlag.AlignTop)
            else:
                line = row(Paragraph(theme, text))
            holder.setLayout(line)
            self._body.addWidget(holder)
        self._area.verticalScrollBar().setValue(0)
