"""How cases read on screen: who it is about, and how much time is left."""

from datetime import datetime

from PySide6.QtCore import QObject

from gridsteward.desktop import wording
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.operations import cases
from gridsteward.operations.case_board import CaseRow
from gridsteward.records.case import CaseEvent, CaseView, Deadline, DeadlineState

_HOUR, _DAY = 60, 1440
_NEAR = 4 * _HOUR  # minutes: what is due sooner is shown as such
_RATINGS = frozenset("12345")


class CaseSaying(QObject):
    """Words for cases, in the window's language."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def kind(self, view: CaseView) -> str:
        """Return what it is, with its class where it has one."""
        words = self._session.words
        name = words(f"case_kind.{view.kind}")
        topic = view.case.topic
        if not topic or topic == "other" or view.kind != view.case.kind:
            return name
        return f"{name} · {words(f'case_topic.{topic}')}"

    def who(self, row: CaseRow) -> str:
        """Return whom it is about."""
        about = row.view.complainant
        if about is None:
            return self.tr("Name kept confidential")
        home = row.name or about.place
        if about.person and home and about.person != home:
            return f"{about.person} · {home}"
        return about.person or home or self.tr("No name left")

    def limit(self, limit: Deadline | None) -> tuple[str, Tone]:
        """Return the next deadline in a few words, and what it means."""
        if limit is None:
            return "", ""
        name = self._session.words(f"case_clock.{limit.code}")
        if limit.state == DeadlineState.STANDING:
            unit = self._session.words(f"case_left.{limit.unit or 'minutes'}")
            left = self.tr("stands still, {left} {unit} left").format(left=limit.left, unit=unit)
            return f"{name} · {left}", "unknown"
        if not limit.due:  # met, or no more to be met, while the clock stood
            return name, ""
        minutes = self._minutes(limit.due)
        late, left = self.tr("{time} late"), self.tr("{time} left")
        if limit.state == DeadlineState.OVERDUE:
            return f"{name} · {late.format(time=self.span(-minutes))}", "alarm"
        if minutes <= _NEAR:
            return f"{name} · {left.format(time=self.span(minutes))}", "watch"
        by = self.tr("by {when}").format(when=self.moment(limit.due))
        return f"{name} · {by}", ""

    def span(self, minutes: int) -> str:
        """Return a length of time: 40 minutes, 3 hours, 2 days."""
        if minutes < _HOUR:
            return self.tr("%n min", "", max(0, minutes))
        if minutes < 2 * _DAY:
            return self.tr("%n h", "", minutes // _HOUR)
        return self.tr("%n day(s)", "", minutes // _DAY)

    def moment(self, text: str) -> str:
        """Return a moment by China's clock: today 18:00, 26 Nov 09:30."""
        at = cases.wall_clock(text)
        today = cases.wall_clock(self._session.clock().isoformat()).date()
        if abs((at.date() - today).days) <= 1:
            return f"{wording.relative(self._session.words, at.date(), today)} {at:%H:%M}"
        return f"{wording.dated(self._session.words, at.date(), today)} {at:%H:%M}"

    def happened(self, event: CaseEvent) -> str:
        """Return what happened in a few words."""
        words = self._session.words
        name = words(f"case_event.{event.kind}")
        value = words.section("case_value").get(event.value, event.value)
        if event.kind == "called_back" and event.value in _RATINGS:
            value = self.tr("%n of 5 points", "", int(event.value))
        if event.kind == "turned":
            value = words(f"case_kind.{event.value}")
        parts = [f"{name}: {value}" if value else name]
        if event.until:
            parts.append(self.tr("by {when}").format(when=self.moment(event.until)))
        if event.granted_by:
            parts.append(self.tr("allowed by {who}").format(who=event.granted_by))
        return " · ".join(parts)

    def source(self, limit: Deadline) -> str:
        """Return whose limit it is."""
        words = self._session.words
        if not limit.issuer:
            return words("case.promised")
        issuer, unit = words(f"case_issuer.{limit.issuer}"), words(f"case_unit.{limit.unit}")
        return words("case.source", issuer=issuer, amount=limit.amount, unit=unit)

    def _minutes(self, due: str) -> int:
        left = datetime.fromisoformat(due) - self._session.clock()
        return round(left.total_seconds() / 60)
