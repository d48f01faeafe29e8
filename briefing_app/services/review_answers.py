# SPDX-License-Identifier: Apache-2.0
"""Answers to what readers proposed: taken into the record, taken into the text of one report, rejected, or noted.

Each is one action. Reasons to look at a wording first are told and never forbid it; taking one over them asks why.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from briefing_app.analysis import wording_fit
from briefing_app.domain.errors import BadInput, Refused
from briefing_app.domain.ids import new_id
from briefing_app.domain.records import (
    Assessment,
    Assumption,
    Basis,
    Block,
    Claim,
    Edition,
    Expert,
    Gap,
    Hypothesis,
    Indicator,
    Placement,
    Proposal,
    Question,
    Record,
    Report,
)
from briefing_app.report import wording as w
from briefing_app.report.returned_wording import Stored, is_printed_from, stored_wording, with_sentence
from briefing_app.services import arranging, blocks, browse
from briefing_app.services.browse import CitationRow
from briefing_app.services.claim_rules import checked
from briefing_app.services.session import CaseSession, Work
from briefing_app.store import earlier

Into = Literal["claim", "report"]
MOST_PASSAGES = 200
_FIELD_OF: Final[dict[type[Record], str]] = {
    Claim: "statement", Assessment: "statement", Assumption: "statement", Gap: "statement",
    Hypothesis: "statement", Indicator: "statement", Question: "text",
}  # fmt: skip
_TEXTS_OF: Final[dict[type[Record], tuple[str, ...]]] = {
    Report: ("bottom_line", "source_summary"), Block: ("text",),
}  # fmt: skip
"""Free text of which each sentence is a statement of its own."""

SENTENCES: Final[dict[str, str]] = {
    "number": "The number “{words}” stands neither in the former wording nor in a cited passage.",
    "date": "The date “{words}” stands neither in the former wording nor in a cited passage.",
    "name": "The name “{words}” stands neither in the former wording nor in a cited passage.",
    "quotation": "The quoted words “{words}” stand neither in the former wording nor in a cited passage.",
    "negation": "“{words}” was added: the sentence may say the opposite now.",
    "negation_gone": "“{words}” was taken out: the sentence may say the opposite now.",
    "likelihood": "“{words}” says how likely it is, and no cited passage does. A judgment belongs in an assessment.",
    "other_term": "It says “{words}”, and the assessment says “{instead}”. Change its likelihood as well.",
    "figure": "It says “{words}”, and the figure of the claim is {instead}. Change the figure as well.",
    "changed": "The record was changed since this edition, by {words}. It says now: “{instead}”",
    "withdrawn": "The record was withdrawn: {words}",
    "gone": "The record is not in the case any more.",
    "uncertain": "The report prints more than the record says here. See whether the proposed wording fits the record.",
    "untracked": "The wording also holds changes that were not tracked.",
}
"""What each reason to look says; ``words`` and ``instead`` are put in."""
_TELL_ONLY: Final = frozenset({"changed", "uncertain", "untracked"})


@dataclass(frozen=True, slots=True)
class Flag:
    """One reason to look before a proposal is accepted."""

    kind: str
    words: str = ""
    instead: str = ""

    @property
    def weighs(self) -> bool:
        """Whether accepting over it asks for a reason."""
        return self.kind not in _TELL_ONLY

    @property
    def sentence(self) -> str:
        return SENTENCES[self.kind].format(words=self.words, instead=self.instead)


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal with all that is needed to answer it. ``current``: what the record, or the report, says now;
    ``wording``: what it would say."""

    proposal: Proposal
    edition: Edition
    record: Record | None
    current: str
    wording: str
    flags: tuple[Flag, ...]
    passages: tuple[CitationRow, ...]
    places: tuple[Into, ...]
    """Where it can be taken into."""


