"""The committed forms are what the designer files say."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_forms_are_fresh() -> None:
    script = ROOT / "packaging" / "forms.py"
    run = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"run python packaging/forms.py: {run.stdout}{run.stderr}"
