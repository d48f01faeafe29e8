# SPDX-License-Identifier: Apache-2.0
"""Reading records, texts and counts. Nothing here writes."""

import json
import math
import zlib
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar, cast

from briefing_app.domain import scales
from briefing_app.domain.errors import CaseFileDamaged, NotFound
from briefing_app.domain.fields import FieldKind, Record, Value
from briefing_app.domain.records import RECORD_TYPES, Source, Version
from briefing_app.store.sqlite import Database, Row, quoted

R = TypeVar("R", bound=Record)
LARGEST_BLOB = 512_000_000
LARGEST_TEXT = 64_000_000
"""Bytes, unpacked: more than is ever stored, and what a crafted file cannot go beyond."""


def columns(kind: type[Record], prefix: str = "") -> str:
    """The columns of a record type, id first, for a SELECT."""
    found = _COLUMNS.get((kind, prefix))
    if found is None:
        found = _COLUMNS[kind, prefix] = ", ".join(prefix + quoted(name) for name in ("id", *kind.field_names()))
    return found


_COLUMNS: dict[tuple[type[Record], str], str] = {}


_ACCEPTED: dict[type[Record], set[tuple[type, ...]]] = {kind: set() for kind in RECORD_TYPES.values()}
_FLAGS = {
    kind: tuple(spec.name for spec in kind.specs() if spec.kind is FieldKind.FLAG) for kind in RECORD_TYPES.values()
}
_WORDS: dict[type[Record], tuple[tuple[str, frozenset[str | None]], ...]] = {
    kind: tuple(
        (spec.name, frozenset((*(spec.choices or scales.load(spec.scale).codes), *(() if spec.required else (None,)))))
        for spec in kind.specs()
        if spec.kind in (FieldKind.CHOICE, FieldKind.GRADE)
    )
    for kind in RECORD_TYPES.values()
}
_NUMBERS = {
    kind: tuple(spec.name for spec in kind.specs() if spec.kind is FieldKind.NUMBER) for kind in RECORD_TYPES.values()
}
_IN_COLUMN: dict[FieldKind, type] = {
    FieldKind.INTEGER: int, FieldKind.NUMBER: float, FieldKind.FLAG: int
}  # fmt: skip


def record_of(kind: type[R], row: Row) -> R:
    """A record from a row of ``columns(kind)``. Raises CaseFileDamaged where the row holds what was never written."""
    shape = tuple(map(type, row))
    accepted = _ACCEPTED[kind]
    if shape not in accepted:
        _check_shape(kind, row, shape)
        accepted.add(shape)
    values = dict(zip(kind.field_names(), row[1:], strict=True))
    for name in _FLAGS[kind]:
        if values[name] is not None:
            values[name] = bool(values[name])
    for name, words in _WORDS[kind]:
        if values[name] not in words:
            raise _never_written(kind, row, name)
    for name in _NUMBERS[kind]:
        if values[name] is not None and not math.isfinite(values[name]):
            raise _never_written(kind, row, name)
    return kind(id=row[0], **values)


def _check_shape(kind: type[Record], row: Row, shape: tuple[type, ...]) -> None:
    wanted = [str, *(_IN_COLUMN.get(spec.kind, str) for spec in kind.specs())]
    optional = [False, *(not spec.required for spec in kind.specs())]
    for found, right, may_lack in zip(shape, wanted, optional, strict=True):
        if found is not right and not (may_lack and found is type(None)):
            raise _never_written(kind, row)


def _never_written(kind: type[Record], row: Row, name: str = "") -> CaseFileDamaged:
    what = f"the {name} of the {kind.type_name}" if name else f"the {kind.type_name}"
    return CaseFileDamaged(
        f"The case file is damaged: {what} {row[0]!s:.40} cannot be read. Run “briefing verify” "
        "on it, and restore the latest backup with “briefing restore”."
    )


def find(database: Database, kind: type[R], id: str) -> R | None:
    row = database.row(f"SELECT {columns(kind)} FROM {quoted(kind.type_name)} WHERE id = ?", (id,))
    return None if row is None else record_of(kind, row)


def get(database: Database, kind: type[R], id: str) -> R:
    """The live record. Raises NotFound."""
    found = find(database, kind, id)
    if found is None:
        raise NotFound(f"There is no {kind.type_name} {id} in this case.")
    return found


