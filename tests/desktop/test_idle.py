"""The lock: a laptop left at a door must not stay open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gridsteward.desktop.idle import IdleLock


class Clocks:
    """A monotonic and a wall clock a test winds by hand."""

    def __init__(self) -> None:
        self.monotonic, self.wall = 1000.0, 5000.0

    def pass_minutes(self, minutes: float, lock: IdleLock) -> None:
        for _ in range(round(minutes * 12)):
            self.monotonic += 5
            self.wall += 5
            lock.tick()


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def lock(qapp: QApplication, clocks: Clocks) -> Iterator[IdleLock]:
    made = IdleLock(10, clock=lambda: clocks.monotonic, wall=lambda: clocks.wall)
    made.watch(qapp)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


def test_locks_once_after_the_idle_minutes(lock: IdleLock, clocks: Clocks) -> None:
    locked: list[int] = []
    lock.locked.connect(lambda: locked.append(1))
    clocks.pass_minutes(9.9, lock)
    assert locked == []
    clocks.pass_minutes(5, lock)
    assert locked == [1]


def test_a_key_press_keeps_it_open(lock: IdleLock, clocks: Clocks, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(lock.locked):
        clocks.pass_minutes(9, lock)
        qtbot.keyClick(field, Qt.Key.Key_A)
        clocks.pass_minutes(9, lock)


@pytest.mark.parametrize("monotonic_goes_on", [True, False])
def test_locks_after_the_laptop_slept(
    lock: IdleLock, clocks: Clocks, qtbot: QtBot, monotonic_goes_on: bool
) -> None:
    clocks.wall += 600
    clocks.monotonic += 600 if monotonic_goes_on else 5
    with qtbot.waitSignal(lock.locked, timeout=100):
        lock.tick()


def test_works_again_after_an_unlock(
    lock: IdleLock, clocks: Clocks, qapp: QApplication, qtbot: QtBot
) -> None:
    clocks.pass_minutes(11, lock)
    lock.watch(qapp)
    with qtbot.assertNotEmitted(lock.locked):
        clocks.pass_minutes(9, lock)
    with qtbot.waitSignal(lock.locked, timeout=100):
        clocks.pass_minutes(2, lock)


def test_zero_minutes_never_locks_an_awake_laptop(lock: IdleLock, clocks: Clocks, qtbot: QtBot) -> None:
    lock.set_minutes(0)
    with qtbot.assertNotEmitted(lock.locked):
        clocks.pass_minutes(120, lock)
