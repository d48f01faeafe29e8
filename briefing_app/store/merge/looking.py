# SPDX-License-Identifier: Apache-2.0
"""The process that reads a stranger's case file: looks it over and writes down what the merge may read.

It runs apart from the program, within limits, and imports little. It reads a request as JSON (made by ``guard``) from
standard input and answers with one JSON object: ``ok`` with counts, ``other`` with the id of a case that is not wanted,
or ``unfit`` with a word for what is wrong and a ``detail``. What is sound and unknown goes into a new database. No SQL
of the file is run, and nothing of it is read before its objects are found to be this program's own.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Any
from urllib.parse import quote

from briefing_app.store.schema_text import SCHEMA_SQL, strangers_among
from briefing_app.store.sqlite import Row, engine

Request = Mapping[str, Any]
READ_TABLES = ("meta", "log_transaction", "log_change", "blob")
HEAD = (
    "number", "id", "writer", "sequence", "clock", "time", "author", "device", "label", "undoes", "format",
    "previous_hash", "hash", "first_change", "last_change",
)  # fmt: skip
"""The columns of ``log_transaction``."""
_HEAD_TYPES = (int, str, str, int, int, str, str, str, str, str, int, str, str, int, int)
_UNDOES = HEAD.index("undoes")
_FIRST, _LAST = HEAD.index("first_change"), HEAD.index("last_change")
CHANGE = ("number", "tx", "type", "record", "operation", "data")
_CHANGE_TYPES = (int, int, str, str, str, str)
_OBJECTS = 2_000
"""More objects than any case file has (tables, indexes) stop the reading of the list."""
_PRAGMAS = ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "temp_store = MEMORY", "query_only = ON")
_QUESTIONS = {("application_id", None), ("user_version", None), ("encoding", None)} | {
    ("quick_check", table) for table in READ_TABLES
}
_FUNCTIONS = ("coalesce", "count", "length", "max", "octet_length", "sum")
# Numbers of SQLite's C interface, which the engine does not name everywhere.
_OK, _DENY = 0, 1
_PRAGMA, _READ, _SELECT, _FUNCTION = 19, 20, 21, 31
_LENGTH, _ATTACHED, _EXPRESSION, _TRIGGERS, _WORKERS = 0, 7, 3, 10, 11
_STEPS = 10_000


class Unfit(Exception):
    """Why the file is not merged: a word that the guard has a sentence for, and a detail."""

    def __init__(self, word: str, detail: str = "") -> None:
        super().__init__(word, detail)
        self.word, self.detail = word, detail


def run() -> int:
    """The process itself: a request on standard input, the answer on standard output."""
    request = json.load(sys.stdin.buffer)
    _restrict(request)
    json.dump(look(request), sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # the watchdog is not waited for, nor is anything taken apart


def _restrict(request: Request) -> None:
    """Takes from this process what it does not need. Where the system knows no such limits, SQLite's own and the
    deadline remain."""
    seconds = float(request["seconds"]) + 1.0  # SQLite is stopped first, so that the answer can say why
    threading.Thread(target=_watch, args=(time.monotonic() + seconds, os.getppid()), daemon=True).start()
    try:
        import resource
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NOFILE", 64),
        ("RLIMIT_CPU", int(seconds) + 1),
        ("RLIMIT_FSIZE", request["file_bytes"]),
        ("RLIMIT_AS", request["memory"]),
    ):
        limit = getattr(resource, name, None)
        if limit is not None:
            with suppress(ValueError, OSError):  # macOS refuses some of them
                resource.setrlimit(limit, (most, most))


def _watch(until: float, parent: int) -> None:
    """Ends this process when its time is over, or when nobody waits for its answer any more."""
    while time.monotonic() < until and os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def look(request: Request) -> dict[str, Any]:
    """The answer to a request, whatever the file holds."""
    try:
        with _connected(request) as source:
            return _look(source, request)
    except Unfit as unfit:
        return {"unfit": unfit.word, "detail": unfit.detail}
    except MemoryError:
        return {"unfit": "memory", "detail": ""}
    except engine.Error as error:
        return {"unfit": _word_for(error), "detail": str(error)[:200]}
    except (UnicodeDecodeError, RecursionError) as error:
        return {"unfit": "damaged", "detail": "text that is not UTF-8" if isinstance(error, ValueError) else ""}


_WRITING_FAILED = 778  # SQLITE_IOERR_WRITE


def _word_for(error: Exception) -> str:
    if getattr(error, "sqlite_errorcode", 0) == _WRITING_FAILED:  # the file in question is only read
        return "full"
    words = {"interrupted": "time", "out of memory": "memory", "disk is full": "full"}
    return next((word for sign, word in words.items() if sign in str(error)), "damaged")


@contextmanager
def _connected(request: Request) -> Iterator[Any]:
    """The file in question, with the doors shut that SQLite has.

    A private copy is opened for writing, so that what its last writer left beside it comes in; the file of somebody
    else is taken as it lies, without locks and without anything made beside it.
    """
    how = "mode=rw" if request["private"] else "mode=ro&immutable=1"
    name = quote(os.fsencode(request["file"]), safe="")
    connection = engine.connect(f"file:{name}?{how}", uri=True, isolation_level=None, cached_statements=0)
    try:
        for pragma in (*_PRAGMAS, f"hard_heap_limit = {int(request['heap'])}"):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        _set_limits(connection, int(request["largest_blob"]))
        until = time.monotonic() + float(request["seconds"])
        connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        connection.set_authorizer(_allowed)
        yield connection
    finally:
        connection.close()


def _set_limits(connection: Any, largest: int) -> None:
    """SQLite's own limits, where the engine lets us set them."""
    set_limit = getattr(connection, "setlimit", None)
    if set_limit is not None:
        limits = ((_LENGTH, 2 * largest), (_ATTACHED, 0), (_EXPRESSION, 100), (_TRIGGERS, 1), (_WORKERS, 0))
        for limit, most in limits:
            set_limit(limit, most)


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """What a statement may do: read the tables of the log, the texts and files, and the list of objects."""
    if action == _SELECT:
        return _OK
    if action == _READ:
        return _OK if first in (*READ_TABLES, "sqlite_master", "sqlite_schema") else _DENY
    if action == _FUNCTION:
        return _OK if second in _FUNCTIONS else _DENY
    if action == _PRAGMA:
        return _OK if (first, second) in _QUESTIONS else _DENY
    return _DENY


