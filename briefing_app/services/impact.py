# SPDX-License-Identifier: Apache-2.0
"""What rests on a record: from a source over claims and judgments to the reports that print them, issued ones included.

Relations that only set claims against each other are no resting. Nothing here changes the case.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.fields import Record
from briefing_app.domain.markers import MARKER, ids_in
from briefing_app.domain.records import RECORD_TYPES, Assessment, Block, Citation, Claim, Edition, Placement, Report
from briefing_app.services.session import CaseSession
from briefing_app.store import queries, resting
from briefing_app.store.search import title_of
from briefing_app.temporary import own_folder

TYPES = ("claim", "assessment", "source", "question", "indicator", "report", "edition")
"""The types of what can rest on something, in the order in which it is told."""
PLACES = 3
WORDS = {
    "cites": "cites it",
    "derives": "derives from it",
    "rests": "rests on it",
    "row": "has it as a row of evidence",
    "reading": "was read from it",
    "elaborates": "elaborates it",
    "merged": "was merged into it",
    "dissents": "dissents from it",
    "watches": "watches it",
    "author": "is its author's",
    "answers": "answers it",
    "prints": "prints it",
    "names": "names it in its own words",
    "printed": "printed it",
    "issued": "was issued; what it printed was not kept",
}
"""What ``why`` means, for the part before the colon."""


_Printed = dict[str, tuple[tuple[int, str], ...]]
"""By id, the statements of a file that rest on a record: their numbers, and where they stand."""


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that rests on a record. ``why`` is a key of ``WORDS``, with a detail after a colon where there is one.

    ``place``: where in it, as far as that is recorded. ``via``: the record between, empty where it rests directly; for
    an edition, its report. ``count``: how many statements a report prints. ``withdrawn``: it does not count any more.
    """

    type: str
    id: str
    title: str
    why: str
    place: str = ""
    via: str = ""
    count: int = 1
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Impact:
    """What rests on a record, of each type the first ones; ``totals`` tells how many there are of each."""

    rows: tuple[Resting, ...]
    totals: dict[str, int]


@dataclass(slots=True)
class _Found:
    """A record on the way, with why it was reached first."""

    step: resting.Step
    via: str


def resting_on(session: CaseSession, id: str) -> list[Resting]:
    """Everything that rests on the record, directly or through others, in the order of ``TYPES``. Raises NotFound."""
    return list(overview(session, id, None).rows)


def printed_by(session: CaseSession, id: str) -> tuple[Resting, ...]:
    """The reports and editions that print a record as it is here, with the places in them that are known; none for a
    record that is not here."""
    if session.find(id) is None:
        return ()
    return tuple(found for found in resting_on(session, id) if found.type in ("report", "edition"))


def overview(session: CaseSession, id: str, most: int | None = 50) -> Impact:
    """The same with at most so many of each type. Raises NotFound."""
    record = session.find(id)
    if record is None:
        raise NotFound(f"There is no record {id} in this case.")
    reached = _reach(session, record)
    withdrawn = {
        gone
        for kind in ("claim", "assessment")
        for gone in resting.not_live(session.database, kind, [*_of(reached, kind), id])
    }
    rows: list[Resting] = []
    totals: dict[str, int] = {}
    for kind in TYPES[:-2]:
        ids = _of(reached, kind)
        totals[kind] = len(ids)
        known = queries.by_ids(session.database, RECORD_TYPES[kind], ids[:most])
        rows += [_row(reached[found], known[found], found in withdrawn) for found in ids[:most] if found in known]
    for kind, found in (
        ("report", _reports(session, record, reached, withdrawn)),
        ("edition", _editions(session, record, reached)),
    ):
        totals[kind] = len(found)
        rows += found[:most]
    return Impact(tuple(rows), {kind: number for kind, number in totals.items() if number})


def _of(reached: dict[str, _Found], kind: str) -> list[str]:
    return [id for id, found in reached.items() if found.step.type == kind]


def _row(found: _Found, record: Record, withdrawn: bool) -> Resting:
    step = found.step
    return Resting(step.type, step.id, title_of(record), step.why, step.place, found.via, withdrawn=withdrawn)


def _reach(session: CaseSession, record: Record) -> dict[str, _Found]:
    """Breadth first, so that each is reached by its shortest way; by id, in the order in which it was reached."""
    reached: dict[str, _Found] = {}
    frontier: dict[str, list[str]] = {record.type_name: [record.id]}
    while frontier:
        following: dict[str, list[str]] = {}
        for kind, ids in frontier.items():
            for step in resting.directly(session.database, kind, ids):
                if step.id != record.id and step.id not in reached:
                    reached[step.id] = _Found(step, "" if step.on == record.id else step.on)
                    if step.type in resting.CARRIERS:
                        following.setdefault(step.type, []).append(step.id)
        frontier = following
    return reached


# -- reports in the making ---------------------------------------------------------------------------------------------


