"""`case analysis`, `review` and `survey`: what a period, a day and the customers tell."""

from tests.commands.conftest import Call

GUI = "0003302000017"


def test_requests_of_a_period_are_analysed(call: Call, settled: str) -> None:
    assert call("case", "analysis").out.strip() == "这段时间没有诉求。"
    for _ in range(6):
        call("case", "new", "grumble", "电费高", "--account", GUI)
    told = call("case", "analysis", "--json").json
    assert (len(told["cases"]), told["grumbles"], told["standout"]["key"]) == (6, 6, "often")
    assert told["often"][0]["cases"] == told["cases"]
    said = call("case", "analysis").out
    assert "周桂英：一年里 6 件" in said
    assert "来源：上门 6" in said
    assert call("case", "analysis", "--to", "2020-01-01", "--json").json["cases"] == []
    assert call("case", "analysis", "--language", "en").out.startswith("1 home(s) came three times")


def test_a_day_is_looked_back_on(call: Call, settled: str) -> None:
    call("case", "new", "enquiry", "怎么交费")
    assert "新接诉求 1 件" in call("review").out
    assert call("review", "list").out.strip() == "还没有复盘。"
    kept = call("review", "--well", "话说清楚了", "--json").json
    assert kept["kept"]["went_well"] == "话说清楚了"
    assert "做得好的：话说清楚了" in call("review").out
    call("review", "--tomorrow", "带联系卡")
    (shown,) = call("review", "list", "--json").json["reviews"]
    assert (shown["went_well"], shown["for_tomorrow"]) == ("", "带联系卡")
    assert call("review", "--date", "2099-01-01", "--well", "好", "--json").json["error"] == "review_ahead"


def test_customers_are_asked_and_counted(call: Call, settled: str) -> None:
    assert call("survey", "results").out.strip() == "这段时间没有评价。"
    assert len(call("survey", "due", "--json").json["due"]) == 3
    said = call("survey", "add", "attitude=2", "speed=5", "--account", GUI, "--word", "说话冲")
    assert "登记一件抱怨" in said.out
    assert len(call("survey", "due", "--most", "9", "--json").json["due"]) == 2
    assert "太少，先不下结论" in call("survey", "results").out
    for _ in range(4):
        call("survey", "add", "attitude=5")
    out = call("survey", "results").out
    assert "我们的人态度怎么样？：5 份，平均 4.4 分，4–5 分 80%，1–2 分 20%" in out
    assert "说话冲" in out
    assert call("survey", "add", "attitude=9").code == 2
    assert call("survey", "add", "warmth=3", "--json").json["error"] == "survey_scores"
