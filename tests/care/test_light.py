"""A light that comes on for nothing wears a steward out; one that stays dark over somebody who lies still is worse."""

from datetime import date
from typing import Any

import msgspec
import pytest

from gridsteward.care.light import light
from gridsteward.operations.care_light_facts import light_rules
from gridsteward.records.care_light import Light, LightFacts

DAY = date(2026, 9, 16)
USUAL = [4.0, 4.6, 3.7, 5.1, 4.3, 3.9, 4.8] * 9


def _facts(*last: float | None, **known: Any) -> LightFacts:
    facts: dict[str, Any] = {
        "day": DAY.isoformat(),
        "until": DAY.isoformat(),
        "kwh": (*USUAL[: 60 - len(last)], *last),
    }
    return LightFacts(**(facts | known))


def _told(facts: LightFacts) -> tuple[Light, str]:
    found = light(facts, light_rules())
    return found.level, found.key


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (_facts(4.1), (Light.GREEN, "as_usual")),
        (_facts(2.9), (Light.GREEN, "as_usual")),
        (_facts(0.6), (Light.YELLOW, "quiet_days")),
        (_facts(0.6, 0.55), (Light.RED, "quiet_days")),
        (_facts(0.6, None, 0.55), (Light.RED, "quiet_days")),
        (_facts(0.6, silent_since="2026-09-16"), (Light.RED, "quiet_days")),
        (_facts(0.0, 0.0), (Light.RED, "zero_days")),
        (_facts(4.2, still_since="2026-09-16"), (Light.RED, "still_hours")),
        (_facts(4.2, night_since="2026-09-15"), (Light.YELLOW, "night_load")),
    ],
)
def test_how_quiet_it_is_makes_the_level(facts: LightFacts, told: tuple[Light, str]) -> None:
    assert _told(facts) == told


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        (_facts(0.6, 0.5, outages=(("2026-09-15", "2026-09-15"),)), "outage"),
        (_facts(0.6, 0.5, away="hospital"), "away"),
        (_facts(0.6, 0.5, solar=True), "solar"),
        (_facts(0.6, -2.0), "solar"),
        (_facts(0.6, until="2026-09-10"), "no_reads"),
        (_facts(until="", kwh=()), "never_read"),
        (_facts(None, None, None), "lost_reads"),
        (_facts(kwh=tuple(USUAL[:20])), "short_history"),
    ],
)
def test_what_explains_a_quiet_meter_makes_it_grey_and_says_so(facts: LightFacts, why: str) -> None:
    """Sending somebody to a door over an outage, a lost reading or a holiday is how lights lose their word."""
    assert _told(facts) == (Light.GREY, why)


def test_an_outage_before_the_quiet_began_explains_nothing() -> None:
    assert _told(_facts(0.6, 0.5, outages=(("2026-09-01", "2026-09-02"),)))[0] is Light.RED


def test_zeros_of_a_meter_that_loses_days_wait_for_the_third() -> None:
    assert _told(_facts(0.0, 0.0, lossy=True)) == (Light.YELLOW, "zero_days")
    assert _told(_facts(0.0, 0.0, 0.0, lossy=True)) == (Light.RED, "zero_days")
    seen = _facts(0.0, 0.0)
    earlier = (*seen.kwh[:30], 0.0, *seen.kwh[31:])
    assert _told(msgspec.structs.replace(seen, kwh=earlier)) == (Light.YELLOW, "zero_days")


def test_a_home_that_always_stands_at_little_does_not_go_quiet() -> None:
    assert _told(_facts(kwh=(0.2,) * 58 + (0.05, 0.05)))[0] is Light.GREEN
