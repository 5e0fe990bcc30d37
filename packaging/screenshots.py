"""Draw the pictures of the README and of the guide anew, always the same day.

packaging/pictures/<screen>-<theme>.png in Chinese; resources/help/pictures/<language>/<screen>.png, smaller.
Each language is drawn by a process of its own: an application is made once.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "packaging" / "pictures"
GUIDE = ROOT / "resources" / "help" / "pictures"
IN_GUIDE = ("import", "households", "door", "plan", "today", "care", "cases", "reports", "usage", "sync")
NOT_IN_README = ("care", "cases")
HOUSEHOLDS = 1_000
WIDTH, COLOURS = 960, 160  # of the guide's pictures: sharp enough to read, a third of the size


def draw(language: str) -> None:
    """Walk through the program in a language and keep its pictures; name them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    from gridsteward.desktop.tour import take_tour

    with tempfile.TemporaryDirectory() as passing:
        out = Path(passing) / "out"
        readme = language == "zh_CN"
        take_tour(Path(passing) / "profile", out, households=HOUSEHOLDS, language=language, dark=readme)
        for name in IN_GUIDE:
            _keep(shrunk(out / f"{name}-light.png", GUIDE / language / f"{name}.png"))
        for picture in sorted(out.glob("*.png")) if readme else ():
            screen, _, kind = picture.stem.partition("-")
            if kind in ("light", "dark") and screen not in NOT_IN_README:
                _keep(Path(shutil.copy(picture, PICTURES / picture.name)))
        if readme:
            shutil.copy(PICTURES / "households-light.png", PICTURES / "households.png")


def shrunk(picture: Path, target: Path) -> Path:
    """Write a picture smaller, in few colours; the theme's own are among them: a rare amber must not come out red."""
    from PIL import Image, ImageColor

    from gridsteward.desktop.tokens import tokens

    with Image.open(picture) as whole:
        small = whole.convert("RGB").resize(
            (WIDTH, round(whole.height * WIDTH / whole.width)), Image.Resampling.LANCZOS
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    meant = {ImageColor.getrgb(each)[:3] for each in tokens().colours["light"].values()}
    common = small.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, kmeans=2).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*common[: 3 * COLOURS], *(part for each in sorted(meant) for part in each)])
    small.quantize(palette=palette, dither=Image.Dither.NONE).save(target, optimize=True)
    return target


def _keep(path: Path) -> None:
    print(path.relative_to(ROOT), flush=True)


def main() -> int:
    """Draw one language, or all."""
    if len(sys.argv) > 1:
        draw(sys.argv[1])
        return 0
    for language in ("zh_CN", "en"):
        subprocess.run([sys.executable, __file__, language], check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