def all_records(database: Database, kind: type[R]) -> Iterator[R]:
    """All live records of a type, by id."""
    for row in database.iterate(f"SELECT {columns(kind)} FROM {quoted(kind.type_name)} ORDER BY id"):
        yield record_of(kind, row)


def where(database: Database, kind: type[R], equal: dict[str, Value]) -> list[R]:
    """Live records whose fields hold these values, by id."""
    unknown = equal.keys() - set(kind.field_names())
    if unknown:
        raise KeyError(f"{kind.type_name} has no field {sorted(unknown)}")
    tests = " AND ".join(f"{quoted(name)} IS ?" for name in equal) or "1"
    sql = f"SELECT {columns(kind)} FROM {quoted(kind.type_name)} WHERE {tests} ORDER BY id"
    return [record_of(kind, row) for row in database.rows(sql, tuple(equal.values()))]


def by_ids(database: Database, kind: type[R], ids: Sequence[str]) -> dict[str, R]:
    """Live records with these ids; absent ones are left out."""
    found: dict[str, R] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ",".join("?" * len(part))
        sql = f"SELECT {columns(kind)} FROM {quoted(kind.type_name)} WHERE id IN ({marks})"
        for row in database.rows(sql, part):
            found[row[0]] = record_of(kind, row)
    return found


def rows_of(database: Database, kind: type[Record], ids: Sequence[str]) -> dict[str, Row]:
    """Field values of the live records with these ids, as their table has them; absent ones are left out."""
    found: dict[str, Row] = {}
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        marks = ",".join("?" * len(part))
        sql = f"SELECT {columns(kind)} FROM {quoted(kind.type_name)} WHERE id IN ({marks})"
        found.update((row[0], row[1:]) for row in database.rows(sql, part))
    return found


def by_reference(database: Database, kind: type[R], field: str, ids: Sequence[str]) -> list[R]:
    """Live records whose reference leads to one of these, by id within each 500 of them."""
    found: list[R] = []
    for start in range(0, len(ids), 500):
        part = ids[start : start + 500]
        sql = (
            f"SELECT {columns(kind)} FROM {quoted(kind.type_name)} "
            f"WHERE {quoted(field)} IN ({','.join('?' * len(part))}) ORDER BY id"
        )
        found.extend(record_of(kind, row) for row in database.rows(sql, part))
    return found


def kind_named(database: Database, name: object) -> type[Record]:
    """The record type that a file names. Raises CaseFileDamaged where there is none of this name."""
    kind = RECORD_TYPES.get(name) if isinstance(name, str) else None
    if kind is None:
        raise CaseFileDamaged(
            f"{database.path} is damaged: it speaks of a record type “{name!s:.40}”. Run “briefing verify” on it, "
            "and restore the latest backup with “briefing restore”."
        )
    return kind


def type_of(database: Database, id: str) -> str | None:
    """The type of the record with this id, deleted ones included; None where the log never saw it."""
    row = database.row("SELECT type FROM log_change WHERE record = ? LIMIT 1", (id,))
    return None if row is None else kind_named(database, row[0]).type_name


def find_any(database: Database, id: str) -> Record | None:
    """The live record with this id, whatever its type."""
    name = type_of(database, id)
    return None if name is None else find(database, RECORD_TYPES[name], id)


def count(database: Database, type_name: str) -> int:
    return database.number(f"SELECT count(*) FROM {quoted(type_name)}")


def references_to(database: Database, id: str) -> list[tuple[str, str, str]]:
    """Live records that refer to this one and keep it in the case: (type, id, field)."""
    found: list[tuple[str, str, str]] = []
    target = type_of(database, id)
    for name, kind in RECORD_TYPES.items():
        for spec in kind.specs():
            if spec.kind is not FieldKind.REFERENCE or spec.weak or (spec.targets and target not in spec.targets):
                continue
            sql = f"SELECT id FROM {quoted(name)} WHERE {quoted(spec.name)} = ?"
            found.extend((name, row[0], spec.name) for row in database.rows(sql, (id,)))
    return found


def conflicts(database: Database) -> list[tuple[str, str, str]]:
    """(record, type, field) with several live values; an empty field: deleted by one, changed by another."""
    sql = "SELECT record, type, field FROM conflict ORDER BY record, field"
    return cast("list[tuple[str, str, str]]", database.rows(sql))


