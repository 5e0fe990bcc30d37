"""The lines of a case's page: a deadline with how it stands, an event with its times."""

from typing import Final

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.cases.wording import CaseSaying
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Glyph, Label, Pair
from gridsteward.operations.cases import EventTimes
from gridsteward.records.case import CaseEvent, Deadline, DeadlineState, TimeTrust

_TONES: Final[dict[str, Tone]] = {
    DeadlineState.RUNNING: "unknown",
    DeadlineState.STANDING: "unknown",
    DeadlineState.OVERDUE: "alarm",
    DeadlineState.MET: "good",
    DeadlineState.MISSED: "alarm",
    DeadlineState.REPLACED: "unknown",
}


class DeadlineLine(QWidget):
    """What is to be done, by when, how it stands, whose limit it is."""

    def __init__(self, session: Session, saying: CaseSaying, limit: Deadline) -> None:
        super().__init__()
        theme, words = session.theme, session.words
        tone = _TONES[limit.state]
        standing = limit.state == DeadlineState.STANDING
        due = saying.moment(limit.due) if limit.due else saying.limit(limit)[0] if standing else ""
        state = words(f"deadline_state.{limit.state}")
        said, near = saying.limit(limit)
        if near and limit.state in (DeadlineState.RUNNING, DeadlineState.OVERDUE):
            state, tone = said.rpartition(" · ")[2], near
        name = Pair(theme, words(f"case_clock.{limit.code}"), saying.source(limit), role="body")
        at = Label(theme, due, role="body")
        stands = Label(theme, state, role="caption", tone=tone if tone != "unknown" else "")
        more = []
        if limit.unknown_year:
            more.append(
                Label(
                    theme,
                    self.tr("The days off of {year} are not announced yet; the date may move.").format(
                        year=limit.unknown_year
                    ),
                    role="caption",
                    wrap=True,
                )
            )
        line = row(Glyph(theme, tone, tone=tone), name, at, stands, gap=theme.space.s)
        line.setStretch(1, 1)
        self.setLayout(column(line, *more, gap=0))


class EventLine(QWidget):
    """What happened, when, by whom; how far its time can be relied on where it was not written down at once."""

    def __init__(
        self,
        session: Session,
        saying: CaseSaying,
        event: CaseEvent,
        stamp: EventTimes | None,
        *,
        aside: bool,
    ) -> None:
        super().__init__()
        theme, words, space = session.theme, session.words, session.theme.space
        at = Label(theme, saying.moment(event.at), role="quiet")
        at.setMinimumWidth(theme.shape.list // 4)
        what = Pair(theme, saying.happened(event), event.steward, role="body")
        what.setWordWrap(True)
        line = row(at, what, gap=space.m)
        line.setStretch(1, 1)
        more = []
        if event.note:
            more.append(Label(theme, event.note, role="quiet", wrap=True))
        if stamp is not None and stamp.trust != TimeTrust.AT_ONCE:
            tone: Tone = "" if stamp.trust == TimeTrust.AFTERWARDS else "watch"
            said = self.tr("{trust}: written down {entered}").format(
                trust=words(f"time_trust.{stamp.trust}"), entered=saying.moment(event.entered_at)
            )
            more.append(Label(theme, said, role="caption", tone=tone, wrap=True))
        if aside:
            said = self.tr("Does not fit where the case stood; kept as a record only.")
            more.append(Label(theme, said, role="caption", tone="watch", wrap=True))
        indent = theme.shape.list // 4 + space.m
        if stamp is not None:
            times = self.tr("Happened {at} · written down {entered} · on this laptop {received}").format(
                at=saying.moment(stamp.at),
                entered=saying.moment(stamp.entered_at),
                received=saying.moment(stamp.received_at) if stamp.received_at else "–",
            )
            self.setToolTip(times)
            self.setAccessibleDescription(times)
        lines = column(*more, gap=2, pad=(indent, 0, 0, 0))
        self.setLayout(column(line, lines, gap=2))
