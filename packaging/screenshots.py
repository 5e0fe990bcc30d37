"""Draw the pictures of the README anew, always the same day: packaging/pictures/<screen>-<theme>.png."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "packaging" / "pictures"
HOUSEHOLDS = 1_000


def main() -> int:
    """Walk through the program and keep the pictures at 100 %; name them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    from gridsteward.desktop.tour import take_tour

    language = sys.argv[1] if len(sys.argv) > 1 else "zh_CN"
    with tempfile.TemporaryDirectory() as passing:
        out = Path(passing) / "out"
        tour = take_tour(Path(passing) / "profile", out, households=HOUSEHOLDS, language=language)
        PICTURES.mkdir(parents=True, exist_ok=True)
        for picture in tour.pictures:
            if not picture.stem.endswith("-200"):
                shutil.copy(picture, PICTURES / picture.name)
                print((PICTURES / picture.name).relative_to(ROOT))
        shutil.copy(PICTURES / "households-light.png", PICTURES / "households.png")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
