# SPDX-License-Identifier: Apache-2.0
"""Changing many claims in one action: first what would change, then the change itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefing_app.domain.errors import BadInput, NotFound
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.records import Citation, Claim, Entity, Mention, Name, Tag, Tagging
from briefing_app.services.entities import mention_by_name, tag_by_name
from briefing_app.services.session import CaseSession, Work, check_handling
from briefing_app.store import claim_sets

_OWN: Final = ("statement", "minimum", "best", "maximum")
"""What each claim has of its own."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """What is to be set: fields of the claims, tags and entities by name, and fields of all their citations.

    Each citation is judged for itself, so that one credibility for all of them needs a good reason.
    """

    fields: Mapping[str, Value] = field(default_factory=dict)
    add_tags: Sequence[str] = ()
    remove_tags: Sequence[str] = ()
    add_entities: Sequence[str] = ()
    remove_entities: Sequence[str] = ()
    citations: Mapping[str, Value] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        names = (self.add_tags, self.remove_tags, self.add_entities, self.remove_entities)
        return not (self.fields or self.citations or any(names))


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a preview: what ``count`` records hold now in a field, and what they would hold.

    ``field`` is a field of the claim, "tag" or "entity", or "citation." with a field of the citation.
    """

    field: str
    old: Value
    new: Value
    count: int


def preview(session: CaseSession, ids: Sequence[str], edit: BulkEdit) -> list[Difference]:
    """What the edit would change, the most frequent value first; what stays is left out. Raises BadInput."""
    edit = _checked(edit)
    lines: list[Difference] = []
    for kind, fields, prefix in ((Claim, edit.fields, ""), (Citation, edit.citations, "citation.")):
        for name, value in fields.items():
            found = claim_sets.values_but(session.database, kind, ids, name, value)
            lines += [Difference(prefix + name, old, value, count) for old, count in found]
    total = len(set(ids))
    for names, what, is_added in (
        (edit.add_tags, "tag", True), (edit.remove_tags, "tag", False),
        (edit.add_entities, "entity", True), (edit.remove_entities, "entity", False),
    ):  # fmt: skip
        for name in names:
            have = len(_linked(session, ids, what, name))
            count = total - have if is_added else have
            if count:
                lines.append(Difference(what, None if is_added else name, name if is_added else None, count))
    return lines


def apply(session: CaseSession, ids: Sequence[str], edit: BulkEdit, progress: Progress | None = None) -> int:
    """Changes the claims in one action and returns how many it touched.

    ``progress`` is told how far it is and may raise to stop: then nothing is changed. Raises BadInput, NotFound.
    """
    edit = _checked(edit)
    known = list(dict.fromkeys(ids))
    if edit.is_empty:
        raise BadInput("Nothing was given to change. Name a field, a tag or an entity.")
    present = claim_sets.present(session.database, known)
    for id in known:
        if id not in present:
            raise NotFound(f"There is no claim {id} in this case.")
    touched: set[str] = set()
    with session.transaction(_label(edit, len(known))) as work:
        steps = _steps(session, work, edit, known)
        for done, (claim, step) in enumerate(steps):
            if progress is not None and done % 20 == 0:
                progress(done, len(steps))
            step()
            touched.add(claim)
    return len(touched)


Step = tuple[str, Callable[[], object]]


def _steps(session: CaseSession, work: Work, edit: BulkEdit, ids: Sequence[str]) -> list[Step]:
    """The single writes, each with the claim that it is for; only where something changes."""
    database = session.database
    steps: list[Step] = []
    if edit.fields:
        found = claim_sets.differing(database, Claim, ids, edit.fields)
        steps += [(claim, _call(_update, work, Claim, id, edit.fields)) for claim, id in found]
    if edit.citations:
        found = claim_sets.differing(database, Citation, ids, edit.citations)
        steps += [(claim, _call(_update, work, Citation, id, edit.citations)) for claim, id in found]
    for what, names, add in (("tag", edit.add_tags, tag_by_name), ("entity", edit.add_entities, mention_by_name)):
        for name in names:
            have = _linked(session, ids, what, name)
            steps += [(id, _call(add, work, session, id, name)) for id in ids if id not in have]
    for what, names, kind in (("tag", edit.remove_tags, Tagging), ("entity", edit.remove_entities, Mention)):
        for name in names:
            have = _linked(session, ids, what, name)
            steps += [(claim, _call(work.delete, kind, link)) for claim, links in have.items() for link in links]
    return steps


def _update(work: Work, kind: type[Record], id: str, fields: Mapping[str, Value]) -> None:
    work.update(kind, id, **fields)


def _call(function: Callable[..., object], *values: object) -> Callable[[], object]:
    return lambda: function(*values)


def _label(edit: BulkEdit, count: int) -> str:
    number = f"{count:,} claims" if count != 1 else "claim"
    if set(edit.fields) <= {"status", "status_reason"} and edit.fields.get("status") == "withdrawn":
        return f"Withdraw {number}"
    if not (edit.fields or edit.citations or edit.add_entities or edit.remove_entities):
        return f"Tag {number}"
    return f"Edit {number}"


def _checked(edit: BulkEdit) -> BulkEdit:
    """The edit with values as they are stored. Raises BadInput for a field, value or name that cannot be."""
    strange = edit.fields.keys() - set(Claim.field_names())
    if strange:
        raise BadInput(f"claim: there is no field “{min(strange):.40}”.")
    for name in _OWN:
        if name in edit.fields:
            raise BadInput(f"Each claim has a {name} of its own: edit them one by one.")
    only = {"credibility", "credibility_reason"}
    if edit.citations.keys() - only:
        raise BadInput(f"Of many citations only these can be set together: {', '.join(sorted(only))}.")
    fields = Claim.checked(dict(edit.fields))
    check_handling("claim", fields.get("handling"))
    if fields.get("status") == "withdrawn" and not str(fields.get("status_reason") or "").strip():
        raise BadInput("Say why the claims are withdrawn: whoever relied on them will ask.")
    if fields.get("status") == "live":
        fields["status_reason"] = None
    return BulkEdit(
        fields=fields,
        add_tags=_names(edit.add_tags),
        remove_tags=_names(edit.remove_tags),
        add_entities=_names(edit.add_entities),
        remove_entities=_names(edit.remove_entities),
        citations=Citation.checked(dict(edit.citations)),
    )


def _names(given: Iterable[str]) -> tuple[str, ...]:
    cleaned = [" ".join(name.split()) for name in given]
    if "" in cleaned:
        raise BadInput("A tag or an entity needs a name.")
    return tuple(dict.fromkeys(cleaned))


def _linked(session: CaseSession, ids: Sequence[str], what: str, name: str) -> dict[str, list[str]]:
    """Which of the claims have the tag or entity of this name: their links by claim."""
    if what == "tag":
        return claim_sets.links(session.database, Tagging, ids, [Tag.id_of(name)])
    known = [entity.id for entity in session.where(Entity, name=name)]
    known += [entry.entity for entry in session.where(Name, text=name)]
    return claim_sets.links(session.database, Mention, ids, known)