def _reports(session: CaseSession, record: Record, reached: dict[str, _Found], withdrawn: set[str]) -> list[Resting]:
    """Reports that print what was reached, or name it in a text of their own."""
    statements = {
        id for id in (*_of(reached, "claim"), *_of(reached, "assessment"), *_own(record)) if id not in withdrawn
    }
    rows: list[Resting] = []
    for report in session.all(Report):
        printed = statements - resting.left_out(session.database, report.id)
        title = _report_title(report)
        if printed:
            alone = next(iter(printed)) if len(printed) == 1 else ""
            place = _heading(session, report.id, alone) if alone else ""
            via = "" if record.id in printed or len(printed) > 1 else alone
            rows.append(Resting("report", report.id, title, "prints", place, via, len(printed)))
        wanted = {record.id, *reached}
        for name in _naming(report, wanted):
            rows.append(Resting("report", report.id, title, "names", name.replace("_", " ")))
        for block in session.where(Block, report=report.id):
            if any(True for _ in _naming(block, wanted)) or block.subject == record.id:
                part = block.title or block.kind.replace("_", " ")
                rows.append(Resting("report", report.id, title, "names", part))
    return rows


def _own(record: Record) -> tuple[str, ...]:
    return (record.id,) if isinstance(record, (Claim, Assessment)) else ()


def _report_title(report: Report) -> str:
    return f"{report.title}, no. {report.number}" if report.number is not None else report.title


def _heading(session: CaseSession, report: str, subject: str) -> str:
    """The heading that a statement stands under in a report."""
    placed = session.look_up(Placement, Placement.id_of(report, subject))
    if placed is not None and placed.heading:
        return placed.heading
    found = session.find(subject)
    return found.heading or "" if isinstance(found, (Claim, Assessment)) else ""


def _naming(record: Report | Block, wanted: set[str]) -> Iterable[str]:
    """The texts of a report, or of a part of it, with a sentence that rests on one of these."""
    for spec in record.specs():
        text = getattr(record, spec.name) if spec.cites else None
        if text and any(id in wanted for found in MARKER.finditer(text) for id in ids_in(found[1])):
            yield spec.name


# -- issued editions ---------------------------------------------------------------------------------------------------


def _editions(session: CaseSession, record: Record, reached: dict[str, _Found]) -> list[Resting]:
    """Issued editions that printed the record or what rests on it, the latest first."""
    wanted = {record.id, *reached, *_cited(session, record, reached)}
    rows: list[Resting] = []
    for edition in sorted(session.all(Edition), key=lambda found: (found.issued_at, found.id), reverse=True):
        report = session.look_up(Report, edition.report)
        title = f"{edition.title or (report.title if report else 'Report')}, edition {edition.number}"
        printed = _printed(session, edition.file_hash)
        if printed is None:
            rows.append(Resting("edition", edition.id, title, "issued", edition.issued_at[:10], edition.report))
            continue
        found = {place for id in wanted & printed.keys() for place in printed[id]}
        places = [place for _, place in sorted(found)]
        if places:
            rows.append(Resting("edition", edition.id, title, "printed", _some(places), edition.report, len(places)))
    return rows


def _cited(session: CaseSession, record: Record, reached: dict[str, _Found]) -> set[str]:
    """The citations of the record, and of what rests on it: a text of an author's own prints nothing else of them."""
    kept: set[str] = set()
    for field, kind in (("claim", Claim), ("assessment", Assessment)):
        ids = [*_of(reached, field), *([record.id] if isinstance(record, kind) else [])]
        kept |= {citation.id for citation in queries.by_reference(session.database, Citation, field, ids)}
    return kept


def _some(places: list[str]) -> str:
    distinct = list(dict.fromkeys(places))
    more = f"; and {len(distinct) - PLACES} more" if len(distinct) > PLACES else ""
    return "; ".join(distinct[:PLACES]) + more


def _printed(session: CaseSession, digest: str) -> _Printed | None:
    """Where an issued file prints each record, or quotes for it; None where the file is not held, or is no report."""
    if digest not in _KNOWN:
        data = queries.blob(session.database, digest)
        if data is None:
            return None
        _KNOWN[digest] = _read(data)
        while len(_KNOWN) > _KEPT:
            _KNOWN.pop(next(iter(_KNOWN)))
    return _KNOWN[digest]


def _read(data: bytes) -> _Printed | None:
    from pathlib import Path

    from briefing_app.report.trace import trace

    with own_folder("trace") as folder:
        file = Path(folder) / "issued.docx"
        file.write_bytes(data)
        try:
            statements = trace(file)
        except BadInput:
            return None
    found: dict[str, list[tuple[int, str]]] = {}
    for number, statement in enumerate(statements):
        notes = ", ".join(str(number) for number in statement.note_numbers)
        place = f"{statement.section}, note {notes}" if notes else statement.section
        cited = {id for citation in statement.citations for id in (citation.source or "", citation.id or "")}
        for id in {statement.subject, *cited}:
            if id:
                found.setdefault(id, []).append((number, place))
    return {id: tuple(places) for id, places in found.items()}


_KEPT = 32
_KNOWN: dict[str, _Printed | None] = {}
"""What files printed, by their hash: files never change."""
