# SPDX-License-Identifier: Apache-2.0
"""Experts and assessments: who judges what, how likely, how sure, resting on what, and how it came out."""

from collections.abc import Mapping, Sequence

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Analyst, Assessment, Basis, Expert
from briefing_app.services import claims
from briefing_app.services.session import CaseSession, Work


def add_expert(session: CaseSession, **fields: object) -> Expert:
    """A named person whose views are recorded."""
    with session.transaction("Add expert") as work:
        return work.insert(Expert.make(new_id(), **fields))


def edit_expert(session: CaseSession, id: str, **fields: object) -> Expert:
    with session.transaction("Edit expert") as work:
        return work.update(Expert, id, **fields)


def assess(
    session: CaseSession,
    *,
    by: str = "me",
    expert: Mapping[str, object] | None = None,
    statement: str,
    basis: Sequence[tuple[str, str]] = (),
    passage: tuple[str, int, int] | None = None,
    citation: dict[str, object] | None = None,
    **fields: object,
) -> Assessment:
    """A judgment ``by`` an expert's id, an analyst's id or "me"; or by an ``expert`` who is made in the same action.

    ``basis``: pairs of a record's id (claim, assessment, assumption) and a stance. ``passage``: source, start and end
    of the words in which the judgment was made, cited with the fields in ``citation``. Raises BadInput.
    """
    person = Expert.make(new_id(), **expert) if expert is not None else None
    author = person.id if person is not None else session.analyst_id if by == "me" else by
    made = Assessment.make(new_id(), author=author, statement=statement, **fields)
    check_likelihood(made)
    anchor = claims.locate(session, passage[0], span=passage[1:]) if passage is not None else None
    with session.transaction("Add assessment") as work:
        if person is not None:
            work.insert(person)
        work.insert(made)
        if anchor is not None and passage is not None:
            claims.cite_passage(work, anchor, passage[0], {**(citation or {}), "assessment": made.id})
        for subject, stance in basis:
            _rest_on(work, made.id, subject, stance)
    return made


def check_likelihood(assessment: Assessment) -> None:
    """Raises BadInput for an unknown scale, a term that the scale does not have, or a range that is none."""
    if assessment.scale is not None:
        try:
            scale = scales.likelihood(assessment.scale)
            if assessment.term is not None:
                scale.term(assessment.term)
        except (scales.UnknownScale, scales.UnknownGrade) as error:
            raise BadInput(f"assessment: {error}") from None
    low, high = assessment.probability_low, assessment.probability_high
    if (low is None) != (high is None):
        raise BadInput("assessment: a probability range needs both ends, for example 55:80.")
    if low is not None and high is not None and not 0 <= low <= high <= 100:
        raise BadInput(f"assessment: {low:g}:{high:g} is not a range of per cent. Give low:high between 0 and 100.")


def edit(session: CaseSession, id: str, **fields: object) -> Assessment:
    """Changes fields of an assessment."""
    with session.transaction("Edit assessment") as work:
        changed = work.update(Assessment, id, **fields)
        check_likelihood(changed)
    return changed


def revise(
    session: CaseSession,
    id: str,
    *,
    expert: Mapping[str, object] | None = None,
    basis: Sequence[tuple[str, str]] | None = None,
    **fields: object,
) -> Assessment:
    """Changes an assessment and what it rests on in one action, as an editor shows them.

    ``expert``: a new expert whose judgment it is. ``basis``: what it rests on from now on; None leaves that alone.
    """
    person = Expert.make(new_id(), **expert) if expert is not None else None
    former = {link.subject: link for link in session.where(Basis, assessment=id)}
    wanted = dict(basis) if basis is not None else None
    with session.transaction("Edit assessment") as work:
        if person is not None:
            fields["author"] = work.insert(person).id
        changed = work.update(Assessment, id, **fields)
        check_likelihood(changed)
        if wanted is not None:
            for link in former.values():
                if link.subject not in wanted:
                    work.delete(Basis, link.id)
            for subject, stance in wanted.items():
                if subject not in former:
                    _rest_on(work, id, subject, stance)
                elif former[subject].stance != stance:
                    work.update(Basis, former[subject].id, stance=stance)
    return changed


def withdraw(session: CaseSession, id: str, reason: str) -> Assessment:
    """Marks an assessment as withdrawn; it stays visible. Raises BadInput without a reason."""
    if not reason.strip():
        raise BadInput("Say why the assessment is withdrawn: whoever relied on it will ask.")
    with session.transaction("Withdraw assessment") as work:
        return work.update(Assessment, id, status="withdrawn", status_reason=reason)


def reinstate(session: CaseSession, id: str) -> Assessment:
    """Makes a withdrawn assessment live again."""
    with session.transaction("Reinstate assessment") as work:
        return work.update(Assessment, id, status="live", status_reason=None)


def resolve(session: CaseSession, id: str, *, outcome: str, on: str) -> Assessment:
    """Records how it came out: true, false or void, on a date."""
    with session.transaction("Resolve assessment") as work:
        return work.update(Assessment, id, outcome=outcome, resolved_on=on)


def add_basis(session: CaseSession, assessment: str, subject: str, stance: str = "supports") -> Basis:
    """Says what an assessment rests on. Raises Refused where it is said already."""
    with session.transaction("Add basis") as work:
        return _rest_on(work, assessment, subject, stance)


def remove_basis(session: CaseSession, assessment: str, subject: str) -> None:
    with session.transaction("Remove basis") as work:
        work.delete(Basis, Basis.id_of(assessment, subject))


def _rest_on(work: Work, assessment: str, subject: str, stance: str) -> Basis:
    if assessment == subject:
        raise BadInput("An assessment cannot rest on itself. Name what it rests on.")
    id = Basis.id_of(assessment, subject)
    return work.insert(Basis.make(id, assessment=assessment, subject=subject, stance=stance))


def author_of(session: CaseSession, assessment: Assessment) -> Expert | Analyst | None:
    """Who judged; None where the record is missing from this case."""
    found = session.find(assessment.author)
    return found if isinstance(found, (Expert, Analyst)) else None
