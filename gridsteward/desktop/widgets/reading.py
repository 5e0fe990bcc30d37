"""Tab goes as one reads: lines from the top, each from the left, a column before the one beside it.

Qt's own order is that in which widgets were made; what is read later and put above would come last.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def stops(root: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at inside a widget, in the order it is read."""
    children = [
        each
        for each in root.children()
        if isinstance(each, QWidget) and each.isVisible() and not each.isWindow()
    ]
    for each in _read(children):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and each.focusProxy() is None:
            yield each
        yield from stops(each)


def _read(children: list[QWidget]) -> list[QWidget]:
    """Sort neighbours: who stands on one line with another is read with it."""
    lines: list[list[QWidget]] = []
    bottom = 0
    for each in sorted(children, key=lambda each: (each.y(), each.x())):
        if lines and each.geometry().center().y() < bottom:
            lines[-1].append(each)
            bottom = min(bottom, each.geometry().bottom())
        else:
            lines.append([each])
            bottom = each.geometry().bottom()
    return [each for line in lines for each in sorted(line, key=lambda each: each.x())]


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next stop of a window, or the one before; False where there is none."""
    found = list(stops(window))
    if not found:
        return False
    now = QApplication.focusWidget()
    at = found.index(now) if now in found else -1
    if at < 0 and now is not None:  # something only a click reaches: go on from where it stands
        inside = [number for number, each in enumerate(found) if now.isAncestorOf(each)]
        at = inside[0] - 1 if inside else -1
    to = found[(at + 1) % len(found)] if forward else found[at - 1 if at >= 0 else -1]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    to.setFocus(reason)
    around = to.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(to)
        around = around.parentWidget()
    return True
