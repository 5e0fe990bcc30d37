"""What is kept of a failure nobody foresaw: kinds and places, never a value (it may name a person)."""

import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from gridsteward import __version__
from gridsteward.records.faults import Fault

FOLDER: Final = "crashes"


def crash_report(error: BaseException, *, also: str = "") -> str:
    """Return versions, then the types and frames (file:line:function) of an error and of what led to it.

    `also` is a version more that belongs into the first line.
    """
    import platform  # 9 ms that only a failure needs

    system = f"{platform.system()} {platform.release()}"
    now = datetime.now(UTC).isoformat(timespec="seconds")
    versions = (f"GridSteward {__version__}", f"Python {platform.python_version()}", also, system, now)
    return "\n".join([", ".join(filter(None, versions)), *_lines(error)]) + "\n"


def keep_crash(data_dir: Path, error: BaseException, *, also: str = "") -> Path | None:
    """Write a crash report below `data_dir`; return where, None when even that fails."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
    path = data_dir / FOLDER / f"{stamp}-{type(error).__name__}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(crash_report(error, also=also), "utf-8")
    except OSError:
        return None
    return path


def _lines(error: BaseException) -> Iterator[str]:
    following: BaseException | None = error
    seen: set[int] = set()
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        kind = f" {following.kind}" if isinstance(following, Fault) else ""
        yield f"{type(following).__module__}.{type(following).__qualname__}{kind}"
        for frame in traceback.extract_tb(following.__traceback__):
            yield f"  {_place(frame.filename)}:{frame.lineno}:{frame.name}"
        following = following.__cause__ or following.__context__


def _place(filename: str) -> str:
    """Return a file's place inside the program: the path above it may hold a person's name."""
    parts = Path(filename).parts
    for top in ("gridsteward", "site-packages"):
        if top in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(top) :])
    return parts[-1] if parts else "?"
