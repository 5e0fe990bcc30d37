"""The rules of `ui/theme/README.md` that a machine can check on one window as it is shown."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSplitter,
    QSplitterHandle,
    QStackedWidget,
    QStyleOptionViewItem,
    QTabBar,
    QTextEdit,
    QWidget,
)

from gridsteward.desktop.delegates import TellingDelegate
from gridsteward.desktop.widgets.frames import Halves, ListDetail
from gridsteward.desktop.widgets.labels import Glyph
from gridsteward.desktop.widgets.stack import Stack
from tests.face.drawn import Words, drawn

LEAST_CONTRAST: Final = 4.5
"""WCAG 2.2, 1.4.3; the relief for large words is not taken."""

_SLACK: Final = 1.5  # pixels by which rounding may miss
_OVER: Final = 2
_DOTS: Final = "…"
_INTERACTIVE: Final = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QAbstractSlider,
    QTabBar,
)
_SILENT: Final = (
    QFrame,
    QScrollBar,
    QStackedWidget,
    QSplitter,
    QSplitterHandle,
    Stack,
    Halves,
    ListDetail,
    Glyph,
)


class Flaw(Struct, frozen=True, order=True):
    """What is wrong, where: `rule` is its name in README.md, `widget` says which, `detail` shows it."""

    rule: str
    widget: str
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.widget}: {self.detail}"


def flaws(
    window: QWidget,
    *,
    screen: QSize | None = None,
    foreign: Callable[[str], str] | None = None,
    within: QWidget | None = None,
) -> list[Flaw]:
    """Return what is wrong with a window that is shown.

    `screen` is the room it has, `foreign` returns what of a line is not in the window's language. Only what is
    `within` a widget of it is looked at, when one is given: the frame around the pages is always the same.
    """
    found: set[Flaw] = set()
    if screen is not None and (window.width() > screen.width() or window.height() > screen.height()):
        want = f"{window.width()}x{window.height()} in {screen.width()}x{screen.height()}"
        found.add(Flaw("cut", called(window), f"larger than the screen: {want}"))
    shown = list(_shown(within or window))
    pictures = _Pictures(window)
    for widget in shown:
        found.update(_cut(widget, window))
        found.update(_nameless(widget))
        found.update(_overlapping(widget))
        for words in drawn(widget) if _writes(widget) else ():
            found.update(_clipped(widget, words))
            found.update(_pale(widget, words, pictures))
            if foreign is not None and not _verbatim(widget) and (rest := foreign(words.text)):
                found.add(Flaw("language", called(widget), f"{rest!r} in {words.text!r}"))
        if foreign is not None and not _verbatim(widget):
            for said in (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()):
                if said and (rest := foreign(said)):
                    found.add(Flaw("language", called(widget), f"{rest!r} in {said!r}"))
    return sorted(found)


def _verbatim(widget: QWidget) -> bool:
    """Tell what shows data as they are from what speaks for us."""
    around = widget.parentWidget()
    return bool(widget.property("verbatim") or (around is not None and around.property("verbatim")))


def _shown(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from _shown(child)


def _writes(widget: QWidget) -> bool:
    """Tell whether a widget paints words of its own: what only holds others does not."""
    if type(widget) is QWidget:
        return isinstance(widget.parentWidget(), QAbstractScrollArea)
    return type(widget) not in _SILENT and not isinstance(widget, QScrollArea)


def called(widget: QWidget) -> str:
    """Say which widget: its class, what it says, and the nearest class of ours around it."""
    said = widget.accessibleName() or getattr(widget, "text", None) or widget.objectName()
    said = said() if callable(said) else said
    around = widget.parentWidget()
    while around is not None and type(around).__name__.startswith("Q"):
        around = around.parentWidget()
    inside = f" in {type(around).__name__}" if around is not None else ""
    return f"{type(widget).__name__}({str(said)[:30]!r}){inside}"


# ------------------------------------------------------------------ places


def _cut(widget: QWidget, window: QWidget) -> Iterator[Flaw]:
    """Yield a widget that reaches out of its parent, and a page that has to be pushed sideways."""
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if isinstance(widget, QScrollArea) and inside is not None:
        bar = widget.horizontalScrollBar()
        over = inside.width() - widget.viewport().width()
        if (bar.maximum() > 0 or over > _SLACK) and not widget.property("sideways"):
            yield Flaw("cut", called(widget), f"{max(bar.maximum(), over)} px sideways")
        down = widget.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if down and inside.height() - widget.viewport().height() > _SLACK:
            yield Flaw("cut", called(widget), "lower than its place, which does not scroll")
    parent = widget.parentWidget()
    if widget is window or parent is None or widget.isWindow() or _own_part(widget):
        return
    above = parent.parentWidget()
    if isinstance(above, QAbstractScrollArea) and parent is above.viewport():
        return
    room, place = QRectF(parent.rect()).adjusted(-1, -1, 1, 1), QRectF(widget.geometry())
    if not place.isEmpty() and not room.contains(place):
        yield Flaw("cut", called(widget), f"{_box(widget.geometry())} outside {_box(parent.rect())}")


def _own_part(widget: QWidget) -> bool:
    """Tell Qt's own parts of a widget from ours."""
    return isinstance(widget, (QSplitterHandle, QScrollBar, QHeaderView)) or widget.objectName().startswith(
        "qt_"
    )


