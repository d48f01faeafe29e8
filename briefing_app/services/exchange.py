# SPDX-License-Identifier: Apache-2.0
"""JSON lines out of a case and into a case: one record a line, references by id, nothing that is local to one copy."""

import base64
import hashlib
import json
from collections.abc import Callable, Generator, Iterable, Iterator, MutableMapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from briefing_app.domain.changes import ChangeSet
from briefing_app.domain.errors import BadInput, CaseFileDamaged, Refused
from briefing_app.domain.fields import Record
from briefing_app.domain.ids import new_id as fresh_id
from briefing_app.domain.records import RECORD_TYPES, Block, Case, Edition, Expert, Version
from briefing_app.services import exchange_rules as rules
from briefing_app.services.exchange_lines import MAX_LINE, read_lines
from briefing_app.services.exchange_plan import CASE_WORD, LineError, Plan
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import exchange as look_up
from briefing_app.store import queries
from briefing_app.store.replacing import replacing

__all__ = ["MAX_LINE", "ImportResult", "ImportStopped", "LineError", "export", "import_lines", "read_lines"]

Progress = Callable[[int, int], None]
"""Called with how many lines are done and how many there are; 0: not known yet."""

_SHOWN_ERRORS: Final = 20
_ENCODED: Final = frozenset({(Version, "original"), (Expert, "picture"), (Block, "picture")})
"""Fields that stand in the lines as the bytes themselves, in base64."""
_TICK: Final = 1_000
_encode: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


class ImportStopped(Refused):
    """Somebody stopped an import; what was not finished is not in the case."""


@dataclass(slots=True)
class ImportResult:
    """What an import did. ``errors`` holds the first thousand; ``bad_lines`` counts them all.

    ``unchanged`` counts lines that say what the case says already; ``notes`` are lines left alone on purpose.
    """

    added: dict[str, int] = field(default_factory=dict)
    mapped: dict[str, str] = field(default_factory=dict)
    errors: list[LineError] = field(default_factory=list)
    notes: list[LineError] = field(default_factory=list)
    changes: list[ChangeSet] = field(default_factory=list)
    bad_lines: int = 0
    lines: int = 0
    unchanged: int = 0


# -- out -----------------------------------------------------------------------------------------------------------


