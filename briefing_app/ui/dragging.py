# SPDX-License-Identifier: Apache-2.0
"""Records on their way from one list to another: how they travel in a drag."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from PySide6.QtCore import QByteArray, QMimeData

MIME = "application/x-briefing-records"


@dataclass(frozen=True, slots=True)
class DraggedRecord:
    """A record by its type name and id, with what it is called."""

    type: str
    id: str
    title: str


def records_mime(records: Sequence[DraggedRecord]) -> QMimeData:
    """The records for a drag; other programs get their titles as text, one to a line."""
    data = QMimeData()
    text = json.dumps([asdict(record) for record in records], ensure_ascii=False)
    data.setData(MIME, QByteArray(text.encode()))
    data.setText("\n".join(record.title for record in records))
    return data


def records_in(data: QMimeData) -> list[DraggedRecord]:
    """The records in a drag, none for anything else."""
    if not data.hasFormat(MIME):
        return []
    try:
        found = json.loads(bytes(data.data(MIME).data()).decode())
        return [DraggedRecord(str(item["type"]), str(item["id"]), str(item["title"])) for item in found]
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
