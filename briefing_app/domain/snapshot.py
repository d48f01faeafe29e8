# SPDX-License-Identifier: Apache-2.0
"""A read-only view of a whole case at one moment, which analysis and report work on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar, cast

from briefing_app.domain import scales
from briefing_app.domain.errors import NotFound
from briefing_app.domain.records import RECORD_TYPES, Case, Record

R = TypeVar("R", bound=Record)


class CaseSnapshot:
    """All live records, by type and by id, and the texts that citations point into.

    Sequences are ordered by id, which for things is the order in which they were made.
    """

    def __init__(
        self,
        records: Iterable[Record],
        texts: Mapping[str, str],
        files: Mapping[str, bytes] = MappingProxyType({}),
        contested: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        marks: Mapping[str, Sequence[str | None]] = MappingProxyType({}),
    ) -> None:
        """``texts`` and ``files`` (pictures): what is stored, by its SHA-256; may hold only what is needed.

        ``contested``: by record, its fields with several values that nobody has settled; an empty field where it is
        contested whether the record stays. ``marks``: by record, its handling marks, where several stand; what is
        built from the snapshot sees the most restricted of them, until somebody settles which one holds.
        """
        by_type: dict[str, list[Record]] = {name: [] for name in RECORD_TYPES}
        for record in _with_highest_marks(records, marks) if marks else records:
            by_type[record.type_name].append(record)
        self._by_type: dict[str, tuple[Record, ...]] = {
            name: tuple(sorted(found, key=lambda record: record.id)) for name, found in by_type.items()
        }
        self._by_id = {record.id: record for found in self._by_type.values() for record in found}
        self._texts = texts
        self._files = files
        self.contested = {id: fields for id, fields in contested.items() if id in self._by_id}
        self._referring: dict[tuple[type[Record], str], dict[str, list[Record]]] = {}

    @property
    def case(self) -> Case:
        return self.all(Case)[0]

    def all(self, kind: type[R]) -> Sequence[R]:
        return cast("Sequence[R]", self._by_type[kind.type_name])

    def find(self, id: str | None) -> Record | None:
        """The record with this id, whatever its type, or None."""
        return self._by_id.get(id) if id else None

    def get(self, kind: type[R], id: str | None) -> R:
        """The record of this type and id. Raises NotFound."""
        record = self.find(id)
        if not isinstance(record, kind):
            raise NotFound(f"There is no {kind.type_name} {id} in this case.")
        return record

    def referring(self, kind: type[R], field: str, id: str) -> Sequence[R]:
        """Records of ``kind`` whose ``field`` holds ``id``, in order of id; e.g. (Citation, "claim", claim.id)."""
        key = (kind, field)
        index = self._referring.get(key)
        if index is None:
            index = defaultdict(list)
            for record in self.all(kind):
                index[getattr(record, field)].append(record)
            self._referring[key] = index
        return cast("Sequence[R]", index.get(id, ()))

    def text(self, text_hash: str) -> str | None:
        """The stored text with this SHA-256, or None where the case does not hold it."""
        return self._texts.get(text_hash)

    def file(self, digest: str) -> bytes | None:
        """The stored picture with this SHA-256, or None where the case does not hold it."""
        return self._files.get(digest)


def _with_highest_marks(records: Iterable[Record], marks: Mapping[str, Sequence[str | None]]) -> Iterator[Record]:
    """The records; those with several marks with the most restricted one, where None counts as that of the case."""
    everything = list(records)
    case = next((record for record in everything if isinstance(record, Case)), None)
    default = highest_mark(marks.get(case.id, (case.handling,)), None) if case is not None else None
    for record in everything:
        if record.id in marks:
            yield replace(record, handling=highest_mark(marks[record.id], default))  # type: ignore[call-arg]
        else:
            yield record


def highest_mark(sides: Sequence[str | None], default: str | None) -> str | None:
    """Of several handling marks in force the most restricted one; None among them counts as ``default``."""
    wanted = [mark for mark in (side or default for side in sides) if mark is not None]
    try:
        return scales.high_water(wanted)
    except (scales.ScaleError, scales.UnknownGrade):
        # Of marks that cannot be compared the one of another scheme is told, so that no audience is taken to see it.
        known = _scheme(default or wanted[0])
        return next((mark for mark in wanted if _scheme(mark) != known), wanted[0])


def _scheme(mark: str) -> str:
    try:
        return scales.scheme_of(mark).id
    except scales.UnknownGrade:
        return ""
