"""A bill as a person reads it: the total, a row a line, how full the tiers are, and what explains the rest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gridsteward.desktop.bill.tiers import TierBars
from gridsteward.desktop.care.card_sheet import Lines
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.frames import clear, column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.operations import bill_words
from gridsteward.records.billing import ExplainedBill
from gridsteward.words import Words


class BillView(QWidget):
    """The right side of the dialog."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme, space = session.theme, session.theme.space
        self._session = session
        self.head = Label(theme, role="quiet", wrap=True)
        self.total = Label(theme, role="title")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(space.m)
        self._rows.setVerticalSpacing(space.s)
        self._rows.setColumnStretch(1, 1)
        self.tiers = TierBars(theme, session.words)
        self.remarks = Label(theme, wrap=True)
        self.source = Label(theme, wrap=True)
        alert = row(Glyph(theme, "watch"), self.source, gap=space.m, pad=(space.m, space.s, space.m, space.s))
        alert.setStretch(1, 1)
        self.setLayout(
            column(
                self.head,
                self.total,
                self._rows,
                space.xs,
                self.tiers,
                self.remarks,
                frame("soft", alert),
                gap=space.s,
            )
        )

    def show_bill(self, bill: ExplainedBill) -> None:
        """Show a bill."""
        words = self._session.words
        self.head.show_text(headline(bill, words))
        self.total.show_text(words("bill.total", yuan=f"{bill.total:f}"))
        self._fill(bill_words.lines(bill, words))
        self.tiers.show_tiers(bill.tiers)
        self.remarks.show_text("\n".join([*bill_words.remarks(bill, words), words("bill.rounding")]))
        self.source.show_text(bill_words.source(bill.tariff, words))

    def _fill(self, said: Sequence[bill_words.SaidLine]) -> None:
        theme = self._session.theme
        clear(self._rows)
        for at, line in enumerate(said):
            yuan = Label(theme, line.yuan)
            top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            self._rows.addWidget(Label(theme, line.what, role="head"), at, 0, top)
            self._rows.addWidget(Label(theme, line.how, role="quiet", wrap=True), at, 1)
            self._rows.addWidget(yuan, at, 2, right)


def headline(bill: ExplainedBill, words: Words) -> str:
    """Return month and kWh."""
    key = "bill.head" if bill.usage.months == 1 else "bill.head_months"
    return words(key, month=bill.usage.month, months=bill.usage.months, kwh=bill_words.plain(bill.usage.kwh))


def sheet_lines(bill: ExplainedBill, name: str, words: Words) -> Lines:
    """Return what stands on the paper, in large print."""
    return [
        ("title", words("bill.title")),
        ("who", " ".join(filter(None, (name, headline(bill, words))))),
        ("rule", ""),
        *(
            ("step", words("bill.line", what=line.what, how=line.how, yuan=line.yuan))
            for line in bill_words.lines(bill, words)
        ),
        ("rule", ""),
        ("label", words("bill.total", yuan=f"{bill.total:f}")),
        *(("say", remark) for remark in bill_words.remarks(bill, words)),
        ("say", words("bill.rounding")),
        ("rule", ""),
        ("say", bill_words.tariff_name(bill.tariff, words)),
        ("say", bill_words.source(bill.tariff, words)),
    ]