def contested(database: Database) -> list[tuple[str, str]]:
    """(record, type) of those whose deletion is contested, by record."""
    sql = "SELECT record, type FROM conflict WHERE field = '' ORDER BY record"
    return cast("list[tuple[str, str]]", database.rows(sql))


# -- blobs and texts ---------------------------------------------------------------------------------------------


def blob(database: Database, digest: str) -> bytes | None:
    """Bytes by their SHA-256, as they were given; None where the case does not hold them."""
    return _blob(database, digest, LARGEST_BLOB)


def _blob(database: Database, digest: str, most: int) -> bytes | None:
    row = database.row("SELECT encoding, size, length(data) FROM blob WHERE hash = ?", (digest,))
    if row is None:
        return None
    encoding, size, packed = row
    if not 0 <= size <= most or packed > most:
        raise _damaged(database, digest)
    data = database.value("SELECT data FROM blob WHERE hash = ?", (digest,))
    if encoding != "zlib":
        return bytes(data)
    try:
        unpacker = zlib.decompressobj()  # never more than the size that is stated
        found = unpacker.decompress(data, size + 1)
    except zlib.error as error:
        raise _damaged(database, digest) from error
    if len(found) != size or not unpacker.eof:
        raise _damaged(database, digest)
    return found


def text(database: Database, digest: str) -> str | None:
    """Stored text by its SHA-256; None where the case does not hold it."""
    data = _blob(database, digest, LARGEST_TEXT)
    try:
        return None if data is None else data.decode()
    except UnicodeDecodeError as error:
        raise _damaged(database, digest) from error


def _damaged(database: Database, digest: str) -> CaseFileDamaged:
    return CaseFileDamaged(
        f"{database.path} is damaged: the stored text or original {digest[:12]}... cannot be read. "
        "Restore the latest backup with “briefing restore”."
    )


BLOB_FIELDS: Final[dict[type[Record], tuple[str, ...]]] = {
    kind: tuple(spec.name for spec in kind.specs() if spec.kind is FieldKind.BLOB) for kind in RECORD_TYPES.values()
}
"""Which fields hold the hash of a blob."""


def current_version(database: Database, source: str) -> Version | None:
    """The text of a source that came into this file last."""
    row = database.row(
        f"SELECT {columns(Version, 'v.')} FROM version v WHERE v.source = ? "
        "ORDER BY (SELECT min(c.number) FROM log_change c WHERE c.record = v.id) DESC LIMIT 1",
        (source,),
    )
    return None if row is None else record_of(Version, row)


def versions(database: Database, source: str) -> list[Version]:
    """The texts of a source in the order in which they came into this file."""
    rows = database.rows(
        f"SELECT {columns(Version, 'v.')} FROM version v WHERE v.source = ? "
        "ORDER BY (SELECT min(c.number) FROM log_change c WHERE c.record = v.id)",
        (source,),
    )
    return [record_of(Version, row) for row in rows]


def citing(database: Database, source: str) -> tuple[int, int, int]:
    """How many claims and how many assessments cite a source, and in how many citations."""
    sql = "SELECT count(DISTINCT claim), count(DISTINCT assessment), count(*) FROM citation WHERE source = ?"
    return cast("tuple[int, int, int]", database.rows(sql, (source,))[0])


def claims_citing(database: Database, sources: Sequence[str]) -> int:
    """How many claims cite any of these sources."""
    found: set[str] = set()
    for start in range(0, len(sources), 500):
        part = sources[start : start + 500]
        sql = f"SELECT DISTINCT claim FROM citation WHERE claim IS NOT NULL AND source IN ({','.join('?' * len(part))})"
        found.update(row[0] for row in database.rows(sql, part))
    return len(found)


def sources_with_text(database: Database, text_hash: str) -> list[Source]:
    """Sources that hold exactly this text, by id."""
    rows = database.rows(
        f"SELECT DISTINCT {columns(Source, 's.')} FROM source s JOIN version v ON v.source = s.id "
        "WHERE v.text_hash = ? ORDER BY s.id",
        (text_hash,),
    )
    return [record_of(Source, row) for row in rows]


def log_position(database: Database) -> str:
    """The newest sequence of each writer, as JSON with sorted keys: names this state in every copy."""
    rows = database.rows("SELECT writer, max(sequence) FROM log_transaction GROUP BY writer")
    return json.dumps(dict(sorted(rows)), separators=(",", ":"))
