"""Turn ui/*.ui into gridsteward/desktop/forms/ui_*.py; --check only compares."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMS = ROOT / "gridsteward" / "desktop" / "forms"


def compiled(form: Path) -> str:
    """Return the module of a form, without the tool's version: an upgrade must not touch every file."""
    uic = shutil.which("pyside6-uic", path=str(Path(sys.executable).parent)) or "pyside6-uic"
    text = subprocess.run(
        [uic, str(form)], check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout
    return re.sub(r"(?m)^## Created by:.*$", "## Created by: packaging/forms.py", text)


def main() -> int:
    """Write or compare; name what was stale."""
    check = "--check" in sys.argv
    forms = {f"ui_{form.stem}.py": form for form in sorted((ROOT / "ui").glob("*.ui"))}
    stale = [path.name for path in sorted(FORMS.glob("ui_*.py")) if path.name not in forms]
    for name in stale if not check else ():
        (FORMS / name).unlink()
    for name, form in forms.items():
        target, text = FORMS / name, compiled(form)
        if target.exists() and target.read_text("utf-8") == text:
            continue
        stale.append(name)
        if not check:
            target.write_text(text, "utf-8")
    print("\n".join(stale) or "forms are fresh")
    return 1 if stale and check else 0


if __name__ == "__main__":
    raise SystemExit(main())
