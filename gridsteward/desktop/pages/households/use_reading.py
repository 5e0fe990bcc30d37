"""What a use chart says in words: a day or a span at a time, and as a whole."""

from datetime import date, timedelta
from math import isnan
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject

from gridsteward.desktop import wording
from gridsteward.records.use import ChartSpan, ChartWindow, DayState, MarkKind, UseMark, UseView
from gridsteward.words import Words

_EPOCH: Final = date(1970, 1, 1)
_GLYPHS: Final = {
    MarkKind.FINDING: ("watch", "watch"),
    MarkKind.VISIT: ("note", "brand"),
    MarkKind.LIFE_EVENT: ("home", "link"),
    MarkKind.CORRECTION: ("check", "quiet"),
}
_MOST_MARKS: Final = 4


class Line(Struct, frozen=True):
    """A line of the callout: its words, how they stand out, and the glyph before them."""

    text: str
    strong: bool = False
    glyph: str = ""
    tone: str = ""


def day_number(day: str) -> int:
    """Return the days since 1970-01-01 of an ISO date."""
    return (date.fromisoformat(day[:10]) - _EPOCH).days


def day_of(number: int) -> date:
    """Return a day by its number."""
    return _EPOCH + timedelta(days=number)


class UseReading(QObject):
    """Reads a `UseView` out in the words of a language; an object, because only those know plurals."""

    def __init__(self, view: UseView, window: ChartWindow, words: Words, today: date) -> None:
        super().__init__()
        self.view, self._window, self._words, self._today = view, window, words, today
        ends = [int(view.days[at].astype("int64")) for at in (0, -1)] if len(view.days) else []
        self._start = ends[0] if ends else 0
        for bill in view.bills:
            begin = day_number(f"{bill.month}-01")
            ends += [begin, _month_end(begin)]
        self.first, self.last = min(ends), max(ends)
        self.mark_days = [day_number(each.day) for each in view.marks]

    # ------------------------------------------------------------------ where

    def _span(self, day: int) -> tuple[int, int]:
        """Return the first day of the span a day is in, and how many it has."""
        if self._window.span is ChartSpan.DAY:
            return day, 1
        if self._window.span is ChartSpan.WEEK:
            begin = day - (day + 3) % 7
            return begin, 7
        begin = day_number(day_of(day).replace(day=1).isoformat())
        return begin, _month_end(begin) - begin + 1

    def beside(self, day: int, step: int) -> int:
        """Return the first day of the span before or after the one of a day."""
        begin, length = self._span(day)
        return self._span(begin - 1)[0] if step < 0 else begin + length

    def marks_of(self, day: int) -> list[UseMark]:
        """Return what is marked on the span of a day."""
        begin, length = self._span(day)
        return [
            mark
            for mark, at in zip(self.view.marks, self.mark_days, strict=True)
            if begin <= at < begin + length
        ]

    def point(self, day: int) -> tuple[int, int, float | None]:
        """Return the span of a day and its kWh a day, None where it was not read."""
        begin, length = self._span(day)
        values = self._slice(self.view.kwh, begin, length)
        known = _known(values)
        if known and 2 * len(known) >= len(values):
            return begin, length, sum(known) / len(known)
        bill = self._bill(begin)
        return begin, length, bill / length if bill is not None else None

    def _slice(self, values: object, begin: int, length: int) -> list[float]:
        at = begin - self._start
        found = values[max(0, at) : max(0, at + length)]  # type: ignore[index]  # an array
        return found.tolist()  # type: ignore[no-any-return]

    def _bill(self, begin: int) -> float | None:
        if self._window.span is not ChartSpan.MONTH:
            return None
        month = day_of(begin).isoformat()[:7]
        return next((each.kwh for each in self.view.bills if each.month == month), None)

    # ------------------------------------------------------------------ words

    def lines(self, day: int) -> list[Line]:
        """Return what the callout says of a day, a week or a month."""
        begin, length = self._span(day)
        found = [Line(self._when(begin, length)), *self._use(begin, length)]
        low, high = (self._middle(each, begin, length) for each in (self.view.low, self.view.high))
        if low is not None and high is not None:
            usual = self.tr("as usual here {low}–{high}")
            found.append(Line(usual.format(low=_figure(low), high=_figure(high))))
        around = self._middle(self.view.neighbours, begin, length)
        if around is not None:
            found.append(Line(self.tr("neighbours' median {kwh}").format(kwh=_figure(around))))
        found += self._doubt(begin, length)
        marks = self.marks_of(day)
        found += [self._mark(each) for each in marks[:_MOST_MARKS]]
        if len(marks) > _MOST_MARKS:
            found.append(Line(self.tr("and %n more", "", len(marks) - _MOST_MARKS)))
        return found

    def _when(self, begin: int, length: int) -> str:
        words, first = self._words, day_of(begin)
        if length == 1:
            said = wording.day(words, first)
            year = words("use_chart.year", year=first.year)
            return said if first.year == self._today.year else f"{year} {said}"
        if self._window.span is ChartSpan.MONTH:
            name = words(f"month.{first.month}")
            return words("use_chart.year_month", year=first.year, month=first.month, month_name=name)
        last = day_of(begin + length - 1)
        return f"{wording.dated(words, first, self._today)} – {wording.dated(words, last, self._today)}"

    def _use(self, begin: int, length: int) -> list[Line]:
        _begin, _length, level = self.point(begin)
        values = _known(self._slice(self.view.kwh, begin, length))
        found = []
        if level is None:
            found.append(Line(self.tr("not read"), strong=True))
        elif length == 1:
            found.append(Line(f"{_figure(level)} kWh", strong=True))
        else:
            found.append(Line(self.tr("{kwh} kWh a day").format(kwh=_figure(level)), strong=True))
        if length > 1 and values:
            read = self.tr("%n day(s) read", "", len(values))
            total = self.tr("{kwh} kWh in all").format(kwh=_figure(sum(values)))
            found.append(Line(f"{total} · {read}"))
        if self._window.span is ChartSpan.MONTH:
            found += self._billed(begin)
        return found

    def _billed(self, begin: int) -> list[Line]:
        month = day_of(begin).isoformat()[:7]
        bill = next((each for each in self.view.bills if each.month == month), None)
        if bill is None:
            return []
        parts = [f"{_figure(bill.kwh)} kWh"] if bill.kwh is not None else []
        parts += (
            [self.tr("{amount} yuan").format(amount=f"{bill.amount:,.2f}")] if bill.amount is not None else []
        )
        return [Line(self.tr("bill {parts}").format(parts=" · ".join(parts)))]

    def _middle(self, values: object, begin: int, length: int) -> float | None:
        known = _known(self._slice(values, begin, length))
        return sum(known) / len(known) if known else None

    def _doubt(self, begin: int, length: int) -> list[Line]:
        """Say why a reading is not relied on; only a single day can be told of."""
        at = begin - self._start
        if length != 1 or not 0 <= at < len(self.view.state):
            return []
        state = DayState(int(self.view.state[at]))
        if state is DayState.SET_ASIDE:
            why = self.view.set_aside.get(day_of(begin).isoformat(), "")
            key = f"use_trouble.{why}"
            reason = self._words(key) if key in self._words else ""
            said = self.tr("set aside: {why}").format(why=reason) if reason else self.tr("set aside")
            return [Line(said)]
        return {
            DayState.ESTIMATED: [Line(self.tr("an estimated reading"))],
            DayState.CORRECTED: [Line(self.tr("corrected by a steward"))],
        }.get(state, [])

    def mark_text(self, mark: UseMark) -> str:
        """Return what a mark says in one line."""
        words = self._words
        section = {MarkKind.VISIT: "purpose", MarkKind.FINDING: "finding_kind"}.get(mark.what, str(mark.what))
        keys = [f"{section}.{key}" for key in mark.kind.split()]
        named = wording.listed(words, [words(key) for key in keys if key in words])
        parts = [words(f"use_chart.{mark.what}"), named, mark.note.split("\n")[0]]
        return " · ".join(part for part in parts if part)

    def _mark(self, mark: UseMark) -> Line:
        glyph, tone = _GLYPHS[mark.what]
        return Line(self.mark_text(mark), glyph=glyph, tone=tone)

    # ------------------------------------------------------------------ the whole

    @property
    def summary(self) -> str:
        """The chart in a sentence, for who does not see it."""
        window, words = self._window, self._words
        values = self._slice(self.view.kwh, window.first, window.last - window.first + 1)
        known = _known(values)
        first, last = (wording.dated(words, day_of(day), self._today) for day in (window.first, window.last))
        said = [self.tr("{first} to {last}").format(first=first, last=last)]
        if known:
            mean = sum(known) / len(known)
            said.append(self.tr("{kwh} kWh a day").format(kwh=_figure(mean)))
            lately = _known(values[-30:])
            if lately:
                text = self.tr("{kwh} in the last 30 days")
                said.append(text.format(kwh=_figure(sum(lately) / len(lately))))
        missing = len(values) - len(known)
        if missing:
            said.append(self.tr("%n day(s) not read", "", missing))
        inside = [
            mark
            for mark, at in zip(self.view.marks, self.mark_days, strict=True)
            if window.first <= at <= window.last
        ]
        for kind in (MarkKind.FINDING, MarkKind.VISIT, MarkKind.LIFE_EVENT):
            count = sum(1 for each in inside if each.what is kind)
            if count:
                said.append(f"{words(f'use_chart.{kind}')} {count}")
        return wording.listed(words, said)


def _month_end(begin: int) -> int:
    first = day_of(begin)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return day_number(following.isoformat()) - 1


def _known(values: list[float]) -> list[float]:
    return [each for each in values if not isnan(each)]


def _figure(kwh: float) -> str:
    """Return kWh as they are read out: one place after the point, none from a hundred on."""
    return f"{kwh:,.0f}" if abs(kwh) >= 100 else f"{kwh:.1f}"
