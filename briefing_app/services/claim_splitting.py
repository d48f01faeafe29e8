# SPDX-License-Identifier: Apache-2.0
"""One claim that says two things becomes two claims, each with the passages that it rests on."""

from collections.abc import Collection, Mapping

from briefing_app.domain.errors import BadInput, Refused
from briefing_app.domain.fields import Value
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import Basis, Citation, Claim, Mention, Placement, Tagging
from briefing_app.services.claim_rules import checked
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import conflicted

_INHERITED = ("heading", "event_time", "place", "handling")


def split(
    session: CaseSession,
    id: str,
    statement: str,
    second: Mapping[str, object],
    citations: Collection[str] = (),
    shared: Collection[str] = (),
) -> tuple[Claim, Claim]:
    """The claim keeps ``statement``; a new claim says the rest. Returns both. One action, undone as one.

    ``second`` holds the new claim's statement and any other of its fields; heading, time, place and handling are
    otherwise those of the first. ``citations``: ids of citations, uses of tags and mentions that go to the new claim;
    ``shared``: those that both have. The rest stays with the first.

    Assessments that rest on the claim rest on both, and reports place both alike (a wording of a report's own stays
    with the first). Rows of evidence, readings and relations stay with the first: an analyst judged what was said
    then, and only the analyst can say to which half that applies. The two get no relation, because neither elaborates
    nor replaces the other; the history of both tells where they come from.

    Raises BadInput (a statement is missing, an id is no link of this claim), NotFound, and Refused where a link that is
    to go to the second claim holds values that nobody has settled.
    """
    first = session.get(Claim, id)
    if set(citations) & set(shared):
        raise BadInput("A passage either goes to the second claim or is shared. Name it once.")
    links = _links(session, id)
    unknown = (set(citations) | set(shared)) - links.keys()
    if unknown:
        raise BadInput(f"{min(unknown)} is no citation, tag or mention of this claim.")
    if contested := conflicted.among(session.database, list(citations)):
        torn = links[min(contested)]
        what = f"citation of “{torn.exact:.60}”" if isinstance(torn, Citation) else torn.type_name
        raise Refused(
            f"The {what} holds values that nobody has settled. Let both claims have it, so that none is lost."
        )
    made = checked(Claim.make(new_id(), **_fields(first, second)))
    with session.transaction("Split claim") as work:
        work.insert(made)
        for link in [*citations, *shared]:
            _copy(work, links[link], made.id)
        for link in citations:
            work.delete(type(links[link]), link)
        for basis in session.where(Basis, subject=id):
            copy = Basis.make(
                Basis.id_of(basis.assessment, made.id),
                assessment=basis.assessment, subject=made.id, stance=basis.stance, note=basis.note,
            )  # fmt: skip
            work.insert(copy)
        for place in session.where(Placement, subject=id):
            work.insert(
                Placement.make(
                    Placement.id_of(place.report, made.id),
                    report=place.report, subject=made.id, included=place.included, position=place.position,
                    heading=place.heading,
                )
            )  # fmt: skip
        return work.update(Claim, id, statement=statement), made


def _fields(first: Claim, second: Mapping[str, object]) -> dict[str, object]:
    fields: dict[str, object] = {name: getattr(first, name) for name in _INHERITED}
    fields["kind"] = "fact" if first.kind == "figure" and second.get("measure") is None else first.kind
    return {**fields, **second}


def _links(session: CaseSession, id: str) -> dict[str, Citation | Tagging | Mention]:
    found: list[Citation | Tagging | Mention] = [
        *session.where(Citation, claim=id), *session.where(Tagging, subject=id), *session.where(Mention, claim=id)
    ]  # fmt: skip
    return {link.id: link for link in found}


def _copy(work: Work, link: Citation | Tagging | Mention, claim: str) -> None:
    values: dict[str, Value] = dict(zip(link.field_names(), link.values(), strict=True))
    if isinstance(link, Citation):
        made = Citation.id_of(claim, link.version, link.start, link.end)
        work.insert(Citation.make(made, **{**values, "claim": claim}))
    elif isinstance(link, Tagging):
        work.insert(Tagging.make(Tagging.id_of(link.tag, claim), **{**values, "subject": claim}))
    else:
        work.insert(Mention.make(Mention.id_of(claim, link.entity), **{**values, "claim": claim}))
