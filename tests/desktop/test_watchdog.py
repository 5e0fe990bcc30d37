"""The watchdog must see a frozen window, or every claim that nothing freezes is empty."""

import time

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from gridsteward.desktop.watchdog import watch


def planted_block() -> None:
    time.sleep(0.2)


def test_notices_a_planted_block_and_names_it(qtbot: QtBot) -> None:
    with watch(limit_ms=50) as stalls:
        QTimer.singleShot(30, planted_block)
        qtbot.wait(400)
    worst = max(stalls.found, key=lambda stall: stall.milliseconds)
    assert worst.milliseconds >= 190
    assert "planted_block" in worst.stack
    assert stalls.longest == worst.milliseconds


def test_a_block_that_lasts_to_the_end_is_counted(qtbot: QtBot) -> None:
    with watch(limit_ms=50) as stalls:
        qtbot.wait(20)
        planted_block()
    assert stalls.longest >= 190


def test_an_idle_loop_is_no_stall(qtbot: QtBot) -> None:
    # a generous limit: shared machines stall by themselves
    with watch(limit_ms=150) as stalls:
        qtbot.wait(100)
    assert stalls.found == []
