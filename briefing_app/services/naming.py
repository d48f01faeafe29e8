# SPDX-License-Identifier: Apache-2.0
"""How records are called: live ones, those that are gone, and links, which are called by what they link."""

from collections.abc import Mapping

from briefing_app.domain.changes import Change, Operation
from briefing_app.domain.fields import Record
from briefing_app.domain.markers import with_ids
from briefing_app.domain.records import RECORD_TYPES
from briefing_app.services.session import CaseSession
from briefing_app.store import log, queries
from briefing_app.store.search import title_of

PART = 60
_TITLES = ("title", "name", "statement", "text", "exact")
_ENDS = {
    "version": ("source",),
    "lineage": ("source", "origin"),
    "relation": ("claim", "other"),
    "basis": ("assessment", "subject"),
    "evidence": ("subject",),
    "mark": ("evidence", "hypothesis"),
    "reading": ("indicator",),
    "mention": ("claim", "entity"),
    "tagging": ("subject", "tag"),
    "placement": ("report", "subject"),
    "edition": ("report",),
    "block": ("report",),
    "proposal": ("edition",),
    "position": ("subject", "analyst"),
    "triage": ("subject",),
    "remark": ("subject",),
    "distinct": ("first", "second"),
    "waiver": ("subject",),
}
"""What a link is called by where it has no words of its own."""


class Names:
    """Names records of one case; each is read once. ``held``: records, by id, that are called by these values and not
    by what the case holds now."""

    def __init__(self, session: CaseSession, held: Mapping[str, Record] | None = None) -> None:
        self._database = session.database
        self._held = held or {}
        self._known: dict[str, str] = {}

    def of(self, id: str) -> str:
        """How the record is called, or was called while it was there; its id where the case never held it."""
        if id not in self._known:
            self._known[id] = id  # what names itself by a circle of links ends here
            self._known[id] = self._read(id)
        return self._known[id]

    def of_record(self, record: Record) -> str:
        """How a record is called that is given as it is, or was."""
        return self._named(record)

    def of_change(self, change: Change) -> str:
        """How the record of a change is called."""
        if change.record not in self._known and change.operation is Operation.INSERT:
            live = queries.find(self._database, RECORD_TYPES[change.type], change.record)
            self._known[change.record] = self._named(live) if live is not None else self._called(change)
        return self.of(change.record)

    def in_text(self, text: str) -> str:
        """A text with what its marks stand for instead of their ids."""
        return with_ids(text, lambda id: _short(self.of(id)))

    def _read(self, id: str) -> str:
        record = self._held.get(id) or queries.find_any(self._database, id)
        if record is not None:
            return self._named(record)
        history = log.changes_of_record(self._database, id)
        made = next((change for change in history if change.operation is Operation.INSERT), None)
        return self._called(made) if made is not None else id

    def _named(self, record: Record) -> str:
        title = title_of(record)
        if title != record.type_name:
            return title
        values = dict(zip(record.field_names(), record.values(), strict=True))
        return self._linked(record.type_name, values) or title

    def _called(self, made: Change) -> str:
        """How a record was called that is no longer there."""
        names = RECORD_TYPES[made.type].field_names()
        values = dict(zip(names, made.data, strict=False))
        own = next((str(values[name]) for name in _TITLES if values.get(name)), "")
        return own or self._linked(made.type, values) or made.type

    def _linked(self, type_name: str, values: Mapping[str, object]) -> str:
        ends = [str(values[name]) for name in _ENDS.get(type_name, ()) if values.get(name)]
        parts = [_short(self.of(end)) for end in ends]
        if type_name == "lineage" and not values.get("origin") and values.get("origin_text"):
            parts.append(_short(str(values["origin_text"])))
        return " → ".join(parts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= PART else line[: PART - 1].rstrip() + "…"
