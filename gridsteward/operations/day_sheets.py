"""Hand a plan out: the day sheet as a workbook, the visits as a calendar file."""

from pathlib import Path

from gridsteward.operations.area import Area
from gridsteward.records.advice import CardSection
from gridsteward.records.household import Household
from gridsteward.records.plan import Reason, VisitPlan
from gridsteward.records.report import DaySheet, DaySheetLeftOut, DaySheetRow, WordsLike, WrittenReport


def day_sheet(
    area: Area, plan: VisitPlan, *, travel_by: str = "", words: WordsLike | None = None
) -> DaySheet:
    """Return a plan with all that is known of its homes; with `words` also a line each on how to talk there."""
    from gridsteward.operations.planning import work_hours  # with the first sheet: sentences need it not

    wanted = {stop.household_id for day in plan.days for stop in day.stops}
    wanted |= {each.household_id for each in plan.left_out}
    wanted |= {str(each.why.values["instead"]) for each in plan.left_out if "instead" in each.why.values}
    homes = {
        home.id: home
        for chunk in _chunks(sorted(wanted))
        for home in area.store.select(Household, f"id IN ({', '.join('?' * len(chunk))})", chunk)
    }
    on_the_way = [stop.household_id for day in plan.days for stop in day.stops]
    phones = {each.id: each.phones for each in area.store.summaries(on_the_way)}
    return DaySheet(
        area=area.name,
        steward=area.steward,
        travel_by=travel_by or work_hours(area).travel_by,
        made_at=area.stamp(),
        days=tuple(
            (
                day,
                tuple(
                    DaySheetRow(
                        stop=stop,
                        household=homes[stop.household_id],
                        phones=" ".join(phones.get(stop.household_id, "").split()[:2]),
                        strategy=_strategy(area, stop.household_id, words) if words else "",
                    )
                    for stop in day.stops
                    if stop.household_id in homes
                ),
            )
            for day in plan.days
        ),
        left_out=tuple(
            DaySheetLeftOut(household=homes[each.household_id], left_out=each)
            for each in plan.left_out
            if each.household_id in homes
        ),
        names={home.id: home.name or home.account_no for home in homes.values()},
    )


def _strategy(area: Area, household_id: str, words: WordsLike) -> str:
    """Return what the strategy card of a home says first of how to open and of what to mind."""
    from gridsteward.operations.advising import strategy_card, worded

    sections = {each.section: each for each in worded(strategy_card(area, household_id), words)}
    wanted = (sections[name].lines[0] for name in (CardSection.OPENING, CardSection.MIND) if name in sections)
    return "\n".join(line.do or line.say for line in wanted)


def export_day_sheet(
    sheet: DaySheet, out: Path, *, words: WordsLike, password: str = "", overwrite: bool = False
) -> WrittenReport:
    """Write a day sheet as a workbook; see `reports.target` for the Faults."""
    from gridsteward.reports.day_sheet import day_sheet_workbook

    return day_sheet_workbook(sheet, words=words, out=out, password=password or None, overwrite=overwrite)


def export_calendar(sheet: DaySheet, out: Path, *, words: WordsLike, overwrite: bool = False) -> int:
    """Write a plan's visits as a calendar file; return how many. See `reports.target` for the Faults."""
    from gridsteward.reports.calendar import write_calendar

    return write_calendar(sheet, words=words, out=out, overwrite=overwrite)


def reason_text(reason: Reason, words: WordsLike) -> str:
    """Return why somebody is to be seen, in a line."""
    from gridsteward.reports import plan_words

    return plan_words.reason_text(reason, words)


def why_not_text(why: Reason, words: WordsLike, names: dict[str, str]) -> str:
    """Return why somebody is not in a plan; `names` are the names of households by their ids."""
    from gridsteward.reports import plan_words

    return plan_words.why_not_text(why, words, names)


def day_text(day: str, words: WordsLike, form: str = "day") -> str:
    """Return a day as people say it."""
    from gridsteward.reports import plan_words

    return plan_words.day_text(day, words, form)


def _chunks(ids: list[str]) -> list[list[str]]:
    return [ids[start : start + 500] for start in range(0, len(ids), 500)]
