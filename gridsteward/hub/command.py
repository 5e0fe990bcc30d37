"""`gridsteward hub …`: words, options, and nothing that needs the window or the store."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from gridsteward.hub.settings import DATABASE_VARIABLE, FOUNDING_VARIABLE, Rate, Settings, default_folder
from gridsteward.words import LANGUAGES, Words

DONE: Final = 0
WRONG_USE: Final = 2
REFUSED: Final = 3
PORT: Final = 8470


def main(argv: Sequence[str], *, language: str) -> int:
    """Run `gridsteward hub` with the words after it; return the exit status."""
    words = Words(language)
    try:
        arguments = _parser(words).parse_args(argv)
    except SystemExit as ended:  # argparse has said what there is to say
        return DONE if not ended.code else WRONG_USE
    try:
        run = _serve if arguments.what == "serve" else _compact
        return run(arguments, words)
    except ModuleNotFoundError as error:
        return _say(words("hub.lacking", module=error.name or "", install="gridsteward[hub]"), REFUSED)


def _serve(arguments: argparse.Namespace, words: Words) -> int:
    from gridsteward.hub.database import Database, Newer
    from gridsteward.hub.serve import Listening, serve

    settings = _settings(arguments)
    listening = Listening(
        host=arguments.host,
        port=arguments.port,
        certificate=arguments.cert,
        key=arguments.key,
        workers=arguments.workers,
        proxy=arguments.proxy,
    )
    try:
        database = Database(settings.database, connections=1)
        if database.is_sqlite and listening.workers > 1:
            return _say(words("hub.sqlite_workers"), WRONG_USE)
        database.make()
        database.close()
    except Newer:
        return _say(words("hub.newer"), REFUSED)
    except Exception as error:  # its text can hold the password of the database
        return _say(words("hub.database", reason=type(error).__name__), REFUSED)
    if missing := [path for path in (listening.certificate, listening.key) if path and not path.is_file()]:
        return _say(words("hub.certificate", file=missing[0]), REFUSED)
    if listening.is_open_and_plain:
        _say(words("hub.plain"), DONE)
    scheme = "https" if listening.certificate else "http"
    _say(words("hub.serving", url=f"{scheme}://{listening.host}:{listening.port}"), DONE)
    serve(settings, listening, quiet=arguments.quiet)
    return DONE


def _compact(arguments: argparse.Namespace, words: Words) -> int:
    from gridsteward.hub.compaction import compact
    from gridsteward.hub.hub import Hub

    hub = Hub(_settings(arguments))
    hub.database.make()
    count = compact(hub)
    hub.database.close()
    sys.stdout.write(words("hub.compacted", count=count) + "\n")
    return DONE


def _settings(arguments: argparse.Namespace) -> Settings:
    database = arguments.database or os.environ.get(DATABASE_VARIABLE, "")
    if not database:
        folder: Path = arguments.data_dir or default_folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        database = f"sqlite:///{folder / 'hub.db'}"
    changed: Mapping[str, object] = {
        name: value
        for name, value in {
            "max_areas": getattr(arguments, "max_areas", None),
            "area_bytes": _gigabytes(getattr(arguments, "area_gb", None)),
            "area_rate": _rate(getattr(arguments, "area_rate", None)),
            "address_rate": _rate(getattr(arguments, "address_rate", None)),
            "founding_rate": _rate(getattr(arguments, "founding_rate", None), per_s=1 / 3600),
            "founding_word": getattr(arguments, "founding_word", None) or os.environ.get(FOUNDING_VARIABLE),
            "compact_days": arguments.compact_days,
        }.items()
        if value is not None
    }
    return Settings(database=database, **changed)  # type: ignore[arg-type]


def _gigabytes(number: int | None) -> int | None:
    return None if number is None else number << 30


def _rate(number: int | None, *, per_s: float = 1.0) -> Rate | None:
    return None if number is None else Rate(number * per_s, max(number * (20 if per_s == 1 else 1), 1))


def _parser(words: Words) -> argparse.ArgumentParser:
    def option(to: argparse.ArgumentParser, name: str, **more: object) -> None:
        key = name.removeprefix("--").replace("-", "_")
        to.add_argument(name, help=words(f"hub_option.{key}"), **more)  # type: ignore[arg-type]

    parser = argparse.ArgumentParser("gridsteward hub", description=words("hub.about"), allow_abbrev=False)
    parser.add_argument("--language", choices=LANGUAGES, help=words("hub_option.language"))
    group = parser.add_subparsers(dest="what", required=True, metavar="COMMAND", title=words("hub.commands"))
    serving = group.add_parser("serve", help=words("hub.serve_help"), description=words("hub.serve_help"))
    compacting = group.add_parser(
        "compact", help=words("hub.compact_help"), description=words("hub.compact_help")
    )
    for each in (serving, compacting):
        option(each, "--database", metavar="URL")
        option(each, "--data-dir", type=Path, metavar="DIR")
        option(each, "--compact-days", type=_whole, metavar="DAYS")
        each.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    option(serving, "--host", default="127.0.0.1")
    option(serving, "--port", type=_whole, default=PORT)
    option(serving, "--cert", type=Path, metavar="FILE")
    option(serving, "--key", type=Path, metavar="FILE")
    option(serving, "--workers", type=_whole, default=1, metavar="N")
    option(serving, "--proxy", default="127.0.0.1", metavar="ADDRESS")
    option(serving, "--founding-word", metavar="WORD")
    for name in ("--max-areas", "--area-gb", "--area-rate", "--address-rate", "--founding-rate"):
        option(serving, name, type=_whole, metavar="N")
    option(serving, "--quiet", action="store_true")
    return parser


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 1_000_000):
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _say(text: str, code: int) -> int:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
    return code
