"""Visits from a sheet: each goes in whole, once, labelled late, or comes back with the reason."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from msgspec.structs import replace

from gridsteward.operations import area as areas
from gridsteward.operations import households, visits
from tests.commands.conftest import PASSPHRASE, Call, workbook

HEAD: Final = (
    "户号",
    "户名",
    "走访日期",
    "开始时间",
    "结束时间",
    "走访目的",
    "见到谁",
    "接待人",
    "备注",
    "承诺",
    "到期日",
)
GUI: Final = "0003302000017"
LONG_AGO: Final = date(2026, 3, 2)


def row(account: Any = GUI, **other: Any) -> list[Any]:
    values = {
        "户号": account,
        "走访日期": "2026-03-02",
        "开始时间": "9:30",
        "走访目的": "关爱看望、安全检查",
        "见到谁": "本人",
        **other,
    }
    return [values.get(title, "") for title in HEAD]


def test_the_planned_moment_and_ending_come_in_and_only_what_was_planned_came_about(
    call: Call, settled: str, tmp_path: Path
) -> None:
    head = [*HEAD, "难忘一刻", "一刻做到", "怎样收尾", "收尾做到"]
    rows = [
        [*row(), "试一遍应急灯", "做到了", "约好再来", "没做到"],
        [*row("0003302000025"), "", "是", "约好再来", "√"],
    ]
    said = call("import", "visits", workbook(tmp_path / "走访.xlsx", [head, *rows], sheet="三月"), "--json")
    assert (said.json["created"], said.json["problems"]) == (2, [])
    (visit,) = _visits(call)
    told = ("planned_peak", "peak_done", "planned_ending", "ending_done")
    assert [visit[name] for name in told] == ["试一遍应急灯", True, "约好再来", False]
    (other,) = _visits(call, "0003302000025")
    assert [other[name] for name in told] == ["", False, "约好再来", True]


@pytest.fixture
def sheet(tmp_path: Path) -> Any:
    """Return a function that writes rows below the head, with a title over it."""

    def write(*rows: Sequence[Any], name: str = "走访.xlsx") -> Path:
        return workbook(tmp_path / name, [("桂溪网格走访登记",), HEAD, *rows], sheet="三月")

    return write


def _visits(call: Call, account: str = GUI) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call("household", "show", account, "--json").json["visits"]
    return found


def test_visits_come_in_late_with_all_that_was_written(call: Call, settled: str, sheet: Any) -> None:
    whole = row(
        结束时间="10点", 接待人="周桂英", 备注="电热毯收好了", 承诺="换门口的灯头", 到期日="2026-03-16"
    )
    said = call("import", "visits", sheet(whole, row("0003302000025")), "--json")
    assert said.code == 0, said.out
    assert (said.json["rows"], said.json["created"], said.json["problems"]) == (2, 2, [])
    (visit,) = _visits(call)
    assert visit["started_at"][:16] == "2026-03-02T09:30"
    assert visit["ended_at"][:16] == "2026-03-02T10:00"
    assert (visit["late"], visit["steward"], visit["met"]) == (True, "陈师傅", "person")
    assert visit["purposes"] == ["care", "safety"]
    assert (visit["met_who"], visit["note"]) == ("周桂英", "电热毯收好了")
    assert [(each["what"], each["due"]) for each in visit["commitments"]] == [("换门口的灯头", "2026-03-16")]
    assert "补录" in call("household", "show", GUI).out


def test_the_same_sheet_twice_changes_nothing(call: Call, settled: str, sheet: Any) -> None:
    path = sheet(row(承诺="换灯头", 到期日="2026-03-16"), row("0003302000025"))
    call("import", "visits", path)
    again = call("import", "visits", path, "--json")
    assert (again.code, again.json["created"], again.json["unchanged"]) == (0, 0, 2)
    assert len(_visits(call)) == 1
    assert call("undo", "--json").json["undone"] == "visit.import"


def test_a_dry_run_writes_no_visit(call: Call, settled: str, sheet: Any) -> None:
    said = call("import", "visits", sheet(row()), "--dry-run", "--json")
    assert (said.json["created"], said.json["dry_run"]) == (1, True)
    assert _visits(call) == []


def test_cells_as_excel_keeps_them_and_numbers_without_their_zeros(
    call: Call, settled: str, sheet: Any
) -> None:
    day = datetime(2026, 3, 2, 14, 5)  # noqa: DTZ001  (a cell of a sheet knows no zone)
    said = call("import", "visits", sheet(row(3302000017, 走访日期=day, 开始时间="")), "--json")
    assert (said.code, said.json["created"]) == (0, 1), said.out
    assert _visits(call)[0]["started_at"][:16] == "2026-03-02T14:05"


TOMORROW: Final = (date.today() + timedelta(days=1)).isoformat()  # noqa: DTZ011  (the laptop's own day)


@pytest.mark.parametrize(
    ("values", "field", "says"),
    [
        ({"account": ""}, "account_no", "没有户号"),
        ({"account": "0009999999999"}, "account_no", "没有户号为 0009999999999"),
        ({"account": "不知道"}, "account_no", "不知道"),
        ({"account": "3.302E+12"}, "account_no", "抹掉"),
        ({"走访日期": "26-3-2"}, "day", "两位"),
        ({"走访日期": "1826-03-02"}, "day", "太早"),
        ({"户名": "别的人"}, "name", "周桂英"),
        ({"走访日期": ""}, "day", "没写哪天"),
        ({"走访日期": "三月初"}, "day", "三月初"),
        ({"走访日期": "2026-03"}, "day", "2026-03"),
        ({"走访日期": TOMORROW}, "day", TOMORROW),
        ({"开始时间": ""}, "start", "没写几点"),
        ({"开始时间": "上午"}, "start", "上午"),
        ({"结束时间": "8:00"}, "end", "早于"),
        ({"见到谁": ""}, "met", "没写见到了谁"),
        ({"见到谁": "那谁"}, "met", "那谁"),
        ({"走访目的": "关爱看望、串门"}, "purposes", "串门"),
        ({"承诺": "换灯头"}, "due", "换灯头"),
        ({"到期日": "2026-03-16"}, "promise", "没写承诺"),
        ({"承诺": "换灯头", "到期日": "下周"}, "due", "下周"),
    ],
)
def test_a_row_that_cannot_go_in_whole_waits_with_its_reason(
    call: Call, settled: str, sheet: Any, *, values: dict[str, Any], field: str, says: str
) -> None:
    said = call("import", "visits", sheet(row("0003302000025"), row(**values)), "--json")
    assert (said.code, said.json["created"], said.json["lost"]) == (1, 1, 1)
    (problem,) = said.json["problems"]
    assert (problem["row"], problem["sheet"], problem["field"]) == (4, "三月", field)
    assert says in problem["reason"]
    assert _visits(call) == []


def test_waiting_rows_are_mended_in_the_workbook_and_go_in(
    call: Call, settled: str, sheet: Any, tmp_path: Path
) -> None:
    out = tmp_path / "待改.xlsx"
    call("import", "visits", sheet(row("0003302000025"), row(见到谁="")), "--errors", out)
    book = openpyxl.load_workbook(out)
    page = book.worksheets[0]
    titles = {cell.value: cell.column for cell in page[2]}
    page.cell(3, titles["见到谁"], "家里人都在")
    book.save(out)
    assert call("import", "visits", out, "--json").code == 1
    page.cell(3, titles["见到谁"], "家人")
    book.save(out)
    said = call("import", "visits", out, "--json")
    assert (said.code, said.json["created"]) == (0, 1), said.out
    assert [each["met"] for each in _visits(call)] == ["family"]


def test_two_rows_of_one_visit_add_their_promises(call: Call, settled: str, sheet: Any) -> None:
    one = row(承诺="换灯头", 到期日="2026-03-16")
    two = row(承诺="带联系卡", 到期日="2026-03-20")
    said = call("import", "visits", sheet(one, two), "--json")
    assert (said.code, said.json["rows"], said.json["created"], said.json["merged"]) == (0, 2, 1, 1)
    assert {each["what"] for each in _visits(call)[0]["commitments"]} == {"换灯头", "带联系卡"}
    otherwise = call(
        "import", "visits", sheet(row(开始时间="15:00"), row(开始时间="15:00", 见到谁="没人")), "--json"
    )
    assert (otherwise.code, otherwise.json["created"], otherwise.json["lost"]) == (1, 1, 1)


def test_what_was_corrected_here_is_not_overwritten(call: Call, settled: str, sheet: Any, home: Path) -> None:
    path = sheet(row(备注="照旧"))
    call("import", "visits", path)
    area = areas.open_area(home, settled, passphrase=PASSPHRASE)
    draft = visits.amend_visit(area, _first_visit(area))
    visits.finish_visit(area, replace(draft, note="电表换过了"))
    area.close()
    said = call("import", "visits", path, "--json")
    assert (said.code, [each["field"] for each in said.json["problems"]]) == (1, ["note"])
    assert [each["note"] for each in _visits(call)] == ["电表换过了"]


def test_a_removed_visit_stays_away_and_an_undone_import_may_come_again(
    call: Call, settled: str, sheet: Any, home: Path
) -> None:
    path = sheet(row(承诺="换灯头", 到期日="2026-03-16"))
    call("import", "visits", path)
    call("undo")
    assert _visits(call) == []
    again = call("import", "visits", path, "--json")
    assert (again.code, again.json["created"]) == (0, 1)
    assert [each["what"] for each in _visits(call)[0]["commitments"]] == ["换灯头"]
    area = areas.open_area(home, settled, passphrase=PASSPHRASE)
    visits.remove_visit(area, _first_visit(area))
    area.close()
    said = call("import", "visits", path, "--json")
    assert (said.code, said.json["created"]) == (1, 0)
    assert "移除" in said.json["problems"][0]["reason"]


def test_a_file_without_the_columns_is_refused_in_words(call: Call, settled: str, ledger: Path) -> None:
    said = call("import", "visits", ledger, "--json")
    assert (said.code, said.json["error"]) == (3, "visits_no_head")


def test_numbers_of_several_lengths_are_found_as_they_stand(
    call: Call, settled: str, sheet: Any, tmp_path: Path
) -> None:
    more = [("户号", "户名"), ("33020005", "短号"), ("0003302000099", "长号")]
    call("import", "ledger", workbook(tmp_path / "杂.xlsx", more))
    said = call("import", "visits", sheet(row("33020005"), row("0003302000099"), row()), "--json")
    assert (said.code, said.json["created"]) == (0, 3), said.out


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_our_own_visit_workbook_is_recognised_and_changes_nothing(
    call: Call, settled: str, sheet: Any, tmp_path: Path, language: str
) -> None:
    whole = row(备注="照旧", 承诺="换灯头", 到期日="2026-03-16")
    call("import", "visits", sheet(whole, row("0003302000025", 见到谁="没人应门")))
    out = tmp_path / "走访记录.xlsx"
    assert call("export", "visits", out, "--language", language).code == 0
    said = call("import", "visits", out, "--json")
    assert (said.code, said.json["created"], said.json["unchanged"]) == (0, 0, 2), said.out


def _first_visit(area: areas.Area) -> str:
    card = households.household_card(area, households.household_by_account(area, GUI).id)
    return card.visits[0].visit.id
