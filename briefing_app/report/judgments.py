# SPDX-License-Identifier: Apache-2.0
"""Key judgments, further judgments and expert views: estimates with their range, confidence in sentences of its own."""

import re

from briefing_app.domain.records import Analyst, Assessment, Expert
from briefing_app.report import terms
from briefing_app.report import wording as w
from briefing_app.report.draft import Draft
from briefing_app.report.model import Block, KeyJudgment, Paragraph, Run, Section, Statement

_RANGE_BEHIND = re.compile(r"\s*\(\s*[≈~]?\d+\s*%?\s*(?:[-–]|to)\s*[<≈~]?\d+\s*(?:%|per cent)?\s*\)")


def key_judgments(draft: Draft) -> Section:
    """The analysts' key judgments in order of position, numbered, each with the dissent from it."""
    chosen = _ordered(draft, [a for a in _leading(draft) if a.key_judgment])
    if not chosen:
        return Section("Key judgments", 1, (Paragraph((Run("No key judgments have been made."),)),))
    blocks: list[Block] = []
    for number, assessment in enumerate(chosen, start=1):
        statement = _estimate(draft, assessment)
        confidence = confidence_runs(draft, assessment)
        dissents = tuple(_dissent(draft, other) for other in _dissenting(draft, assessment))
        blocks.append(KeyJudgment(number, statement, confidence, dissents))
    return Section("Key judgments", 1, tuple(blocks))


def further_judgments(draft: Draft) -> Section | None:
    """Analysts' judgments that are not key judgments, each with the dissent from it."""
    chosen = _ordered(draft, [a for a in _leading(draft) if not a.key_judgment])
    if not chosen:
        return None
    blocks: list[Block] = []
    for assessment in chosen:
        lead = [Run(f"{draft.author_name(assessment)}: ", "strong")] if _several_analysts(draft) else []
        estimate = _estimate(draft, assessment)
        blocks.append(Paragraph((*lead, estimate, *_after(confidence_runs(draft, assessment)))))
        blocks += [Paragraph((_dissent(draft, other),), "quiet") for other in _dissenting(draft, assessment)]
    return Section("Further judgments", 1, tuple(blocks))


def expert_views(draft: Draft) -> Section:
    """What experts hold, each by name and affiliation, in the words and on the scale that they chose."""
    chosen = [a for a in _live(draft) if _is_expert(draft, a)]
    if not chosen:
        return Section("Expert views", 1, (Paragraph((Run("No expert views are recorded."),)),))
    chosen.sort(key=lambda a: (draft.position(a), _name(draft, a).casefold(), w.date_key(a.made_on), a.id))
    blocks: list[Block] = []
    for author in dict.fromkeys(a.author for a in chosen):
        views = [a for a in chosen if a.author == author]
        items: list[Run | Statement] = list(_introduction(draft, views[0]))
        for assessment in views:
            items += [Run(" "), _view(draft, assessment), *_after(_expert_confidence(assessment))]
        blocks.append(Paragraph(tuple(items)))
    return Section("Expert views", 1, tuple(blocks))


def confidence_runs(draft: Draft, assessment: Assessment) -> tuple[Run, ...]:
    """The confidence of an analyst's judgment, in a sentence without any likelihood term (check T01)."""
    whose = "Our confidence"
    if _several_analysts(draft) and (author := draft.author(assessment)) is not None:
        whose = f"The confidence of {author.name}"
    return _confidence(assessment, whose)


def _confidence(assessment: Assessment, whose: str) -> tuple[Run, ...]:
    if assessment.confidence == "not_stated":
        return (Run("No level of confidence is stated.", "quiet"),)
    level = terms.confidence_word(assessment.confidence)
    reason = w.one_line(assessment.confidence_reason or "")
    if not reason:
        return (Run(f"{whose} is {level}; no reason is given.", "quiet"),)
    if reason[:1].isupper():
        return (Run(f"{whose} is {level}. {w.sentence(reason)}", "quiet"),)
    if terms.speaks_of_likelihood(reason):
        return (Run(f"{whose} is {level}. The reason given: {w.sentence(reason)}", "quiet"),)
    return (Run(f"{whose} is {level}: {w.sentence(reason)}", "quiet"),)


def _expert_confidence(assessment: Assessment) -> tuple[Run, ...]:
    if assessment.confidence == "not_stated":
        return ()
    return _confidence(assessment, "The confidence stated with it")


def estimate_items(draft: Draft, assessment: Assessment) -> list[Run]:
    """The statement with its likelihood phrase and range, in place if the statement holds the term already."""
    text = draft.wording(assessment)
    spread = _spread(assessment)
    if not assessment.term:
        put = f" We put it at {spread}." if spread else " No likelihood is given."
        return [Run(w.sentence(text)), Run(put, "" if spread else "quiet")]
    phrase = terms.likelihood(draft.scale_of(assessment), assessment.term)
    tail = f", here put at {spread}" if spread and spread not in phrase else ""
    if assessment.scale and draft.scale and assessment.scale != draft.scale:
        tail += f" on the scale {terms.scale_title(assessment.scale)}"
    found = terms.find_term(text, assessment.term, draft.scale_of(assessment))
    if found is None:
        before, after = terms.we_judge(phrase)
        return [Run(f"{w.sentence(text)} {before}"), Run(phrase, "term"), Run(f"{after}{tail}.")]
    start, end = found
    behind = _RANGE_BEHIND.match(text, end)
    rest = w.sentence(f"x{text[behind.end() if behind else end :]}")[1:]
    shown = text[start] + phrase[1:] if text[start].isupper() else phrase
    if tail:
        rest = f"{tail}, {rest.lstrip(' ,')}" if rest.strip(".") else f"{tail}."
    return [Run(text[:start]), Run(shown, "term"), Run(rest)]


