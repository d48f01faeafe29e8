# SPDX-License-Identifier: Apache-2.0
"""The tables of a case file, as they follow from the record declarations, plus those of the log and of search."""

from collections.abc import Iterable, Sequence
from functools import cache

from briefing_app import resources
from briefing_app.domain.fields import FieldKind, Record, Spec
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store.schema_text import SCHEMA_SQL as SCHEMA_SQL
from briefing_app.store.schema_text import strangers_among, without_space
from briefing_app.store.sqlite import quoted

APPLICATION_ID = 0x42574346  # "BWCF"
FORMAT = 5
SEARCH_COLUMNS = "words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'"

_COLUMN = {
    FieldKind.TEXT: "TEXT",
    FieldKind.INTEGER: "INTEGER",
    FieldKind.NUMBER: "REAL",
    FieldKind.FLAG: "INTEGER",
    FieldKind.DATE: "TEXT",
    FieldKind.CHOICE: "TEXT",
    FieldKind.GRADE: "TEXT",
    FieldKind.REFERENCE: "TEXT",
    FieldKind.BLOB: "TEXT",
}

SYSTEM_TABLES = (
    """CREATE TABLE meta (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE log_transaction (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        writer TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        clock INTEGER NOT NULL,
        time TEXT NOT NULL,
        author TEXT NOT NULL,
        device TEXT NOT NULL,
        label TEXT NOT NULL,
        undoes TEXT,
        format INTEGER NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        first_change INTEGER NOT NULL,
        last_change INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX log_transaction_writer ON log_transaction (writer, sequence)",
    "CREATE INDEX log_transaction_clock ON log_transaction (clock, id)",
    """CREATE TABLE log_change (
        number INTEGER PRIMARY KEY,
        tx INTEGER NOT NULL,
        type TEXT NOT NULL,
        record TEXT NOT NULL,
        operation TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX log_change_record ON log_change (record)",
    """CREATE TABLE arrival (
        number INTEGER PRIMARY KEY,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        time TEXT NOT NULL,
        author TEXT NOT NULL,
        device TEXT NOT NULL,
        file TEXT NOT NULL,
        undone TEXT
    ) STRICT""",
    """CREATE TABLE conflict (
        record TEXT NOT NULL,
        type TEXT NOT NULL,
        field TEXT NOT NULL,
        PRIMARY KEY (record, field)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE blob (
        hash TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        encoding TEXT NOT NULL,
        data BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE search_entry (
        number INTEGER PRIMARY KEY,
        record TEXT NOT NULL UNIQUE,
        type TEXT NOT NULL
    ) STRICT""",
    f"CREATE VIRTUAL TABLE search_index USING fts5 ({SEARCH_COLUMNS})",
)


def column(spec: Spec) -> str:
    """The column of a field. Only a required field is NOT NULL."""
    return f"{quoted(spec.name)} {_COLUMN[spec.kind]}{' NOT NULL' if spec.required else ''}"


def table(record: type[Record]) -> str:
    """The CREATE TABLE statement of a record type."""
    columns = ["id TEXT PRIMARY KEY", *(column(spec) for spec in record.specs())]
    return f"CREATE TABLE {quoted(record.type_name)} (\n    " + ",\n    ".join(columns) + "\n) STRICT"


def indexes(record: type[Record]) -> list[str]:
    """An index on each reference, so that "what refers to this" never reads a whole table, and on what tables are
    ordered by, so that the first rows are there at once."""
    references = [
        f"CREATE INDEX {quoted(f'{record.type_name}_{spec.name}')} "
        f"ON {quoted(record.type_name)} ({quoted(spec.name)})"
        + ("" if spec.required else f" WHERE {quoted(spec.name)} IS NOT NULL")
        for spec in record.specs()
        if spec.kind is FieldKind.REFERENCE
    ]
    orders = [
        f"CREATE INDEX {quoted(f'{record.type_name}_by_{spec.name}')} ON {quoted(record.type_name)} ({order(spec)}, id)"
        for spec in record.specs()
        if spec.sorts
    ]
    return references + orders


def order(spec: Spec) -> str:
    """The field as tables are ordered by it: texts without regard to case."""
    return f"{quoted(spec.name)} COLLATE NOCASE" if spec.kind is FieldKind.TEXT else quoted(spec.name)


def statements() -> list[str]:
    """Everything that makes an empty case file of the present format."""
    made = list(SYSTEM_TABLES)
    for record in RECORD_TYPES.values():
        made.append(table(record))
        made.extend(indexes(record))
    return made


_MADE_BY_TOOLS = (
    "CREATE TABLE 'search_index_data'(id INTEGER PRIMARY KEY, block BLOB)",
    "CREATE TABLE 'search_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    "CREATE TABLE 'search_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER)",
    "CREATE TABLE 'search_index_config'(k PRIMARY KEY, v) WITHOUT ROWID",
    """CREATE TABLE "_sqlite_migrations" (
        "id" INTEGER PRIMARY KEY, "migration_set" TEXT, "name" TEXT, "applied_at" TEXT)""",
    'CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name" ON "_sqlite_migrations" ("migration_set", "name")',
    "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
)


@cache
def known_texts() -> frozenset[str]:
    """The text of every object that any version of this program made, without blanks."""
    former = (statement for number in range(1, FORMAT) for statement in statements_of(number))
    return frozenset(without_space(statement) for statement in (*statements(), *former, *_MADE_BY_TOOLS))


def statements_of(former: int) -> list[str]:
    """What made an empty case file of an earlier format."""
    text = resources.read_text("formats", f"format_{former}.sql")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return [statement.strip() for statement in "\n".join(lines).split(";\n") if statement.strip()]


def strangers(rows: Iterable[Sequence[object]]) -> list[str]:
    """Objects of a file (rows of ``SCHEMA_SQL``) that are not exactly ours."""
    return strangers_among(rows, known_texts())
