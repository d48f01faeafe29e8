# SPDX-License-Identifier: Apache-2.0
"""Which statements of a report rest on something that nobody has settled: a record or field with several values."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing_app.domain.fields import Record
from briefing_app.domain.records import Assessment, Basis, Claim, Placement, Report
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report import wording as w
from briefing_app.report.citations import Verifier

MOST = 20
"""Contested records that are named; what is beyond is counted."""
MOST_STATEMENTS = 3
"""Statements that are named for each."""
_OWN_TEXTS = ("bottom_line", "source_summary")
"""The fields of a report that make statements."""

_NAMES = ("statement", "title", "name", "exact", "wording")


def conflict_words(fields: Sequence[str]) -> str:
    """What clashes: several values of these fields, or, for an empty one, whether the record stays."""
    names = [name.replace("_", " ") for name in fields if name]
    return (
        f"several values of {w.join_words(names)}" if names else "somebody removed it, somebody else goes on using it"
    )


class Contested:
    """Remembers, while a report is built, what is contested of each statement."""

    def __init__(self, snapshot: CaseSnapshot, verifier: Verifier, placements: Mapping[str, Placement]) -> None:
        self._snapshot = snapshot
        self._verifier = verifier
        self._placements = placements
        self._found: dict[str, dict[str, int]] = {}
        """By contested record, the statements that rest on it, with their numbers."""

    def is_behind(self, records: Iterable[Record], number: int, words: str) -> bool:
        """Whether one of the records that a statement tells of, or something that they rest on, is contested.
        ``words``: what the statement says."""
        found = self.behind(records)
        for id in found:
            self._found.setdefault(id, {}).setdefault(words, number)
        return bool(found)

    def behind(self, records: Iterable[Record]) -> list[str]:
        """The ids of what is contested among records and what they rest on."""
        if not self._snapshot.contested:
            return []
        return [id for id in self._all_behind(records) if id in self._snapshot.contested]

    def remarks(self) -> list[str]:
        """For whoever makes the report: each contested record, and the statements that rest on it."""
        found = {id: sorted(numbers, key=lambda words: numbers[words]) for id, numbers in self._found.items()}
        order = sorted(found, key=lambda id: (self._found[id][found[id][0]], id))
        said = [self._remark(id, found[id]) for id in order[:MOST]]
        more = len(self._found) - len(said)
        if more:
            said.append(f"Contested besides: {w.count_words(more, 'record')}. “briefing conflicts” lists them all.")
        return said

    def _remark(self, id: str, statements: Sequence[str]) -> str:
        record = self._snapshot.find(id)
        assert record is not None
        shown = [f"“{w.shortened(w.open_end(words), 80)}”" for words in statements[:MOST_STATEMENTS]]
        if more := len(statements) - len(shown):
            shown.append(w.count_words(more, "more statement"))
        why = conflict_words(self._snapshot.contested[id])
        return f"Contested: {_named(record)} ({why}). It stands behind {w.join_words(shown)}."

    def _all_behind(self, records: Iterable[Record]) -> Iterator[str]:
        seen: set[str] = set()
        waiting = deque(records)
        while waiting:
            record = waiting.popleft()
            if record.id in seen:
                continue
            seen.add(record.id)
            if not isinstance(record, Report) or self._is_own_text(record):
                yield record.id
            waiting += self._behind(record)

    def _is_own_text(self, report: Report) -> bool:
        return any(field in _OWN_TEXTS for field in self._snapshot.contested.get(report.id, ()))

    def _behind(self, record: Record) -> Iterator[Record]:
        """What a claim or judgment rests on directly."""
        if not isinstance(record, (Claim, Assessment)):
            return
        ids: list[str] = []
        if record.id in self._placements:
            ids.append(self._placements[record.id].id)
        for citation in self._verifier.valid(record):
            ids += [citation.id, citation.source, citation.version]
        if isinstance(record, Assessment):
            ids.append(record.author)
            for basis in self._snapshot.referring(Basis, "assessment", record.id):
                ids += [basis.id, basis.subject]
        found = (self._snapshot.find(id) for id in ids)
        yield from (each for each in found if each is not None)


def _named(record: Record) -> str:
    what = record.type_name.replace("_", " ")
    for name in _NAMES:
        if words := getattr(record, name, None):
            return f"the {what} “{w.shortened(str(words), 80)}”"
    return f"a {what}"
