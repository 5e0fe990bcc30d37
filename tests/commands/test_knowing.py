"""What is known on the command line: the same search as households, and each article whole."""

from tests.commands.conftest import Call


def test_the_one_search_finds_knowledge_too(call: Call, settled: str) -> None:
    said = call("search", "过户", "--json").json
    assert said["households"] == []
    assert said["knowledge"][0] == {"code": "change_name", "title": "过户和更名", "kind": "procedure"}
    out = call("search", "过户").out
    assert "change_name" in out
    assert "没找到" not in out


def test_all_articles_are_listed(call: Call) -> None:
    listed = call("knowledge", "list", "--json").json["knowledge"]
    assert len(listed) >= 24
    assert "电动车充电" in call("knowledge", "list").out


def test_an_article_is_shown_with_its_source_and_its_warning(call: Call) -> None:
    said = call("knowledge", "show", "arrears")
    assert said.code == 0
    assert "《电力供应与使用条例》" in said.out
    assert "以当地当期通知为准" in said.out
    told = call("knowledge", "show", "heating", "--json", "--language", "en").json
    assert told["source"] == "general practice"
    assert told["check"] is False
    assert told["title"] == "Heaters and electric blankets"


def test_an_unknown_article_is_refused(call: Call) -> None:
    said = call("knowledge", "show", "nonsense")
    assert said.code == 3
    assert "nonsense" in said.err
