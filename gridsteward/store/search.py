"""Pinyin of the names of a household, worked out when they are written: loading pypinyin takes half a second.

What an exchange brings is written without: `put_off` takes the line of a household away, and one without a line waits
until `work_off` has run. That is so after a kill too, as the line goes with what was written, in one transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from gridsteward.store.connection import Connection, transaction

_PUT_OFF: Final = "names_put_off"
_AT_ONCE: Final = 2_000
_WAITING: Final = (
    "SELECT id FROM household WHERE id NOT IN (SELECT household_id FROM household_search) ORDER BY id LIMIT ?"
)

# As a surname these are read otherwise than as a word; both readings are searched.
SURNAMES: Final = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "翟": "zhai", "盖": "ge",
    "任": "ren", "朴": "piao", "尹": "yin", "覃": "qin", "宓": "mi", "缪": "miao", "乐": "yue", "召": "shao",
    "折": "she", "黑": "he", "秘": "bi", "洗": "xian", "员": "yun", "繁": "po", "能": "nai", "逄": "pang",
    "华": "hua", "燕": "yan", "应": "ying", "柏": "bai", "葛": "ge", "石": "shi", "车": "che", "冼": "xian",
    "重": "chong", "种": "chong", "晟": "cheng", "令": "ling", "万": "wan", "沈": "shen", "郗": "xi", "么": "yao",
}  # fmt: skip


@lru_cache(maxsize=32_768)
def _readings(name: str) -> tuple[tuple[str, str], ...]:
    from pypinyin import lazy_pinyin

    def pair(syllables: Iterable[str]) -> tuple[str, str]:
        parts = [part.lower() for part in syllables]
        return "".join(parts), "".join(part[0] for part in parts if part)

    plain = lazy_pinyin(name)
    found = [pair(plain)]
    if len(plain) == len(name) and name and name[0] in SURNAMES:
        found.append(pair([SURNAMES[name[0]], *plain[1:]]))
    return tuple(dict.fromkeys(found))


def line(household_id: str, names: Iterable[str]) -> tuple[str, str, str, str]:
    """Return (household id, names, full pinyin, initials).

    Each text has a line a person, in one order; the readings of one name are separated by a space.
    """
    kept = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    readings = [_readings(name) for name in kept]
    return (
        household_id,
        "\n".join(kept),
        "\n".join(" ".join(dict.fromkeys(full for full, _ in each)) for each in readings),
        "\n".join(" ".join(dict.fromkeys(short for _, short in each)) for each in readings),
    )


def refresh(connection: Connection, households: Iterable[str], *, fresh: Mapping[str, Sequence[str]]) -> None:
    """Work out the search lines of these households anew. Inside a transaction.

    `fresh` are households that were brought in this transaction, with all their names.
    """
    wanted = sorted(households)
    names: dict[str, list[str]] = {each: list(fresh[each]) for each in sorted(fresh)}
    names |= {each: [] for each in wanted}
    for chunk in (wanted[start : start + 500] for start in range(0, len(wanted), 500)):
        marks = ", ".join("?" * len(chunk))
        rows: list[tuple[Any, ...]] = connection.execute(
            f"SELECT id, name FROM household WHERE id IN ({marks}) AND NOT _deleted "
            f"UNION ALL SELECT household_id, name FROM person WHERE household_id IN ({marks}) AND NOT _deleted",
            (*chunk, *chunk),
        ).fetchall()
        for household, name in rows:
            names[household].append(name or "")
    connection.executemany(
        "INSERT OR REPLACE INTO household_search (household_id, names, pinyin, initials) VALUES (?, ?, ?, ?)",
        [line(household, each) for household, each in names.items()],
    )


def put_off(connection: Connection, households: Iterable[str]) -> None:
    """Leave the search lines of these households to `work_off`. Inside a transaction."""
    lines = [(household,) for household in sorted(households)]
    if lines:
        connection.executemany("DELETE FROM household_search WHERE household_id = ?", lines)
        connection.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, '1')", (_PUT_OFF,))


def is_put_off(connection: Connection) -> bool:
    """Tell whether the search lines of some households are still to be worked out."""
    return connection.execute("SELECT 1 FROM setting WHERE key = ?", (_PUT_OFF,)).fetchone() is not None


def work_off(connection: Connection) -> int:
    """Work out the lines that were put off, in short transactions; return how many."""
    done = 0
    while is_put_off(connection):
        _readings("")  # what loads pypinyin, while nobody waits for the file
        with transaction(connection):
            waiting = [household for (household,) in connection.execute(_WAITING, (_AT_ONCE,))]
            refresh(connection, waiting, fresh={})
            if len(waiting) < _AT_ONCE:
                connection.execute("DELETE FROM setting WHERE key = ?", (_PUT_OFF,))
        done += len(waiting)
    return done