def _overlapping(parent: QWidget) -> Iterator[Flaw]:
    """Yield the children of one parent that lie over one another."""
    if isinstance(parent, (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)):
        return
    children = [
        each
        for each in parent.children()
        if isinstance(each, QWidget)
        and each.isVisible()
        and not each.isWindow()
        and not _own_part(each)
        and not each.property("floats")
        and not each.size().isEmpty()
    ]
    for at, one in enumerate(children):
        for other in children[at + 1 :]:
            both = one.geometry().intersected(other.geometry())
            if both.width() > _OVER and both.height() > _OVER:
                yield Flaw("overlap", called(one), f"and {called(other)} share {_box(both)}")


def _box(rect: QRect) -> str:
    return f"{rect.x()},{rect.y()} {rect.width()}x{rect.height()}"


# ------------------------------------------------------------------ words


def _clipped(widget: QWidget, words: Words) -> Iterator[Flaw]:
    """Yield a line that does not fit its place, and one cut short whose whole is told nowhere."""
    if words.turned or widget.property("layered"):
        return
    view = widget.parentWidget()
    inside = isinstance(view, QAbstractScrollArea) and widget is view.viewport()
    if words.text.rstrip().endswith(_DOTS) and not _told(widget, view if inside else None, words):
        yield Flaw("clipped", called(widget), f"{words.text!r} is cut short and no tooltip tells the whole")
    room, place = QRectF(widget.rect()), words.place
    right, left = place.right() - room.right(), room.left() - place.left()
    pushed = inside and view.horizontalScrollBar().maximum() > 0  # type: ignore[union-attr]
    header = isinstance(widget.parentWidget(), QHeaderView)
    pushed = pushed or (isinstance(widget, QTabBar) and widget.usesScrollButtons())
    if max(right, left) > _SLACK and not pushed and not header and not widget.toolTip():
        yield Flaw("clipped", called(widget), f"{words.text!r} is {max(right, left):.0f} px too wide")
    if not inside and max(place.bottom() - room.bottom(), room.top() - place.top()) > _SLACK:
        over = max(place.bottom() - room.bottom(), room.top() - place.top())
        yield Flaw("clipped", called(widget), f"{words.text!r} is {over:.0f} px too high")


def _told(widget: QWidget, view: QWidget | None, words: Words) -> bool:
    """Tell whether somebody can read the whole of a line that ends in dots."""
    begun = _plain(words.text.rstrip().removesuffix(_DOTS))
    whole = [widget.toolTip()]
    around = widget.parentWidget()
    if around is not None and view is None:
        whole.append(around.toolTip())
    for part in ("text", "currentText", "placeholderText", "title"):
        value = getattr(widget, part, None)
        said = value() if callable(value) else value
        if isinstance(said, str) and _plain(said).endswith(_plain(words.text)):
            return True  # the dots are its own
    if isinstance(view, QHeaderView):
        section = view.logicalIndexAt(words.place.center().toPoint())
        model = view.model()
        whole.append(str(model.headerData(section, view.orientation(), Qt.ItemDataRole.ToolTipRole) or ""))
    elif isinstance(view, QAbstractItemView):
        index = view.indexAt(words.place.center().toPoint())
        delegate = view.itemDelegateForIndex(index)
        if isinstance(delegate, TellingDelegate):
            option = QStyleOptionViewItem()
            option.rect, option.font = view.visualRect(index), view.font()
            whole.append(delegate.whole(option, index))
        whole.append(str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))
        if _plain(str(index.data(Qt.ItemDataRole.DisplayRole) or "")).endswith(_plain(words.text)):
            return True
    return any(begun in _plain(said) for said in whole if said)


def _plain(text: str) -> str:
    """Return a text without what only spaces it."""
    return re.sub(r"<[^>]+>|&nbsp;|[\s  ]+|&(?=\w)", "", text)


# ------------------------------------------------------------------ colours


