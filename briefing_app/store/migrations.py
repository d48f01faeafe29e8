# SPDX-License-Identifier: Apache-2.0
"""The steps from each released format to the next, never edited once released.

Step 1 makes the tables of format 1. A later step alters them; the declaration of records says only what is true now.
"""

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
            typed = [name if " " in name else f"{name} TEXT" for name in columns]
            listed = ", ".join(f'"{name}" {kind}' for name, _, kind in (each.partition(" ") for each in typed))
            db.execute(f'CREATE TABLE "{table}" (id TEXT PRIMARY KEY, {listed}) STRICT')
        for table, field in (("block", "report"), ("proposal", "edition")):
            db.execute(f'CREATE INDEX "{table}_{field}" ON "{table}" ("{field}")')
            db.execute(f'CREATE INDEX "{table}_subject" ON "{table}" ("subject") WHERE "subject" IS NOT NULL')

    return migrations


def apply(database: Database) -> None:
    """Brings the file to the present format. The caller has made a backup and holds the write lock."""
    import sqlite_utils

    with translated(database.path):
        wrapped = sqlite_utils.Database(database.connection)
        steps().apply(wrapped)
        database.run(f"PRAGMA user_version = {FORMAT}")
