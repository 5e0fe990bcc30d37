"""A questionnaire in the demonstration, asked at some of the latest visits."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Final

from gridsteward.operations.area import Area
from gridsteward.operations.questionnaires import keep_answers, read_form, save_example, take_form

_VISITS: Final = 40  # the latest, of which every third was asked
_ANSWERS: Final = (
    {"rcd_works": "yes", "faults": "none", "heats_with": "air_conditioner"},
    {
        "rcd_works": "no",
        "faults": "old_wire loose_socket",
        "fault_place": "灶屋",
        "heats_with": "blanket",
        "heater_years": "8",
    },
    {"rcd_works": "yes", "faults": "many_plugs", "fault_place": "堂屋电视后面", "heats_with": "coal_wood"},
    {"rcd_works": "not_tried", "faults": "none", "heats_with": "heater", "heater_years": "3"},
)


def ask_some(area: Area) -> None:
    """Take the example in, and answer it at some visits."""
    with tempfile.TemporaryDirectory(prefix="gridsteward-demo-") as passing:
        path = Path(passing) / "example.xlsx"
        save_example(path)
        found = read_form(path)
    if found.form is None:
        raise RuntimeError("the shipped questionnaire is none")
    kept, _change = take_form(area, found.form)
    visits = area.store.query(
        "SELECT id, household_id FROM visit WHERE NOT _deleted AND met IN ('person', 'family') "
        "ORDER BY started_at DESC, id LIMIT ?",
        (_VISITS,),
    )[::3]
    look = (area.now().date() + timedelta(days=30)).isoformat()
    with area.store.write("demo") as write:
        for at, (visit, home) in enumerate(visits):
            answers = _ANSWERS[at % len(_ANSWERS)]
            later = {"next_look": look} if answers["faults"] != "none" else {}
            keep_answers(area, write, {kept.id: {**answers, **later}}, visit_id=visit, household_id=home)
