# SPDX-License-Identifier: Apache-2.0
"""What the tests of the store share: small cases, their whole state, and a merge that only counts."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing_app.domain.changes import Operation
from briefing_app.domain.fields import Record
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import RECORD_TYPES, Citation, Claim, Expert, Source, Version
from briefing_app.services import merging
from briefing_app.services.session import CaseSession
from briefing_app.store import log
from briefing_app.store.merge import looking
from briefing_app.store.sqlite import Database

TEXT = "The bridge at Lower Vale was closed on Tuesday. Two convoys turned back, witnesses said."


def new_case(folder: Path, author: str = "Ana", name: str = "case.casefile") -> CaseSession:
    return CaseSession.create(folder / name, title="A case", author=author)


def reopened(session: CaseSession, author: str = "") -> CaseSession:
    session.close()
    return CaseSession.open(session.path, author=author or session.author)


def add(session: CaseSession, record: Record) -> Any:
    with session.transaction(f"Add {record.type_name}") as work:
        return work.insert(record)


def add_claim(session: CaseSession, statement: str = "The bridge is closed", **fields: Any) -> Claim:
    return add(session, Claim.make(new_id(), statement=statement, **fields))  # type: ignore[no-any-return]


def add_expert(session: CaseSession, name: str = "Dr. Rivera") -> Expert:
    return add(session, Expert.make(new_id(), name=name))  # type: ignore[no-any-return]


def add_source(session: CaseSession, text: str = TEXT, title: str = "A dispatch") -> tuple[Source, Version]:
    with session.transaction("Add source") as work:
        source = work.insert(Source.make(new_id(), title=title))
        digest = work.writer.put_blob(text.encode())
        version = work.insert(
            Version.make(Version.id_of(source.id, digest), source=source.id, text_hash=digest, characters=len(text))
        )
    return source, version


def cite(session: CaseSession, claim: Claim, version: Version, quote: str, text: str = TEXT) -> Citation:
    start = text.index(quote)
    end = start + len(quote)
    return add(  # type: ignore[no-any-return]
        session,
        Citation.make(
            Citation.id_of(claim.id, version.id, start, end),
            claim=claim.id,
            source=version.source,
            version=version.id,
            exact=quote,
            prefix=text[max(0, start - 32) : start],
            suffix=text[end : end + 32],
            start=start,
            end=end,
        ),
    )


def small_case(folder: Path, name: str = "case.casefile") -> CaseSession:
    """A case with one of each thing that verify looks at, a few edits and an undo."""
    session = new_case(folder, name=name)
    _, version = add_source(session)
    add_source(session, "وصلت القافلة إلى المدينة. " * 300, "Convoy")
    for quote in ("The bridge at Lower Vale was closed", "Two convoys turned back"):
        cite(session, add_claim(session, quote), version, quote)
    claim = session.all(Claim)[0]
    update(session, Claim, claim.id, status_reason="checked", best=2.5, cumulative=True)
    session.undo()
    with session.transaction("Remove") as work:
        work.delete(Expert, add_expert_in(work).id)
    gone = add_expert(session, "Somebody else")
    delete(session, Expert, gone.id)
    return session


def add_expert_in(work: Any) -> Expert:
    return work.insert(Expert.make(new_id(), name="Fleeting"))  # type: ignore[no-any-return]


def update(session: CaseSession, kind: type[Record], id: str, **values: Any) -> None:
    with session.transaction(f"Edit {kind.type_name}") as work:
        work.update(kind, id, **values)


def contest(session: CaseSession, kind: type[Record], id: str, /, **sides: tuple[Any, Any]) -> None:
    """Gives fields of a record two values each, as if two people had written them without knowing of each other."""
    with session.transaction("One side") as work:
        first = work.writer.id
        work.update(kind, id, **{name: values[0] for name, values in sides.items()})
    with session.transaction("Other side") as work:
        plans = {name: ([first], [(first, one), (work.writer.id, other)]) for name, (one, other) in sides.items()}
        work.writer.take_back(kind, id, plans)


def delete(session: CaseSession, kind: type[Record], id: str) -> None:
    with session.transaction(f"Remove {kind.type_name}") as work:
        work.delete(kind, id)


def state_of(session: CaseSession) -> dict[str, Record]:
    """Every live record by id: what an export would hold."""
    return {record.id: record for kind in RECORD_TYPES.values() for record in session.all(kind)}


def table_rows(database: Database, *tables: str) -> list[tuple[Any, ...]]:
    """The rows of the record tables and the conflict list (or of these), sorted, whatever their order in the file."""
    found: list[tuple[Any, ...]] = []
    for name in tables or (*RECORD_TYPES, "conflict"):
        found += [(name, *row) for row in database.rows(f'SELECT * FROM "{name}"')]
    return sorted(found, key=repr)


def ask_here(request: Mapping[str, Any], *_: object) -> dict[str, Any]:
    """In the place of ``guard.ask``: what the other process does, without a process."""
    return looking.look(json.loads(json.dumps(request)))


def union(session: CaseSession, other: Path) -> int:
    """Merges another copy, which may be open; returns how many transactions came."""
    return merging.merge(session, other).actions


def operations_of(session: CaseSession, record: str) -> list[Operation]:
    return [change.operation for change in log.changes_of_record(session.database, record)]
