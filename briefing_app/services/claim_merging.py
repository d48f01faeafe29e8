# SPDX-License-Identifier: Apache-2.0
"""Several claims that say the same become one: the kept claim takes over everything that hangs on the others.

The others stay in the case, withdrawn, with a relation to the kept one. Where both held the same link, one link stays;
what of the other could not be carried over is told in the note of that relation. A link with values that nobody has
settled is carried over as it is shown and stays with the other too, with all its sides.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput, Refused
from briefing_app.domain.fields import Record, Value
from briefing_app.domain.markers import with_ids
from briefing_app.domain.records import (
    RECORD_TYPES,
    Basis,
    Citation,
    Claim,
    Evidence,
    Mark,
    Mention,
    Placement,
    Proposal,
    Reading,
    Relation,
    Tagging,
)
from briefing_app.services.claim_rules import checked
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import conflicted

FIXED = ("status", "status_reason")
"""Fields that merging itself sets."""
AMOUNT = ("minimum", "best", "maximum", "unit", "wording")
"""The fields of a figure that say one amount together."""
_FIGURE = Claim.field_names()[Claim.field_names().index("measure") :]
_BLANK = (None, "", "not_stated")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Link:
    """A kind of link that has one end at a claim, and whose id follows from its ends."""

    kind: type[Record]
    end: str
    ends: tuple[str, ...]
    id_of: Callable[..., str]
    """Takes the ends as text, in this order."""


def _citation_id(subject: str, version: str, start: str, end: str) -> str:
    return Citation.id_of(subject, version, int(start), int(end))


_LINKS = (
    _Link(Citation, "claim", ("claim", "version", "start", "end"), _citation_id),
    _Link(Tagging, "subject", ("tag", "subject"), Tagging.id_of),
    _Link(Mention, "claim", ("claim", "entity"), Mention.id_of),
    _Link(Basis, "subject", ("assessment", "subject"), Basis.id_of),
    _Link(Relation, "claim", ("claim", "other", "kind"), Relation.id_of),
    _Link(Relation, "other", ("claim", "other", "kind"), Relation.id_of),
)
_DUPLICATES = _LINKS[-1]
CARRIED = frozenset({(link.kind.type_name, link.end) for link in _LINKS}) | {
    ("placement", "subject"),
    ("evidence", "subject"),
    ("reading", "claim"),
    ("proposal", "subject"),
}
"""Every field, by record type and name, that can lead to a claim: merging carries all of them over."""


def merge(session: CaseSession, keep: str, others: Sequence[str], fields: Mapping[str, str] | None = None) -> Claim:
    """Makes the claims one; returns the kept one. One action, undone as one.

    ``fields``: the id of the claim whose value stays, for fields in which they differ. Without it the kept claim's
    value stays, an empty one is filled from the others, and of several handling marks the most restricted stays.
    Raises BadInput (nothing to merge, a claim named twice, figures out of order), NotFound, and Refused where the claim
    to keep is withdrawn.
    """
    kept = session.get(Claim, keep)
    if not others:
        raise BadInput("Name at least one other claim that says the same.")
    if len({keep, *others}) <= len(others):
        raise BadInput("A claim is named twice. Name each of the claims once.")
    if kept.status == "withdrawn":
        raise Refused("The claim that is to stay is withdrawn. Reinstate it first, or keep another one.")
    gone = [session.get(Claim, id) for id in others]
    values = merged_values([kept, *gone], fields or {})
    with session.transaction("Merge claims") as work:
        notes: dict[str, list[str]] = {}
        for other in gone:
            notes[other.id] = _Move(session, work, keep, other, {keep, *others}).everything()
        renew_marks(session, work, dict.fromkeys(others, keep))
        for other in gone:
            reason = f"Merged into: {_short(kept.statement, 200)}"
            work.update(Claim, other.id, status="withdrawn", status_reason=reason)
            note = "; ".join(notes[other.id]) or None
            values_of_link: dict[str, Value] = {"claim": other.id, "other": keep, "kind": "duplicates", "note": note}
            earlier = _relate(session, work, _DUPLICATES, values_of_link)
            if earlier is not None:
                work.update(Relation, earlier.id, note=note)
        return checked(work.update(Claim, keep, **values))


def merged_values(claims: Sequence[Claim], fields: Mapping[str, str]) -> dict[str, Value]:
    """What the first of the claims holds after merging, by field. Raises BadInput for a choice that cannot be."""
    by_id = {claim.id: claim for claim in claims}
    values: dict[str, Value] = {}
    for name, id in fields.items():
        if name not in Claim.field_names() or name in FIXED:
            raise BadInput(f"claim: there is no field “{name}” to choose when claims are merged.")
        if id not in by_id:
            raise BadInput(f"{name}: the claim {id} is not one of those that are merged.")
        values[name] = getattr(by_id[id], name)
    kind = values.get("kind", claims[0].kind)
    for name in Claim.field_names():
        if name not in values and name not in FIXED and (kind == "figure" or name not in _FIGURE):
            values[name] = usual_value(claims, name)
    return values


def usual_value(claims: Sequence[Claim], name: str) -> Value:
    """What stays of a field where nobody chooses: the first claim's value, or the first that there is.

    An amount stays whole: the lower end of one figure never joins the upper end of another.
    """
    if name in AMOUNT:
        whole = next((claim for claim in claims if _has_amount(claim)), claims[0])
        value: Value = getattr(whole, name)
        return value
    held: list[Value] = [value for claim in claims if (value := getattr(claim, name)) not in _BLANK]
    if name == "handling" and len(set(held)) > 1:
        try:
            return scales.high_water(str(mark) for mark in held)
        except (scales.ScaleError, scales.UnknownGrade) as error:
            raise BadInput(f"handling: {error} Say which one stays.") from None
    return held[0] if held else None


def _has_amount(claim: Claim) -> bool:
    return any(value is not None for value in (claim.minimum, claim.best, claim.maximum))


def differing(claims: Sequence[Claim]) -> list[str]:
    """The fields in which the claims differ, in the order of their declaration."""
    return [
        name
        for name in Claim.field_names()
        if name not in FIXED and len({getattr(claim, name) for claim in claims}) > 1
    ]


class _Move:
    """Carries over what hangs on one claim."""

    def __init__(self, session: CaseSession, work: Work, keep: str, other: Claim, merged: set[str]) -> None:
        self._session = session
        self._work = work
        self._keep = keep
        self._other = other
        self._merged = merged
        self._notes: list[str] = []

    def everything(self) -> list[str]:
        """Moves it all; returns in words what could not be carried over."""
        if self._other.status == "withdrawn" and self._other.status_reason:
            self._notes.append(f"was withdrawn: {self._other.status_reason}")
        for link in _LINKS:
            for record in self._session.where(link.kind, **{link.end: self._other.id}):
                self._link(link, record)
        for placement in self._session.where(Placement, subject=self._other.id):
            self._place(placement)
        for row in self._session.where(Evidence, subject=self._other.id):
            self._row(row)
        for reading in self._session.where(Reading, claim=self._other.id):
            self._work.update(Reading, reading.id, claim=self._keep)
        for proposal in self._session.where(Proposal, subject=self._other.id):
            self._work.update(Proposal, proposal.id, subject=self._keep)
        self._print()
        return self._notes

    def _link(self, link: _Link, record: Record) -> None:
        values = _values(record)
        if isinstance(record, Relation) and {record.claim, record.other} <= self._merged:
            if record.kind != "duplicates":
                # A claim has no relation to itself.
                self._take_away(record)
                note = f": {record.note}" if record.note else ""
                self._notes.append(f"{record.kind} the other{note}")
            return
        values[link.end] = self._keep
        standing = _relate(self._session, self._work, link, values)
        if standing is not None:
            self._join(record, standing, link.ends)
        self._take_away(record)

    def _take_away(self, record: Record) -> None:
        """What was carried over goes, unless it holds values that nobody has settled: they would go unseen."""
        if not self._is_contested(record.id):
            self._work.delete(type(record), record.id)
            return
        exact = getattr(record, "exact", "")
        where = f" of “{_short(exact, _LONGEST)}”" if exact else ""
        self._notes.append(f"its {record.type_name}{where} holds values that nobody has settled, and stays")

    def _is_contested(self, *ids: str) -> bool:
        return bool(conflicted.among(self._session.database, ids))

    def _join(self, record: Record, standing: Record, ends: Sequence[str]) -> None:
        """The same link twice: blanks are filled, what differs is told."""
        filled: dict[str, Value] = {}
        told: list[str] = []
        for name in record.field_names():
            own, new = getattr(standing, name), getattr(record, name)
            if name in (*ends, "source", "exact", "prefix", "suffix", "subject") or new in _BLANK or own == new:
                continue
            if own in _BLANK:
                filled[name] = new
            else:
                told.append(f"{name.replace('_', ' ')} {new}")
        if filled:
            self._work.update(type(standing), standing.id, **filled)
        if told:
            exact = getattr(standing, "exact", "")
            where = f" of “{_short(exact, _LONGEST)}”" if exact else ""
            self._notes.append(f"its {record.type_name}{where} had {', '.join(told)}")

    def _place(self, placement: Placement) -> None:
        """A place in a report, unless it only says that the other claim is left out."""
        if placement.included is False:
            return
        standing = next(iter(self._session.where(Placement, report=placement.report, subject=self._keep)), None)
        if standing is None:
            values = {**_values(placement), "subject": self._keep}
            self._work.insert(Placement.make(Placement.id_of(placement.report, self._keep), **values))
        else:
            self._join(placement, standing, ("report", "included"))
        self._take_away(placement)

    def _print(self) -> None:
        """A report that printed one of the claims prints the one that stays."""
        if self._other.status == "withdrawn":
            return
        for standing in self._session.where(Placement, subject=self._keep, included=False):
            if not self._session.where(Placement, report=standing.report, subject=self._other.id, included=False):
                self._work.update(Placement, standing.id, included=None)

    def _row(self, row: Evidence) -> None:
        """A row of a matrix: joined with the kept claim's row, unless somebody judged the two differently."""
        standing = next(iter(self._session.where(Evidence, question=row.question, subject=self._keep)), None)
        marks = self._session.where(Mark, evidence=row.id)
        contested = self._is_contested(row.id, *(mark.id for mark in marks))
        if standing is None or contested or not self._agree(row, standing, marks):
            self._work.update(Evidence, row.id, subject=self._keep)
            return
        self._join(row, standing, ("question", "position"))
        for mark in marks:
            id = Mark.id_of(standing.id, mark.hypothesis, mark.analyst)
            known = self._mark(standing.id, mark)
            if known is None:
                self._work.insert(Mark.make(id, **{**_values(mark), "evidence": standing.id}))
            else:
                self._join(mark, known, ("evidence", "hypothesis", "analyst"))
            self._work.delete(Mark, mark.id)
        self._work.delete(Evidence, row.id)

    def _agree(self, row: Evidence, standing: Evidence, marks: Sequence[Mark]) -> bool:
        for name in ("text", "credibility", "relevance"):
            values = {getattr(row, name), getattr(standing, name)} - {None}
            if len(values) > 1:
                return False
        found = [(mark, self._mark(standing.id, mark)) for mark in marks]
        return all(known is None or known.value == mark.value for mark, known in found)

    def _mark(self, row: str, like: Mark) -> Mark | None:
        found = self._session.where(Mark, evidence=row, hypothesis=like.hypothesis, analyst=like.analyst)
        return found[0] if found else None


def _relate(session: CaseSession, work: Work, link: _Link, values: Mapping[str, Value]) -> Record | None:
    """Makes a link, unless there is one with the same ends: then that one is returned."""
    ends = {name: values[name] for name in link.ends}
    standing = session.where(link.kind, **ends)
    if standing:
        return standing[0]
    work.insert(link.kind.make(link.id_of(*(str(ends[name]) for name in link.ends)), **values))
    return None


def renew_marks(session: CaseSession, work: Work, ids: Mapping[str, str]) -> None:
    """Sentences of reports that rest on a record that becomes another rest on that one. ``ids``: what each becomes."""
    for kind in RECORD_TYPES.values():
        names = [spec.name for spec in kind.specs() if spec.cites]
        for record in session.all(kind) if names else ():
            renewed: dict[str, Value] = {}
            for name in names:
                text = getattr(record, name)
                if text and any(id in text for id in ids):
                    renewed[name] = with_ids(text, lambda id: ids.get(id, id))
            if renewed:
                work.update(kind, record.id, **renewed)


def _values(record: Record) -> dict[str, Value]:
    return dict(zip(record.field_names(), record.values(), strict=True))


def _short(text: str, length: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
