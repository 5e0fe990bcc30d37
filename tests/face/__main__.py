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

from gridsteward.desktop.tokens import Choice
from gridsteward.store import keys
from gridsteward.words import LANGUAGES
from tests.face.language import not_chinese, not_english
from tests.face.rules import Flaw, flaws
from tests.face.screens import SCREENS
from tests.face.stage import stage

THEMES: tuple[Choice, ...] = ("light", "dark")
SCALES = (1, 2)


def main() -> int:
    """Walk; return 1 when something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=LANGUAGES, default="zh_CN")
    parser.add_argument("--only", nargs="*", default=[], help="names of screens")
    parser.add_argument("--out", type=Path, help="keep pictures in this folder")
    asked = parser.parse_args()
    found: dict[Flaw, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    cheap = patch.multiple(keys, MEMORY_KIB=64, PASSES=1)  # a passphrase need not be dear here
    with cheap, tempfile.TemporaryDirectory() as folder, stage(Path(folder), asked.language) as here:
        foreign = (
            not_english(here.data)
            if asked.language == "en"
            else not_chinese("\n".join(each.initials for each in here.households))
        )
        for choice in THEMES:
            here.session.theme.use(choice=choice)
            for screen in SCREENS:
                if asked.only and screen.name not in asked.only:
                    continue
                here.session.open_page(screen.page)
                screen.show(here)
                here.rest(seen=choice != THEMES[0])
                for scale in SCALES:
                    here.fit(here.window, scale)
                    # The frame is the same around every page: once is enough.
                    within = None if screen is SCREENS[0] else here.front
                    for flaw in flaws(here.window, screen=here.room(scale), foreign=foreign, within=within):
                        found[flaw][screen.name].append(f"{choice} {scale}00 %")
                    if asked.out:
                        name = f"{screen.name}-{asked.language}-{choice}-{scale}00.png"
                        here.picture(here.window, asked.out / name, scale=scale)
                here.fit(here.window, 1)
                here.put_away()
    for flaw, where in found.items():
        places = "; ".join(f"{name}: {', '.join(looks)}" for name, looks in where.items())
        sys.stdout.write(f"{flaw}  [{places}]\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
