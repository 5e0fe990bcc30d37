"""A QR picture, crisp at every scale and always dark on white: cameras want it so, in the dark theme too."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_QUIET = 4  # modules of white around it, as the standard wants


class CodePicture(QWidget):
    """Shows a text as QR."""

    def __init__(self, text: str, *, module: int = 6, name_for_readers: str = "") -> None:
        super().__init__()
        import segno

        self._rows = [bytes(line) for line in segno.make(text, error="m", micro=False).matrix]
        self._module = module
        self.setAccessibleName(name_for_readers)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return whole pixels for every module."""
        side = (len(self._rows) + 2 * _QUIET) * self._module
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the modules without smoothing."""
        module = self._module
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.fillRect(self.rect(), QColor("#FFFFFF"))
            for y, line in enumerate(self._rows):
                for x, dark in enumerate(line):
                    if dark:
                        box = QRectF((x + _QUIET) * module, (y + _QUIET) * module, module, module)
                        painter.fillRect(box, QColor("#000000"))