def _look(source: Any, request: Request) -> dict[str, Any]:
    _check_head(source, request)
    _check_objects(source, request)
    for table in ("meta", "log_transaction", "blob"):
        _check_pages(source, table)
    found = _case_id(source)
    if (found == request["case"]) == request["foreign"]:
        return {"other": found}
    with _made(request, found) as news:
        changes = _Changes(source, news, request)
        transactions = _copy_transactions(source, news, request, changes)
        blobs = _copy_blobs(source, news, request)
    return {"ok": {"transactions": transactions, "changes": changes.count, "blobs": blobs}}


def _check_head(source: Any, request: Request) -> None:
    if _one(source, "PRAGMA application_id") != request["application"]:
        raise Unfit("damaged", "its first page is not that of a case file")
    if not 1 <= _one(source, "PRAGMA user_version") <= request["format"]:
        raise Unfit("format")
    if _one(source, "PRAGMA encoding") != "UTF-8":
        raise Unfit("damaged", "its text is not stored as UTF-8")


def _check_objects(source: Any, request: Request) -> None:
    rows = source.execute(SCHEMA_SQL).fetchmany(_OBJECTS)
    if found := strangers_among(rows, frozenset(request["known_texts"])):
        raise Unfit("stranger", found[0])
    if len(rows) == _OBJECTS:
        raise Unfit("stranger", "more objects than a case file has")


