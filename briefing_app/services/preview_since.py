# SPDX-License-Identifier: Apache-2.0
"""The edition before, for the preview of a large case: only what is shown is read of it."""

from collections.abc import Mapping

from briefing_app.domain.changes import Touch
from briefing_app.domain.fields import Record
from briefing_app.domain.records import RECORD_TYPES, Claim, Edition, Placement, Report
from briefing_app.domain.snapshot import CaseSnapshot
from briefing_app.report.since import Former
from briefing_app.services import editions
from briefing_app.services.session import CaseSession
from briefing_app.store import earlier, queries
from briefing_app.store.texts import StoredFiles, StoredTexts

_NOT_COMPARED = frozenset(
    {"citation", "source", "version", "lineage", "relation", "mention", "tagging", "name", "entity", "saved_filter",
     "basis"}
)  # fmt: skip


def touched_claims(session: CaseSession, report: str) -> list[str]:
    """The claims that somebody changed since the latest edition of a report, or that it words or places otherwise; the
    latest first."""
    edition = _latest(session, report)
    if edition is None:
        return []
    then = earlier.decoded(edition.log_position)
    found = earlier.touched_since(session.database, then, ("claim", "placement"))
    placed = [id for id, type_name in found.items() if type_name == "placement"]
    subjects = {
        id: placement.subject
        for id, placement in queries.by_ids(session.database, Placement, placed).items()
        if placement.report == report
    }
    ids = [subjects.get(id) if type_name == "placement" else id for id, type_name in found.items()]
    return list(dict.fromkeys(id for id in ids if id is not None))


def marks(session: CaseSession, report: str, kept: Mapping[str, Record]) -> Former | None:
    """The latest edition as far as it says which of these records are new or changed; None for a first one."""
    edition = _latest(session, report)
    if edition is None:
        return None
    return _former(session, report, edition, _comparable(report, kept), {}, 0)


def former(session: CaseSession, report: str, kept: Mapping[str, Record], untouched: int) -> Former | None:
    """The latest edition as far as it concerns these records, with what is gone since; None for a first one.

    ``untouched``: statements that both print and that are not among them. Raises Refused where this copy of the case
    lacks what was known then.
    """
    edition = _latest(session, report)
    if edition is None:
        return None
    then = earlier.decoded(edition.log_position)
    earlier.check_complete(session.database, then)
    types = [name for name in RECORD_TYPES if name not in _NOT_COMPARED]
    touched = earlier.touched_since(session.database, then, types)
    others = [id for id, type_name in touched.items() if type_name == "claim" and id not in kept]
    beyond = queries.by_ids(session.database, Claim, others).keys()  # they live, and are only not shown
    wanted = _comparable(report, kept) | (touched.keys() - beyond)
    touches = earlier.touches(session.database, then, earlier.position(session.database))
    return _former(session, report, edition, wanted, touches, untouched)


def _comparable(report: str, kept: Mapping[str, Record]) -> set[str]:
    wanted = {id for id, record in kept.items() if record.type_name not in _NOT_COMPARED}
    return wanted | {Placement.id_of(report, id) for id, record in kept.items() if isinstance(record, Claim)}


def _former(
    session: CaseSession, report: str, edition: Edition, wanted: set[str], touches: Mapping[str, Touch], untouched: int
) -> Former | None:
    then = earlier.decoded(edition.log_position)
    records = earlier.records_of(session.database, then, wanted | {report, edition.report})
    if not isinstance(records.get(edition.report), Report):
        return None
    snapshot = CaseSnapshot(records.values(), StoredTexts(session.database), StoredFiles(session.database))
    return Former(editions.name_of(edition), snapshot, edition.report, touches, untouched)


def _latest(session: CaseSession, report: str) -> Edition | None:
    return editions.latest(editions.all_of(session, report))
