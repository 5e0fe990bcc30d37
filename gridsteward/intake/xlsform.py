"""A questionnaire authored as an XLSForm workbook (xlsform.org), read and checked by pyxform; nothing is run.

Our own reading tells what is not supported by name, with its row; what is left is put before pyxform, whose word on
what is an XLSForm holds.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from gridsteward.intake.files import is_workbook, read_bytes, workbook_sheets
from gridsteward.intake.words import said
from gridsteward.records.faults import Fault
from gridsteward.records.ledger import Cell, RawSheet
from gridsteward.records.questionnaire import (
    Choice,
    Form,
    FormProblem,
    FormProblemKind,
    FormReading,
    Group,
    Question,
    QuestionKind,
)

_ZIP: Final = b"PK"
_NAME: Final = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_ROW: Final = re.compile(r"\[row\s*:\s*(\d+)\]")
_TYPES: Final = {
    "text": QuestionKind.TEXT,
    "string": QuestionKind.TEXT,
    "note": QuestionKind.NOTE,
    "integer": QuestionKind.INTEGER,
    "int": QuestionKind.INTEGER,
    "decimal": QuestionKind.DECIMAL,
    "date": QuestionKind.DATE,
    "calculate": QuestionKind.CALCULATE,
}
_SELECTS: Final = {
    **dict.fromkeys(("select_one", "select one", "select one from"), QuestionKind.SELECT_ONE),
    **dict.fromkeys(
        ("select_multiple", "select multiple", "select all that apply"), QuestionKind.SELECT_MULTIPLE
    ),
}
_REFUSED: Final = frozenset(
    (
        *("geopoint", "geotrace", "geoshape", "image", "photo", "audio", "background-audio", "video", "file"),
        *(
            "barcode",
            "time",
            "dateTime",
            "datetime",
            "range",
            "rank",
            "acknowledge",
            "hidden",
            "xml-external",
        ),
        *("csv-external", "start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit"),
        *("simserial", "subscriberid", "start-geopoint", "begin repeat", "begin_repeat", "end repeat"),
        *("end_repeat", "begin loop", "end loop", "select_one_external", "select_one_from_file"),
        *("select_multiple_from_file", "osm", "entity"),
    )
)
"""Types that XLSForm knows and this program does not ask."""

_PLAIN: Final = frozenset(
    (
        *("type", "name", "required", "relevant", "constraint", "default", "calculation", "choice_filter"),
        *("appearance", "read_only"),
    )
)
_KNOWN: Final = {
    "survey": _PLAIN,
    "choices": frozenset(("list_name", "name")),
    "settings": frozenset(("form_id", "form_title", "version", "default_language")),
}
_WORDED: Final = frozenset(("label", "hint", "required_message", "constraint_message"))
_COLUMNS_REFUSED: Final = frozenset(
    (
        *("repeat_count", "trigger", "parameters", "image", "audio", "video", "big-image", "media", "body"),
        *("bind", "instance", "control", "guidance_hint", "save_to", "autoplay", "query", "intent"),
    )
)
_ALIASES: Final = {
    "relevance": "relevant",
    "calculate": "calculation",
    "readonly": "read_only",
    "read only": "read_only",
    "constraint message": "constraint_message",
    "required message": "required_message",
    "constraining message": "constraint_message",
    "choice filter": "choice_filter",
    "repeat count": "repeat_count",
    "list name": "list_name",
    "value": "name",
    "caption": "label",
    "form id": "form_id",
    "id_string": "form_id",
    "form title": "form_title",
    "title": "form_title",
    "default language": "default_language",
}
_YES: Final = frozenset(("yes", "true", "true()", "是", "1"))
_NO: Final = frozenset(("", "no", "false", "false()", "否", "0"))
_DYNAMIC: Final = re.compile(r"\$\{|[\w-]+\s*\(|\s(?:\+|\*|div|mod|-)\s")
_Row = Mapping[str, str]


def read_xlsform(path: Path) -> FormReading:
    """Return the form of a workbook, or all that keeps it from being one. Raise Fault ledger_… for no workbook."""
    data = read_bytes(path)
    if not is_workbook(data):
        raise Fault("ledger_not_a_table", name=path.name)
    reader = _Reader(workbook_sheets(data, path.name), path.stem)
    form = reader.form()
    problems = reader.problems
    if not problems and form is not None:
        problems = list(_by_pyxform(data))
    return FormReading(
        form=None if problems else form,
        problems=tuple(problems),
        rows=reader.rows,
        passed_over=tuple(reader.passed_over),
    )


def _by_pyxform(data: bytes) -> Iterator[FormProblem]:
    """Yield what pyxform says against the workbook."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        kind = ".xlsx" if data.startswith(_ZIP) else ".xls"
        convert(xlsform=BytesIO(data), file_type=kind, form_name="data", validate=False, warnings=[])
    except PyXFormError as error:
        text = str(error)
        row = _ROW.search(text)
        yield FormProblem(
            sheet="survey",
            row_no=int(row[1]) if row else 0,
            column="",
            kind=FormProblemKind.XLSFORM,
            value=_ROW.sub("", text).strip(),
        )


