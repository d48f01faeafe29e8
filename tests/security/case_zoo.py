# SPDX-License-Identifier: Apache-2.0
"""Case files that somebody made in order to do harm, one kind each, made from a good copy with an action of Eve's."""

import os
import shutil
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from briefing_app.domain.changes import Transaction
from briefing_app.domain.ids import new_id
from briefing_app.store import log
from briefing_app.store.sqlite import engine

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT "
PAGE = 4096
JOURNAL = bytes.fromhex("d9d505f920a163d7")
Change = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of harm: what is done to the file, and what the message says of it."""

    name: str
    make: Callable[[Path], None]
    said: str


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    connection = engine.connect(str(path), isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def alter(*statements: str) -> Callable[[Path], None]:
    return partial(_alter, statements)


def _alter(statements: Sequence[str], path: Path) -> None:
    with opened(path) as connection:
        for statement in statements:
            connection.execute(statement)


def sealed(path: Path, changes: Sequence[Change], *, span: tuple[int, int] | None = None, **head: Any) -> str:
    """Appends an action as Eve's program would, with a hash that is right; returns its id. ``span``: the range that it
    claims to hold, where that is not its own."""
    with opened(path) as connection:
        connection.execute("BEGIN")
        number = connection.execute("SELECT max(number) + 1 FROM log_transaction").fetchone()[0]
        first = connection.execute("SELECT max(number) + 1 FROM log_change").fetchone()[0]
        values = {
            "id": new_id(), "writer": new_id(), "sequence": 1, "clock": 1, "time": "2023-11-14T00:00:00.000Z",
            "author": "Eve", "device": "evil", "label": "Harm", "undoes": None, "format": 5, "previous_hash": "",
        } | head  # fmt: skip
        transaction = Transaction(**values, hash="")
        digest = log.Digest(transaction)
        digest.add(changes)
        row = (number, *values.values(), digest.hexdigest(), *(span or (first, first + len(changes) - 1)))
        connection.execute(f"INSERT INTO log_transaction VALUES ({','.join('?' * 15)})", row)
        rows = ((first + place, number, *change) for place, change in enumerate(changes))
        connection.executemany("INSERT INTO log_change VALUES (?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
    return str(values["id"])


def expert(data: str) -> list[Change]:
    return [("expert", new_id(), "insert", data)]


def disguised(table: str, statement: str) -> Callable[[Path], None]:
    """The table becomes one that takes any value, gets this done to it, and calls itself strict again."""
    return partial(_disguise, table, statement)


def _disguise(table: str, statement: str, path: Path) -> None:
    with opened(path) as connection:
        text = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
        loose = text.replace(" STRICT, WITHOUT ROWID", " WITHOUT ROWID").replace(" STRICT", "")
        for each in (" INTEGER", " TEXT", " BLOB"):
            loose = loose.replace(each + " NOT", " NOT")
        _name(connection, table, loose)
    with opened(path) as connection:
        connection.execute(statement)
        _name(connection, table, text)


def _name(connection: Any, table: str, text: str) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (text, table))


def renamed(table: str, old: str, new: str) -> Callable[[Path], None]:
    """Another text stands for the table than the one that it was made with."""

    def make(path: Path) -> None:
        with opened(path) as connection:
            text = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
            assert old in text
            _name(connection, table, text.replace(old, new, 1))

    return make


def page_of(path: Path, name: str) -> int:
    with opened(path) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0])


def turned_into_itself(table: str) -> Callable[[Path], None]:
    """The root of the table becomes a page whose 300 children are all that page: few bytes, rows without end."""

    def make(path: Path) -> None:
        root = page_of(path, table)
        cells = b"".join(struct.pack(">IB", root, number % 128) for number in range(300))
        start = PAGE - len(cells)
        places = b"".join(struct.pack(">H", start + 5 * number) for number in range(300))
        page = struct.pack(">BHHHBI", 5, 0, 300, start, 0, root) + places
        data = bytearray(path.read_bytes())
        data[(root - 1) * PAGE : root * PAGE] = page + bytes(PAGE - len(page) - len(cells)) + cells
        path.write_bytes(data)

    return make


def in_utf_16(path: Path) -> None:
    other = path.with_name("utf16")
    with opened(path) as connection:
        texts = [row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]
        case_id = connection.execute("SELECT value FROM meta").fetchone()[0]
        head = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    with opened(other) as connection:
        connection.execute("PRAGMA encoding = 'UTF-16le'")
        for text in texts:
            if "search_index_" not in text and "sqlite_" not in text.split("(")[0].replace("_sqlite", ""):
                connection.execute(text)
        connection.execute(f"PRAGMA application_id = {head[0]}")
        connection.execute(f"PRAGMA user_version = {head[1]}")
        connection.execute("INSERT INTO meta VALUES ('case_id', ?)", (case_id,))
    other.replace(path)


def with_log_beside(*statements: str) -> Callable[[Path], None]:
    """What is done stands in a write-ahead log beside a file that looks as it did before."""

    def make(path: Path) -> None:
        work = path.with_name("work")
        shutil.copy(path, work)
        with opened(work) as connection:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
            for statement in statements:
                connection.execute(statement)
            for ending in ("", "-wal"):
                shutil.copy(f"{work}{ending}", f"{path}{ending}")
        work.unlink()

    return make


def journal_of(path: Path, number: int = 2) -> bytes:
    """A rollback journal that brings the page with this number back as it is now."""
    data = path.read_bytes()
    page = data[(number - 1) * PAGE : number * PAGE]
    total = sum(page[place] for place in range(PAGE - 200, 0, -200)) + 7
    head = JOURNAL + struct.pack(">IIIII", 1, 7, len(data) // PAGE, 512, PAGE)
    return head.ljust(512, b"\0") + struct.pack(">I", number) + page + struct.pack(">I", total)


def with_journal_naming(victim: str) -> Callable[[Path], None]:
    """A rollback journal beside the file, whose end names another file as one to be removed afterwards."""

    def make(path: Path) -> None:
        name = os.fsencode(path.with_name(victim))
        end = struct.pack(">I", 0x40000000 // PAGE + 1) + name + struct.pack(">II", len(name), sum(name)) + JOURNAL
        path.with_name(f"{path.name}-journal").write_bytes(journal_of(path) + end)

    return make


def a_million_lists(path: Path) -> None:
    sealed(path, expert("[" + "[]," * 300_000 + "[]]"))


def ten_million_rows(path: Path) -> None:
    """All of one action. Their index is not kept, as who wants to be quick with harm may do."""
    sealed(path, expert('["Eve"]'))
    with opened(path) as connection:
        connection.execute("PRAGMA journal_mode = OFF").fetchall()
        index = connection.execute("SELECT * FROM sqlite_schema WHERE name = 'log_change_record'").fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name = 'log_change_record'")
    with opened(path) as connection:
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO log_change WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 10000000) "
            "SELECT (SELECT max(number) FROM log_change) + x, 1, 'expert', 'r', 'insert', '[]' FROM c"
        )
        connection.execute(
            "UPDATE log_transaction SET last_change = last_change + 10000000 "
            "WHERE number = (SELECT max(number) FROM log_transaction)"
        )
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", index)
        connection.execute("COMMIT")


def long_label(path: Path) -> None:
    sealed(path, expert('["Eve"]'), label="x" * 200_000)


STRANGERS = [
    Kind("view", alter("CREATE VIEW extra AS SELECT * FROM source"), "the view extra, which this program did not make"),
    Kind(
        "view that never ends",
        alter("DROP TABLE meta", f"CREATE VIEW meta AS {ENDLESS} 'case_id' AS key, x AS value FROM c"),
        "the view meta, which",
    ),
    Kind(
        "trigger",
        alter("CREATE TRIGGER t AFTER INSERT ON log_change BEGIN DELETE FROM source; END"),
        "the trigger t, which",
    ),
    Kind("virtual table", alter("CREATE VIRTUAL TABLE extra USING fts5(a)"), "the table extra, which"),
    Kind("table", alter("CREATE TABLE extra (a)"), "the table extra, which"),
    Kind("index on an expression", alter("CREATE INDEX extra ON claim (length(statement))"), "the index extra, which"),
    Kind(
        "generated column",
        alter("ALTER TABLE log_change ADD COLUMN grown TEXT AS (hex(zeroblob(100000)))"),
        "the table log_change, which",
    ),
    Kind(
        "check that never ends",
        renamed("meta", "value TEXT NOT NULL", f"value TEXT NOT NULL CHECK ((({ENDLESS} count(*) FROM c)) > 0)"),
        "is not merged|is damaged",
    ),
    Kind("check", renamed("blob", "size INTEGER", "size INTEGER CHECK (randomblob(size) > 0)"), "the table blob"),
    Kind("default", renamed("meta", "value TEXT NOT NULL", "value TEXT NOT NULL DEFAULT (abs(1))"), "the table meta"),
    Kind("name that paints", alter('CREATE VIEW "a\x1b[31m\nb" AS SELECT 1'), r"the view a\?\[31m\?b, which"),
    Kind("trigger in a log beside it", with_log_beside(
        "CREATE TRIGGER t AFTER INSERT ON log_change BEGIN DELETE FROM source; END"
    ), "the trigger t, which"),
]  # fmt: skip

DAMAGED = [
    Kind("number in words", disguised("log_transaction", "UPDATE log_transaction SET sequence = 'x'"), "is damaged"),
    Kind("clock that is bytes", disguised("log_transaction", "UPDATE log_transaction SET clock = x'00'"), "is damaged"),
    Kind("author that is none", disguised("log_transaction", "UPDATE log_transaction SET author = 5"), "is damaged"),
    Kind("change that is a number", disguised("log_change", "UPDATE log_change SET data = 5"), "is damaged"),
    Kind("size that is a word", disguised("blob", "UPDATE blob SET size = 'x'"), "is damaged"),
    Kind("case id that is bytes", disguised("meta", "UPDATE meta SET value = x'ff'"), "is damaged"),
    Kind("no case id", alter("DELETE FROM meta"), "it has no case id"),
    Kind("case id that is a path", alter("UPDATE meta SET value = '../../diary'"), "it has no case id"),
    Kind("long case id", alter("UPDATE meta SET value = hex(zeroblob(5000000))"), "it has no case id"),
    Kind("missing table", alter("DROP TABLE log_change"), "is damaged"),
    Kind("text that is no UTF-8", alter("UPDATE log_change SET data = CAST(x'5b22ff225d' AS TEXT)"), "is damaged"),
    Kind("author that is no UTF-8", alter("UPDATE log_transaction SET author = CAST(x'ff' AS TEXT)"), "is damaged"),
    Kind("UTF-16", in_utf_16, "not stored as UTF-8"),
    Kind("log that leads into itself", turned_into_itself("log_change"), "is damaged"),
    Kind("actions that lead into themselves", turned_into_itself("log_transaction"), "is damaged"),
    Kind("texts that lead into themselves", turned_into_itself("blob"), "is damaged"),
    Kind("later format in a log beside it", with_log_beside("PRAGMA user_version = 99"), "Update the program"),
    Kind("journal that names a diary", with_journal_naming("diary.txt"), "was not left by this program"),
]  # fmt: skip

HUGE = [
    Kind("a million empty lists", a_million_lists, "the change .* is more than this program ever writes"),
    Kind("ten million rows", ten_million_rows, r"10,000,\d+ changes is more than this program ever writes"),
    Kind(
        "label without end",
        long_label,
        "the description of the action .* is more than",
    ),
]