def show(session: CaseSession, id: str, wording: str | None = None) -> Shown:
    """``wording``: one that somebody edited, instead of the reader's. Raises NotFound."""
    proposal = session.get(Proposal, id)
    edition = session.get(Edition, proposal.edition)
    record = session.find(proposal.subject) if proposal.subject else None
    current = _current(session, edition, record, proposal)
    stored = _stored(proposal, record, current)
    wanted = stored.text if wording is None else wording
    grounds = _grounds(session, record, proposal)
    passages = _evidence(session, grounds)
    flags: list[Flag] = []
    if proposal.kind == "rewording" and record is not None:
        flags += _doubts(session, edition, record, current, wanted, grounds, _told(session, grounds, passages))
        flags += [] if stored.certain or wording is not None else [Flag("uncertain")]
    flags += _flags(session, proposal, edition, record, current)
    places = _places(record, proposal)
    return Shown(proposal, edition, record, current, wanted, tuple(flags), tuple(passages), places)


def _places(record: Record | None, proposal: Proposal) -> tuple[Into, ...]:
    if proposal.kind == "insertion" or isinstance(record, Report | Block):
        return () if proposal.kind == "comment" else ("report",)
    if proposal.kind == "comment" or record is None:
        return ()
    if type(record) not in _FIELD_OF:
        return ()
    if isinstance(record, Claim | Assessment):
        return ("claim", "report")
    if proposal.kind == "deletion":
        return ("report",)
    return ("claim",)


def _current(session: CaseSession, edition: Edition, record: Record | None, proposal: Proposal) -> str:
    """What is said now where the report printed the statement: the report's own wording before the record's."""
    if record is None or isinstance(record, Report | Block):
        return proposal.before or ""
    placed = session.look_up(Placement, Placement.id_of(edition.report, record.id))
    if placed is not None and placed.wording and isinstance(record, Claim | Assessment):
        return placed.wording
    return str(getattr(record, _FIELD_OF.get(type(record), ""), ""))


def _stored(proposal: Proposal, record: Record | None, current: str) -> Stored:
    if proposal.kind != "rewording":
        return Stored(proposal.after or "")
    before, after = proposal.before or "", proposal.after or ""
    if record is None or isinstance(record, Report | Block):
        return Stored(after)
    return stored_wording(before, after, current, is_estimate=isinstance(record, Assessment))


# -- whether it fits ---------------------------------------------------------------------------------------------------


def _grounds(session: CaseSession, record: Record | None, proposal: Proposal) -> list[Record]:
    """The record, and what a judgment or a sentence of the report rests on."""
    if isinstance(record, Report | Block):
        ids = _behind(record, proposal.before or "")
    elif isinstance(record, Assessment):
        ids = [record.id, *(basis.subject for basis in session.where(Basis, assessment=record.id))]
    else:
        ids = [record.id] if record is not None else []
    return [found for id in ids if (found := session.find(id)) is not None]


def _evidence(session: CaseSession, grounds: Sequence[Record]) -> list[CitationRow]:
    """The passages to look at."""
    cited = (browse.citation_rows(session, found.id) for found in grounds if isinstance(found, Claim | Assessment))
    return [row for rows in cited for row in rows][:MOST_PASSAGES]


def _behind(record: Record, printed: str) -> list[str]:
    """What a sentence of the report's own text names behind itself."""
    texts = [getattr(record, name) or "" for name in _TEXTS_OF[type(record)]]
    for sentence in (sentence for text in texts for sentence in w.sentences(text)):
        if is_printed_from(printed, sentence.text):
            return list(sentence.ids)
    return []


def _told(session: CaseSession, grounds: Sequence[Record], passages: Sequence[CitationRow]) -> list[str]:
    """All that a wording may draw on, as texts."""
    found: list[str | None] = []
    for row in passages:
        cited, source = row.citation, row.source
        found += [cited.exact, cited.translation, cited.speaker, source.title, source.outlet, source.author]
        found.append(source.published)
    for other in grounds:
        if isinstance(other, Claim):
            found += [other.statement, other.place, other.event_time, other.authority, other.as_of, other.population]
        elif isinstance(other, Assessment):
            found += [other.statement, other.horizon, getattr(session.find(other.author), "name", None)]
    return [text for text in found if text]


