"""Draw every page and dialog in both languages, light and dark, at 100 and 200 %, and say what is wrong with them.

Pictures and an index go to out/faces; exit code 1 when something is wrong. Names of screens and dialogs narrow it;
--density compact or door draws another density.
"""

import html
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out" / "faces"
LANGUAGES = ("zh_CN", "en")
LOOKS = [
    f"{language}-{theme}-{scale}"
    for language in LANGUAGES
    for theme in ("light", "dark")
    for scale in ("100", "200")
]
HEAD = """<!doctype html><meta charset="utf-8"><title>GridSteward</title>
<style>body{font:14px sans-serif;margin:16px;background:#ccc}img{width:340px;border:1px solid #888}
td{vertical-align:top;padding:4px}</style><table>
"""


def main() -> int:
    """Walk in both languages beside each other; write the index."""
    narrowed = bool(sys.argv[1:])
    if not narrowed:
        shutil.rmtree(OUT, ignore_errors=True)
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    options = ["--only", *named] if named and "--density" not in sys.argv else sys.argv[1:]
    walks = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.face",
                "--language",
                language,
                "--dialogs",
                "--out",
                str(OUT),
                *options,
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        for language in LANGUAGES
    ]
    said = [(walk.communicate()[0], walk.returncode) for walk in walks]
    for language, (lines, _code) in zip(LANGUAGES, said, strict=True):
        print(f"{language}: {lines.count(chr(10))} flaws\n{lines}", end="")
    print(_index().relative_to(ROOT))
    return max(code for _lines, code in said)


def _index() -> Path:
    names = sorted(
        {path.name.rpartition("-zh_CN-")[0] or path.name.rpartition("-en-")[0] for path in OUT.glob("*.png")}
    )
    rows = []
    for name in names:
        cells = [f"<th>{html.escape(name)}</th>"]
        for look in LOOKS:
            file = f"{name}-{look}.png"
            if (OUT / file).exists():
                cells.append(f'<td>{look}<br><a href="{file}"><img src="{file}" loading="lazy"></a></td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    index = OUT / "index.html"
    index.parent.mkdir(parents=True, exist_ok=True)
    index.write_text(HEAD + "\n".join(rows) + "</table>\n", "utf-8")
    return index


if __name__ == "__main__":
    raise SystemExit(main())