def _check_pages(source: Any, table: str) -> None:
    """The pages of one table and its indexes, and the types of what stands in it."""
    found = source.execute(f"PRAGMA quick_check({table})").fetchmany(1)
    if not found or found[0][0] != "ok":
        raise Unfit("damaged", str(found[0][0])[:200] if found else "")


def _case_id(source: Any) -> str:
    rows = source.execute("SELECT value FROM meta WHERE key = 'case_id'").fetchmany(2)
    if len(rows) != 1 or not isinstance(rows[0][0], str) or len(rows[0][0]) > 100:
        raise Unfit("damaged", "it has no case id")
    return str(rows[0][0])


# -- what is new -------------------------------------------------------------------------------------------------


@contextmanager
def _made(request: Request, case_id: str) -> Iterator[Any]:
    """A new database with the tables that a merge reads."""
    news = engine.connect(str(request["news"]), isolation_level=None)
    try:
        news.execute("PRAGMA journal_mode = OFF").fetchall()
        news.execute("PRAGMA synchronous = OFF")
        news.execute("BEGIN")
        for statement in request["tables"]:
            news.execute(statement)
        news.execute("INSERT INTO meta (key, value) VALUES ('case_id', ?)", (case_id,))
        yield news
        news.execute("COMMIT")
        news.close()
    except BaseException:
        news.close()
        os.unlink(request["news"])  # on a full disk the answer finds room
        raise


def _copy_transactions(source: Any, news: Any, request: Request, changes: "_Changes") -> int:
    """Transactions that are not known, or known with another hash, each with its changes; and, as the fork point, the
    last of ours, in the order of our log, that is there too."""
    known: dict[str, str] = request["known"]
    _check_spans(source, known, int(request["most_changes"]))
    id_at, hash_at, longest = HEAD.index("id"), HEAD.index("hash"), int(request["longest_head"])
    insert = _insert("log_transaction", HEAD)
    place = {id: number for number, id in enumerate(known)}
    count = 0
    fork = ""
    for row in source.execute(f"SELECT {', '.join(HEAD)} FROM log_transaction ORDER BY number"):
        _check_types(row, _HEAD_TYPES, "log_transaction", may_lack=_UNDOES)
        if sum(len(value) for value in row if isinstance(value, str)) > longest:
            raise Unfit("large", f"the description of the action {row[id_at]!s:.40}")
        if known.get(row[id_at]) == row[hash_at]:
            if not fork or place[row[id_at]] > place[fork]:
                fork = row[id_at]
            continue
        if row[id_at] in known:  # nobody looks at its changes
            news.execute(insert, (*row[:_FIRST], 1, 0))
        else:
            news.execute(insert, (*row[:_FIRST], *changes.copy(row)))
        count += 1
        if count > request["most_transactions"]:
            raise Unfit("many", f"{count:,} new actions")
    if fork:
        news.execute("INSERT INTO meta (key, value) VALUES ('fork', ?)", (fork,))
    return count


def _check_spans(source: Any, known: Mapping[str, str], most: int) -> None:
    """Refuses what claims too many changes before any of them is read. Claims on the same ones count once."""
    newest = claimed = 0
    for id, first, last in source.execute("SELECT id, first_change, last_change FROM log_transaction ORDER BY number"):
        if id not in known and isinstance(first, int) and isinstance(last, int) and newest < first <= last:
            newest = last
            claimed += last - first + 1
            if claimed > most:
                raise Unfit("many", f"{claimed:,} changes")