def _estimate(draft: Draft, assessment: Assessment) -> Statement:
    items = [run for run in estimate_items(draft, assessment) if run.text]
    sourced = draft.verifier.is_sourced(assessment)
    if not sourced:
        items = _marked(items)
    return draft.state(assessment, [*items, draft.call(assessment)], sourced=sourced)


def _marked(items: list[Run]) -> list[Run]:
    """The sentence with the remark that nothing supports it, inside its full stop."""
    last = items[-1]
    rest = last.text.rstrip(". ")
    return [*items[:-1], *([Run(rest, last.role)] if rest else []), Run(f"{w.UNSOURCED}.")]


def _dissent(draft: Draft, assessment: Assessment) -> Statement:
    """One dissenting voice by name, in one sentence. An expert's confidence stands with the view, not here."""
    who = draft.author_name(assessment)
    likely = _likelihood(draft, assessment)
    judged = f" {terms.judges_it(likely)}" if likely else " disagrees and gives no likelihood"
    text = draft.wording(assessment)
    items = [
        Run("Dissent: ", "strong"),
        Run(f"{who}{judged}: {w.sentence(text)}" if text else f"{who}{judged}."),
    ]
    sourced = draft.verifier.is_sourced(assessment)
    if not sourced:
        items = _marked(items)
    if not _is_expert(draft, assessment) and assessment.confidence != "not_stated":
        author = draft.author(assessment)
        whose = f"The confidence of {author.name}" if author is not None else "The confidence"
        items += _after(_confidence(assessment, whose))
    return draft.state(assessment, [*items, draft.call(assessment)], sourced=sourced)


def _view(draft: Draft, assessment: Assessment) -> Statement:
    sourced = bool(draft.verifier.valid(assessment)) or draft.verifier.is_sourced(assessment)
    text = draft.wording(assessment)
    shown = w.sentence(text) if sourced else f"{w.open_end(text)}{w.UNSOURCED}."
    return draft.state(
        assessment,
        [Run(f"{shown} {_own_terms(draft, assessment)}"), draft.call(assessment)],
        sourced=sourced,
    )


def _own_terms(draft: Draft, assessment: Assessment) -> str:
    """The expert's own term, and the range only if the expert gave one or chose a scale."""
    spread = _spread(assessment)
    term = assessment.term
    if term and assessment.scale:
        note = (
            f"; the number given: {spread}" if spread and spread not in terms.likelihood(assessment.scale, term) else ""
        )
        return f"Judged {terms.likelihood(assessment.scale, term)}{note}."
    if term:
        return f"In the expert’s own word “{term}”; " + (f"put at {spread}." if spread else "gave no range.")
    return f"Put at {spread}." if spread else "No term was used; gave no range."


def _likelihood(draft: Draft, assessment: Assessment) -> str:
    if assessment.term and draft.scale_of(assessment):
        return terms.likelihood(draft.scale_of(assessment), assessment.term)
    if assessment.term:
        return f"“{assessment.term}” ({_spread(assessment) or 'gave no range'})"
    return _spread(assessment)


def _spread(assessment: Assessment) -> str:
    low, high = assessment.probability_low, assessment.probability_high
    if low is None and high is None:
        return ""
    if low is not None and high is not None and low != high:
        return f"{w.number_words(low)}–{w.number_words(high)} %"
    if low is not None and high is not None:
        return f"{w.number_words(low)} %"
    return f"at least {w.number_words(low)} %" if low is not None else f"at most {w.number_words(high or 0)} %"


def _introduction(draft: Draft, assessment: Assessment) -> list[Run]:
    expert = draft.author(assessment)
    assert isinstance(expert, Expert)
    about = [w.one_line(part) for part in (expert.affiliation, expert.field) if part]
    if expert.interests:
        about.append(f"interests: {w.one_line(expert.interests)}")
    return [Run(expert.name, "strong"), Run(f" ({'; '.join(about) or 'affiliation not stated'}):")]


def _after(runs: tuple[Run, ...]) -> list[Run]:
    return [Run(" "), *runs] if runs else []


def _live(draft: Draft) -> list[Assessment]:
    return [a for a in draft.snapshot.all(Assessment) if draft.is_included(a)]


def _leading(draft: Draft) -> list[Assessment]:
    """The analysts' judgments that stand on their own; dissent from one of them stands under it instead."""
    own = [a for a in _live(draft) if not _is_expert(draft, a)]
    heads = {a.id for a in own if a.dissents_from is None}
    return [a for a in own if a.dissents_from not in heads]


def _ordered(draft: Draft, chosen: list[Assessment]) -> list[Assessment]:
    return sorted(chosen, key=lambda a: (draft.position(a), a.id))


def _dissenting(draft: Draft, assessment: Assessment) -> list[Assessment]:
    found = draft.snapshot.referring(Assessment, "dissents_from", assessment.id)
    return _ordered(draft, [a for a in found if draft.is_included(a)])


def _is_expert(draft: Draft, assessment: Assessment) -> bool:
    return isinstance(draft.author(assessment), Expert)


def _several_analysts(draft: Draft) -> bool:
    authors = {a.author for a in _live(draft) if isinstance(draft.author(a), Analyst) and not a.dissents_from}
    return len(authors) > 1


def _name(draft: Draft, assessment: Assessment) -> str:
    author = draft.author(assessment)
    return author.name if author is not None else ""
