"""A thousand forgeries of an evidence pack, every way in turn: how many are not found, and how long a check takes.

Budget: none is missed, and a check takes 50 ms in 95 of 100.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from unittest import mock

FORGERIES = 1_000
SEED = 7


def measure() -> dict[str, object]:
    """Return how many forgeries were made and missed (by which way), and what a check takes in milliseconds."""
    from gridsteward.operations.area import create_area
    from gridsteward.operations.cases import cases
    from gridsteward.operations.evidence_check import check_pack
    from gridsteward.operations.syncing import circle_of
    from gridsteward.store import keys
    from tests import evidence_case
    from tests.forger import Forger, is_found

    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(keys, "keyring_usable", return_value=False),
    ):
        home = Path(folder)
        area = create_area(home / "area", "青石区", steward="王站长", passphrase="a passphrase of a bench")
        case = evidence_case.a_case(area)
        (other,) = [each.case.id for each in cases(area) if each.case.id != case]
        seal = evidence_case.pack(area, case, home / "pack").seal
        evidence_case.pack(area, other, home / "other")
        forger = Forger(
            evidence_case.inside(home / "pack"),
            evidence_case.inside(home / "other"),
            keys=circle_of(area).keys,
            seed=SEED,
        )
        area.close()
        ways, missed, taken = sorted(forger.ways), [], []
        for at in range(FORGERIES):
            out = home / f"forged {at}"
            way = forger.forge(out, ways[at % len(ways)])
            began = time.perf_counter()
            found = is_found(lambda out=out: check_pack(out, seal=seal))  # type: ignore[misc]
            taken.append((time.perf_counter() - began) * 1000)
            if not found:
                missed.append(way)
    taken.sort()
    return {
        "forgeries": FORGERIES,
        "ways": len(ways),
        "undetected": len(missed),
        "missed": missed,
        "check_p95_ms": round(taken[len(taken) * 95 // 100], 2),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"name": "evidence_pack", **measure()}, ensure_ascii=False) + "\n")
