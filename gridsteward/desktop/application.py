"""The application object: fonts, language, look, the door for failures. Nothing heavy: it starts fast."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from gridsteward.assets import asset
from gridsteward.desktop.errors import Failures
from gridsteward.desktop.remember import recall
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Choice
from gridsteward.words import Words


class Application(Struct, frozen=True):
    """What lives as long as the program."""

    qt: QApplication
    theme: Theme
    words: Words
    failures: Failures


def build_application(
    argv: Sequence[str], language: str = "zh_CN", *, folder: Path, theme: Choice | None = None
) -> Application:
    """Return the dressed application; `folder` is the profile's, for the remembered look and crash reports.

    `theme` overrules what was remembered. Raise ValueError for a language that is not shipped.
    """
    words = Words(language)
    # The style by its option: setStyle hands a QStyle back, whose 600 names take 4 ms to make, and the style of the
    # system would have been set up first.
    qt = QApplication([*(argv or [""]), "-style", "Fusion"])
    qt.setApplicationName("GridSteward")
    speak(qt, language)
    remembered = recall(folder)
    look = Theme(theme or remembered.theme, remembered.density, parent=qt)
    look.apply(qt)
    failures = Failures(words, folder, parent=qt)
    failures.install()
    return Application(qt, look, words, failures)


def speak(qt: QApplication, language: str) -> None:
    """Install the window's own sentences and, in Chinese, Qt's."""
    QLocale.setDefault(QLocale(language))
    catalogues = asset("resources", "i18n")
    _install(qt, catalogues / f"gridsteward_{language}.qm")
    _install(qt, Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm")


def _install(qt: QApplication, path: Path) -> None:
    translator = QTranslator(qt)
    if translator.load(str(path)):
        qt.installTranslator(translator)
