# SPDX-License-Identifier: Apache-2.0
"""What experts hold: a paragraph for each, in the terms and numbers that they chose, with what came of it."""

from briefing_app.domain.records import Assessment, Expert
from briefing_app.report import terms
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft
from briefing_app.report.judgments import (
    confidence_sentence,
    dissent_of_analysts,
    is_expert,
    live_assessments,
    spread,
    spread_beside,
)
from briefing_app.report.model import Block, Inline, Paragraph, Run, Section, Statement

_OUTCOMES = {"true": "came true", "false": "proved false", "void": "declared void"}
_RECORD = {"true": "true", "false": "false", "void": "void"}


def expert_views(draft: Draft) -> Section:
    """Experts in the order of their first view, each by name, affiliation and record."""
    chosen = [a for a in live_assessments(draft) if is_expert(draft, a)]
    if not chosen:
        return Section("Expert views", 1, (Paragraph((Run("No expert views are recorded."),)),))
    chosen.sort(key=lambda a: (draft.position(a), _name(draft, a), w.date_key(a.made_on), a.id))
    blocks: list[Block] = []
    for author in dict.fromkeys(a.author for a in chosen):
        views = [a for a in chosen if a.author == author]
        items: list[Inline] = list(_introduction(draft, views[0]))
        for assessment in views:
            items += [Run(" "), _view(draft, assessment)]
            if assessment.confidence != "not_stated":
                items += [Run(" "), *confidence_sentence(assessment, "The confidence stated with it")]
            items += dissent_of_analysts(draft, assessment)
        blocks.append(Paragraph(tuple(items)))
    silent = [a for a in chosen if not spread(a) and not (a.term and a.scale)]
    if silent:
        words = "The experts gave no range." if len(silent) == len(chosen) else "Where no range stands, none was given."
        blocks.append(Paragraph((Run(words),), "quiet"))
    return Section("Expert views", 1, tuple(blocks))


def _name(draft: Draft, assessment: Assessment) -> str:
    author = draft.author(assessment)
    return author.name.casefold() if author is not None else ""


def _introduction(draft: Draft, assessment: Assessment) -> list[Run]:
    expert = draft.author(assessment)
    assert isinstance(expert, Expert)
    about = [w.one_line(part) for part in (expert.affiliation, expert.field) if part]
    if expert.interests:
        about.append(f"interests: {w.one_line(expert.interests)}")
    about += _record(draft, expert)
    return [Run(w.one_line(expert.name), "strong"), Run(f" ({'; '.join(about) or 'affiliation not stated'}).")]


def _record(draft: Draft, expert: Expert) -> list[str]:
    """How many forecasts have been resolved, and how; a count and no score."""
    resolved = [
        a for a in draft.snapshot.referring(Assessment, "author", expert.id) if a.outcome and a.status != "withdrawn"
    ]
    if not resolved:
        return []
    counts = {outcome: sum(a.outcome == outcome for a in resolved) for outcome in _RECORD}
    told = [f"{w.count_name(count)} {_RECORD[outcome]}" for outcome, count in counts.items() if count]
    if len(told) == 1:
        told = [next(_RECORD[outcome] for outcome, count in counts.items() if count)]
        told = [f"all {told[0]}"] if len(resolved) > 1 else told
    return [f"{w.count_words(len(resolved), 'forecast')} resolved: {w.join_words(told)}"]


def _view(draft: Draft, assessment: Assessment) -> Statement:
    """The view with the expert's own likelihood, outcome and dissent behind it in brackets."""
    sourced = draft.verifier.is_sourced(assessment)
    text = draft.wording(assessment)
    about = [
        part for part in (_own_terms(assessment), _outcome(draft, assessment), _dissent(draft, assessment)) if part
    ]
    mark = "" if sourced else w.UNSOURCED
    if about and not w.is_closed(w.open_end(text)):
        shown = f"{w.open_end(text)} ({'; '.join(about)}){mark}."
    elif about:
        shown = f"{text} ({w.capital('; '.join(about))}){mark}."
    else:
        shown = w.sentence(text) if sourced else f"{w.open_end(text)}{mark}."
    return draft.state(assessment, [Run(shown), draft.call(assessment)], sourced=sourced)


def _own_terms(assessment: Assessment) -> str:
    """The expert's own term, and a range only if the expert gave one or chose a scale."""
    term = assessment.term
    if term and assessment.scale:
        beside = spread_beside(assessment, assessment.scale)
        return f"judged {terms.likelihood(assessment.scale, term)}{f', at {beside}' if beside else ''}"
    given = spread(assessment)
    if term:
        return f"“{term}” in the expert’s own word{f', put at {given}' if given else ''}"
    return f"put at {given}" if given else ""


def _outcome(draft: Draft, assessment: Assessment) -> str:
    if not assessment.outcome:
        return ""
    when = draft.on_day(assessment.resolved_on)
    return f"{_OUTCOMES[assessment.outcome]} {when}".rstrip()


def _dissent(draft: Draft, assessment: Assessment) -> str:
    """Which judgment of the report the view dissents from."""
    target = assessment.dissents_from
    if target is None:
        return ""
    if target in draft.judgment_names:
        return f"dissents from {draft.judgment_names[target]}"
    number = draft.notebook.number(target)
    return f"dissents from the judgment in note {number}" if number is not None else ""
