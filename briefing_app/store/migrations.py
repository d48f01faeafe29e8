# SPDX-License-Identifier: Apache-2.0
"""The steps from each released format to the next, never edited once released.

Step 1 makes the tables of format 1. A later step alters them; the declaration of records says only what is true now.
"""

from collections.abc import Sequence
from typing import Any

from briefing_app.store.schema import FORMAT, statements_of
from briefing_app.store.sqlite import Database, translated

_FORMAT_4 = {
    "block": (
        "report TEXT NOT NULL", "kind TEXT NOT NULL", "position REAL", "included INTEGER", "title", "level INTEGER",
        "landscape INTEGER", "text", "chosen_by", "subject", "named", "picture", "alternative",
    ),
    "template": ("name TEXT NOT NULL", "content TEXT NOT NULL"),
    "proposal": (
        "edition TEXT NOT NULL", "kind TEXT NOT NULL", "reviewed TEXT NOT NULL", "subject", "statement", "place",
        "before", "after", "remark", "reviewer", "written_at", "tracked INTEGER", "answer TEXT NOT NULL", "reason",
    ),
}  # fmt: skip
"""The tables that format 4 adds: columns with their types, TEXT where none is named."""
_FORMAT_5 = {
    "arrival": (
        "number INTEGER PRIMARY KEY", "first INTEGER NOT NULL", "last INTEGER NOT NULL", "time TEXT NOT NULL",
        "author TEXT NOT NULL", "device TEXT NOT NULL", "file TEXT NOT NULL", "undone TEXT",
    ),
    "position": (
        "subject TEXT NOT NULL", "field TEXT NOT NULL", "analyst TEXT NOT NULL", "value TEXT NOT NULL", "reason",
    ),
    "triage": ("subject TEXT NOT NULL", "field", "assignee", "postponed_until"),
    "remark": ("subject TEXT NOT NULL", "field", "text TEXT NOT NULL"),
    "distinct": ("first TEXT NOT NULL", "second TEXT NOT NULL", "reason"),
    "waiver": ("rule TEXT NOT NULL", "subject", "reason TEXT NOT NULL"),
}  # fmt: skip
"""The tables that format 5 adds, in the same way; the first is no record type and has its key among its columns."""
_FORMAT_5_REFERENCES = {
    "position": ("subject", "analyst"),
    "triage": ("subject", "assignee?"),
    "remark": ("subject",),
    "distinct": ("first", "second"),
    "waiver": ("subject?",),
}
"""Their references, each with an index of its own; a question mark for those that may be empty."""


def steps() -> Any:
    """The migrations, as sqlite-utils knows them: named, ordered, each with its record in one transaction."""
    from sqlite_utils import Migrations

    migrations = Migrations("briefing")

    @migrations()
    def format_1(db: Any) -> None:
        for statement in statements_of(1):
            db.execute(statement)

    @migrations()
    def format_2(db: Any) -> None:
        """Saved filters, an expert's picture, and indexes for the orders of tables."""
        db.execute('ALTER TABLE "expert" ADD COLUMN "picture" TEXT')
        columns = ", ".join(f'"{name}" TEXT NOT NULL' for name in ("name", "subject", "query"))
        db.execute(f'CREATE TABLE "saved_filter" (id TEXT PRIMARY KEY, {columns}) STRICT')
        for name, texts, dates in (
            ("source", ("title", "outlet"), ("published",)),
            ("claim", ("statement", "heading", "place"), ("event_time",)),
        ):
            for field in texts:
                db.execute(f'CREATE INDEX "{name}_by_{field}" ON "{name}" ("{field}" COLLATE NOCASE, id)')
            for field in dates:
                db.execute(f'CREATE INDEX "{name}_by_{field}" ON "{name}" ("{field}", id)')

    @migrations()
    def format_3(db: Any) -> None:
        """Why a judgment was changed; how a report is laid out; the pages of an edition's contents."""
        for table, name, kind in (
            ("assessment", "change_reason", "TEXT"),
            ("report", "notes_as", "TEXT"),
            ("report", "citations_as", "TEXT"),
            ("report", "contents", "INTEGER"),
            ("edition", "pages", "TEXT"),
        ):
            db.execute(f'ALTER TABLE "{table}" ADD COLUMN "{name}" {kind}')

    @migrations()
    def format_4(db: Any) -> None:
        """The outline of a report as somebody set it, templates of the case, and what readers wrote into editions."""
        db.execute('ALTER TABLE "report" ADD COLUMN "portion_marks" INTEGER')
        db.execute('ALTER TABLE "edition" ADD COLUMN "template" TEXT')
        for table, columns in _FORMAT_4.items():
            db.execute(_made(table, columns))
        for table, field in (("block", "report"), ("proposal", "edition")):
            db.execute(f'CREATE INDEX "{table}_{field}" ON "{table}" ("{field}")')
            db.execute(f'CREATE INDEX "{table}_subject" ON "{table}" ("subject") WHERE "subject" IS NOT NULL')

    @migrations()
    def format_5(db: Any) -> None:
        """What came from which copy, and what people settle among themselves."""
        _to_format_5(db)

    return migrations


def _to_format_5(db: Any) -> None:
    for table, columns in _FORMAT_5.items():
        db.execute(
            f"CREATE TABLE {table} ({', '.join(columns)}) STRICT" if table == "arrival" else _made(table, columns)
        )
    for table, fields in _FORMAT_5_REFERENCES.items():
        for field in fields:
            name = field.rstrip("?")
            where = f' WHERE "{name}" IS NOT NULL' if field.endswith("?") else ""
            db.execute(f'CREATE INDEX "{table}_{name}" ON "{table}" ("{name}"){where}')


def _made(table: str, columns: Sequence[str]) -> str:
    """The statement that makes the table of a record type."""
    typed = [name if " " in name else f"{name} TEXT" for name in columns]
    listed = ", ".join(f'"{name}" {kind}' for name, _, kind in (each.partition(" ") for each in typed))
    return f'CREATE TABLE "{table}" (id TEXT PRIMARY KEY, {listed}) STRICT'


def apply(database: Database) -> None:
    """Brings the file to the present format, in one transaction. The caller has made a backup and holds the write
    lock."""
    import sqlite_utils

    with translated(database.path), database.writing():
        wrapped = sqlite_utils.Database(database.connection)
        steps().apply(wrapped)
        database.run(f"PRAGMA user_version = {FORMAT}")
