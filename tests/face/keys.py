"""What the keyboard reaches, in which order, and which keys mean two things at once."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from tests.face.rules import Flaw, called, inner

_PARTS: Final = 4  # of a field: a date has three
_MOST: Final = 400  # stops of a window: more is a ring that does not close
_ROW: Final = 8  # what differs less in height stands on one line


def keyboard(window: QWidget, within: QWidget) -> list[Flaw]:
    """Return what is wrong with the keys of a window: a stop left out or met twice, an order, two meanings."""
    return sorted({*_walk(window, within), *_shortcuts(window), *_letters(window)})


def _stops(within: QWidget) -> set[QWidget]:
    return {
        each
        for each in within.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.isVisible()
        and each.isEnabled()
        and not inner(each)
        and not isinstance(each, QScrollArea)
    }


def _walk(window: QWidget, within: QWidget) -> Iterator[Flaw]:
    """Press Tab until it comes round again, from the first stop on."""
    wanted = _stops(within)
    window.activateWindow()
    QApplication.processEvents()
    before = QApplication.focusWidget()
    if before is not None:
        before.clearFocus()
    met, trap = _ring(window)
    if trap is not None and len(wanted) > 1:
        yield Flaw("keyboard", called(trap), "Tab does not go on from it")
    # Of a group of which one is chosen Tab stops at that one; what holds others may hand the keyboard on.
    for missing in (wanted & _stops(within)) - set(met):
        if not any(missing.isAncestorOf(each) for each in met):
            yield Flaw("keyboard", called(missing), "Tab does not reach it")
    for one, other in pairwise([each for each in met if each in wanted]):
        if _before(other, one, within):
            yield Flaw("keyboard", called(other), f"comes after {called(one)}, but stands before it")
    if before is not None:
        before.setFocus()


def _ring(window: QWidget) -> tuple[list[QWidget], QWidget | None]:
    """Return where Tab stops, and where it is caught; a field of several parts takes as many presses."""
    met: list[QWidget] = []
    stays = 0
    for _ in range(_MOST):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or (len(met) > 1 and now is met[0]):
            return met, None
        if now not in met:
            met.append(now)
            stays = 0
        elif now is not met[-1] or (stays := stays + 1) > _PARTS:
            return met, now
    return met, window


def _before(one: QWidget, other: QWidget, within: QWidget) -> bool:
    """Tell whether `one` is read before `other`: higher up among what stands in one column, or left on one line."""
    branch, beside = _branches(one, other)
    if branch is None or beside is None or branch.parentWidget() is None:
        return False
    a, b = branch.geometry(), beside.geometry()
    above = a.bottom() < b.top() + _ROW and a.right() > b.left() and a.left() < b.right()
    line = abs(a.center().y() - b.center().y()) <= _ROW and a.right() <= b.left() + 1
    return within.isVisible() and (above or line)


def _branches(one: QWidget, other: QWidget) -> tuple[QWidget | None, QWidget | None]:
    """Return the ancestors of both that are children of the nearest one they share."""
    above: list[QWidget] = []
    each: QWidget | None = one
    while each is not None:
        above.append(each)
        each = each.parentWidget()
    each, below = other, other
    while each is not None and each not in above:
        below, each = each, each.parentWidget()
    if each is None:
        return None, None
    at = above.index(each)
    return (above[at - 1] if at else None), below


def _shortcuts(window: QWidget) -> Iterator[Flaw]:
    meant: dict[str, list[str]] = defaultdict(list)
    for shortcut in window.findChildren(QShortcut):
        parent = shortcut.parent()
        if shortcut.isEnabled() and isinstance(parent, QWidget) and parent.isVisible():
            meant[shortcut.key().toString()].append(_place(shortcut, parent))
    for key, uses in meant.items():
        if key and len(uses) > 1 and "" in uses:
            yield Flaw("keyboard", called(window), f"{key} means {len(uses)} things")


def _place(shortcut: QShortcut, parent: QWidget) -> str:
    """Return where a shortcut holds: everywhere in the window is ""."""
    everywhere = shortcut.context() in (
        Qt.ShortcutContext.WindowShortcut,
        Qt.ShortcutContext.ApplicationShortcut,
    )
    return "" if everywhere else f"{called(parent)} {parent.mapToGlobal(QPoint(0, 0)).x()}"


def _letters(window: QWidget) -> Iterator[Flaw]:
    """Yield letters (Alt and the underlined one) that two things on screen share."""
    meant: dict[str, list[str]] = defaultdict(list)
    for each in window.findChildren(QWidget):
        labels = isinstance(each, QLabel) and each.buddy() is not None
        if each.isVisible() and each.isEnabled() and (isinstance(each, QAbstractButton) or labels):
            key = QKeySequence.mnemonic(each.text()).toString()  # type: ignore[attr-defined]
            if key:
                meant[key].append(called(each))
    for shortcut in window.findChildren(QShortcut):
        key = shortcut.key().toString()
        if key in meant and shortcut.isEnabled():
            meant[key].append("a shortcut")
    for key, uses in meant.items():
        if len(uses) > 1:
            yield Flaw("keyboard", called(window), f"{key} is shared by {', '.join(uses)}")
