"""Gather the window's English sentences into resources/i18n/*.ts and release them as .qm.

--check only compares, and fails when a catalogue is stale or a sentence is not translated.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = ROOT / "resources" / "i18n"
# Chinese is whole; English needs only its plural forms.
LANGUAGES = {"zh_CN": [], "en": ["-pluralonly"]}


def tool(name: str) -> str:
    """Return a Qt tool of this Python's own PySide6."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or name


def sources() -> list[str]:
    """Return what holds sentences: written modules and Designer forms, not the forms' compiled twins."""
    modules = (ROOT / "gridsteward" / "desktop").rglob("*.py")
    written = [path for path in modules if path.parent.name != "forms"]
    return [str(path.relative_to(ROOT)) for path in sorted([*written, *(ROOT / "ui").glob("*.ui")])]


def gather(language: str, catalogue: Path) -> None:
    """Bring a catalogue up to date with the sources."""
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    command = [tool("pyside6-lupdate"), *options, *LANGUAGES[language], *sources(), "-ts", str(catalogue)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def release(catalogue: Path, target: Path) -> None:
    """Compile a catalogue."""
    command = [tool("pyside6-lrelease"), "-silent", str(catalogue), "-qm", str(target)]
    subprocess.run(command, check=True, capture_output=True)


def unfinished(catalogue: Path) -> list[str]:
    """Return the sentences of a catalogue that have no translation yet."""
    missing = []
    for message in ElementTree.parse(catalogue).iter("message"):  # noqa: S314  (our own file)
        translation = message.find("translation")
        forms = [] if translation is None else list(translation.iter("numerusform")) or [translation]
        if (
            not forms
            or translation is None
            or translation.get("type")
            or not all(form.text for form in forms)
        ):
            missing.append(message.findtext("source") or "")
    return missing


def same(one: Path, other: Path) -> bool:
    """Compare two catalogues or releases, blind to the newlines of the platform."""
    if not other.exists():
        return False
    return re.sub(rb"\r\n", b"\n", one.read_bytes()) == re.sub(rb"\r\n", b"\n", other.read_bytes())


def main() -> int:
    """Write or compare; name what is stale and what is not translated."""
    check = "--check" in sys.argv
    complaints = []
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            name = f"gridsteward_{language}"
            kept, fresh = CATALOGUES / f"{name}.ts", Path(folder) / f"{name}.ts"
            if kept.exists():
                shutil.copy(kept, fresh)
            gather(language, fresh)
            release(fresh, fresh.with_suffix(".qm"))
            for suffix in (".ts", ".qm"):
                made, there = fresh.with_suffix(suffix), kept.with_suffix(suffix)
                if not same(made, there):
                    complaints += [f"stale: {there.name}"] if check else []
                    if not check:
                        shutil.copy(made, there)
            complaints += [f"{language} lacks: {text}" for text in unfinished(fresh)]
    print("\n".join(complaints) or "translations are fresh")
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main())
