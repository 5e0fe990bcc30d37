"""A keyring for the benchmarks: a file beside the profile, so that an area opens without asking, as on a laptop."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class FileRing(KeyringBackend):
    """Keeps secrets in $GRIDSTEWARD_BENCH_RING."""

    priority = 1.0

    def _all(self) -> dict[str, str]:
        path = Path(os.environ["GRIDSTEWARD_BENCH_RING"])
        return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}

    def get_password(self, service: str, username: str) -> str | None:
        return self._all().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        kept = {**self._all(), f"{service}/{username}": password}
        Path(os.environ["GRIDSTEWARD_BENCH_RING"]).write_text(json.dumps(kept), "utf-8")

    def delete_password(self, service: str, username: str) -> None:
        kept = {key: value for key, value in self._all().items() if key != f"{service}/{username}"}
        Path(os.environ["GRIDSTEWARD_BENCH_RING"]).write_text(json.dumps(kept), "utf-8")
