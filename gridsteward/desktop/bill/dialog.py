"""Explain a bill: what was used at the left, how it is worked out at the right, what would change below."""

from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QSlider, QWidget

from gridsteward.desktop.bill.shown import BillView, sheet_lines
from gridsteward.desktop.care.card_sheet import Lines
from gridsteward.desktop.care.sheet_out import SheetOut
from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import Columns, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import bill_words, bills
from gridsteward.records.billing import (
    NONE,
    BillPrefill,
    BillUsage,
    ExplainedBill,
    TierSpan,
    TimeBand,
    WhatIf,
)
from gridsteward.records.faults import Fault

_WATTS: Final = 100  # of a step of the slider
_MOST_WATTS: Final = 30
_HOURS: Final = 24


class BillDialog(Dialog):
    """Everything is worked out anew while it is typed; nothing of it is kept."""

    def __init__(
        self,
        session: Session,
        known: BillPrefill,
        *,
        household: str,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._household, self._name, self._known = session, household, name, known
        self.bill: ExplainedBill | None = None
        theme, space, words = session.theme, session.theme.space, session.words
        self.setWindowTitle(self.tr("Explain a bill"))
        self.tariff = QComboBox()
        self.tariff.setAccessibleName(self.tr("Tariff"))
        for each in bills.tariffs_for(known.tariff_class, known.month):
            self.tariff.addItem(bill_words.tariff_name(each, words), each.key)
        self.tariff.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tariff.setMinimumContentsLength(16)
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(space.m)
        self._form.setVerticalSpacing(space.s)
        self._labels: dict[str, Label] = {}
        self.month = self._field("month", self.tr("Month"))
        self.bands = {
            band: self._field(band.value, self.tr("{what} (kWh)").format(what=words(f"time_band.{band}")))
            for band in TimeBand
        }
        self.before = self._field("before", self.tr("Used earlier this year (kWh)"))
        self.persons = self._field("persons", self.tr("People living here"))
        self.capacity = self._field("capacity", self.tr("Capacity (kVA)"))
        self.demand = self._field("demand", self.tr("Highest demand (kW), where charged by it"))
        self.factor = self._field("factor", self.tr("Power factor"))
        self.known = Label(theme, role="quiet", wrap=True)
        self._questions()
        self.view = BillView(session)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.told = Label(theme, role="quiet", wrap=True)
        self.printer = Button(theme, self.tr("&Print …"), kind="main", icon="print")
        self.file = Button(theme, self.tr("Save as P&DF …"), icon="export")
        self.close_button = Button(theme, self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self._arrange()
        room = (parent or self).screen().availableSize()
        self.resize(min(1000, room.width() - 2 * space.xl), min(680, room.height() - 4 * space.xl))
        self.out = SheetOut(
            session,
            self._lines,
            name=lambda: words("bill.file_name", name=name).replace("  ", " "),
            parent=self,
        )
        self.out.told.connect(self.told.show_text)
        self.printer.clicked.connect(self.out.print_it)
        self.file.clicked.connect(self.out.ask_file)
        self.tariff.currentIndexChanged.connect(self._choose)
        self.month.editingFinished.connect(self._other_month)
        self._fill(known)
        self._choose()

    def _questions(self) -> None:
        theme = self._session.theme
        self.shift, self.watts, self.hours = (QSlider(Qt.Orientation.Horizontal) for _ in range(3))
        self.shift_said, self.watts_said, self.answer = (Label(theme, wrap=True) for _ in range(3))
        self.watts.setMaximum(_MOST_WATTS)
        self.hours.setMaximum(_HOURS)
        self.hours.setValue(2)
        for slider, spoken in (
            (self.shift, self.tr("kWh moved from peak to valley")),
            (self.watts, self.tr("Watts of another appliance")),
            (self.hours, self.tr("Hours a day")),
        ):
            slider.setAccessibleName(spoken)
            slider.valueChanged.connect(self.work_out)

    def _arrange(self) -> None:
        theme, space, name = self._session.theme, self._session.theme.space, self._name
        pad = (space.xl, space.l, space.xl, space.l)
        left = column(
            *(
                Label(theme, self.tr("Explain a bill"), role="title"),
                Label(theme, name, role="quiet", wrap=True),
            ),
            *(self.tariff, self._form, self.known, space.s, rule()),
            *(Label(theme, self.tr("What if …"), role="head"), self.shift_said, self.shift),
            *(
                self.watts_said,
                self._slid(self.tr("Watts"), self.watts),
                self._slid(self.tr("Hours a day"), self.hours),
            ),
            *(self.answer, None),
            gap=space.s,
            pad=pad,
        )
        right = column(self.wrong, self.view, None, gap=space.s, pad=pad)
        inputs, shown = QWidget(), QWidget()
        inputs.setLayout(left)
        shown.setLayout(right)
        body = scrolling(frame("surface", column(Columns(theme, inputs, shown), None)))
        foot = row(
            self.told,
            None,
            self.printer,
            self.file,
            self.close_button,
            pad=(space.xl, space.s, space.xl, space.s),
        )
        whole = column(body, rule(), foot, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _slid(self, text: str, slider: QSlider) -> QHBoxLayout:
        line = row(Label(self._session.theme, text, role="quiet"), slider, gap=self._session.theme.space.m)
        line.setStretch(1, 1)
        return line

    def _field(self, key: str, text: str) -> QLineEdit:
        field, label = QLineEdit(), Label(self._session.theme, text, role="quiet", wrap=True)
        field.setAccessibleName(text)
        field.setFixedWidth(self._session.theme.shape.list // 3)
        label.setBuddy(field)
        field.textEdited.connect(self.work_out)
        at = self._form.rowCount()
        self._form.addWidget(label, at, 0)
        self._form.addWidget(field, at, 1)
        self._form.setColumnStretch(0, 1)
        self._labels[key] = label
        return field

    def _fill(self, known: BillPrefill) -> None:
        """Put in what is known of the home; typing it again is for what is not."""
        self._known = known
        self.month.setText(known.month)
        self.bands[TimeBand.ALL].setText("" if known.kwh is None else bill_words.plain(known.kwh))
        self.before.setText(bill_words.plain(known.before))
        self.persons.setText("" if known.persons is None else str(known.persons))
        self.known.show_text("\n".join(bill_words.known(known, self._session.words)))

    def _choose(self) -> None:
        """Ask only for what the chosen tariff needs."""
        try:
            tariff = bills.tariff(str(self.tariff.currentData()), self._known.month)
        except Fault:  # no edition held yet: working it out says so
            self.work_out()
            return
        yearly = bool(tariff.tiers) and tariff.tier_span is TierSpan.YEAR
        shown = {"before": yearly, "persons": bool(tariff.allowances)}
        shown |= {"capacity": tariff.two_part, "factor": tariff.power_factor is not None}
        shown["demand"] = tariff.demand_price is not None
        shown |= {band.value: band in tariff.prices for band in TimeBand}
        fields = {
            "before": self.before,
            "persons": self.persons,
            "capacity": self.capacity,
            "demand": self.demand,
            "factor": self.factor,
        }
        for key, field in (fields | {band.value: field for band, field in self.bands.items()}).items():
            field.setVisible(shown[key])
            self._labels[key].setVisible(shown[key])
        movable = {TimeBand.PEAK, TimeBand.VALLEY} <= tariff.prices.keys()
        self.shift.setVisible(movable)
        self.shift_said.setVisible(movable)
        self.tariff.setToolTip(self.tariff.currentText())
        self.work_out()

    def _other_month(self) -> None:
        month, area, household = self.month.text().strip(), self._session.area, self._household
        if month == self._known.month:
            return
        self._session.tasks.run(
            "bill.known",
            lambda: bills.prefill(area, household, month),
            self._filled,
            failed=lambda error: self.wrong.show_text(explain(error, self._session.words).sentence),
            owner=self,
        )

    def _filled(self, known: BillPrefill) -> None:
        self._fill(known)
        self._choose()

    # ------------------------------------------------------------------ working out

    def usage(self) -> BillUsage:
        """Return what is typed; raise Fault bill_not_a_number, bill_no_kwh or bill_month."""
        asked = {band: field for band, field in self.bands.items() if not field.isHidden()}
        typed = {band: number for band, field in asked.items() if (number := _number(field)) is not None}
        if not typed:
            raise Fault("bill_no_kwh")
        persons = _number(self.persons)
        return BillUsage(
            month=bills.whole_month(self.month.text().strip()),
            bands=typed,
            before=_number(self.before) or NONE,
            persons=None if persons is None else int(persons),
            capacity=_number(self.capacity),
            demand=_number(self.demand),
            power_factor=_number(self.factor),
        )

    def work_out(self) -> None:
        """Show the bill of what is typed, or why there is none."""
        words = self._session.words
        try:
            usage = self.usage()
            peak = usage.bands.get(TimeBand.PEAK, NONE)
            self.shift.setMaximum(int(peak))
            asked = WhatIf(
                shift=Decimal(0 if self.shift.isHidden() else self.shift.value()),
                watts=Decimal(self.watts.value() * _WATTS),
                hours=Decimal(self.hours.value()),
            )
            found = bills.what_if(str(self.tariff.currentData()), usage, asked)
        except Fault as fault:
            self.bill = None
            self.wrong.show_text(explain(fault, words).sentence)
        else:
            self.bill = found.before
            self.view.show_bill(found.before)
            changed = [bill_words.answer(found, words), *bill_words.changes(found, words)]
            self.answer.show_text("\n".join(changed) if asked else "")
            self.told.show_text("")
        shift, watts, hours = self.shift.value(), self.watts.value() * _WATTS, self.hours.value()
        self.shift_said.show_text(words("bill.shift_said" if shift else "bill.shift_none", kwh=shift))
        key = "bill.appliance_said" if watts and hours else "bill.appliance_none"
        self.watts_said.show_text(words(key, watts=watts, hours=hours))
        right = self.bill is not None
        self.wrong.setVisible(not right)
        for part in (self.view, self.answer):
            part.setVisible(right)
        for button in (self.printer, self.file):
            button.setEnabled(right)

    def _lines(self) -> Lines:
        return sheet_lines(self.bill, self._name, self._session.words) if self.bill is not None else []


def _number(field: QLineEdit) -> Decimal | None:
    """Return what is typed, None where nothing is asked or typed."""
    text = field.text().strip()
    if field.isHidden() or not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise Fault("bill_not_a_number", value=text) from None
    if not number.is_finite() or abs(number) >= 10**9:
        raise Fault("bill_not_a_number", value=text)
    return number


def open_bill(session: Session, household: str, name: str, parent: QWidget) -> None:
    """Show how a household's last bill comes about."""
    area = session.area

    def show(known: BillPrefill) -> None:
        dialog = BillDialog(session, known, household=household, name=name, parent=parent.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    session.tasks.run("bill", lambda: bills.prefill(area, household), show, owner=parent)
