"""Draw the program's icon as Windows and macOS want it: build/gridsteward.ico, build/gridsteward.icns."""

import io
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)


def draw(into: Path) -> list[Path]:
    """Write both files; return them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(ROOT / "resources" / "icons" / "gridsteward.svg"))
    drawn = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub knows file names only
        drawn.append(Image.open(io.BytesIO(buffer.data().data())))
    del application
    into.mkdir(parents=True, exist_ok=True)
    files = [into / "gridsteward.ico", into / "gridsteward.icns"]
    drawn[7].save(files[0], sizes=[(size, size) for size in SIZES if size <= 256], append_images=drawn[:7])
    drawn[-1].save(files[1], append_images=drawn[:-1])
    return files


if __name__ == "__main__":
    draw(ROOT / "build")
