"""Walk over every page in one language and say what is wrong: `python -m tests.face --language en`.

Exit code 1 and a line for each flaw; with `--out` pictures too.
"""

import argparse
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.tokens import DENSITIES, Choice
from gridsteward.desktop.widgets import dialog
from gridsteward.store import keys
from gridsteward.words import LANGUAGES
from tests.face.dialogs import DIALOGS
from tests.face.keys import keyboard
from tests.face.language import not_chinese, not_english
from tests.face.rules import Flaw, flaws
from tests.face.screens import SCREENS
from tests.face.stage import Stage, stage

THEMES: tuple[Choice, ...] = ("light", "dark")
SCALES = (1, 2)
_OWN_NAME = "中文"  # a language is named in itself


Found = dict[Flaw, dict[str, list[str]]]


def main() -> int:
    """Walk; return 1 when something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=LANGUAGES, default="zh_CN")
    parser.add_argument("--only", nargs="*", default=[], help="names of screens and dialogs")
    parser.add_argument("--dialogs", action="store_true", help="the dialogs too")
    parser.add_argument("--density", choices=DENSITIES, default="comfortable")
    parser.add_argument("--out", type=Path, help="keep pictures in this folder")
    asked = parser.parse_args()
    found: Found = defaultdict(lambda: defaultdict(list))
    cheap = patch.multiple(keys, MEMORY_KIB=64, PASSES=1)  # a passphrase need not be dear here
    with cheap, tempfile.TemporaryDirectory() as folder, stage(Path(folder), asked.language) as here:
        walk = _Walk(here, asked, found)
        for choice in THEMES:
            here.session.theme.use(choice=choice, density=asked.density)
            walk.pages(choice)
            if asked.dialogs:
                walk.dialogs(choice)
    for flaw, where in found.items():
        places = "; ".join(f"{name}: {', '.join(looks)}" for name, looks in where.items())
        sys.stdout.write(f"{flaw}  [{places}]\n")
    return 1 if found else 0


class _Walk:
    def __init__(self, here: Stage, asked: argparse.Namespace, found: Found) -> None:
        self._here, self._asked, self._found = here, asked, found
        initials = "\n".join(each.initials for each in here.households)
        self._foreign = (
            not_english(f"{here.data}\n{_OWN_NAME}") if asked.language == "en" else not_chinese(initials)
        )

    def pages(self, choice: Choice) -> None:
        """Look at every page."""
        here = self._here
        for screen in SCREENS:
            if self._asked.only and screen.name not in self._asked.only:
                continue
            here.session.open_page(screen.page)
            screen.show(here)
            here.rest(seen=choice != THEMES[0])
            for scale in SCALES:
                here.fit(here.window, scale)
                # The frame is the same around every page: once is enough.
                within = None if screen is SCREENS[0] else here.front
                self._look(here.window, screen.name, choice, scale, within=within, tabs=screen.tabs)
            here.fit(here.window, 1)
            here.put_away()

    def dialogs(self, choice: Choice) -> None:
        """Look at every dialog, made anew for either scale as a person would."""
        here = self._here
        for name, opens in DIALOGS:
            if self._asked.only and name not in self._asked.only:
                continue
            for scale in SCALES:
                with patch.object(dialog, "room_for", lambda _of, scale=scale: here.room(scale)):
                    opens(here)
                    try:
                        shown = here.dialog(name)
                    except TimeoutError as error:
                        self._found[Flaw("opens", name, str(error))][name].append(f"{choice} {scale}00 %")
                        continue
                    here.rest()
                    self._look(shown, name, choice, scale)
                here.put_away()

    def _look(
        self,
        widget: QWidget,
        name: str,
        choice: Choice,
        scale: int,
        *,
        within: QWidget | None = None,
        tabs: bool = True,
    ) -> None:
        here = self._here
        for flaw in flaws(widget, screen=here.room(scale), foreign=self._foreign, within=within):
            self._found[flaw][name].append(f"{choice} {scale}00 %")
        if choice == THEMES[0] and tabs:  # the keys know of no colours
            for flaw in keyboard(widget, within or widget):
                self._found[flaw][name].append(f"{scale}00 %")
        if self._asked.out:
            kept = f"{name}-{self._asked.language}-{choice}-{scale}00.png"
            here.picture(widget, self._asked.out / kept, scale=scale)


if __name__ == "__main__":
    sys.exit(main())
