"""Real processes, real files, real HTTP, a bad line and fifty deaths: what a steward was told holds in the end.

See tests/sync/storm.py for what is done and checked. Other seeds: `python -m tests.sync.storm FIRST HOW_MANY`.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gridsteward.sync.wire.secrets import Code
from tests.canaries import found_in, spellings
from tests.sync import client, field, storm
from tests.sync.bad_line import BAD

SEED = 20_260_925


def canaries() -> dict[str, str]:
    """Return what no road may ever see: what was typed, and who and where and by which code."""
    stewards = {f"steward {name}": name for name in field.STEWARDS}
    codes = {f"code {at}": code for at, code in enumerate(field.codes)}
    bare = {f"{what}, bare": code.replace("-", "") for what, code in codes.items()}
    return {
        **client.CANARIES,
        **stewards,
        **codes,
        **bare,
        "area": field.AREA,
        "passphrase": field.PASSPHRASE,
    }


def expect_sealed(where: str, seen: bytes) -> None:
    """I15: none of it lies in these bytes, and a search that would find it, found nothing."""
    assert found_in(where, seen, canaries()) == set(), "I15: it lies open"
    for secret in (Code.read(code).secret for code in field.codes):
        assert secret not in seen
        assert secret.hex().encode() not in seen
    middle = len(seen) // 2
    around = seen[middle - 2_000 : middle], seen[middle : middle + 2_000]
    for what, text in canaries().items():
        for spelling, form in spellings(text).items():
            found = found_in(where, form.join(around), {what: text})
            assert f"{what} as {spelling} in {where}" in found, "the search is blind"


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_what_was_called_saved_or_sent_outlives_kills_and_a_bad_line(
    tmp_path: Path, cheap_keys: None, new_postgres: Callable[[], str]
) -> None:
    """Whoever was told "saved" or "sent" and finds it gone, or another's word overwritten, trusts no app again."""
    figures, dumped, passed = storm.run(tmp_path, new_postgres(), seed=SEED, seconds=16, most_kills=60)
    assert min(figures.client_kills, 2 * figures.hub_kills) >= storm.LEAST_KILLS, figures
    assert min(figures.exchanges, figures.failed, figures.photos, figures.superseded, figures.shown) > 0, (
        figures
    )
    assert {str(fate) for fate in BAD.of} <= figures.line.keys(), figures
    assert len(dumped) > 100_000
    assert len(passed) > 100_000
    assert b"gridsteward" in passed, "the line saw requests"
    expect_sealed("the hub's database", dumped)
    expect_sealed("the line", passed)
