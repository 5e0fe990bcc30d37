"""One chart of the overview: a title, the drawn picture, and columns that can be gone through and opened."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from gridsteward.desktop.figures import chart_look
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import charts
from gridsteward.records.chart import Chart, ChartColumn, ChartImage

USUAL: int = 188
"""Height of a chart over time, in device-independent pixels."""

_REST_MS = 40
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class ChartTile(QFrame):
    """A chart in its panel; `opened` carries the column whose list is wanted."""

    opened = Signal(object, object)  # Chart, ChartColumn

    def __init__(self, session: Session, chart: Chart) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        theme, words = session.theme, session.words
        self.chart = chart
        self.canvas = ChartCanvas(session, chart)
        title = charts.title(chart, words)
        self.more = Button(
            theme, "⋯", kind="text", name_for_readers=self.tr("More for: {title}").format(title=title)
        )
        self.more.clicked.connect(lambda: self._menu(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        space = theme.space
        self._nothing = Label(theme, self.tr("Nothing in this period."), role="quiet")
        self.said = Label(theme, role="caption")  # the column that stands out, in words
        head = row(Label(theme, title, role="head"), None, self.more)
        self.setLayout(
            column(
                head,
                self.canvas,
                self.said,
                self._nothing,
                gap=space.xs,
                pad=(space.l, space.s, space.s, space.m),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.canvas.opened.connect(lambda column_: self.opened.emit(self.chart, column_))
        self.canvas.menu_wanted.connect(self._menu)
        self.canvas.said.connect(self.said.show_text)
        self._tell(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show the chart of another period."""
        self.chart = chart
        self.canvas.show_chart(chart)
        self._tell(chart)

    def _tell(self, chart: Chart) -> None:
        some = any(value for each in chart.columns for value in each.values)
        self.canvas.setHidden(not some)
        self.said.setHidden(not some)
        self._nothing.setHidden(some)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy as a &picture"), self.copy_picture).setEnabled(
            self.canvas.image is not None
        )
        menu.addAction(self.tr("Copy as a &table"), self.copy_table)
        menu.popup(at)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        if self.canvas.image is not None:
            QGuiApplication.clipboard().setImage(self.canvas.image)

    def copy_table(self) -> None:
        """Put the numbers on the clipboard, for a spreadsheet."""
        QGuiApplication.clipboard().setText(charts.table(self.chart, self.canvas.words))


class ChartCanvas(QWidget):
    """The picture; arrows and pointer go from column to column, Enter or a click opens one."""

    opened = Signal(object)  # ChartColumn
    menu_wanted = Signal(QPoint)
    said = Signal(str)

    def __init__(self, session: Session, chart: Chart) -> None:
        super().__init__()
        self._session, self.words = session, session.words
        self.chart, self.image, self._picture = chart, None, None
        self.at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._draw)
        session.theme.changed.connect(self._dress)
        self.show_chart(chart)

    image: QImage | None
    _picture: ChartImage | None
    _wanted: object = None  # the chart and look last asked for: what was asked before is not drawn any more

    def show_chart(self, chart: Chart) -> None:
        """Show another chart of the same kind."""
        self.chart = chart
        self.at = min(self.at, len(chart.columns) - 1)
        rows = len(chart.columns) if chart.kind == "rows" else 0
        self.setFixedHeight(max(USUAL, 28 + 24 * rows) if rows > 6 or not rows else 28 + 24 * max(rows, 3))
        self.setAccessibleName(charts.title(chart, self.words))
        self._speak()
        self._rest.start()

    def sizeHint(self) -> QSize:
        """Return what a third of the window has."""
        return QSize(380, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return what is readable yet."""
        return QSize(260, self.height())

    def _dress(self) -> None:
        """Show nothing in the colours of before while the picture is drawn anew."""
        self.image = self._picture = None
        self.update()
        self._draw()

    def _draw(self) -> None:
        if self._session.tasks.closed or self.width() < 2:
            return
        look = chart_look(self._session.theme, self.width(), self.height(), scale=self.devicePixelRatioF())
        chart, words = self.chart, self.words
        self._wanted = wanted = (chart, look)
        self._session.tasks.run(
            "report.chart",
            lambda: charts.draw(chart, look, words) if wanted is self._wanted else None,
            lambda made: self._keep(made) if made is not None and wanted is self._wanted else None,
            lane="drawing",
            owner=self,
        )

    def _keep(self, made: ChartImage) -> None:
        self._picture = made
        image = QImage(made.pixels, made.width, made.height, 4 * made.width, QImage.Format.Format_RGBA8888)
        image.setDevicePixelRatio(made.scale)
        self.image = image
        self.update()

    # ------------------------------------------------------------------ going through

    def go_to(self, at: int) -> None:
        """Let a column stand out, and tell of it."""
        at = max(0, min(at, len(self.chart.columns) - 1))
        if at != self.at and self.chart.columns:
            self.at = at
            self._speak()
            self.update()

    def _speak(self) -> None:
        columns = self.chart.columns
        if 0 <= self.at < len(columns):
            told = charts.spoken(self.chart, columns[self.at], self.words)
        else:
            told = "; ".join(charts.spoken(self.chart, each, self.words) for each in columns)
        self.setAccessibleDescription(told)
        self.said.emit(told if 0 <= self.at < len(columns) else "")

    def _under(self, place: QPointF) -> int:
        boxes = self._picture.boxes if self._picture is not None else ()
        return next((at for at, box in enumerate(boxes) if QRectF(*box).contains(place)), -1)

    def _column(self) -> ChartColumn | None:
        return self.chart.columns[self.at] if 0 <= self.at < len(self.chart.columns) else None

    def _open(self) -> None:
        chosen = self._column()
        if chosen is not None and chosen.opens is not None:
            self.opened.emit(chosen)

    # ------------------------------------------------------------------ Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, and a frame around the column that stands out."""
        theme = self._session.theme
        with QPainter(self) as painter:
            if self.image is not None:
                painter.drawImage(0, 0, self.image)
            if self._picture is None or not 0 <= self.at < len(self._picture.boxes):
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("brand"), 2 if self.hasFocus() else 1))
            box = QRectF(*self._picture.boxes[self.at]).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with the arrows, open with Enter."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.go_to(self.at + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the column under the pointer."""
        at = self._under(event.position())
        hand = at >= 0 and self.chart.columns[at].opens is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        if at < 0:
            self._leave()
        else:
            self.go_to(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the column under the pointer."""
        at = self._under(event.position())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(at)
            self._open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the copies."""
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the last column: it is the latest."""
        super().focusInEvent(event)
        if self.at < 0 and self.chart.columns:
            self.go_to(len(self.chart.columns) - 1 if self.chart.kind != "rows" else 0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the strong frame away."""
        super().focusOutEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let nothing stand out any more."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._leave()

    def _leave(self) -> None:
        self.at = -1
        self._speak()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has come to rest."""
        super().resizeEvent(event)
        self._rest.start()
