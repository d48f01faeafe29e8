# SPDX-License-Identifier: Apache-2.0
"""The tables of a case file, as they follow from the record declarations, plus those of the log and of search."""

from briefing_app.domain.fields import FieldKind, Record, Spec
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.store.sqlite import quoted

APPLICATION_ID = 0x42574346  # "BWCF"
FORMAT = 1
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
    """An index on each reference, so that "what refers to this" never reads a whole table."""
    return [
        f"CREATE INDEX {quoted(f'{record.type_name}_{spec.name}')} "
        f"ON {quoted(record.type_name)} ({quoted(spec.name)})"
        + ("" if spec.required else f" WHERE {quoted(spec.name)} IS NOT NULL")
        for spec in record.specs()
        if spec.kind is FieldKind.REFERENCE
    ]


def statements() -> list[str]:
    """Everything that makes an empty case file of the present format."""
    made = list(SYSTEM_TABLES)
    for record in RECORD_TYPES.values():
        made.append(table(record))
        made.extend(indexes(record))
    return made