class _Reader:
    def __init__(self, sheets: Sequence[RawSheet], stem: str) -> None:
        self._sheets = {sheet.name.strip().casefold(): sheet for sheet in sheets}
        self._stem = stem
        self.problems: list[FormProblem] = []
        self.passed_over: list[str] = []
        self.rows: dict[str, int] = {}
        self._languages: dict[str, None] = {}

    def _problem(
        self, sheet: str, row_no: int, kind: FormProblemKind, *, column: str = "", value: str = ""
    ) -> None:
        self.problems.append(FormProblem(sheet=sheet, row_no=row_no, column=column, kind=kind, value=value))

    def form(self) -> Form | None:
        """Return the form, as far as it can be read; what is wrong stands in `problems`."""
        survey = self._table("survey")
        if survey is None:
            self._problem("survey", 0, FormProblemKind.NO_SURVEY)
            return None
        choices = self._choices()
        questions, groups = self._survey(survey, choices)
        if not questions and not self.problems:
            self._problem("survey", 0, FormProblemKind.NO_QUESTION)
        settings = next(iter(self._table("settings") or ()), (0, {}))[1]
        languages = tuple(self._languages)
        asked = settings.get("default_language", "")
        named = [name for name in languages if name]
        return Form(
            form_id=settings.get("form_id") or _NAME_OF.sub("_", self._stem) or "form",
            version=settings.get("version", ""),
            title=settings.get("form_title") or self._stem,
            languages=languages,
            default_language=asked if asked in languages else "" if "" in languages else (named or [""])[0],
            questions=tuple(questions),
            groups=groups,
            choices={name: tuple(found) for name, found in choices.items()},
        )

    # -- tables --------------------------------------------------------------------------------------------------

    def _table(self, name: str) -> list[tuple[int, _Row]] | None:
        """Return the rows of a sheet as column to text, with their numbers; None where there is no such sheet."""
        sheet = self._sheets.get(name)
        if sheet is None or not sheet.rows:
            return None
        at = next((at for at, row in enumerate(sheet.rows) if any(_text(cell) for cell in row)), 0)
        heads = [self._head(name, _text(cell)) for cell in sheet.rows[at]]
        found: list[tuple[int, _Row]] = []
        for row_no, row in enumerate(sheet.rows[at + 1 :], at + 2):
            cells: dict[str, str] = {}
            for head, cell in zip(heads, row, strict=False):
                text = _text(cell)
                if head and text:
                    cells[head] = text
            if cells:
                found.append((row_no, cells))
        return found

    def _head(self, sheet: str, title: str) -> str:
        """Return a column's key: a plain one, or "label::language"; "" for one that is not read."""
        main, _, language = (part.strip() for part in title.replace("::", ":").partition(":"))
        key = _ALIASES.get(main.casefold(), main.casefold())
        if key in _WORDED:
            if key == "label":
                self._languages.setdefault(language, None)
            return f"{key}::{language}"
        if sheet != "settings" and key in _COLUMNS_REFUSED:
            return f"refused::{title}"
        if key in _KNOWN[sheet] or not title:
            return key
        if sheet == "choices":  # any column of a choice may be asked for by a filter
            return f"column::{main}"
        self.passed_over.append(f"{sheet}: {title}")
        return ""

    def _worded(self, row: _Row, key: str) -> dict[str, str]:
        return {
            column.removeprefix(f"{key}::"): text
            for column, text in row.items()
            if column.startswith(f"{key}::")
        }

    def _refused(self, sheet: str, row_no: int, row: _Row) -> bool:
        found = [column.removeprefix("refused::") for column in row if column.startswith("refused::")]
        for title in found:
            self._problem(sheet, row_no, FormProblemKind.COLUMN_UNSUPPORTED, column=title, value=title)
        return bool(found)

    # -- choices -------------------------------------------------------------------------------------------------

    def _choices(self) -> dict[str, list[Choice]]:
        found: dict[str, list[Choice]] = {}
        for row_no, row in self._table("choices") or ():
            self._refused("choices", row_no, row)
            list_name, name = row.get("list_name", ""), row.get("name", "")
            if not list_name:
                continue
            if not name or " " in name:
                self._problem("choices", row_no, FormProblemKind.CHOICE_BAD, column="name", value=name)
                continue
            if any(each.name == name for each in found.get(list_name, ())):
                self._problem("choices", row_no, FormProblemKind.CHOICE_TWICE, column="name", value=name)
                continue
            columns = {
                key.removeprefix("column::"): text for key, text in row.items() if key.startswith("column::")
            }
            labels = self._worded(row, "label") or {"": name}
            found.setdefault(list_name, []).append(Choice(name=name, labels=labels, columns=columns))
        return found

    # -- questions -----------------------------------------------------------------------------------------------

    def _survey(
        self, table: Sequence[tuple[int, _Row]], choices: Mapping[str, Sequence[Choice]]
    ) -> tuple[list[Question], dict[str, Group]]:
        questions: list[Question] = []
        groups: dict[str, Group] = {}
        around: list[tuple[str, int]] = []
        for row_no, row in table:
            kind = " ".join(row.get("type", "").split())
            if not kind:
                continue
            self._refused("survey", row_no, row)
            if kind in ("begin group", "begin_group"):
                name = row.get("name") or f"group_{row_no}"
                if self._takes(row_no, name):
                    groups[name] = Group(
                        name=name,
                        labels=self._worded(row, "label"),
                        relevant=row.get("relevant", ""),
                        groups=tuple(each for each, _ in around),
                    )
                around.append((name, row_no))
            elif kind in ("end group", "end_group"):
                if around:
                    around.pop()
                else:
                    self._problem("survey", row_no, FormProblemKind.GROUP_NOT_OPEN, column="type")
            else:
                question = self._question(row_no, kind, row, choices)
                if question is not None:
                    questions.append(_within(question, tuple(each for each, _ in around)))
        for name, row_no in around:
            self._problem("survey", row_no, FormProblemKind.GROUP_OPEN, column="type", value=name)
        return questions, groups

    def _takes(self, row_no: int, name: str) -> bool:
        """Tell whether a name can be used; what is wrong with it is a problem."""
        if not name:
            self._problem("survey", row_no, FormProblemKind.NAME_MISSING, column="name")
        elif not _NAME.fullmatch(name):
            self._problem("survey", row_no, FormProblemKind.NAME_BAD, column="name", value=name)
        elif name in self.rows:
            self._problem("survey", row_no, FormProblemKind.NAME_TWICE, column="name", value=name)
        else:
            self.rows[name] = row_no
            return True
        return False

    def _kind(
        self, row_no: int, told: str, choices: Mapping[str, Sequence[Choice]]
    ) -> tuple[QuestionKind, str] | None:
        """Return a type and its list of choices, None for one that is not supported, which is a problem."""
        if told in _TYPES:
            return _TYPES[told], ""
        if told.split(" ", maxsplit=1)[0] in _REFUSED or told in _REFUSED:
            self._problem("survey", row_no, FormProblemKind.TYPE_UNSUPPORTED, column="type", value=told)
            return None
        for words, kind in _SELECTS.items():
            if told.startswith(f"{words} "):
                name, _, more = told.removeprefix(f"{words} ").strip().partition(" ")
                if more:
                    either = FormProblemKind.OR_OTHER if "other" in more else FormProblemKind.TYPE_UNKNOWN
                    self._problem("survey", row_no, either, column="type", value=told)
                    return None
                if name not in choices:
                    self._problem(
                        "survey", row_no, FormProblemKind.CHOICES_MISSING, column="type", value=name
                    )
                    return None
                return kind, name
        self._problem("survey", row_no, FormProblemKind.TYPE_UNKNOWN, column="type", value=told)
        return None

    def _question(
        self, row_no: int, told: str, row: _Row, choices: Mapping[str, Sequence[Choice]]
    ) -> Question | None:
        found, name = self._kind(row_no, told, choices), row.get("name", "")
        if not self._takes(row_no, name) or found is None:
            return None
        kind, list_name = found
        labels, calculation = self._worded(row, "label"), row.get("calculation", "")
        if (
            not labels
            and not self._worded(row, "hint")
            and kind is not QuestionKind.CALCULATE
            and not calculation
        ):
            self._problem("survey", row_no, FormProblemKind.LABEL_MISSING, column="label", value=name)
        default = row.get("default", "")
        return Question(
            name=name,
            # what is worked out and has no label is not shown
            kind=kind if labels or not calculation else QuestionKind.CALCULATE,
            labels=labels,
            hints=self._worded(row, "hint"),
            required=_yes_or(row.get("required", "")),
            required_messages=self._worded(row, "required_message"),
            relevant=row.get("relevant", ""),
            constraint=row.get("constraint", ""),
            constraint_messages=self._worded(row, "constraint_message"),
            default=default,
            default_worked_out=bool(default) and _is_dynamic(default, kind),
            calculation=calculation,
            choices=list_name,
            choice_filter=row.get("choice_filter", ""),
        )


_NAME_OF: Final = re.compile(r"[^\w-]+")


def _within(question: Question, groups: tuple[str, ...]) -> Question:
    from msgspec.structs import replace

    return replace(question, groups=groups)


def _is_dynamic(default: str, kind: QuestionKind) -> bool:
    """Tell a default that is worked out from one that stands as it is; a day such as 2026-11-03 is no sum."""
    from pyxform.utils import default_is_dynamic

    return bool(_DYNAMIC.search(default)) and bool(default_is_dynamic(default, str(kind)))


def _yes_or(text: str) -> str:
    folded = text.casefold()
    return "true()" if folded in _YES else "" if folded in _NO else text


def _text(cell: Cell) -> str:
    return said(cell).replace("\u200b", "").strip() if cell != "" else ""
