# SPDX-License-Identifier: Apache-2.0
"""What an audience may see of a case: records above its marking are taken out before anything is built (P7)."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput, Refused
from briefing_app.domain.records import RECORD_TYPES, Block, Citation, Placement, Record, Report, Version
from briefing_app.domain.snapshot import CaseSnapshot


class _Texts(Mapping[str, str]):
    """The texts of a snapshot, as far as the versions in view lead to them."""

    def __init__(self, snapshot: CaseSnapshot, hashes: frozenset[str]) -> None:
        self._snapshot = snapshot
        self._hashes = hashes

    def __getitem__(self, text_hash: str) -> str:
        text = self._snapshot.text(text_hash) if text_hash in self._hashes else None
        if text is None:
            raise KeyError(text_hash)
        return text

    def __iter__(self) -> Iterator[str]:
        return (text_hash for text_hash in sorted(self._hashes) if self._snapshot.text(text_hash) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Files(Mapping[str, bytes]):
    """The pictures of a snapshot, as far as the parts of reports in view lead to them."""

    def __init__(self, snapshot: CaseSnapshot, kept: Iterable[Record]) -> None:
        self._snapshot = snapshot
        self._hashes = frozenset(record.picture for record in kept if isinstance(record, Block) and record.picture)

    def __getitem__(self, digest: str) -> bytes:
        data = self._snapshot.file(digest) if digest in self._hashes else None
        if data is None:
            raise KeyError(digest)
        return data

    def __iter__(self) -> Iterator[str]:
        return (digest for digest in sorted(self._hashes) if self._snapshot.file(digest) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def visible(snapshot: CaseSnapshot, report: Report, audience: str) -> CaseSnapshot:
    """The case without what is marked above ``audience``; a record without a mark has the mark of the case.

    What refers to something that is taken out goes too, since it may tell of it; so does a claim or assessment
    without a mark of its own that loses all its citations. Raises Refused where the report itself is marked above
    the audience, and BadInput for a mark that is unknown or of another scheme.
    """
    try:
        scales.scheme_of(audience)
        default = snapshot.case.handling
        if not _may_see(audience, report.handling or default):
            raise Refused(
                f"The report “{report.title}” is marked {report.handling or default} and cannot be released to"
                f" {audience}. Give the report itself a marking of at most {audience}."
            )
        kept: dict[str, Record] = {}
        for name in RECORD_TYPES:
            for record in snapshot.all(RECORD_TYPES[name]):
                if record.type_name in ("case", "report") or _may_see(audience, _mark(record, default)):
                    kept[record.id] = record
    except scales.UnknownGrade as error:
        raise BadInput(f"The audience cannot be used: {error}") from None
    except scales.ScaleError as error:
        raise BadInput(f"The audience {audience} does not fit the markings of this case: {error}") from None
    everything = {record.id for name in RECORD_TYPES for record in snapshot.all(RECORD_TYPES[name])}
    _drop_dangling(kept, everything)
    _drop_uncovered(snapshot, kept)
    _drop_dangling(kept, everything)
    hashes = frozenset(record.text_hash for record in kept.values() if isinstance(record, Version))
    return CaseSnapshot(kept.values(), _Texts(snapshot, hashes), _Files(snapshot, kept.values()), snapshot.contested)


def withheld_from(snapshot: CaseSnapshot, seen: CaseSnapshot) -> frozenset[str]:
    """The ids of what ``seen`` lacks of a snapshot."""
    ids = (record.id for kind in RECORD_TYPES.values() for record in snapshot.all(kind))
    return frozenset(id for id in ids if seen.find(id) is None)


def unseen_texts(snapshot: CaseSnapshot, report: str, audience: str) -> frozenset[str]:
    """The ids of the parts and wordings of a report that bore a mark above ``audience``: they had no mark but its."""
    mark = snapshot.get(Report, report).handling or snapshot.case.handling
    if _may_see(audience, mark):
        return frozenset()
    texts = (*snapshot.referring(Block, "report", report), *snapshot.referring(Placement, "report", report))
    return frozenset(text.id for text in texts)


def without(snapshot: CaseSnapshot, withheld: Collection[str]) -> CaseSnapshot:
    """An earlier state without what is withheld today: a mark that was raised since holds for what was said before."""
    kept = {
        record.id: record
        for kind in RECORD_TYPES.values()
        for record in snapshot.all(kind)
        if record.id not in withheld or record.type_name in ("case", "report")
    }
    _drop_dangling(kept, {record.id for kind in RECORD_TYPES.values() for record in snapshot.all(kind)})
    hashes = frozenset(record.text_hash for record in kept.values() if isinstance(record, Version))
    return CaseSnapshot(kept.values(), _Texts(snapshot, hashes), _Files(snapshot, kept.values()), snapshot.contested)


def _mark(record: Record, default: str | None) -> str | None:
    if not hasattr(record, "handling"):
        return None  # goes with what it refers to
    own = getattr(record, "handling", None)
    return own or default


def _may_see(audience: str, mark: str | None) -> bool:
    return mark is None or scales.at_least(audience, mark)


def _drop_dangling(kept: dict[str, Record], existing: set[str]) -> None:
    """Takes out what refers to something that was taken out, until nothing more does."""
    while True:
        gone = [
            record.id
            for record in kept.values()
            if record.type_name not in ("case", "report")
            and any(
                target in existing and target not in kept
                for spec in record.specs()
                if spec.kind == "reference" and isinstance(target := getattr(record, spec.name), str)
            )
        ]
        if not gone:
            return
        for id in gone:
            del kept[id]


def _drop_uncovered(snapshot: CaseSnapshot, kept: dict[str, Record]) -> None:
    for field in ("claim", "assessment"):
        for id in {getattr(citation, field) for citation in snapshot.all(Citation)} - {None}:
            record = kept.get(id)
            if record is None or getattr(record, "handling", None):
                continue
            if not any(citation.id in kept for citation in snapshot.referring(Citation, field, id)):
                del kept[id]
