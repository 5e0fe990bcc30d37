"""Every sentence stands in both languages, whole: a missing one is a blank or a crash on a screen."""

import ast
import importlib
import inspect
import pkgutil
import re
import string
import tomllib
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from gridsteward import records
from gridsteward.assets import asset
from gridsteward.sync.roads.hub import _REFUSALS
from gridsteward.words import LANGUAGES, Words

PACKAGE = Path(records.__file__).parents[1]
FILES = sorted(
    {path.name for language in LANGUAGES for path in asset("resources", "words", language).glob("*")}
)
CJK = re.compile(r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
# what a Chinese station writes in Latin letters too
LATIN_IN_CHINESE = re.compile(
    r"GridSteward|Excel|WPS|English|PDF|CSV|GB18030|UTF-8|USB|kWh|kW|kVA|km|MB|[AV]"
)


def _file(language: str, name: str) -> dict[str, str]:
    sections = tomllib.loads(asset("resources", "words", language, name).read_text("utf-8"))
    return {
        f"{section}.{key}": text for section, entries in sections.items() for key, text in entries.items()
    }


def _placeholders(text: str) -> set[str]:
    """Return what the text says; a value in figures here may be named there (3月, March: `month_name`)."""
    names = (name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    return {name.removesuffix("_name") for name in names}


def _bare(text: str) -> str:
    """Return the text without its placeholders."""
    return "".join(literal for literal, _, _, _ in string.Formatter().parse(text))


def _kinds() -> list[type[StrEnum]]:
    modules = [
        importlib.import_module(f"{records.__name__}.{module.name}")
        for module in pkgutil.iter_modules(records.__path__)
    ]
    found = {kind for module in modules for kind in vars(module).values() if inspect.isclass(kind)}
    return sorted((k for k in found if issubclass(k, StrEnum) and k is not StrEnum), key=lambda k: k.__name__)


def _section(kind: type[StrEnum]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


@pytest.mark.parametrize("name", FILES)
def test_both_languages_say_the_same_things(name: str) -> None:
    chinese, english = _file("zh_CN", name), _file("en", name)
    assert chinese.keys() == english.keys()
    differing = {key for key in chinese if _placeholders(chinese[key]) != _placeholders(english[key])}
    assert differing == set(), "a value would be left out, or a placeholder would crash"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_in_two_files(language: str) -> None:
    keys = Counter(key for name in FILES for key in _file(language, name))
    assert [key for key, times in keys.items() if times > 1] == [], "one would silently hide the other"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    texts = {key: text for name in FILES for key, text in _file(language, name).items()}
    assert [key for key, text in texts.items() if not text.strip()] == []


@pytest.mark.parametrize("name", FILES)
def test_english_has_no_chinese_left_in_it(name: str) -> None:
    assert {key: text for key, text in _file("en", name).items() if CJK.search(_bare(text))} == {}


@pytest.mark.parametrize("name", FILES)
def test_chinese_is_not_left_in_english(name: str) -> None:
    texts = {key: LATIN_IN_CHINESE.sub("", _bare(text)) for key, text in _file("zh_CN", name).items()}
    assert {key: t for key, t in texts.items() if re.search("[A-Za-z]", t) and not CJK.search(t)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", _kinds(), ids=lambda kind: kind.__name__)
def test_every_value_of_a_kind_has_its_word(kind: type[StrEnum], language: str) -> None:
    words = Words(language).section(_section(kind))
    if words:  # kinds no one reads have no section
        assert {str(value) for value in kind if value.value} <= words.keys()


def test_the_kinds_people_read_have_sections() -> None:
    sections = {_section(kind) for kind in _kinds() if Words().section(_section(kind))}
    assert {"tenure", "tariff_class", "relation_class", "relation", "tag_source", "met"} <= sections


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tag_has_a_name_and_every_name_a_tag(language: str) -> None:
    groups = tomllib.loads(asset("resources", "vocabularies", "tags.toml").read_text("utf-8"))
    words = Words(language)
    assert words.section("tag_group").keys() == groups.keys()
    assert words.section("tag").keys() == {tag for tags in groups.values() for tag in tags}


def _calls() -> Iterator[ast.Call]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield node


def _faults() -> dict[str, list[set[str]]]:
    """Return kind → the names of the values each place in the code gives with it."""
    raised: dict[str, list[set[str]]] = {}
    for node in _calls():
        match node:
            case ast.Call(func=ast.Name(id="Fault" | "RoadFault"), args=[ast.Constant(value=str(kind))]):
                raised.setdefault(kind, []).append({given.arg or "**" for given in node.keywords})
    for kind in _REFUSALS.values():  # what a hub may answer
        raised.setdefault(kind, []).append({"why"})
    return raised


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_has_a_sentence_that_its_values_fill(language: str) -> None:
    lacking = []
    for kind, places in _faults().items():
        texts = [Words(language).section(name).get(kind) for name in ("fault", "fault_safe", "fault_todo")]
        if texts[0] is None:
            lacking.append(kind)
        for text in filter(None, texts):
            wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
            lacking += [f"{kind}: {wanted - given}" for given in places if not wanted <= given | {"**"}]
    assert lacking == [], "the person would see a crash instead of what happened"


def _alarms() -> set[str]:
    """Return the kinds of alarms written out in the code, and those made of why something was refused."""
    found = {"renewed"}  # an event of its own in the log
    refused: dict[str, set[str]] = {}
    sync = PACKAGE / "sync"
    for path in (*sync.glob("*.py"), *(sync / "wire").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Refused"), args=[ast.Constant(value=str(why))]):
                    refused.setdefault(path.stem, set()).add(why)
                case ast.Tuple(elts=[ast.Constant(value=str(kind)), _, _]):  # (kind, writer, n)
                    found.add(kind)
                case ast.Tuple(
                    elts=[ast.IfExp(body=ast.Constant(value=one), orelse=ast.Constant(value=two)), _, _]
                ):
                    found |= {str(one), str(two)}
                case ast.keyword(arg="alarm", value=ast.Constant(value=str(kind))):
                    found.add(kind)
    found |= refused["bundles"] | {"signature", "foreign_area", "stranger", "foreign_writer", "damaged"}
    found |= {f"member_{why}" for why in refused["membership"] | {"malformed"}}
    found |= {f"snapshot_{why}" for why in refused["snapshots"] | {"malformed", "newer", "seal"}}
    found |= {"road_fork", "road_gap", "road_refused"}
    return found - {"gap"}  # more is on its way: nobody is told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_alarm_says_what_it_means_and_what_to_do(language: str) -> None:
    words = Words(language)
    for section in ("alarm", "alarm_todo"):
        assert _alarms() <= words.section(section).keys(), "somebody would see a key and not know what to do"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_that_can_be_listed_has_a_name(language: str) -> None:
    kinds = {
        kind
        for node in _calls()
        if isinstance(node.func, ast.Attribute) and node.func.attr == "write"
        for kind in [each.value for each in node.args[:1] if isinstance(each, ast.Constant)]
        if isinstance(kind, str) and any(each.arg == "about" for each in node.keywords)
    }
    assert kinds <= Words(language).section("change").keys()
    assert {"hand_over", "sync"} <= Words(language).section("change").keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "section", ["check", "purpose", "met", "mood", "relation", "tag", "promise_kind", "case_kind"]
)
def test_a_vocabulary_people_choose_from_holds_words_and_no_sentences_to_be_filled(
    section: str, language: str
) -> None:
    chosen = Words(language).section(section)
    assert chosen
    assert not [text for text in chosen.values() if "{" in text], "another section of the same name?"
