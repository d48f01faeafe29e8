# SPDX-License-Identifier: Apache-2.0
"""Experts and assessments: who judges what, how likely, how sure, resting on what, and how it came out."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing_app.domain import scales
from briefing_app.domain.errors import BadInput
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Analyst, Assessment, Assumption, Basis, Expert, Question
from briefing_app.services import claims
from briefing_app.services.pictures import checked_picture
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import queries


class Support(NamedTuple):
    """What a judgment rests on: a claim's, assessment's or assumption's id, a stance, and what is to be said of it."""

    subject: str
    stance: str = "supports"
    note: str | None = None


Supports = Sequence[tuple[str, str] | Support]


def add_expert(session: CaseSession, **fields: object) -> Expert:
    """A named person whose views are recorded."""
    with session.transaction("Add expert") as work:
        return work.insert(Expert.make(new_id(), **fields))


def edit_expert(session: CaseSession, id: str, **fields: object) -> Expert:
    with session.transaction("Edit expert") as work:
        return work.update(Expert, id, **fields)


def set_picture(session: CaseSession, expert: str, data: bytes | None) -> Expert:
    """Gives an expert a picture, PNG or JPEG of 2 MB at most, or takes it away. Raises BadInput, NotFound."""
    if data is None:
        with session.transaction("Remove picture") as work:
            return work.update(Expert, expert, picture=None)
    checked = checked_picture(data)
    with session.transaction("Set picture") as work:
        return work.update(Expert, expert, picture=work.writer.put_blob(checked))


def picture_of(session: CaseSession, expert: str) -> bytes | None:
    """The bytes of an expert's picture; None where there is none."""
    digest = session.get(Expert, expert).picture
    return queries.blob(session.database, digest) if digest else None


def assess(
    session: CaseSession,
    *,
    by: str = "me",
    expert: Mapping[str, object] | None = None,
    statement: str,
    basis: Supports = (),
    assumptions: Sequence[str] = (),
    new_question: str | None = None,
    passage: tuple[str, int, int] | None = None,
    citation: dict[str, object] | None = None,
    **fields: object,
) -> Assessment:
    """A judgment ``by`` an expert's id, an analyst's id or "me"; or by an ``expert`` who is made in the same action.

    ``assumptions``: statements of new assumptions that it rests on. ``new_question``: the text of a question that it
    answers and that is made with it. ``passage``: source, start and end of the words in which the judgment was made,
    cited with the fields in ``citation``. Raises BadInput.
    """
    person = Expert.make(new_id(), **expert) if expert is not None else None
    author = person.id if person is not None else session.analyst_id if by == "me" else by
    question = _question(new_question, fields)
    made = Assessment.make(new_id(), author=author, statement=statement, **fields)
    check_likelihood(made)
    taken = [Assumption.make(new_id(), statement=text) for text in assumptions]
    anchor = claims.locate(session, passage[0], span=passage[1:]) if passage is not None else None
    with session.transaction("Add assessment") as work:
        for record in (person, question, *taken):
            if record is not None:
                work.insert(record)
        work.insert(made)
        if anchor is not None and passage is not None:
            claims.cite_passage(work, anchor, passage[0], {**(citation or {}), "assessment": made.id})
        for support in (*basis, *(Support(record.id) for record in taken)):
            _rest_on(work, made.id, Support(*support))
    return made


def _question(text: str | None, fields: dict[str, object]) -> Question | None:
    """The new question, put into the assessment's fields."""
    if not text:
        return None
    question = Question.make(new_id(), text=text)
    fields["question"] = question.id
    return question


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
        return _update(work, id, fields)


def revise(
    session: CaseSession,
    id: str,
    *,
    expert: Mapping[str, object] | None = None,
    basis: Supports | None = None,
    new_question: str | None = None,
    **fields: object,
) -> Assessment:
    """Changes an assessment and what it rests on in one action, as an editor shows them.

    ``expert``: a new expert whose judgment it is. ``basis``: what it rests on from now on; None leaves that alone.
    """
    person = Expert.make(new_id(), **expert) if expert is not None else None
    question = _question(new_question, fields)
    former = {link.subject: link for link in session.where(Basis, assessment=id)}
    wanted = {support[0]: Support(*support) for support in basis} if basis is not None else None
    with session.transaction("Edit assessment") as work:
        if person is not None:
            fields["author"] = work.insert(person).id
        if question is not None:
            work.insert(question)
        changed = _update(work, id, fields)
        if wanted is not None:
            _rest_anew(work, id, former, wanted)
    return changed


def _update(work: Work, id: str, fields: dict[str, object]) -> Assessment:
    if fields.get("dissents_from") == id:
        raise BadInput("An assessment cannot dissent from itself. Name another one.")
    changed = work.update(Assessment, id, **fields)
    check_likelihood(changed)
    return changed


def _rest_anew(work: Work, id: str, former: Mapping[str, Basis], wanted: Mapping[str, Support]) -> None:
    for subject, link in former.items():
        if subject not in wanted:
            work.delete(Basis, link.id)
    for subject, support in wanted.items():
        if subject not in former:
            _rest_on(work, id, support)
        elif (former[subject].stance, former[subject].note) != (support.stance, support.note):
            work.update(Basis, former[subject].id, stance=support.stance, note=support.note)


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


def reopen(session: CaseSession, id: str) -> Assessment:
    """Takes the outcome back: the judgment is open again."""
    with session.transaction("Reopen assessment") as work:
        return work.update(Assessment, id, outcome=None, resolved_on=None)


def add_basis(
    session: CaseSession, assessment: str, subject: str, stance: str = "supports", note: str | None = None
) -> Basis:
    """Says what an assessment rests on. Raises Refused where it is said already."""
    with session.transaction("Add basis") as work:
        return _rest_on(work, assessment, Support(subject, stance, note))


def rest_on(session: CaseSession, assessment: str, supports: Supports) -> list[Basis]:
    """Says in one action what an assessment rests on; what is said already stays as it is."""
    known = {link.subject for link in session.where(Basis, assessment=assessment)}
    fresh = [support for support in (Support(*found) for found in supports) if support.subject not in known]
    with session.transaction("Add basis") as work:
        return [_rest_on(work, assessment, support) for support in fresh]


def remove_basis(session: CaseSession, assessment: str, subject: str) -> None:
    with session.transaction("Remove basis") as work:
        work.delete(Basis, Basis.id_of(assessment, subject))


def _rest_on(work: Work, assessment: str, support: Support) -> Basis:
    if assessment == support.subject:
        raise BadInput("An assessment cannot rest on itself. Name what it rests on.")
    id = Basis.id_of(assessment, support.subject)
    return work.insert(
        Basis.make(id, assessment=assessment, subject=support.subject, stance=support.stance, note=support.note)
    )


def author_of(session: CaseSession, assessment: Assessment) -> Expert | Analyst | None:
    """Who judged; None where the record is missing from this case."""
    found = session.find(assessment.author)
    return found if isinstance(found, (Expert, Analyst)) else None