class _Pictures:
    """The window as pixels; what is scrolled out of sight is painted for itself."""

    def __init__(self, window: QWidget) -> None:
        self._window, self._made = window, {}  # type: ignore[var-annotated]

    def ground(self, widget: QWidget, words: Words, ink: QColor) -> QColor | None:
        """Return the commonest colour around a line; None where nothing of it is to be seen."""
        root = self._root(widget)
        picture = self._pixels(root)
        corner = widget.mapTo(root, QPoint(0, 0)) if widget is not root else QPoint(0, 0)
        place = words.place.intersected(QRectF(widget.rect())).translated(corner.x(), corner.y())
        box = (
            place.adjusted(-2, -1, 2, 1)
            .toAlignedRect()
            .intersected(QRect(0, 0, picture.shape[1], picture.shape[0]))
        )
        if box.width() < 3 or box.height() < 3:
            return None
        part = picture[box.top() : box.bottom() + 1, box.left() : box.right() + 1]
        values, counts = np.unique(part, return_counts=True)
        order = np.argsort(counts)[::-1]
        first = QColor.fromRgb(int(values[order[0]]))
        if first.rgb() == ink.rgb() and counts[order[0]] < part.size * 0.8 and len(order) > 1:
            return QColor.fromRgb(int(values[order[1]]))
        return first

    def _root(self, widget: QWidget) -> QWidget:
        """Return what is painted whole: the content of the innermost area that scrolls, else the window."""
        each: QWidget | None = widget
        while each is not None and each is not self._window:
            parent = each.parentWidget()
            area = parent.parentWidget() if parent is not None else None
            if isinstance(area, QScrollArea) and each is area.widget():
                return each
            each = parent
        return self._window

    def _pixels(self, root: QWidget) -> "np.ndarray[Any, Any]":
        if id(root) not in self._made:
            image = QImage(root.size(), QImage.Format.Format_RGB32)
            image.fill(self._behind(root))
            with QPainter(image) as painter:
                root.render(painter, QPoint(0, 0))
            data = np.frombuffer(image.constBits(), np.uint32).reshape(
                image.height(), image.bytesPerLine() // 4
            )
            self._made[id(root)] = data[:, : image.width()].copy()
        return self._made[id(root)]  # type: ignore[no-any-return]

    def _behind(self, root: QWidget) -> QColor:
        """Return what lies under a content that paints no ground of its own."""
        place = root.parentWidget()
        area = place.parentWidget() if place is not None else None
        if root is self._window or area is None:
            return root.palette().window().color()
        image = QImage(area.size(), QImage.Format.Format_RGB32)
        image.fill(self._window.palette().window().color())
        with QPainter(image) as painter:
            area.render(painter, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawWindowBackground)
        return image.pixelColor(image.width() // 2, image.height() - 2)


def _pale(widget: QWidget, words: Words, pictures: _Pictures) -> Iterator[Flaw]:
    """Yield a line that does not stand out from what is behind it."""
    if not widget.isEnabled() or words.alpha == 0 or widget.property("layered"):
        return
    ground = pictures.ground(widget, words, QColor(words.colour))
    if ground is None:
        return
    measured = contrast(_over(words.seen(), ground), ground)
    if measured < LEAST_CONTRAST:
        yield Flaw(
            "contrast", called(widget), f"{words.text!r} {words.colour} on {ground.name()}: {measured:.2f}"
        )


def _over(colour: QColor, ground: QColor) -> QColor:
    share = colour.alphaF()
    parts = (
        (colour.redF(), ground.redF()),
        (colour.greenF(), ground.greenF()),
        (colour.blueF(), ground.blueF()),
    )
    return QColor.fromRgbF(*(share * of + (1 - share) * behind for of, behind in parts))


@cache
def _luminance(rgb: int) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    colour = QColor.fromRgb(rgb)
    red, green, blue = colour.redF(), colour.greenF(), colour.blueF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one.rgb()), _luminance(other.rgb())), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# ------------------------------------------------------------------ names


def _nameless(widget: QWidget) -> Iterator[Flaw]:
    """Yield what can be used and says nothing to a screen reader."""
    focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    if not (isinstance(widget, _INTERACTIVE) or focus) or inner(widget) or not widget.isEnabled():
        return
    if widget.property("look") in ("page", "surface") and not isinstance(widget, _INTERACTIVE):
        return
    interface = QAccessible.queryAccessibleInterface(widget)
    name = widget.accessibleName() or (interface.text(QAccessible.Text.Name) if interface is not None else "")
    if not name.strip():
        yield Flaw("name", called(widget), "has no accessible name")


def inner(widget: QWidget) -> bool:
    """Tell a part that Qt made inside another from one that stands for itself."""
    parent = widget.parentWidget()
    return (
        _own_part(widget)
        or isinstance(parent, (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QHeaderView))
        or isinstance(widget, QScrollBar)
        or (isinstance(parent, QAbstractItemView) and isinstance(widget, QAbstractButton))
    )


def settle() -> None:
    """Let layouts that depend on a width settle: they do so in rounds."""
    for _ in range(4):
        QApplication.processEvents()
