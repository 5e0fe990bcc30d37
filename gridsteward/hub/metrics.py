"""Figures in the text form Prometheus reads. Of one process; the gauges are of the database all share."""

import os
import threading
from collections import Counter
from typing import Final

from sqlalchemy import func, select

from gridsteward.hub import database as db
from gridsteward.hub.database import Database

_BOUNDS_S: Final = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0)


class Metrics:
    """Counts of what this process did."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._answers: Counter[tuple[str, int]] = Counter()
        self._buckets: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()
        self._let_go = 0

    def answered(self, route: str, status: int, seconds: float, *, received: int, sent: int) -> None:
        """Count an answer."""
        with self._guard:
            self._answers[route, status] += 1
            self._seconds[route] += seconds  # type: ignore[assignment]  # a Counter adds floats as well
            for bound in _BOUNDS_S:
                if seconds <= bound:
                    self._buckets[route, bound] += 1
            self._bytes["received"] += received
            self._bytes["sent"] += sent

    def let_go(self, bundles: int) -> None:
        """Count bundles whose bodies were dropped."""
        with self._guard:
            self._let_go += bundles

    def text(self, database: Database) -> str:
        """Return all figures."""
        lines = self._counted()
        figures = ("bytes", "members_bytes", "bundles", "things", "files")
        totals = database.read(
            lambda connection: connection.execute(
                select(
                    func.count(), *(func.coalesce(func.sum(db.areas.c[name]), 0) for name in figures)
                ).select_from(db.areas)
            ).one()
        )
        for name, value in zip(("areas", *figures), totals, strict=True):
            lines += [f"# TYPE gridsteward_hub_{name} gauge", f"gridsteward_hub_{name} {int(value)}"]
        return "\n".join(lines) + "\n"

    def _counted(self) -> list[str]:
        process = f'process="{os.getpid()}"'
        with self._guard:
            lines = ["# TYPE gridsteward_hub_answers_total counter"]
            lines += [
                f'gridsteward_hub_answers_total{{{process},route="{route}",status="{status}"}} {count}'
                for (route, status), count in sorted(self._answers.items())
            ]
            lines.append("# TYPE gridsteward_hub_seconds histogram")
            totals: Counter[str] = Counter()
            for (route, _), count in self._answers.items():
                totals[route] += count
            for route, total in sorted(totals.items()):
                labels = f'{process},route="{route}"'
                name = "gridsteward_hub_seconds"
                lines += [
                    f'{name}_bucket{{{labels},le="{bound}"}} {self._buckets[route, bound]}'
                    for bound in _BOUNDS_S
                ]
                lines.append(f'{name}_bucket{{{labels},le="+Inf"}} {total}')
                lines.append(f"{name}_sum{{{labels}}} {self._seconds[route]:.6f}")
                lines.append(f"{name}_count{{{labels}}} {total}")
            lines.append("# TYPE gridsteward_hub_body_bytes_total counter")
            lines += [
                f'gridsteward_hub_body_bytes_total{{{process},way="{way}"}} {self._bytes[way]}'
                for way in ("received", "sent")
            ]
            lines.append("# TYPE gridsteward_hub_bundles_let_go_total counter")
            lines.append(f"gridsteward_hub_bundles_let_go_total{{{process}}} {self._let_go}")
            return lines