def _doubts(
    session: CaseSession,
    edition: Edition,
    record: Record,
    current: str,
    wanted: str,
    grounds: Sequence[Record],
    told: Sequence[str],
) -> list[Flag]:
    """Where the wording no longer fits what it rests on. A sentence of the report is measured by its judgment."""
    judged = record if isinstance(record, Claim | Assessment) else None
    if isinstance(record, Report | Block):
        judged = next((found for found in grounds if isinstance(found, Assessment)), None)
    scale = _scale(session, edition, judged) if isinstance(judged, Assessment) else None
    found = wording_fit.doubts(current, wanted, told, judged, scale)
    return [Flag(doubt.kind, doubt.words, doubt.instead) for doubt in found]


def _flags(
    session: CaseSession, proposal: Proposal, edition: Edition, record: Record | None, current: str
) -> list[Flag]:
    """What else is to be known before it is answered."""
    flags: list[Flag] = []
    if proposal.subject and record is None:
        flags.append(Flag("gone"))
    elif getattr(record, "status", None) == "withdrawn":
        flags.append(Flag("withdrawn", getattr(record, "status_reason", None) or "no reason was given"))
    if record is not None and proposal.answer == "open":
        flags += _changed(session, proposal, edition, record, current)
    if proposal.tracked and _is_untracked_too(session, proposal):
        flags.append(Flag("untracked"))
    return flags


def _scale(session: CaseSession, edition: Edition, record: Assessment) -> str | None:
    if record.scale or isinstance(session.find(record.author), Expert):
        return record.scale
    return session.get(Report, edition.report).scale or session.case.likelihood_scale


def _changed(session: CaseSession, proposal: Proposal, edition: Edition, record: Record, current: str) -> list[Flag]:
    """That the record says something else than the edition did, and who changed it."""
    if isinstance(record, Report | Block):
        texts = [getattr(record, name) or "" for name in _TEXTS_OF[type(record)]]
        if any(with_sentence(text, proposal.before or "", "x") is not None for text in texts):
            return []
    elif stored_wording(
        proposal.before or "", proposal.before or "", current, is_estimate=isinstance(record, Assessment)
    ).certain:
        return []
    then = earlier.decoded(edition.log_position)
    touches = earlier.touches(session.database, then, earlier.position(session.database))
    ids = (record.id, Placement.id_of(edition.report, record.id))
    touch = max((touches[id] for id in ids if id in touches), key=lambda found: found.time, default=None)
    if touch is None:
        return []
    said = "" if isinstance(record, Report | Block) else current
    return [Flag("changed", f"{touch.author}, {w.short_date(touch.time[:10])}", said or "–")]


def _is_untracked_too(session: CaseSession, proposal: Proposal) -> bool:
    others = session.where(Proposal, edition=proposal.edition, statement=proposal.statement)
    return any(other.tracked is False and other.after == proposal.before for other in others)


# -- answers -----------------------------------------------------------------------------------------------------------


def accept(
    session: CaseSession, id: str, *, into: Into = "claim", wording: str | None = None, reason: str | None = None
) -> Proposal:
    """Takes a proposal into its record (``claim``) or into the text of the report of its edition.

    A rewording changes the words, a deletion withdraws the record or leaves it out of the report. ``wording``: other
    words than the reader's. ``reason`` is asked for where something is withdrawn, where a key judgment changes, and
    where the wording does not fit what it rests on.
    Raises NotFound, BadInput (no reason, no wording), Refused (answered already, or nothing that could be changed).
    """
    shown = show(session, id, _cleaned(wording))
    _check_acceptable(shown, into)
    why = _cleaned(reason)
    _check_reason(shown, into, why)
    with session.transaction("Accept proposal") as work:
        if into == "claim":
            _into_record(session, work, shown, why)
        else:
            _into_report(session, work, shown)
        return work.update(Proposal, id, answer=into, reason=why)


def _cleaned(text: str | None) -> str | None:
    cleaned = " ".join((text or "").split())
    return cleaned or None


