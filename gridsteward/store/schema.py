"""Which record lives in which table. The columns are the record's fields; a test holds the migrations to it."""

from collections.abc import Callable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import Any, Final

from msgspec import Struct

from gridsteward.records import (
    activity,
    care_light,
    case,
    check,
    contact,
    day_review,
    finding,
    household,
    outage,
    plan,
    portrait,
    questionnaire,
    readings,
    review,
    sealed,
    sheet,
    survey,
    sync,
    visit,
)


class Table(Struct, frozen=True, dict=True):
    """A synced table and the frozen record its rows are read as."""

    name: str
    record: type[Struct]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Return the record's fields but `id`, in order."""
        return tuple(name for name in self.record.__struct_fields__ if name != "id")

    @cached_property
    def values(self) -> Callable[[Any], tuple[Any, ...]]:
        """Return the function that takes a record's `columns` out of it."""
        if len(self.columns) == 1:  # attrgetter would give it bare
            (only,) = self.columns
            return lambda record: (getattr(record, only),)
        return attrgetter(*self.columns)

    @cached_property
    def select(self) -> str:
        """Return the start of a query whose rows fill the record in field order."""
        return f"SELECT {', '.join(self.record.__struct_fields__)} FROM {self.name}"


SYNCED: Final = {
    table.name: table
    for table in (
        Table("household", household.Household),
        Table("person", household.Person),
        Table("household_tag", household.HouseholdTag),
        Table("visit", visit.Visit),
        Table("touchpoint", visit.Touchpoint),
        Table("commitment", visit.Commitment),
        Table("commitment_event", visit.CommitmentEvent),
        Table("attachment", visit.Attachment),
        Table("ledger_import", household.LedgerImport),
        Table("ledger_kept", household.LedgerKept),
        Table("not_duplicate", household.NotDuplicate),
        Table("hand_over", household.HandOver),
        Table("late_review", household.LateReview),
        Table("visit_review", review.VisitReview),
        Table("laptop", sync.Laptop),
        Table("usage_import", readings.UsageImport),
        Table("reading_correction", readings.ReadingCorrection),
        Table("finding_event", finding.FindingEvent),
        Table("appliance", portrait.Appliance),
        Table("routine", portrait.Routine),
        Table("temperament_observation", portrait.TemperamentObservation),
        Table("own_word", portrait.OwnWord),
        Table("life_event", portrait.LifeEvent),
        Table("portrait_check", portrait.PortraitCheck),
        Table("planned_day", plan.PlannedDay),
        Table("planned_stop", plan.PlannedStop),
        Table("visit_pause", plan.VisitPause),
        Table("visit_request", plan.VisitRequest),
        Table("check_run", check.CheckRun),
        Table("supply_act", check.SupplyAct),
        Table("care_contact", contact.CareContact),
        Table("care_look", care_light.CareLook),
        Table("outage", outage.Outage),
        Table("outage_notice", outage.OutageNotice),
        Table("outage_take", outage.OutageTake),
        Table("door_word", outage.DoorWord),
        Table("door_word_look", outage.DoorWordLook),
        Table("service_case", case.Case),
        Table("service_case_event", case.CaseEvent),
        Table("case_look", case.CaseLook),
        Table("survey_answer", survey.SurveyAnswer),
        Table("day_review", day_review.DayReview),
        Table("questionnaire", questionnaire.Questionnaire),
        Table("questionnaire_answer", questionnaire.QuestionnaireAnswer),
        Table("station_sheet", sheet.StationSheet),
        Table("audience_key", sealed.AudienceKey),
        Table("sealed", sealed.Sealed),
        Table("sealed_act", sealed.SealedAct),
        Table("sealed_erased", sealed.SealedErased),
        Table("weather_day", activity.WeatherDay),
        Table("activity", activity.Activity),
        Table("activity_guest", activity.ActivityGuest),
    )
}
OF_RECORD: Final[Mapping[type, Table]] = {table.record: table for table in SYNCED.values()}
# What may be erased for good. Proofs that two copies agree leave it out, so that one that erased it agrees with one
# that has not heard of it yet; a change of it on the way is found by its own seal.
ERASABLE: Final = {"sealed": "sealed", "sealed_act": "sealed"}
