"""One call from the first word to the exit status: 0 done, 1 with named problems, 2 wrong use, 3 nothing changed."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

from gridsteward import __version__
from gridsteward.commands import demo
from gridsteward.commands.parser import WrongUse, build_parser
from gridsteward.commands.session import Answer, Session, Window
from gridsteward.operations.crashes import keep_crash
from gridsteward.records.faults import Fault
from gridsteward.words import Words, wanted_language

DONE: Final = 0
WITH_PROBLEMS: Final = 1
WRONG_USE: Final = 2
REFUSED: Final = 3
INTERRUPTED: Final = 130
"""128 + SIGINT, as every shell has it: an interrupted run of several files may have finished some of them."""


def main(argv: Sequence[str], *, window: Window) -> int:
    """Run one command and return its exit status."""
    words = Words(wanted_language(argv))
    as_json = "--json" in argv
    data_dir: Path | None = None
    try:
        # Nothing typed, as from the menu of programs: the window, without setting up all the commands before it.
        arguments = build_parser(words).parse_args(argv) if argv else Namespace(run=demo.open_desktop)
        given = getattr(arguments, "data_dir", None)
        data_dir = _data_dir(given)
        if "version" in arguments:
            return _say(_version(words, data_dir), as_json)
        session = Session(
            arguments=arguments,
            words=words,
            data_dir=data_dir,
            window=window,
            own_data_dir=given is not None,
            area=getattr(arguments, "area_name", ""),
        )
        return _say(arguments.run(session), as_json)
    except WrongUse as wrong:
        todo = words("usage.todo")
        return _fail("wrong_use", [wrong.message, "", todo], as_json, usage=wrong.usage, code=WRONG_USE)
    except Fault as fault:
        return _fail(fault.kind, _sentences(fault, words), as_json)
    except KeyboardInterrupt:
        sentences = [words("fault.interrupted"), words("fault_safe.interrupted"), ""]
        return _fail("interrupted", sentences, as_json, code=INTERRUPTED)
    except ModuleNotFoundError:
        raise  # __main__ says what to install
    except Exception as error:  # whatever it is, a person gets a sentence and no value reaches a screen
        return _crashed(error, words, data_dir or _data_dir(None), as_json=as_json)


def _version(words: Words, data_dir: Path) -> Answer:
    lines = [f"GridSteward {__version__}", words("about.licence"), words("about.data", folder=data_dir)]
    return Answer(data={"version": __version__, "licence": "Apache-2.0", "data": str(data_dir)}, lines=lines)


def _data_dir(given: Path | None) -> Path:
    if given is not None:
        return given.expanduser()
    from platformdirs import user_data_dir

    return Path(user_data_dir("gridsteward", appauthor=False))


def _sentences(fault: Fault, words: Words) -> list[str]:
    """Return what happened, what is safe and what to do ("" where there is nothing to say)."""
    keys = [f"{section}.{fault.kind}" for section in ("fault", "fault_safe", "fault_todo")]
    said = [words.told(key, fault.values) if key in words else "" for key in keys]
    why = f"road_why.{fault.values.get('why')}"
    return [words("command.with_reason", said=said[0], why=words(why)), *said[1:]] if why in words else said


def _crashed(error: Exception, words: Words, data_dir: Path, *, as_json: bool) -> int:
    kept = keep_crash(data_dir, error)
    todo = words("fault_todo.crashed", file=kept) if kept else words("fault_todo.crashed_unkept")
    return _fail("unexpected", [words("fault.crashed"), words("fault_safe.crashed"), todo], as_json)


# -- saying it ----------------------------------------------------------------------------------------------------


def _say(answer: Answer, as_json: bool) -> int:
    for note in answer.notes:
        _write(sys.stderr, note)
    if as_json:
        _write_json(answer.data)
    else:
        for line in answer.lines:
            _write(sys.stdout, line)
    _flush()
    if answer.exit_code is not None:
        return answer.exit_code
    return WITH_PROBLEMS if answer.problems else DONE


def _fail(kind: str, sentences: Sequence[str], as_json: bool, *, usage: str = "", code: int = REFUSED) -> int:
    message, safe, todo = sentences
    if as_json:
        _write_json({"error": kind, "message": message, "safe": safe, "todo": todo})
    else:
        for text in (usage.rstrip(), message, safe, todo):
            if text:
                _write(sys.stderr, text)
    _flush()
    return code


def _write_json(data: Mapping[str, Any]) -> None:
    # A console that is not Unicode still gets whole JSON.
    readable = (sys.stdout.encoding or "").lower().startswith("utf")
    _write(sys.stdout, json.dumps(data, ensure_ascii=not readable, indent=2, default=str))


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    except BrokenPipeError:
        _let_go(stream)


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)


def _let_go(stream: TextIO) -> None:
    """Nobody reads any more (`… | head`): that is no failure, and Python shall not complain when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
