# SPDX-License-Identifier: Apache-2.0
"""Saved filters: ways to look at claims, sources or assessments that were given a name and go with the case."""

import json
from collections.abc import Mapping

from briefing_app.domain.errors import BadInput, Refused
from briefing_app.domain.fields import Value
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Block, Report, SavedFilter
from briefing_app.services.session import CaseSession


def save(session: CaseSession, name: str, subject: str, query: Mapping[str, Value]) -> SavedFilter:
    """Keeps a query under a name; one that has the name already (case does not count) is changed.

    ``query``: what is asked for, by the names of the list options; empty values are left out. Raises BadInput.
    """
    cleaned = " ".join(name.split())
    if not cleaned:
        raise BadInput("Give the filter a name.")
    text = encoded(query)
    known = find(session, subject, cleaned)
    with session.transaction("Save filter") as work:
        if known is not None:
            return work.update(SavedFilter, known.id, name=cleaned, query=text)
        return work.insert(SavedFilter.make(new_id(), name=cleaned, subject=subject, query=text))


def rename(session: CaseSession, id: str, name: str) -> SavedFilter:
    """Gives a saved filter another name. Raises BadInput where it is empty or another one has it, NotFound."""
    cleaned = " ".join(name.split())
    if not cleaned:
        raise BadInput("Give the filter a name.")
    saved = session.get(SavedFilter, id)
    other = find(session, saved.subject, cleaned)
    if other is not None and other.id != id:
        raise BadInput(f"There is a filter “{other.name:.80}” already. Choose another name.")
    with session.transaction("Rename filter") as work:
        return work.update(SavedFilter, id, name=cleaned)


def remove(session: CaseSession, id: str) -> None:
    """Takes a saved filter away; what it showed stays. Raises NotFound, and Refused where a report still takes what it
    finds."""
    saved = session.get(SavedFilter, id)
    used = session.where(Block, subject=id)
    if used:
        report = session.look_up(Report, used[0].report)
        raise Refused(
            f"The report “{report.title if report else used[0].report}” has a part that takes what the filter"
            f" “{saved.name}” finds. Remove that part first."
        )
    with session.transaction("Remove filter") as work:
        work.delete(SavedFilter, id)


def all_of(session: CaseSession, subject: str) -> list[SavedFilter]:
    """The saved filters on records of one type, by name."""
    found = session.where(SavedFilter, subject=subject)
    return sorted(found, key=lambda saved: (saved.name.casefold(), saved.id))


def find(session: CaseSession, subject: str, name: str) -> SavedFilter | None:
    """The saved filter of this name or id, without regard to case."""
    wanted = " ".join(name.split()).casefold()
    return next((saved for saved in all_of(session, subject) if wanted in (saved.name.casefold(), saved.id)), None)


def encoded(query: Mapping[str, Value]) -> str:
    """The query as it is stored: sorted, without what is empty."""
    kept = {name: value for name, value in query.items() if value not in (None, "", False)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def query_of(saved: SavedFilter) -> dict[str, Value]:
    """What a saved filter asks for. Names that this version does not know are for its user to leave out.

    Raises BadInput where it cannot be read.
    """
    try:
        found = json.loads(saved.query)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BadInput(f"The saved filter “{saved.name:.80}” cannot be read. Remove it and save it anew.")
    return {str(name): value for name, value in found.items() if isinstance(value, str | int | float | bool)}
