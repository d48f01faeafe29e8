# SPDX-License-Identifier: Apache-2.0
"""The records that were made last."""

from typing import TypeVar

from briefing_app.domain.fields import Record
from briefing_app.store import queries
from briefing_app.store.sqlite import Database, quoted

R = TypeVar("R", bound=Record)


def latest(database: Database, kind: type[R], limit: int) -> list[R]:
    """So many records of a type, the latest made first."""
    sql = f"SELECT {queries.columns(kind)} FROM {quoted(kind.type_name)} ORDER BY id DESC LIMIT ?"
    return [queries.record_of(kind, row) for row in database.rows(sql, (limit,))]
