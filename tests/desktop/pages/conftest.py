"""A real encrypted area with invented people, a session whose work is done in line, a fixed clock."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations import households, visits
from gridsteward.operations.area import Area, create_area
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint, VisitDraft
from gridsteward.store import keys
from gridsteward.words import Words
from tests.desktop.two import Pair
from tests.marking import mark


class Clock:
    """A clock that stands still until moved."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-11-22T14:03:00+08:00")

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def area(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Area]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    made = create_area(tmp_path, "桂溪网格", steward="林静", passphrase="correct horse")
    made.now = clock
    yield made
    made.close()


class Village:
    """Households by name, and how one was visited before."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.ids: dict[str, str] = {}
        homes = (
            ("061044273985", "龙桂香", "石桥头 6 号", "石桥头"),
            ("061044273986", "陈国福", "桂溪村 1 组 4 号", "桂溪村"),
            ("061044273987", "周国梁", "桂溪村 3 组 15 号", "桂溪村"),
            ("061044273988", "吴秀珍", "桂溪村 1 组 9 号", "桂溪村"),
        )
        for account, name, address, village in homes:
            values = {"account_no": account, "name": name, "address": address, "village": village}
            self.ids[name], _ = households.add_household(area, values)
            households.save_person(area, self.ids[name], {"name": name, "phones": "13900007754"})
        long = self.ids["龙桂香"]
        households.save_person(
            area,
            long,
            {"name": "龙桂香", "birth": "1944-03", "main_contact": 1, "phones": "13900006612"},
        )
        households.save_person(area, long, {"name": "龙晓岚", "relation": "child", "phones": "13900001234"})
        for tag in ("living_alone", "oxygen_concentrator", "forgetful"):
            mark(area, long, tag)

    def visit(self, name: str, day: str, **more: object) -> None:
        """Keep a finished visit."""
        promises = more.pop("promises", ())
        draft = VisitDraft(
            id="",
            household_id=self.ids[name],
            started_at=f"{day}T09:05:00+08:00",
            ended_at=f"{day}T09:20:00+08:00",
            commitments=tuple(DraftCommitment(what=what, due=due) for what, due in promises),  # type: ignore[attr-defined]
            **{  # type: ignore[arg-type]
                "met": "person",
                "purposes": ("care",),
                "touchpoints": (DraftTouchpoint(kind="overall", mood=1),),
                **more,
            },
        )
        visits.record_visits(self.area, [draft])


@pytest.fixture
def village(area: Area) -> Village:
    return Village(area)


@pytest.fixture
def session(area: Area, theme: Theme, tasks: Tasks, words: Words, clock: Clock) -> Iterator[Session]:
    made = Session(area, tasks, theme=theme, words=words, clock=clock)
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def show(qtbot: QtBot) -> object:
    """Put a widget on the screen and give it the keyboard."""

    def put(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(1366, 768)
        widget.show()
        widget.activateWindow()
        QApplication.processEvents()
        return widget

    return put


@pytest.fixture
def pair(area: Area, village: Village, tmp_path: Path) -> Iterator[Pair]:
    made = Pair(area, tmp_path)
    yield made
    made.close()