class _Changes:
    """Copies changes, each once, and counts what they amount to."""

    def __init__(self, source: Any, news: Any, request: Request) -> None:
        self._source, self._news, self._request = source, news, request
        self._sql = f"SELECT {', '.join(CHANGE)} FROM log_change WHERE number BETWEEN ? AND ? ORDER BY number"
        self._insert = _insert("log_change", CHANGE)
        self._newest = self._size = self.count = 0

    def copy(self, head: Row) -> tuple[int, int]:
        """Copies what a transaction did; returns where it stands.

        Honest ranges follow one another. One that reaches back into another could make a small file long to read, and
        comes as an empty one, which its hash does not fit.
        """
        first, last = int(head[_FIRST]), int(head[_LAST])
        if not self.count:
            _check_pages(self._source, "log_change")
        if first <= self._newest or last < first:
            return 1, 0
        self._news.executemany(self._insert, self._rows(first, last))
        return first, last

    def _rows(self, first: int, last: int) -> Iterator[Row]:
        for row in self._source.execute(self._sql, (first, last)):
            _check_types(row, _CHANGE_TYPES, "log_change")
            self._weigh(row)
            yield row

    def _weigh(self, row: Row) -> None:
        number, _, type_name, record, operation, data = row
        self._newest = number
        self.count += 1
        self._size += len(data)
        if len(data) > self._request["largest_change"] or len(type_name) + len(record) + len(operation) > 1000:
            raise Unfit("large", f"the change {number}")
        if self.count > self._request["most_changes"] or self._size > self._request["most_bytes"]:
            raise Unfit("many", f"{self.count:,} changes with {self._size:,} characters")
        if len(data) > self._request["plain_change"]:
            self._check_parts(number, data)

    def _check_parts(self, number: int, data: str) -> None:
        """A long change is read here first: millions of empty lists fill the memory many times over."""
        try:
            parts = json.loads(data)
        except (ValueError, RecursionError):
            return  # held back by whoever reads it
        left, waiting = int(self._request["most_parts"]), [iter([parts])]
        while waiting:
            for part in waiting.pop():
                left -= 1
                if left < 0:
                    raise Unfit("large", f"the change {number}")
                if isinstance(part, list):
                    waiting.append(iter(part))
                elif isinstance(part, dict):
                    waiting.append(chain(part.values()))


def _copy_blobs(source: Any, news: Any, request: Request) -> int:
    """Texts and files that are not known. One of an impossible size comes without its bytes, so that it is told."""
    known = frozenset(request["known_blobs"])
    largest, left = int(request["largest_blob"]), int(request["most_unpacked"])
    wanted: list[tuple[str, bool]] = []
    for digest, size, encoding, packed in source.execute("SELECT hash, size, encoding, length(data) FROM blob"):
        if not (isinstance(digest, str) and isinstance(size, int) and isinstance(encoding, str)):
            raise Unfit("damaged", "a value of another type in blob")
        if digest not in known:
            fits = 0 <= size <= largest and packed <= largest and len(digest) == 64 and encoding in ("raw", "zlib")
            wanted.append((digest[:64], fits))
            left -= size if fits else 0
    if left < 0:
        raise Unfit("many", f"{request['most_unpacked'] - left:,} bytes of texts and files")
    for digest, fits in wanted:
        sql = "SELECT size, encoding, data FROM blob WHERE hash = ?"
        row = source.execute(sql, (digest,)).fetchone() if fits else (0, "raw", b"")
        if row is None or not isinstance(row[2], bytes):
            raise Unfit("damaged", "a value of another type in blob")
        news.execute("INSERT OR IGNORE INTO blob (hash, size, encoding, data) VALUES (?, ?, ?, ?)", (digest, *row))
    return len(wanted)


def _check_types(row: Row, wanted: tuple[type, ...], table: str, may_lack: int = -1) -> None:
    for place, (value, right) in enumerate(zip(row, wanted, strict=True)):
        if type(value) is not right and not (place == may_lack and value is None):
            raise Unfit("damaged", f"a value of another type in {table}")


def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _one(source: Any, sql: str) -> Any:
    row = source.execute(sql).fetchone()
    return None if row is None else row[0]