def _check_acceptable(shown: Shown, into: Into) -> None:
    proposal = shown.proposal
    _check_open(proposal)
    if proposal.kind == "comment":
        raise Refused("A comment proposes no wording. Note it, with what you did about it as the reason.")
    if into in shown.places:
        return
    if not shown.places:
        raise Refused(
            "This is about a part of the report that is made from other fields, or about a record that is gone. "
            "Change it there, and note the proposal."
        )
    if into == "claim":
        is_text = shown.record is None or type(shown.record) in _TEXTS_OF
        what = "text of the report itself" if is_text else "record that stays in the case"
        raise Refused(f"This is a {what}. Accept it into the report.")
    raise Refused("Only claims and assessments can be worded for one report. Accept it into the record.")


def _check_open(proposal: Proposal) -> None:
    if proposal.answer != "open":
        raise Refused(f"The proposal was answered already ({proposal.answer}). Undo that answer first.")


def _check_reason(shown: Shown, into: Into, reason: str | None) -> None:
    if reason:
        return
    record = shown.record
    if shown.proposal.kind == "deletion":
        if into == "claim":
            raise BadInput("Say why it is withdrawn: whoever relied on it will ask.")
        return
    if isinstance(record, Assessment) and record.key_judgment and into == "claim":
        raise BadInput("This changes a key judgment. Say why: the next report tells its readers.")
    weighing = [flag for flag in shown.flags if flag.weighs]
    if weighing:
        raise BadInput(f"{weighing[0].sentence} Give a reason to accept it nevertheless.")


def _into_record(session: CaseSession, work: Work, shown: Shown, reason: str | None) -> None:
    record = shown.record
    assert record is not None
    if shown.proposal.kind == "deletion":
        work.update(type(record), record.id, status="withdrawn", status_reason=reason)
        return
    values: dict[str, object] = {_FIELD_OF[type(record)]: shown.wording}
    if isinstance(record, Assessment) and reason:
        values["change_reason"] = reason
    changed = work.update(type(record), record.id, **values)
    if isinstance(changed, Claim):
        checked(changed)
    placed = session.look_up(Placement, Placement.id_of(shown.edition.report, record.id))
    if placed is not None and placed.wording:  # the record says it now, and the report takes it from there
        arranging.put(session, work, shown.edition.report, record.id, {"wording": None})


def _into_report(session: CaseSession, work: Work, shown: Shown) -> None:
    record, proposal = shown.record, shown.proposal
    if proposal.kind == "insertion":
        _add_text(session, work, shown)
        return
    assert record is not None
    if type(record) not in _TEXTS_OF:
        fields = {"included": False} if proposal.kind == "deletion" else {"wording": shown.wording}
        arranging.put(session, work, shown.edition.report, record.id, fields)
        return
    wanted = None if proposal.kind == "deletion" else shown.wording
    for name in _TEXTS_OF[type(record)]:
        changed = with_sentence(getattr(record, name) or "", proposal.before or "", wanted)
        if changed is not None:
            work.update(type(record), record.id, **{name: changed or None})
            return
    raise Refused("The report does not say this sentence any more. Write it yourself, and note the proposal.")


def _add_text(session: CaseSession, work: Work, shown: Shown) -> None:
    """A text of its own behind the section where a reader wrote it. It names nothing yet, so it is printed as unsourced
    until somebody says what it rests on."""
    report, place = shown.edition.report, shown.proposal.place or ""
    parts = blocks.parts(session, report)
    fallback = "developments" if place else "bottom_line"
    key = next((part.key for part in parts if part.title == place and place), fallback)
    id = new_id()
    position = blocks.position_behind(session, work, report, key, id)
    work.insert(Block.make(id, report=report, kind="narrative", text=shown.wording, position=position))


def reject(session: CaseSession, id: str, reason: str | None = None) -> Proposal:
    """Leaves everything as it is. Raises NotFound, Refused where it was answered already."""
    _check_open(session.get(Proposal, id))
    with session.transaction("Reject proposal") as work:
        return work.update(Proposal, id, answer="rejected", reason=_cleaned(reason))


def note(session: CaseSession, id: str, reason: str | None = None) -> Proposal:
    """Keeps in mind what was said, with what was done about it as the reason; changes nothing else."""
    _check_open(session.get(Proposal, id))
    with session.transaction("Note proposal") as work:
        return work.update(Proposal, id, answer="noted", reason=_cleaned(reason))
