"""Run all tests in two processes beside each other, and say at the end what came of both.

One has the exchange, the scans and the operations, which keep a processor busy; the other all the rest, the window
included. The order inside each is that of one process: what the window leaves behind stays with the window.
"""

import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUSY = ("tests/sync", "tests/usage", "tests/operations")
SAID = re.compile(r"(\d+) (passed|failed|errors?|skipped|xfailed|xpassed|warnings?|deselected)")
NO_TESTS = 5  # what pytest returns when it ran none


def main() -> int:
    """Run both; return the worse of the two results."""
    began = time.monotonic()
    rest = [f"--ignore={folder}" for folder in BUSY]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as kept:
        beside = subprocess.Popen(_command(*BUSY), cwd=ROOT, stdout=kept, stderr=subprocess.STDOUT)
        try:
            front = subprocess.Popen(_command("tests", *rest), cwd=ROOT, stdout=subprocess.PIPE, text=True)
            said = []
            for line in front.stdout or ():
                print(line, end="", flush=True)
                said.append(line)
            codes = [front.wait(), beside.wait()]
        except BaseException:
            beside.kill()
            raise
        kept.seek(0)
        other = kept.read()
    print(other, end="", flush=True)
    counts: Counter[str] = Counter()
    for text in ("".join(said), other):
        counts.update({kind.removesuffix("s"): int(count) for count, kind in SAID.findall(_last(text))})
    parts = [f"{count} {kind}" for kind, count in counts.items()]
    print(f"===== {', '.join(parts) or 'no tests ran'} in {time.monotonic() - began:.2f}s =====")
    return max(codes, key=lambda code: (code != 0, code == NO_TESTS, code))


def _command(*what: str) -> list[str]:
    return [sys.executable, "-m", "pytest", *what]


def _last(text: str) -> str:
    """Return pytest's last line."""
    return text.rstrip().rpartition("\n")[2]


if __name__ == "__main__":
    sys.exit(main())
