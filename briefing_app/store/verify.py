# SPDX-License-Identifier: Apache-2.0
"""Whether a case file is what it should be: the file, the log, the tables, texts, quotes, references, search.

Everything here reads only, on a connection of its own. What a check stumbles over becomes a finding too.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path

from briefing_app.domain.errors import CaseFileDamaged
from briefing_app.domain.fields import FieldKind, Record
from briefing_app.domain.ids import is_id
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store import casefile, queries, schema, search
from briefing_app.store.findings import Finding, Notes, Stopped
from briefing_app.store.search_text import fold_text
from briefing_app.store.sqlite import Database, engine, quoted
from briefing_app.store.verify_log import check_chain, check_log, check_tables

__all__ = ["Finding", "Stopped", "verify"]

_STUMBLES = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, MemoryError, RecursionError)
_BATCH = 500
_INDEX = "The index is made anew when the case is exported and imported into a new one."


def verify(
    path: Path,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Finding]:
    """All that does not hold in this file; empty where it is sound.

    Raises what opening for reading raises, and Stopped. ``progress`` gets done and total, in changes looked at.
    """
    casefile.inspect(path)
    database = Database(path, read_only=True)
    notes = Notes(progress, cancelled)
    try:
        for stranger in schema.strangers(database.rows(schema.SCHEMA_SQL)):
            notes.add("file.schema", stranger, "is a stranger or altered; with it nothing else is checked")
        if notes.all():
            return notes.all()
        is_present = database.number("PRAGMA user_version") == schema.FORMAT
        _check_all(_FILE_CHECKS + _CONTENT_CHECKS if is_present else _FILE_CHECKS, database, notes)
    finally:
        database.close()
    if not is_present:
        _check_older(path, notes)
    return notes.all()


def _check_older(path: Path, notes: Notes) -> None:
    """What a file of an earlier format holds, as the present one reads it; the file itself stays as it is."""
    try:
        opened = casefile.open_file(path, "", read_only=True)
    except CaseFileDamaged as error:
        notes.add("file.damaged", str(path), str(error))
        return
    try:
        _check_all(_CONTENT_CHECKS, opened.database, notes)
    finally:
        opened.close()


def _check_all(checks: Sequence[Callable[[Database, Notes], None]], database: Database, notes: Notes) -> None:
    cancelled = notes.cancelled
    try:
        if cancelled is not None:
            database.set_progress(lambda: int(cancelled()), 100_000)
        with database.reading():
            notes.total = 2 * database.number("SELECT count(*) FROM log_change")
            for check in checks:
                _attempt(check, database, notes)
    finally:
        database.set_progress(None)


def _attempt(check: Callable[[Database, Notes], None], database: Database, notes: Notes) -> None:
    try:
        check(database, notes)
    except CaseFileDamaged as error:
        notes.add("file.damaged", str(database.path), str(error))
    except _STUMBLES as error:
        notes.add("file.damaged", str(database.path), f"{check.__doc__} This could not be checked ({error}).")
    except engine.Error as error:
        if notes.cancelled is not None and notes.cancelled():
            raise Stopped from error
        notes.add("file.damaged", str(database.path), f"{check.__doc__} This could not be checked ({error}).")


def _check_file(database: Database, notes: Notes) -> None:
    """The pages, rows and indexes are whole."""
    for row in database.iterate("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            notes.add("file.integrity", str(database.path), str(row[0]))


def _check_schema(database: Database, notes: Notes) -> None:
    """The tables are those of the format, and nothing else lies in the file."""
    wanted = _objects_of(database.number("PRAGMA user_version"))
    for kind, name, _ in sorted(wanted.symmetric_difference(database.rows(_OBJECTS))):
        notes.add("file.schema", f"{kind} {name}", "is missing, is a stranger or has other columns")
    case_id = str(database.value("SELECT value FROM meta WHERE key = 'case_id'"))
    if not is_id(case_id) or not database.value('SELECT 1 FROM "case" WHERE id = ?', (case_id,)):
        notes.add("file.case", "meta", "the case id leads to no case")


_OBJECTS = (
    "SELECT m.type, m.name, coalesce(group_concat(i.name || ' ' || i.type || ' ' || i.\"notnull\"), '') "
    "FROM main.sqlite_schema m LEFT JOIN pragma_table_info(m.name) i ON m.type = 'table' "
    "WHERE m.tbl_name <> '_sqlite_migrations' "
    "AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' GROUP BY m.type, m.name"
)


@cache
def _objects_of(format: int) -> frozenset[tuple[str, str, str]]:
    """What ``_OBJECTS`` finds in a file of a format: asked of an empty one, made in memory."""
    model = engine.connect(":memory:")
    try:
        for statement in schema.statements() if format == schema.FORMAT else schema.statements_of(format):
            model.execute(statement)
        return frozenset(model.execute(_OBJECTS).fetchall())
    finally:
        model.close()


def _check_blobs(database: Database, notes: Notes) -> None:
    """Every stored text and original has the SHA-256 that it is known by, and those that are needed are there."""
    for digest, size in database.iterate("SELECT hash, size FROM blob ORDER BY rowid"):
        notes.step(0)
        try:
            data = queries.blob(database, digest)
        except CaseFileDamaged:
            data = None
        if data is None or hashlib.sha256(data).hexdigest() != digest or len(data) != size:
            notes.add("blob.hash", f"blob {digest}", "its bytes were altered")
    for kind, field in [(kind, name) for kind, names in queries.BLOB_FIELDS.items() for name in names]:
        sql = (
            f"SELECT id, {quoted(field)} FROM {quoted(kind.type_name)} t WHERE {quoted(field)} IS NOT NULL "
            f"AND NOT EXISTS (SELECT 1 FROM blob b WHERE b.hash = t.{quoted(field)})"
        )
        for id, digest in database.iterate(sql):
            notes.add("blob.missing", f"{kind.type_name} {id}", f"its {field} {digest} is not in the case")


def _check_anchors(database: Database, notes: Notes) -> None:
    """Every quote stands in its text where its citation says."""
    for id, digest, characters in database.iterate("SELECT id, text_hash, characters FROM version"):
        text = _text(database, digest)
        if text is not None and len(text) != characters:
            notes.add("anchor.length", f"version {id}", f"has {len(text)} characters, {characters} are noted")
    current, text = "", None
    for row in database.iterate(
        "SELECT v.text_hash, c.id, c.start, c.end, c.exact, coalesce(c.prefix, ''), coalesce(c.suffix, ''), "
        "v.source = c.source FROM citation c JOIN version v ON v.id = c.version ORDER BY c.version"
    ):
        digest, id, start, end, exact, prefix, suffix, same_source = row
        notes.step(0)
        if digest != current:
            current, text = digest, _text(database, digest)
        if not same_source:
            notes.add("anchor.source", f"citation {id}", "names a source that its text is not of")
        if text is None:
            continue
        if not 0 <= start <= end <= len(text) or text[start:end] != exact:
            notes.add("anchor.quote", f"citation {id}", f"“{exact[:60]}” does not stand at {start} in its text")
        elif text[max(0, start - len(prefix)) : start] != prefix or text[end : end + len(suffix)] != suffix:
            notes.add("anchor.context", f"citation {id}", "the words around the quote are not those of the text")


def _text(database: Database, digest: str) -> str | None:
    """The text, or None where it is absent or altered, which _check_blobs tells."""
    try:
        return queries.text(database, digest)
    except CaseFileDamaged:
        return None


def _check_references(database: Database, notes: Notes) -> None:
    """No record refers to one that is not in the case."""
    for name, kind in RECORD_TYPES.items():
        for spec in kind.specs():
            if spec.kind is not FieldKind.REFERENCE or spec.weak:
                continue
            absent = " ".join(
                f"AND NOT EXISTS (SELECT 1 FROM {quoted(target)} o WHERE o.id = t.{quoted(spec.name)})"
                for target in spec.targets or RECORD_TYPES
            )
            sql = f"SELECT id, {quoted(spec.name)} FROM {quoted(name)} t WHERE {quoted(spec.name)} IS NOT NULL {absent}"
            for id, missing in database.iterate(sql):
                notes.add(
                    "reference.dangling",
                    f"{name} {id}",
                    f"its {spec.name} {missing} is not in the case",
                    "Bring back what it refers to from the history, or remove the record.",
                )


# -- search ------------------------------------------------------------------------------------------------------


def _check_search(database: Database, notes: Notes) -> None:
    """The search index holds exactly the words of the records: it is built again, in memory, and compared."""
    for number, record, kind in database.iterate(_STRAY_ENTRIES):
        notes.add("search.entry", f"{kind} {record}", f"entry {number} stands for a record that is not there", _INDEX)
    database.run(f"CREATE VIRTUAL TABLE temp.again USING fts5({schema.SEARCH_COLUMNS})")
    for kind in RECORD_TYPES.values():
        if search.is_searched(kind):
            _index_again(database, kind, notes)
    database.run("CREATE VIRTUAL TABLE temp.words_there USING fts5vocab('main', 'search_index', 'instance')")
    database.run("CREATE VIRTUAL TABLE temp.words_again USING fts5vocab('temp', 'again', 'instance')")
    there = database.iterate("SELECT term, doc, offset FROM temp.words_there")
    again = database.iterate("SELECT term, doc, offset FROM temp.words_again")
    for found, wanted in zip_longest(there, again):
        if found != wanted:
            word = (found or wanted)[0]
            notes.add("search.index", "search_index", f"differs from the records, first at “{word}”", _INDEX)
            break


_STRAY_ENTRIES = "SELECT number, record, type FROM search_entry e WHERE NOT EXISTS ({})".format(
    " UNION ALL ".join(
        f"SELECT 1 FROM {quoted(name)} r WHERE r.id = e.record AND e.type = '{name}'"
        for name, kind in RECORD_TYPES.items()
        if search.is_searched(kind)
    )
)


def _index_again(database: Database, kind: type[Record], notes: Notes) -> None:
    for part in _batches(queries.all_records(database, kind)):
        notes.step(0)
        marks = ",".join("?" * len(part))
        sql = f"SELECT record, number FROM search_entry WHERE record IN ({marks})"
        numbers: dict[str, int] = dict(database.rows(sql, [record.id for record in part]))
        rows = []
        for record in part:
            words = search.words_of(database, record)
            number = numbers.get(record.id)
            if bool(words) != (number is not None):
                notes.add("search.entry", f"{kind.type_name} {record.id}", "its entry is missing or idle", _INDEX)
            elif words:
                rows.append((number, fold_text(words)))
        database.many("INSERT INTO temp.again (rowid, words) VALUES (?, ?)", rows)


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    part: list[Record] = []
    for record in records:
        part.append(record)
        if len(part) == _BATCH:
            yield part
            part = []
    if part:
        yield part


_FILE_CHECKS = (_check_file, _check_schema)
_CONTENT_CHECKS = (
    check_log,
    check_chain,
    check_tables,
    _check_blobs,
    _check_anchors,
    _check_references,
    _check_search,
)
