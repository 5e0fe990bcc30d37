"""The flows and service clocks as shipped, and the calendar they run by."""

import tomllib
from datetime import date
from functools import cache

import msgspec

from gridsteward.assets import asset
from gridsteward.cases.clocks import Clocks, WorkCalendar
from gridsteward.cases.flow import Flows


@cache
def flows() -> Flows:
    """Return how each kind of case goes: resources/vocabularies/case_flows.toml."""
    return msgspec.convert(_read("case_flows.toml"), Flows)


@cache
def clocks() -> Clocks:
    """Return all editions of all clocks: resources/vocabularies/service_clocks.toml."""
    return msgspec.convert(_read("service_clocks.toml"), Clocks)


def _read(name: str) -> object:
    return tomllib.loads(asset("resources", "vocabularies", name).read_text("utf-8"))


@cache
def calendar(first_year: int, last_year: int) -> WorkCalendar:
    """Return the working days of some years and the two after: as far as a paused clock may reach."""
    from gridsteward.operations.days import working_days

    return working_days(date(first_year, 1, 1), date(last_year + 2, 1, 1))