def export(
    session: CaseSession,
    target: BinaryIO | Path,
    types: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> int:
    """Writes the records of the case, or of some types, in the order of the types and then of ids; returns how many.

    A path is written beside its name and then put in place. Raises BadInput for an unknown type, StorageFault.
    """
    unknown = sorted(set(types or ()) - RECORD_TYPES.keys())
    if unknown:
        raise BadInput(f"There is no record type “{unknown[0][:60]}”. Types are: {', '.join(RECORD_TYPES)}.")
    names = [name for name in RECORD_TYPES if types is None or name in types]
    if not isinstance(target, Path):
        return _write(session, target, names, progress)
    _refuse_case_file(target)
    with replacing(target) as draft, draft.open("xb") as file:
        return _write(session, file, names, progress)


def _refuse_case_file(target: Path) -> None:
    with suppress(OSError), target.open("rb") as file:
        if file.read(16) == b"SQLite format 3\x00":
            raise BadInput(f"{target} is a case file or another database. Give the export a name of its own.")


def _write(session: CaseSession, target: BinaryIO, names: Sequence[str], progress: Progress | None) -> int:
    database = session.database
    count = 0
    with database.reading():
        total = sum(queries.count(database, name) for name in names)
        silent = look_up.silent_analysts(database) if "analyst" in names else set()
        for name in names:
            for line in _lines(session, RECORD_TYPES[name], silent):
                target.write(line)
                count += 1
                if progress is not None and count % _TICK == 0:
                    progress(count, total)
    if progress is not None:
        progress(count, count)
    return count


def _lines(session: CaseSession, kind: type[Record], silent: set[str]) -> Iterator[bytes]:
    case_id = session.file.case_id
    about_case = any(not spec.targets for spec in rules.REFERENCES[kind.type_name])
    made: list[dict[str, Any]] = []
    reading = cast("Generator[Record, None, None]", queries.all_records(session.database, kind))
    with closing(reading) as found:  # before the case is, also where a damaged text ends it
        for record in found:
            if about_case:
                made.append(_fields_about_case(record, case_id))
            elif record.id not in silent:
                fields = {"type": kind.type_name, "id": CASE_WORD if kind is Case else record.id}
                fields.update(_values(session, record))
                yield _line(fields)
    # What is about the case itself: neither its id nor the order may tell one copy from another.
    yield from (_line(fields) for fields in sorted(made, key=lambda fields: str(fields["id"])))


def _line(fields: dict[str, Any]) -> bytes:
    return _encode({name: value for name, value in fields.items() if value is not None}).encode() + b"\n"


def _fields_about_case(record: Record, case_id: str) -> dict[str, Any]:
    values = dict(zip(record.field_names(), record.values(), strict=True))
    id = record.id
    if case_id in values.values():
        values = {name: CASE_WORD if value == case_id else value for name, value in values.items()}
        id = f"case {rules.ID_OF[record.type_name](values)}"
    return {"type": record.type_name, "id": id, **values}


def _values(session: CaseSession, record: Record) -> Iterator[tuple[str, Any]]:
    for name, value in zip(record.field_names(), record.values(), strict=True):
        if isinstance(record, Version) and name == "text_hash":
            yield name, value
            yield "text", _blob(session, record.text_hash).decode()
        elif (type(record), name) in _ENCODED and value is not None:
            yield name, base64.b64encode(_blob(session, str(value))).decode()
        elif isinstance(record, Edition) and name == "file_hash":
            yield name, value
            yield "file", base64.b64encode(_blob(session, record.file_hash)).decode()
        else:
            yield name, value


def _blob(session: CaseSession, digest: str) -> bytes:
    found = queries.blob(session.database, digest)
    if found is None or hashlib.sha256(found).hexdigest() != digest:
        raise CaseFileDamaged(
            f"{session.path} is damaged: the stored text or file {digest[:12]}... is missing or changed. "
            "Restore the latest backup with “briefing restore”."
        )
    return found


# -- in ------------------------------------------------------------------------------------------------------------


def import_lines(
    session: CaseSession,
    lines: Iterable[bytes | str],
    *,
    label: str | None = None,
    strict: bool = False,
    batch: int | None = None,
    ids: MutableMapping[str, str] | None = None,
    new_id: Callable[[], str] = fresh_id,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportResult:
    """Adds the records of these lines: one transaction, or one for each ``batch`` records.

    Ids of our own making are kept, others are mapped; ``ids`` are mappings from before, and gets those made here.
    A line that cannot be used is reported with its number, with what depends on it; the others go in. With
    ``strict`` any such line refuses the whole (BadInput). References may point forward, and into the case.
    What the case says already is left alone. Raises ImportStopped when ``cancelled`` says so.
    """
    if batch is not None and batch < 1:
        raise BadInput("A batch has at least one record.")
    ticker = _Ticker(progress, cancelled)
    with Plan(session, ids if ids is not None else {}, new_id) as plan:
        plan.read(lines, ticker.reading)
        plan.settle(ticker.checking)
        if strict and plan.bad_lines:
            raise BadInput(_refusal(plan))
        result = ImportResult(
            mapped=plan.mapped,
            errors=plan.errors,
            notes=plan.notes,
            bad_lines=plan.bad_lines,
            lines=plan.lines,
            unchanged=plan.unchanged,
        )
        _store(session, plan, result, label or f"Import {plan.ready.count:,} records", batch, ticker)
    if ids is not None:
        ids.update(result.mapped)
    return result


class _Ticker:
    """Tells how far the import is, and stops it where somebody asked for that."""

    def __init__(self, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self.written = 0

    def reading(self, number: int) -> None:
        if number % _TICK == 0:
            self._tell(number, 0)

    def checking(self, _number: int) -> None:
        self._tell(None, 0)

    def writing(self, total: int) -> None:
        self.written += 1
        if self.written % _TICK == 0 or self.written == total:
            self._tell(self.written, total)

    def _tell(self, done: int | None, total: int) -> None:
        if self._cancelled is not None and self._cancelled():
            raise ImportStopped("The import was stopped; nothing that was not finished is in the case.")
        if self._progress is not None and done is not None:
            self._progress(done, total)


def _refusal(plan: Plan) -> str:
    shown = [f"  line {error.line}: {error.message}" for error in plan.errors[:_SHOWN_ERRORS]]
    more = plan.bad_lines - len(shown)
    if more:
        shown.append(f"  and {more:,} more")
    counted = "one line" if plan.bad_lines == 1 else f"{plan.bad_lines:,} lines"
    return f"Nothing was imported, because {counted} cannot be used (strict):\n" + "\n".join(shown)


def _store(
    session: CaseSession, plan: Plan, result: ImportResult, label: str, batch: int | None, ticker: _Ticker
) -> None:
    total = plan.ready.count
    rows = iter(plan.ready)
    parts = 1 if batch is None else -(-total // batch)
    for part in range(1, parts + 1):
        if not total:
            return
        name = label if parts == 1 else f"{label} (part {part} of {parts})"
        added: dict[str, int] = {}
        with session.transaction(name) as work:
            _store_part(session, work, plan, islice(rows, batch), added, lambda: ticker.writing(total))
        for type_name, count in added.items():
            result.added[type_name] = result.added.get(type_name, 0) + count
        if work.changes is not None:
            result.changes.append(work.changes)


def _store_part(
    session: CaseSession,
    work: Work,
    plan: Plan,
    rows: Iterable[tuple[str, str, str, tuple[Any, ...]]],
    added: dict[str, int],
    tick: Callable[[], None],
) -> None:
    def new_records() -> Iterator[Record]:
        for action, type_name, id, values in rows:
            kind = RECORD_TYPES[type_name]
            record = kind(id=id, **dict(zip(kind.field_names(), values, strict=True)))
            _put_blobs(work, plan, record)
            added[type_name] = added.get(type_name, 0) + 1
            if action == "new":
                yield record
            elif action == "again" or queries.find(session.database, kind, id) is None:
                work.writer.insert(record)
            else:
                work.writer.update(kind, id, dict(zip(kind.field_names(), values, strict=True)))
            tick()

    work.writer.insert_many(new_records())


def _put_blobs(work: Work, plan: Plan, record: Record) -> None:
    for name in queries.BLOB_FIELDS[type(record)]:
        digest = getattr(record, name)
        data = plan.blobs.get(digest) if digest is not None else None
        if data is not None:
            work.writer.put_blob(data)
